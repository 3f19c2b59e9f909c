/* PDFs, logos and frozen copies as files of a holder.
 * Invariant: as in the header.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-files.h"

#include <glib/gstdio.h>

#include "store/files-named.h"
#include "sync/folder/pieces.h"

static const char *
directory_of (JalonsHolder *holder)
{
  return jalons_store_get_directory (jalons_space_get_store (JALONS_SPACE (holder)));
}

/* Listing */

static void
on_listed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) named = jalons_store_list_files_finish (JALONS_STORE (object), result, &error);
  GPtrArray *files;

  if (named == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_held_file_free);
  for (guint i = 0; i < named->len; i++)
    {
      const JalonsNamedFile *file = named->pdata[i];
      g_autofree char *path = jalons_files_path (g_task_get_task_data (task), file->hash);
      JalonsHeldFile *held = jalons_held_file_new ((int) file->kind, file->hash, path != NULL);
      GStatBuf info;

      held->is_large = path != NULL && g_stat (path, &info) == 0 && info.st_size > JALONS_PIECES_MAX_BYTES;
      held->is_soon = file->is_soon;
      held->has_words = file->kind == JALONS_STORED_PDF;
      held->lacks_words = file->is_unread;
      g_ptr_array_add (files, held);
    }
  g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
}

static JalonsDay
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return jalons_day_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

static void
list_files_async (JalonsHolder *holder,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (holder, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (directory_of (holder)), g_free);
  jalons_store_list_files_async (jalons_space_get_store (JALONS_SPACE (holder)), today (), cancellable, on_listed, task);
}

static GPtrArray *
list_files_finish (JalonsHolder *holder,
                   GAsyncResult *result,
                   GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reading and taking in */

typedef struct
{
  char *directory;
  JalonsStoredKind kind;
  char *hash;
  GBytes *bytes;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->directory);
  g_free (request->hash);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request);
}

static void
start (JalonsHolder *holder,
       const JalonsHeldFile *file,
       GBytes *bytes,
       GTaskThreadFunc func,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (holder, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->directory = g_strdup (directory_of (holder));
  request->kind = (JalonsStoredKind) file->kind;
  request->hash = g_strdup (file->hash);
  request->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, func);
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  GBytes *bytes = jalons_files_read (request->directory, request->kind, request->hash, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
read_file_async (JalonsHolder *holder,
                 const JalonsHeldFile *file,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  start (holder, file, NULL, read_in_thread, cancellable, callback, user_data);
}

static GBytes *
read_file_finish (JalonsHolder *holder,
                  GAsyncResult *result,
                  GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
take_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  g_autofree char *hash = jalons_files_add_bytes (request->directory, request->kind, request->bytes, &error);

  if (hash != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
take_file_async (JalonsHolder *holder,
                 const JalonsHeldFile *file,
                 GBytes *bytes,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  start (holder, file, bytes, take_in_thread, cancellable, callback, user_data);
}

static gboolean
take_file_finish (JalonsHolder *holder,
                  GAsyncResult *result,
                  GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Words */

static void
on_pages_read (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char **pages = jalons_store_read_pages_finish (JALONS_STORE (object), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pages, (GDestroyNotify) g_strfreev);
}

static void
read_words_async (JalonsHolder *holder,
                  const JalonsHeldFile *file,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  jalons_store_read_pages_async (jalons_space_get_store (JALONS_SPACE (holder)), file->hash, cancellable, on_pages_read,
                                 g_task_new (holder, cancellable, callback, user_data));
}

static char **
read_words_finish (JalonsHolder *holder,
                   GAsyncResult *result,
                   GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_pages_taken (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (jalons_store_index_pages_finish (JALONS_STORE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
take_words_async (JalonsHolder *holder,
                  const JalonsHeldFile *file,
                  const char *const *pages,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  jalons_store_index_pages_async (jalons_space_get_store (JALONS_SPACE (holder)), file->hash, pages, cancellable,
                                  on_pages_taken, g_task_new (holder, cancellable, callback, user_data));
}

static gboolean
take_words_finish (JalonsHolder *holder,
                   GAsyncResult *result,
                   GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * jalons_space_files_implement:
 * @iface: of #JalonsSpace
 *
 * Adds what a holder does with files.
 */
void
jalons_space_files_implement (JalonsHolderInterface *iface)
{
  iface->list_files_async = list_files_async;
  iface->list_files_finish = list_files_finish;
  iface->read_file_async = read_file_async;
  iface->read_file_finish = read_file_finish;
  iface->take_file_async = take_file_async;
  iface->take_file_finish = take_file_finish;
  iface->read_words_async = read_words_async;
  iface->read_words_finish = read_words_finish;
  iface->take_words_async = take_words_async;
  iface->take_words_finish = take_words_finish;
}
