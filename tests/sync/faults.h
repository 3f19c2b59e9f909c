/* What the tests of faults have in common.
 * Invariant: a fault answers in place of the server, and leaves the rest to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "await.h"
#include "dav-server.h"

/* A fault that is a status. */
#define STATUS(number)                                                                            \
  static inline gboolean status_##number (DavServer *self, SoupServerMessage *message, const char *path) \
  {                                                                                               \
    soup_server_message_set_status (message, number, NULL);                                       \
    return TRUE;                                                                                  \
  }

/* Whether a call went well that may fail with "error". */
#define assert_well(call)      \
  G_STMT_START                 \
  {                            \
    gboolean went_well = call; \
                               \
    g_assert_no_error (error); \
    g_assert_true (went_well); \
  }                            \
  G_STMT_END

/* Of a holder's clock; milliseconds. */
#define MINUTE (60 * 1000)
#define DAY    (24 * 60 * MINUTE)

void     sync_all        (const Member *members, guint n_members, guint n_times);
void     sync_for_a_day  (const Member *member);
void     spoil           (DavServer *self, const char *path);
gboolean portal_redirect (DavServer *self, SoupServerMessage *message, const char *path);
