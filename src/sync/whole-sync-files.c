/* The files that go with what is held: sending those that are not in the folder, fetching those that are not here.
 * Invariant: files come last and never keep words from being exchanged: a file that fails is tried again in another sync.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/pieces.h"
#include "sync/whole-sync-private.h"

/* In one sync no further file is begun after so many bytes: the others want their turn, and so does the network. */
#define ENOUGH (G_GUINT64_CONSTANT (16) * 1024 * 1024)

/* What is missing here is looked for when the inboxes are; what is missing there goes at once. */
#define SEARCH_TURN 4

static void next_file (GTask *task);

static JalonsHeldFile *
this_file (JalonsRun *self)
{
  return self->files->pdata[self->next_file];
}

/* What the whole sync fails of fails it here too; anything else is about this one file. */
static void
go_on (GTask *task,
       GError *error)
{
  JalonsRun *self = g_task_get_task_data (task);

  if (error != NULL && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || jalons_trouble_is_offline (error)) &&
      !g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_BROKEN))
    {
      jalons_run_fail (task, error);
      return;
    }
  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_FULL) && self->report->paused == NULL)
    self->report->paused = g_error_copy (error);
  g_clear_error (&error);
  self->next_file++;
  next_file (task);
}

/* Sending */

static void
on_sent (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (jalons_pieces_send_finish (result, &error))
    g_hash_table_add (self->memory->there, g_strdup (this_file (self)->hash));
  go_on (task, error);
}

static void
on_file_read (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = JALONS_HOLDER_GET_IFACE (object)->read_file_finish (JALONS_HOLDER (object), result, &error);

  if (bytes == NULL)
    {
      go_on (task, error);
      return;
    }
  self->n_file_bytes += g_bytes_get_size (bytes);
  jalons_pieces_send_async (self->transport, self->membership->where, this_file (self)->hash, bytes,
                            g_task_get_cancellable (task), on_sent, g_object_ref (task));
}

/* Fetching */

static void
on_taken (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (JALONS_HOLDER_GET_IFACE (object)->take_file_finish (JALONS_HOLDER (object), result, &error))
    g_hash_table_add (self->memory->there, g_strdup (this_file (self)->hash));
  go_on (task, error);
}

static void
on_fetched (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = jalons_pieces_fetch_finish (result, &error);

  if (bytes == NULL)
    {
      go_on (task, error);
      return;
    }
  self->n_file_bytes += g_bytes_get_size (bytes);
  JALONS_HOLDER_GET_IFACE (self->holder)
    ->take_file_async (self->holder, this_file (self), bytes, g_task_get_cancellable (task), on_taken, g_object_ref (task));
}

/* All of them */

static gboolean
is_to_be_sent (JalonsRun *self,
               const JalonsHeldFile *file)
{
  return file->is_here && self->membership->inbox == NULL && self->report->paused == NULL &&
         !g_hash_table_contains (self->memory->there, file->hash);
}

static gboolean
is_to_be_fetched (JalonsRun *self,
                  const JalonsHeldFile *file)
{
  return !file->is_here && (self->memory->n_syncs % SEARCH_TURN == 0 || self->report->counts.n_received > 0);
}

static void
next_file (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  for (; self->next_file < self->files->len && self->n_file_bytes < ENOUGH; self->next_file++)
    if (is_to_be_sent (self, this_file (self)))
      {
        JALONS_HOLDER_GET_IFACE (self->holder)
          ->read_file_async (self->holder, this_file (self), cancellable, on_file_read, g_object_ref (task));
        return;
      }
    else if (is_to_be_fetched (self, this_file (self)))
      {
        jalons_pieces_fetch_async (self->transport, self->membership->where, this_file (self)->hash, cancellable, on_fetched,
                                   g_object_ref (task));
        return;
      }
  jalons_run_end (task);
}

static void
on_files_listed (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->files = JALONS_HOLDER_GET_IFACE (object)->list_files_finish (JALONS_HOLDER (object), result, &error);
  if (self->files == NULL)
    jalons_run_fail (task, error);
  else
    next_file (task);
}

/**
 * jalons_run_exchange_files:
 *
 * The last part of a whole sync.
 */
void
jalons_run_exchange_files (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  JalonsHolderInterface *iface = JALONS_HOLDER_GET_IFACE (self->holder);

  if (iface->list_files_async == NULL)
    jalons_run_end (task);
  else
    iface->list_files_async (self->holder, g_task_get_cancellable (task), on_files_listed, g_object_ref (task));
}
