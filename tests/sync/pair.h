/* Two desks on a server of this test's own, which counts, fails and forgets as it is told.
 * Invariant: the first has what there is, and makes the space.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "dav-server.h"
#include "desk.h"

typedef struct
{
  DavServer *server;
  FixtureFolder folders[2];
  Desk desks[2];
} Pair;

/* The first has a year; nothing is shared before pair_share(). */
void  pair_open         (Pair *pair);
void  pair_share        (Pair *pair);
void  pair_close        (Pair *pair);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_close)

/* The id of a document. */
#define GUIDE "11111111-1111-4111-8111-111111111111"

/* A document of the first desk whose PDF says @words. Returns: (transfer full): the name of its file. */
char *pair_add_document (Pair *pair, const char *id, const char *title, const char *words);
