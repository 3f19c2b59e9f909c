/* A Nextcloud in this process, as far as signing in to it goes: what its developer manual says, and a complaint of what it does
 * not say. The start and the questions whether somebody signed in are anonymous posts, the token in a form; 404 until then,
 * and 200 once; what is asked of OCS has its header, and asks for JSON where it wants JSON; the app password is called like the
 * program.
 * Invariant: it listens on 127.0.0.1 alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

typedef struct
{
  SoupServer *server;
  char *where;
  int n_polls_before; /* until somebody has signed in */
  guint login_status;
  char *opened;
  gboolean granted;
  gboolean revoked;
  char *complaint; /* the first thing that was asked otherwise than is written */
} Cloud;

void cloud_init  (Cloud *cloud);
void cloud_clear (Cloud *cloud); /* there must be no complaint */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cloud, cloud_clear)
