/* The files that go with what is held: sending those that are not in the folder, fetching of those that are not here the
 * ones that are wanted soon, and the words of all.
 * Invariant: files come last and never keep words from being exchanged: a file that fails is tried again in another sync.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/pieces.h"
#include "sync/folder/words.h"
#include "sync/whole-sync-private.h"

/* In one sync no further file is begun after so many bytes: the others want their turn, and so does the network. */
#define ENOUGH (G_GUINT64_CONSTANT (16) * 1024 * 1024)

/* What is missing here is looked for when the inboxes are; what is missing there goes at once. What was looked for in vain
 * is looked for half as often each time, down to once in so many turns. */
#define SEARCH_TURN 4
#define RAREST      32

/* What is done about one file, in this order. */
enum
{
  SEND,
  SEND_WORDS,
  FETCH_WORDS,
  FETCH,
  N_STEPS,
};

static void next_step (GTask *task);

static JalonsHeldFile *
this_file (JalonsRun *self)
{
  return self->files->pdata[self->next_file];
}

/* The words of a file are there, as the file is. */
static char *
key_of_words (const JalonsHeldFile *file)
{
  return g_strconcat (file->hash, "-", NULL);
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
  self->file_step++;
  next_step (task);
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
    {
      g_hash_table_add (self->memory->folder->there, g_strdup (this_file (self)->hash));
      self->n_files_sent++;
    }
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

static void
on_words_sent (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (jalons_words_send_finish (result, &error))
    g_hash_table_add (self->memory->folder->there, key_of_words (this_file (self)));
  go_on (task, error);
}

/* A PDF whose words nobody has read yet has none to send. */
static void
on_words_read (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) pages = JALONS_HOLDER_GET_IFACE (object)->read_words_finish (JALONS_HOLDER (object), result, &error);

  if (pages == NULL)
    go_on (task, error);
  else
    jalons_words_send_async (self->transport, this_file (self)->hash, (const char *const *) pages,
                             g_task_get_cancellable (task), on_words_sent, g_object_ref (task));
}

/* Fetching */

static void
note_missed (JalonsRun *self,
             char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->memory->missed, key));

  g_hash_table_replace (self->memory->missed, key, GUINT_TO_POINTER (MIN (MAX (2 * n, 1), RAREST)));
}

/* Whether it is the turn of what was looked for in vain, or not yet. */
static gboolean
is_turn_of (JalonsRun *self,
            const char *key)
{
  guint rarely = GPOINTER_TO_UINT (g_hash_table_lookup (self->memory->missed, key));

  return self->memory->n_syncs % (SEARCH_TURN * MAX (rarely, 1)) == 0 || (rarely == 0 && self->report->counts.n_received > 0);
}

static void
on_taken (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (JALONS_HOLDER_GET_IFACE (object)->take_file_finish (JALONS_HOLDER (object), result, &error))
    g_hash_table_add (self->memory->folder->there, g_strdup (this_file (self)->hash));
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
      note_missed (self, g_strdup (this_file (self)->hash));
      go_on (task, error);
      return;
    }
  self->n_file_bytes += g_bytes_get_size (bytes);
  JALONS_HOLDER_GET_IFACE (self->holder)
    ->take_file_async (self->holder, this_file (self), bytes, g_task_get_cancellable (task), on_taken, g_object_ref (task));
}

static void
on_words_taken (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  JALONS_HOLDER_GET_IFACE (object)->take_words_finish (JALONS_HOLDER (object), result, &error);
  go_on (task, error);
}

static void
on_words_fetched (GObject *object,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (GTask) task = data;
  JalonsRun *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) pages = jalons_words_fetch_finish (result, &error);

  if (pages == NULL)
    {
      note_missed (self, key_of_words (this_file (self)));
      go_on (task, error);
      return;
    }
  g_hash_table_add (self->memory->folder->there, key_of_words (this_file (self)));
  JALONS_HOLDER_GET_IFACE (self->holder)
    ->take_words_async (self->holder, this_file (self), (const char *const *) pages, g_task_get_cancellable (task),
                        on_words_taken, g_object_ref (task));
}

/* All of them */

static gboolean
may_send (JalonsRun *self,
          const JalonsHeldFile *file)
{
  return file->is_here && !file->is_large && self->membership->inbox == NULL && self->report->paused == NULL;
}

static gboolean
may_exchange_words (JalonsRun *self,
                    const JalonsHeldFile *file)
{
  return file->has_words && JALONS_HOLDER_GET_IFACE (self->holder)->read_words_async != NULL;
}

/* Words go only after their file, so that who finds them finds it too. */
static gboolean
is_to_be_done (JalonsRun *self,
               const JalonsHeldFile *file,
               guint step)
{
  g_autofree char *key = key_of_words (file);
  gboolean is_there = g_hash_table_contains (self->memory->folder->there, file->hash);

  switch (step)
    {
    case SEND:
      return may_send (self, file) && !is_there;
    case SEND_WORDS:
      return may_send (self, file) && is_there && may_exchange_words (self, file) && !file->lacks_words &&
             !g_hash_table_contains (self->memory->folder->there, key);
    case FETCH_WORDS:
      return !file->is_here && file->lacks_words && may_exchange_words (self, file) && is_turn_of (self, key);
    case FETCH:
    default:
      return !file->is_here && (self->memory->wants_all || (file->is_soon && is_turn_of (self, file->hash)));
    }
}

static void
do_step (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);
  JalonsHolderInterface *iface = JALONS_HOLDER_GET_IFACE (self->holder);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const JalonsHeldFile *file = this_file (self);

  switch (self->file_step)
    {
    case SEND:
      iface->read_file_async (self->holder, file, cancellable, on_file_read, g_object_ref (task));
      break;
    case SEND_WORDS:
      iface->read_words_async (self->holder, file, cancellable, on_words_read, g_object_ref (task));
      break;
    case FETCH_WORDS:
      jalons_words_fetch_async (self->transport, file->hash, cancellable, on_words_fetched, g_object_ref (task));
      break;
    case FETCH:
    default:
      jalons_pieces_fetch_async (self->transport, self->membership->where, file->hash, NULL, NULL, cancellable, on_fetched,
                                 g_object_ref (task));
      break;
    }
}

/* A file that was begun is ended, whatever its size. */
static gboolean
has_time (JalonsRun *self)
{
  return self->n_file_bytes < ENOUGH || self->file_step > 0 || self->memory->wants_all;
}

static void
next_step (GTask *task)
{
  JalonsRun *self = g_task_get_task_data (task);

  for (; self->next_file < self->files->len && has_time (self); self->next_file++)
    {
      for (; self->file_step < N_STEPS; self->file_step++)
        if (is_to_be_done (self, this_file (self), self->file_step))
          {
            do_step (task);
            return;
          }
      self->file_step = 0;
    }
  /* What names them waited for them. */
  self->report->has_more = self->next_file < self->files->len && self->n_files_sent > 0;
  if (self->n_files_sent > 0 && jalons_holder_get_n_pending (self->holder) > 0 && self->report->paused == NULL)
    jalons_run_once_more (task);
  else
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
    {
      jalons_run_fail (task, error);
      return;
    }
  for (guint i = 0; self->membership->inbox == NULL && i < self->files->len; i++)
    self->report->n_large += ((JalonsHeldFile *) self->files->pdata[i])->is_large ? 1 : 0;
  next_step (task);
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
