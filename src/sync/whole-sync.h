/* One whole sync: is it our space, the round of its log, once more if something was put, the inboxes.
 * Invariant: before something is written, the space file was seen since the folder last looked otherwise than it should.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/folder-memory.h"
#include "sync/folder/moved-file.h"
#include "sync/folder/transport.h"
#include "sync/holder.h"

G_BEGIN_DECLS

/* Where the blocks are, in the shared folder. */
#define JALONS_LOG "log"

/* How much new is read in one sync, packed or unpacked. */
#define JALONS_SYNC_MOST_BYTES (G_GUINT64_CONSTANT (512) * 1024 * 1024)

/**
 * JalonsSyncMemory:
 * @is_known: whether the space file was seen
 * @is_read_only: whether the server says that nothing may be put where we write
 * @sign: (nullable): the space that a sign in the log said that this one goes on as, when it was looked after
 * @seen: (element-type utf8): the files of the log that the last listing had
 * @n_syncs: how many syncs went well
 * @folder: (nullable): what outlives the program; %NULL before the first sync
 * @kept: (nullable): the text of it that was kept last
 * @missed: (element-type utf8 uint): likewise, of what was looked for in vain, how rarely it is looked for
 * @inbox: (nullable): our own inbox, where it may stand by itself
 * @looked_for_inbox: whether it was looked whether it does
 * @wants_all: whether the space goes on elsewhere: then every file of it is fetched, and sent there, at once
 * @most_bytes: more than this in one sync, packed or unpacked, is nobody's work; tests have less
 * @thorough_at: when files were last read again, in microseconds of the monotonic clock; 0 for never
 *
 * What is remembered from one sync to the next while the program runs.
 */
typedef struct
{
  gboolean is_known;
  gboolean is_read_only;
  char *sign;
  GHashTable *seen;
  guint n_syncs;
  JalonsFolderMemory *folder;
  char *kept;
  GHashTable *missed;
  JalonsTransport *inbox;
  gboolean looked_for_inbox;
  guint64 most_bytes;
  gint64 thorough_at;
  gboolean wants_all;
} JalonsSyncMemory;

JalonsSyncMemory *jalons_sync_memory_new  (void);
void              jalons_sync_memory_free (JalonsSyncMemory *memory);
void              jalons_sync_memory_keep (JalonsSyncMemory *memory, JalonsHolder *holder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSyncMemory, jalons_sync_memory_free)

/**
 * JalonsSyncReport:
 * @counts: over all rounds
 * @paused: (nullable): why nothing more could be written, while everything was read
 * @n_requests: how much was asked of the folder
 * @restored: whether the server says that it was put back from a backup since it was last looked at
 * @n_large: files that are too large to be sent, and stay here
 * @has_more: whether files were sent, and there are more than one sync sends
 * @moved: (nullable): where the space goes on, when it does so elsewhere: then all that was there was read, and what was
 *   missing there was sent
 */
typedef struct
{
  JalonsRoundCounts counts;
  GError *paused;
  guint n_requests;
  gboolean restored;
  guint n_large;
  gboolean has_more;
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
