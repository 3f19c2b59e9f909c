/* Waiting in a test for what happens later.
 * Invariant: each function turns the main loop until its own answer is there, and no longer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "memory-holder.h"
#include "replica/round.h"
#include "sync/folder/space-file.h"
#include "sync/folder/transport.h"
#include "sync/syncing.h"

/* An empty folder, which is gone with everything in it when the program ends well. */
char    *make_temporary_folder (void);

/* A callback, whose data is where the result goes; and waiting for it. */
void     await_result      (GObject *object, GAsyncResult *result, gpointer data);
void     await             (GAsyncResult **result);

GArray  *await_list        (JalonsTransport *transport, const char *folder, GError **error);
/* "a.seg:3 log/:0", in the order of the names; NULL for an error. It stays good until the next call. */
char    *await_names       (JalonsTransport *transport, const char *folder);
GBytes  *await_get         (JalonsTransport *transport, const char *name, gsize max_bytes, GError **error);
gboolean await_put         (JalonsTransport *transport, const char *name, GBytes *bytes, GError **error);
gboolean await_delete      (JalonsTransport *transport, const char *name, GError **error);
gboolean await_make_folder (JalonsTransport *transport, const char *name, GError **error);
JalonsFoundSpace *await_find_space (JalonsTransport *transport, const char *where, GError **error);

gboolean await_create      (JalonsSyncing *syncing, const char *where, const char *user, const char *password,
                            const char *label, GError **error);
gboolean await_join        (JalonsSyncing *syncing, const char *where, const char *user, const char *password,
                            const char *inbox, GError **error);
gboolean await_run         (JalonsSyncing *syncing, GError **error);
gboolean await_leave       (JalonsSyncing *syncing, GError **error);

/* A holder in memory and what drives it, without a keyring and without waiting for others who make a space. */
typedef struct
{
  MemoryHolder *holder;
  JalonsSyncing *syncing;
} Member;

Member   member_new        (guint32 seed);
void     member_clear      (Member *member);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Member, member_clear)
/* It is at rest otherwise than by being busy, and says so in words. */
void     member_assert     (const Member *member, JalonsSyncingState state);
/* They hold the same, and none waits. */
void     members_assert_agree (const Member *members, guint n_members);
