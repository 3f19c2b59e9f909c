/* Syncing a holder of blocks with its shared folder: when, in which order, and what is shown of it.
 * Invariant: without a membership nothing is asked of anybody; no choice between "mine" and "theirs" exists anywhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/transport.h"
#include "sync/holder.h"
#include "sync/trouble.h"

G_BEGIN_DECLS

/**
 * JalonsSyncingState:
 * @JALONS_SYNCING_OFF: not a member of any space
 * @JALONS_SYNCING_REST: everything written here was seen in the folder, and everything there is here
 * @JALONS_SYNCING_PENDING: something written here was not seen in the folder yet
 * @JALONS_SYNCING_OFFLINE: the folder cannot be reached now; nothing has to be done about it
 * @JALONS_SYNCING_ATTENTION: somebody has to do something
 */
typedef enum
{
  JALONS_SYNCING_OFF,
  JALONS_SYNCING_REST,
  JALONS_SYNCING_PENDING,
  JALONS_SYNCING_OFFLINE,
  JALONS_SYNCING_ATTENTION,
} JalonsSyncingState;

/* Properties, all read-only, notified: "state" (int, a JalonsSyncingState), "busy" (gboolean), "sentence" (string, whole
 * and translated), "remedy" (int, a JalonsRemedy), "n-pending" (guint), "last" (gint64, Unix seconds, 0 for never),
 * "fraction" (double, of what is to be received, -1 when unknown), "note" (string or NULL: what else to say). */
#define JALONS_TYPE_SYNCING (jalons_syncing_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSyncing, jalons_syncing, JALONS, SYNCING, GObject)

JalonsSyncing     *jalons_syncing_new           (JalonsHolder *holder);

JalonsSyncingState jalons_syncing_get_state     (JalonsSyncing *self);
gboolean           jalons_syncing_get_busy      (JalonsSyncing *self);
const char        *jalons_syncing_get_sentence  (JalonsSyncing *self);
JalonsRemedy       jalons_syncing_get_remedy    (JalonsSyncing *self);
guint              jalons_syncing_get_n_pending (JalonsSyncing *self);
gint64             jalons_syncing_get_last      (JalonsSyncing *self);
double             jalons_syncing_get_fraction  (JalonsSyncing *self);
const char        *jalons_syncing_get_note      (JalonsSyncing *self);
const GError      *jalons_syncing_get_error     (JalonsSyncing *self);

/* By the clock: only the window does this. */
void               jalons_syncing_start         (JalonsSyncing *self);
void               jalons_syncing_stop          (JalonsSyncing *self);
void               jalons_syncing_set_active    (JalonsSyncing *self, gboolean active);

void               jalons_syncing_set_password       (JalonsSyncing *self, const char *password);
void               jalons_syncing_set_keeps_password (JalonsSyncing *self, gboolean keeps);

/* @fraction: of the file that is fetched, how much is here */
typedef void (*JalonsSyncingProgress) (double fraction, gpointer data);

/* For tests: another transport than the one that where it is asks for, and how long a new space settles. */
typedef JalonsTransport *(*JalonsTransportFunc) (const char *where, const char *user, const char *password, gpointer data,
                                                 GError **error);
void               jalons_syncing_set_transport_func (JalonsSyncing *self, JalonsTransportFunc func, gpointer data);
void               jalons_syncing_set_settle         (JalonsSyncing *self, guint milliseconds);

void     jalons_syncing_create_async  (JalonsSyncing *self, const char *where, const char *user, const char *password,
                                       const char *label, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean jalons_syncing_create_finish (JalonsSyncing *self, GAsyncResult *result, GError **error);
void     jalons_syncing_join_async    (JalonsSyncing *self, const char *where, const char *user, const char *password,
                                       const char *inbox, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean jalons_syncing_join_finish   (JalonsSyncing *self, GAsyncResult *result, GError **error);
void     jalons_syncing_run_async     (JalonsSyncing *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean jalons_syncing_run_finish    (JalonsSyncing *self, GAsyncResult *result, GError **error);
void     jalons_syncing_fetch_async   (JalonsSyncing *self, const char *hash, JalonsSyncingProgress progress,
                                       gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean jalons_syncing_fetch_finish  (JalonsSyncing *self, GAsyncResult *result, GError **error);
void     jalons_syncing_roll_over_async  (JalonsSyncing *self, const char *where, const char *user, const char *password,
                                          const char *label, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean jalons_syncing_roll_over_finish (JalonsSyncing *self, GAsyncResult *result, GError **error);
void     jalons_syncing_leave_async   (JalonsSyncing *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean jalons_syncing_leave_finish  (JalonsSyncing *self, GAsyncResult *result, GError **error);
void     jalons_syncing_set_password_async  (JalonsSyncing *self, const char *user, const char *password,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean jalons_syncing_set_password_finish (JalonsSyncing *self, GAsyncResult *result, GError **error);

G_END_DECLS
