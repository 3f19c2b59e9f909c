/* Sending and fetching files in pieces. What is there already is not sent again, so that it may be cut off anywhere.
 * Invariant: pieces of one size belong together; two who send the same file at once write the same bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/pieces.h"

#include <string.h>

#include "replica/round.h"
#include "sync/folder/where.h"

#define BLOB "blob"

/* After sending, the folder is looked at so often until everything is there. */
#define TRIES 3

typedef struct
{
  JalonsTransport *transport;
  char *where;
  char *hash;
  char *folder; /* "blob/ab" */
  GArray *listing;

  GBytes *bytes; /* to send */
  gsize piece;   /* how large a piece is, but the last */
  guint tries;
  gboolean made_folder;

  guint count; /* to fetch */
  guint next;
  guint64 size;
  JalonsPiecesProgress progress; /* (nullable) */
  gpointer progress_data;
  GByteArray *got;
} Parcel;

static void list (GTask *task);
static void send_next (GTask *task);
static void fetch_next (GTask *task);

static void
parcel_free (gpointer data)
{
  Parcel *self = data;

  g_object_unref (self->transport);
  g_free (self->where);
  g_free (self->hash);
  g_free (self->folder);
  g_clear_pointer (&self->listing, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->got, g_byte_array_unref);
  g_free (self);
}

/* Both ways */

static GTask *
parcel_new (JalonsTransport *transport,
            const char *where,
            const char *hash,
            GBytes *bytes,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (transport, cancellable, callback, user_data);
  Parcel *self = g_new0 (Parcel, 1);

  self->transport = g_object_ref (transport);
  self->where = g_strdup (where);
  self->hash = g_strdup (hash);
  self->folder = jalons_piece_folder (hash);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->piece = JALONS_PIECE_BYTES;
  g_task_set_task_data (task, self, parcel_free);
  return task;
}

static void
fail (GTask *task,
      JalonsTrouble trouble)
{
  Parcel *self = g_task_get_task_data (task);
  g_autofree char *name = jalons_where_name (self->where);

  g_task_return_error (task, jalons_trouble_new (trouble, name, NULL));
}

static char *
path_of (Parcel *self,
         guint number,
         guint count)
{
  g_autofree char *name = jalons_piece_make_name (self->hash, number, count);

  return g_strconcat (self->folder, "/", name, NULL);
}

static void
begin_fetching (GTask *task)
{
  Parcel *self = g_task_get_task_data (task);

  self->count = jalons_pieces_find (self->listing, self->hash, &self->size);
  if (self->count == 0)
    g_task_return_pointer (task, NULL, NULL);
  else if (self->size > JALONS_PIECES_MAX_BYTES)
    fail (task, JALONS_TROUBLE_TOO_LARGE);
  else
    {
      self->got = g_byte_array_new ();
      fetch_next (task);
    }
}

static void
on_listed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Parcel *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->listing, g_array_unref);
  self->listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);
  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER))
    self->listing = jalons_listed_new ();
  if (self->listing == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (self->bytes == NULL)
    begin_fetching (task);
  else
    {
      self->next = 1;
      send_next (task);
    }
}

static void
list (GTask *task)
{
  Parcel *self = g_task_get_task_data (task);

  jalons_transport_list_async (self->transport, self->folder, g_task_get_cancellable (task), on_listed, g_object_ref (task));
}

/* Sending */

static guint
count_pieces (Parcel *self)
{
  return (guint) MAX (1, (g_bytes_get_size (self->bytes) + self->piece - 1) / self->piece);
}

static GBytes *
cut_piece (Parcel *self,
           guint number)
{
  gsize start = (number - 1) * self->piece;

  return g_bytes_new_from_bytes (self->bytes, start, MIN (self->piece, g_bytes_get_size (self->bytes) - start));
}

static gboolean
is_there (Parcel *self,
          guint number,
          gsize size)
{
  g_autofree char *name = jalons_piece_make_name (self->hash, number, count_pieces (self));

  for (guint i = 0; i < self->listing->len; i++)
    {
      const JalonsListed *listed = &g_array_index (self->listing, JalonsListed, i);

      if (g_str_equal (listed->name, name))
        return listed->size == size;
    }
  return FALSE;
}

static void
on_folder_made (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (GTask) task = data;
  Parcel *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!jalons_transport_make_folder_finish (JALONS_TRANSPORT (object), result, &error))
    g_task_return_error (task, error);
  else if (self->made_folder)
    send_next (task);
  else
    {
      self->made_folder = TRUE;
      jalons_transport_make_folder_async (self->transport, self->folder, g_task_get_cancellable (task), on_folder_made,
                                          g_object_ref (task));
    }
}

/* A server that takes no piece of this size is given smaller ones; one without the folder is given that. */
static void
mend_sending (GTask *task,
              GError *error)
{
  Parcel *self = g_task_get_task_data (task);

  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_REFUSED_SIZE) && self->piece > JALONS_PIECE_LEAST)
    {
      g_error_free (error);
      self->piece /= 2;
      self->next = 1;
      send_next (task);
    }
  else if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER) && !self->made_folder)
    {
      g_error_free (error);
      jalons_transport_make_folder_async (self->transport, BLOB, g_task_get_cancellable (task), on_folder_made,
                                          g_object_ref (task));
    }
  else
    g_task_return_error (task, error);
}

static void
on_put (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Parcel *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!jalons_transport_put_finish (JALONS_TRANSPORT (object), result, &error))
    {
      mend_sending (task, error);
      return;
    }
  self->next++;
  send_next (task);
}

/* Over all pieces: the first that is missing is put; when all were seen, it is well. */
static void
send_next (GTask *task)
{
  Parcel *self = g_task_get_task_data (task);
  guint count = count_pieces (self);
  gboolean was_all_there = self->next == 1;

  for (; self->next <= count; self->next++)
    {
      g_autoptr (GBytes) piece = cut_piece (self, self->next);
      g_autofree char *path = path_of (self, self->next, count);

      if (is_there (self, self->next, g_bytes_get_size (piece)))
        continue;
      jalons_transport_put_async (self->transport, path, piece, FALSE, g_task_get_cancellable (task), on_put,
                                  g_object_ref (task));
      return;
    }
  if (was_all_there)
    g_task_return_boolean (task, TRUE);
  else if (++self->tries < TRIES)
    list (task);
  else
    fail (task, JALONS_TROUBLE_BROKEN);
}

/**
 * jalons_pieces_send_async:
 * @where: what @transport was made of, for sentences
 * @hash: the SHA-256 of @bytes
 *
 * Has a file be in the shared folder: sends those of its pieces that are not.
 */
void
jalons_pieces_send_async (JalonsTransport *transport,
                          const char *where,
                          const char *hash,
                          GBytes *bytes,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = parcel_new (transport, where, hash, bytes, cancellable, callback, user_data);

  if (g_bytes_get_size (bytes) > JALONS_PIECES_MAX_BYTES)
    fail (task, JALONS_TROUBLE_REFUSED_SIZE);
  else
    list (task);
}

/**
 * jalons_pieces_send_finish:
 *
 * Returns: whether a listing showed all pieces
 */
gboolean
jalons_pieces_send_finish (GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Fetching */

static void
end_fetching (GTask *task)
{
  Parcel *self = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->got));
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (g_str_equal (hash, self->hash))
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  else
    fail (task, JALONS_TROUBLE_BROKEN);
}

static void
on_got (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Parcel *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = jalons_transport_get_finish (JALONS_TRANSPORT (object), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (bytes == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else if (self->got->len + g_bytes_get_size (bytes) > JALONS_PIECES_MAX_BYTES)
    fail (task, JALONS_TROUBLE_TOO_LARGE);
  else
    {
      g_byte_array_append (self->got, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
      fetch_next (task);
    }
}

static void
tell_progress (gsize n_bytes,
               gpointer data)
{
  Parcel *self = data;

  if (self->progress != NULL)
    self->progress (MIN (1, (double) (self->got->len + n_bytes) / (double) MAX (self->size, 1)), self->progress_data);
}

static void
fetch_next (GTask *task)
{
  Parcel *self = g_task_get_task_data (task);
  g_autofree char *path = NULL;

  if (self->next >= self->count)
    {
      end_fetching (task);
      return;
    }
  tell_progress (0, self);
  path = path_of (self, ++self->next, self->count);
  jalons_transport_get_told_async (self->transport, path, JALONS_PIECE_BYTES, tell_progress, self,
                                   g_task_get_cancellable (task), on_got, g_object_ref (task));
}

/**
 * jalons_pieces_fetch_async:
 * @where: what @transport was made of, for sentences
 * @hash: of the file that is wanted
 * @progress: (nullable): is told how much of it is here
 */
void
jalons_pieces_fetch_async (JalonsTransport *transport,
                           const char *where,
                           const char *hash,
                           JalonsPiecesProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = parcel_new (transport, where, hash, NULL, cancellable, callback, user_data);
  Parcel *self = g_task_get_task_data (task);

  self->progress = progress;
  self->progress_data = progress_data;
  list (task);
}

/**
 * jalons_pieces_fetch_finish:
 *
 * Returns: (transfer full) (nullable): the file; %NULL without an error when it is not there yet, with
 *   %JALONS_TROUBLE_BROKEN when its bytes are not what its name says, or %JALONS_TROUBLE_TOO_LARGE
 */
GBytes *
jalons_pieces_fetch_finish (GAsyncResult *result,
                            GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
