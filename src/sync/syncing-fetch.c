/* Fetching one file that somebody wants to see now.
 * Invariant: it waits for nothing but the exchange that is under way; of what it fails of, only a refused password is shown
 * as if an exchange had.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "sync/folder/pieces.h"
#include "sync/syncing-private.h"

/* The file whose SHA-256 is wanted, if anything names it. */
static JalonsHeldFile *
find_file (GPtrArray *files,
           const char *hash)
{
  for (guint i = 0; i < files->len; i++)
    {
      const JalonsHeldFile *file = files->pdata[i];

      if (g_str_equal (file->hash, hash))
        return jalons_held_file_copy (file);
    }
  return NULL;
}

static GError *
not_there (void)
{
  return g_error_new_literal (JALONS_ERROR, JALONS_ERROR_MISSING,
                              _ ("This file has not come to the shared folder yet: it comes with the next exchange of who "
                                 "added it."));
}

static void
on_taken (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  GError *error = NULL;

  JALONS_HOLDER_GET_IFACE (object)->take_file_finish (JALONS_HOLDER (object), result, &error);
  jalons_syncing_end_job (data, error);
}

static void
on_fetched (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  JalonsSyncingJob *job = data;
  JalonsHolder *holder = job->syncing->holder;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = jalons_pieces_fetch_finish (result, &error);

  jalons_syncing_heed_refusal (job->syncing, error);
  if (bytes == NULL)
    jalons_syncing_end_job (job, error != NULL ? error : not_there ());
  else
    JALONS_HOLDER_GET_IFACE (holder)
      ->take_file_async (holder, job->file, bytes, g_task_get_cancellable (job->task), on_taken, job);
}

static void
fetch (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;

  jalons_pieces_fetch_async (self->transport, jalons_holder_get_membership (self->holder)->where, job->hash, job->progress,
                             job->progress_data, g_task_get_cancellable (job->task), on_fetched, job);
}

static void
on_listed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  JalonsSyncingJob *job = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) files =
    JALONS_HOLDER_GET_IFACE (object)->list_files_finish (JALONS_HOLDER (object), result, &error);

  if (files != NULL)
    job->file = find_file (files, job->hash);
  if (error != NULL)
    jalons_syncing_end_job (job, error);
  else if (job->file == NULL)
    jalons_syncing_end_job (job, not_there ());
  else if (job->file->is_here)
    jalons_syncing_end_job (job, NULL);
  else
    jalons_syncing_prepare_transport (job, fetch);
}

static void
start (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &error))
    jalons_syncing_end_job (job, error);
  else if (jalons_holder_get_membership (self->holder) == NULL)
    jalons_syncing_end_job (job, not_there ());
  else
    JALONS_HOLDER_GET_IFACE (self->holder)
      ->list_files_async (self->holder, g_task_get_cancellable (job->task), on_listed, job);
}

/**
 * jalons_syncing_fetch_async:
 * @hash: the SHA-256 of a file that a record names
 * @progress: (nullable): is told how much of it is here
 *
 * Fetches a file that is still in the shared folder, before everything else that is to be done.
 */
void
jalons_syncing_fetch_async (JalonsSyncing *self,
                            const char *hash,
                            JalonsSyncingProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  JalonsSyncingJob *job = jalons_syncing_add_job (self, start, cancellable, callback, user_data);

  job->hash = g_strdup (hash);
  job->progress = progress;
  job->progress_data = progress_data;
  g_queue_pop_tail (&self->jobs);
  g_queue_push_nth (&self->jobs, job, MIN (1, (int) self->jobs.length));
  if (self->jobs.length == 1)
    jalons_syncing_start_job (self);
}

/**
 * jalons_syncing_fetch_finish:
 *
 * Returns: whether the file is in the data folder now; else an error of %JALONS_TROUBLE, %JALONS_ERROR_MISSING when it is
 *   not in the shared folder either, or %G_IO_ERROR_CANCELLED
 */
gboolean
jalons_syncing_fetch_finish (JalonsSyncing *self,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
