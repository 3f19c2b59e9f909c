/* One whole sync: is it our space, the round of its log, once more if something was put, the inboxes.
 * Invariant: before something is written, the space file was seen since the folder last looked otherwise than it should.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/moved-file.h"
#include "sync/folder/transport.h"
#include "sync/holder.h"

G_BEGIN_DECLS

/**
 * JalonsSyncMemory:
 * @is_known: whether the space file was seen
 * @is_read_only: whether the server says that nothing may be put where we write
 * @seen: (element-type utf8): the files of the log that the last listing had
 * @n_syncs: how many syncs went well
 * @there: (element-type utf8): the SHA-256 of the files whose pieces a listing showed, with a dash of those whose words
 * @missed: (element-type utf8 uint): likewise, of what was looked for in vain, how rarely it is looked for
 * @inbox: (nullable): our own inbox, where it may stand by itself
 * @looked_for_inbox: whether it was looked whether it does
 * @wants_all: whether the space goes on elsewhere: then every file of it is fetched, and sent there, at once
 * @thorough_at: when files were last read again, in microseconds of the monotonic clock; 0 for never
 *
 * What is remembered from one sync to the next while the program runs.
 */
typedef struct
{
  gboolean is_known;
  gboolean is_read_only;
  GHashTable *seen;
  guint n_syncs;
  GHashTable *there;
  GHashTable *missed;
  JalonsTransport *inbox;
  gboolean looked_for_inbox;
  gint64 thorough_at;
  gboolean wants_all;
} JalonsSyncMemory;

JalonsSyncMemory *jalons_sync_memory_new  (void);
void              jalons_sync_memory_free (JalonsSyncMemory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSyncMemory, jalons_sync_memory_free)

/**
 * JalonsSyncReport:
 * @counts: over all rounds
 * @paused: (nullable): why nothing more could be written, while everything was read
 * @n_requests: how much was asked of the folder
 * @moved: (nullable): where the space goes on, when it does so elsewhere: then all that was there was read, and what was
 *   missing there was sent
 */
typedef struct
{
  JalonsRoundCounts counts;
  GError *paused;
  guint n_requests;
  JalonsMovedFile *moved;
} JalonsSyncReport;

void              jalons_sync_report_free (JalonsSyncReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSyncReport, jalons_sync_report_free)

/* @fraction: of the files that are listed, how many were read or passed over */
typedef void (*JalonsSyncProgress) (double fraction, gpointer data);

void              jalons_whole_sync_async  (JalonsHolder *holder, JalonsTransport *transport, JalonsSyncMemory *memory,
                                            JalonsSyncProgress progress, gpointer progress_data, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
JalonsSyncReport *jalons_whole_sync_finish (GAsyncResult *result, GError **error);

G_END_DECLS
