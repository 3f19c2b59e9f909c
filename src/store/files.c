/* Finding files, taking them in, copying them to another folder.
 * Invariant: only what has the SHA-256 that its name says is given out or copied.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/record/id.h"
#include "store/files-private.h"

/* Finding */

static gboolean
is_hash (const char *hash)
{
  return jalons_id_is_hex (hash, 64);
}

static const char *const endings[JALONS_N_STORED] = {
  [JALONS_STORED_PDF] = ".pdf",
  [JALONS_STORED_PNG] = ".png",
  [JALONS_STORED_CARRIED] = ".jalons",
};

/**
 * jalons_files_path_in:
 * @folder: a folder of files
 * @hash: a SHA-256
 *
 * Returns: (transfer full): where the file is, if it is there
 */
char *
jalons_files_path_in (const char *folder,
                      JalonsStoredKind kind,
                      const char *hash)
{
  g_autofree char *name = g_strconcat (hash, endings[kind], NULL);
  const char first[] = { hash[0], hash[1], '\0' };

  return g_build_filename (folder, first, name, NULL);
}

/**
 * jalons_files_parse_name:
 * @name: the name of a file
 * @kind: (out): what it is
 *
 * Returns: (transfer full) (nullable): the hash in @name; %NULL when no file of ours has such a name
 */
char *
jalons_files_parse_name (const char *name,
                         JalonsStoredKind *kind)
{
  g_autofree char *hash = g_strndup (name, 64);

  for (int i = 0; is_hash (hash) && i < JALONS_N_STORED; i++)
    if (g_str_equal (name + 64, endings[i]))
      {
        *kind = (JalonsStoredKind) i;
        return g_steal_pointer (&hash);
      }
  return NULL;
}

/**
 * jalons_files_path:
 * @directory: the data folder
 * @hash: a SHA-256, 64 hexadecimal digits
 *
 * Returns: (transfer full) (nullable): where the file of any kind is; %NULL when there is none, or @hash is no hash
 */
char *
jalons_files_path (const char *directory,
                   const char *hash)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_FILES_FOLDER, NULL);

  for (int i = 0; is_hash (hash) && i < JALONS_N_STORED; i++)
    {
      g_autofree char *path = jalons_files_path_in (folder, (JalonsStoredKind) i, hash);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/**
 * jalons_files_has:
 * @directory: the data folder
 *
 * Returns: whether the file is there, of whichever kind; its bytes are not looked at
 */
gboolean
jalons_files_has (const char *directory,
                  const char *hash)
{
  g_autofree char *path = jalons_files_path (directory, hash);

  return path != NULL;
}

/**
 * jalons_files_find:
 * @document: a document with a file
 *
 * Returns: (transfer full): the path of its PDF, for a reader behind walls; %NULL with %JALONS_ERROR_MISSING
 */
char *
jalons_files_find (const char *directory,
                   const JalonsDocument *document,
                   GError **error)
{
  char *path = jalons_files_path (directory, jalons_document_file (document));

  if (path != NULL)
    return path;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               /* Translators: the title of a document, the name of a file. */
               _ ("The PDF of “%1$s” (%2$s) is not in this data folder: add it again, or copy the folder “files” from "
                  "where it is."),
               jalons_document_title (document), jalons_document_file_name (document));
  return NULL;
}

/* Taking in */

static GInputStream *
open_source (GFile *source,
             JalonsTake *take,
             GCancellable *cancellable,
             GError **error)
{
  GError *failure = NULL;
  GFileInputStream *stream = g_file_read (source, cancellable, &failure);
  g_autoptr (GFileInfo) info = NULL;

  if (stream == NULL)
    {
      jalons_files_set_read_error (take, failure, error);
      return NULL;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  take->size = info != NULL ? g_file_info_get_size (info) : 0;
  take->stream = G_INPUT_STREAM (stream);
  return take->stream;
}

/**
 * jalons_files_add:
 * @directory: the data folder
 * @source: any file
 * @progress: (nullable): is told how far it is, on the thread that reads
 * @cancellable: (nullable): stops it; then nothing is left
 *
 * Takes a PDF in. The same bytes are kept once, however often they are taken in.
 *
 * Returns: (transfer full): the SHA-256 of the file; %NULL with %JALONS_ERROR_KIND (not a PDF), %JALONS_ERROR_LIMIT (too
 *   large), %JALONS_ERROR_ACCESS (cannot be read; disk full), or %G_IO_ERROR_CANCELLED
 */
char *
jalons_files_add (const char *directory,
                  GFile *source,
                  JalonsBackupProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_FILES_FOLDER, NULL);
  g_autofree char *name = g_file_get_parse_name (source);
  JalonsTake take = {
    .kind = JALONS_STORED_PDF,
    .name = name,
    .progress = progress,
    .progress_data = progress_data
  };
  g_autoptr (GInputStream) stream = open_source (source, &take, cancellable, error);

  return stream != NULL ? jalons_files_take (folder, &take, cancellable, error) : NULL;
}

/**
 * jalons_files_add_bytes:
 * @directory: the data folder
 * @bytes: the whole file
 *
 * Takes in what was made or read in memory.
 *
 * Returns: (transfer full): the SHA-256 of @bytes; %NULL with %JALONS_ERROR_KIND (not what @kind says),
 *   %JALONS_ERROR_LIMIT or %JALONS_ERROR_ACCESS (disk full)
 */
char *
jalons_files_add_bytes (const char *directory,
                        JalonsStoredKind kind,
                        GBytes *bytes,
                        GError **error)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_FILES_FOLDER, NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  const JalonsTake take = {
    /* Translators: in place of the name of a file. */
    .kind = kind,
    .name = _ ("this file"),
    .stream = stream,
    .size = (goffset) g_bytes_get_size (bytes)
  };

  return jalons_files_take (folder, &take, NULL, error);
}

typedef struct
{
  char *directory;
  GBytes *bytes;
  JalonsStoredKind kind;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->directory);
  g_bytes_unref (request->bytes);
  g_free (request);
}

static void
add_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  char *hash = jalons_files_add_bytes (request->directory, request->kind, request->bytes, &error);

  if (hash != NULL)
    g_task_return_pointer (task, hash, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_files_add_bytes_async:
 *
 * jalons_files_add_bytes(), without waiting.
 */
void
jalons_files_add_bytes_async (const char *directory,
                              JalonsStoredKind kind,
                              GBytes *bytes,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->directory = g_strdup (directory);
  request->bytes = g_bytes_ref (bytes);
  request->kind = kind;
  g_task_set_source_tag (task, jalons_files_add_bytes_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, add_in_thread);
}

/**
 * jalons_files_add_bytes_finish:
 *
 * Returns: (transfer full): as jalons_files_add_bytes()
 */
char *
jalons_files_add_bytes_finish (GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, jalons_files_add_bytes_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reading */

/**
 * jalons_files_read:
 * @directory: the data folder
 * @hash: the SHA-256 that a field says
 *
 * Returns: (transfer full): the bytes of the file; %NULL with %JALONS_ERROR_MISSING when it is not in this data folder,
 *   %JALONS_ERROR_DAMAGED when its bytes are not what @hash says, %JALONS_ERROR_LIMIT
 */
GBytes *
jalons_files_read (const char *directory,
                   JalonsStoredKind kind,
                   const char *hash,
                   GError **error)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_FILES_FOLDER, NULL);
  g_autofree char *path = is_hash (hash) ? jalons_files_path_in (folder, kind, hash) : g_strdup (folder);
  g_autofree char *now = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  if (!is_hash (hash) || !g_file_get_contents (path, &contents, &length, NULL))
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                   _ ("A file is not in this data folder: copy the folder “files” from where it is, so that there is “%s”."),
                   path);
      return NULL;
    }
  bytes = g_bytes_new_take (contents, length);
  now = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_str_equal (now, hash))
    return g_steal_pointer (&bytes);
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
               _ ("“%s” was altered since it was kept: put it back from a backup."), path);
  return NULL;
}

typedef struct
{
  JalonsStoredKind kind;
  GPtrArray *hashes;
} Listing;

static gboolean
list_one (const char *hash,
          JalonsStoredKind kind,
          const char *path,
          const JalonsFileStat *status,
          gpointer data,
          GError **error)
{
  Listing *listing = data;

  if (kind == listing->kind)
    g_ptr_array_add (listing->hashes, g_strdup (hash));
  return TRUE;
}

/**
 * jalons_files_list:
 * @directory: the data folder
 *
 * Returns: (transfer full) (element-type utf8): the hashes of the files of @kind, whether anything names them or not
 */
GPtrArray *
jalons_files_list (const char *directory,
                   JalonsStoredKind kind)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_FILES_FOLDER, NULL);
  Listing listing = { kind, g_ptr_array_new_with_free_func (g_free) };

  jalons_files_foreach (folder, list_one, &listing, NULL);
  return listing.hashes;
}

/**
 * jalons_files_delete:
 * @directory: the data folder
 *
 * Deletes a file for good, whatever still names it: one that knows somebody who was forgotten.
 *
 * Returns: whether it is gone; else %JALONS_ERROR_ACCESS
 */
gboolean
jalons_files_delete (const char *directory,
                     JalonsStoredKind kind,
                     const char *hash,
                     GError **error)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_FILES_FOLDER, NULL);
  g_autofree char *path = is_hash (hash) ? jalons_files_path_in (folder, kind, hash) : NULL;

  if (path == NULL || g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%s” cannot be deleted (%s)."), path, g_strerror (errno));
  return FALSE;
}

/* Copying */

static gboolean
copy_one (const char *hash,
          JalonsStoredKind kind,
          const char *path,
          const JalonsFileStat *status,
          gpointer data,
          GError **error)
{
  JalonsFilesCopy *copy = data;
  g_autofree char *target = jalons_files_path_in (copy->to, kind, hash), *taken = NULL;
  g_autoptr (GFile) source = g_file_new_for_path (path);
  /* What is no longer what its name says is not worth a copy. */
  JalonsTake take = { .kind = kind, .name = path, .expected = hash };
  g_autoptr (GInputStream) stream = NULL;

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  stream = open_source (source, &take, NULL, error);
  taken = stream != NULL ? jalons_files_take (copy->to, &take, NULL, error) : NULL;
  copy->n_copied += g_strcmp0 (taken, hash) == 0;
  return taken != NULL;
}

/**
 * jalons_files_copy:
 * @from: a folder of files, FOLDER/files or what was copied from one
 * @to: another
 * @n_copied: (out): how many there were to copy
 *
 * Copies the files of @from that are not in @to; those whose bytes are not what their names say stay behind.
 */
gboolean
jalons_files_copy (const char *from,
                   const char *to,
                   unsigned *n_copied,
                   GError **error)
{
  JalonsFilesCopy copy = { .to = to };
  gboolean done = jalons_files_foreach (from, copy_one, &copy, error);

  *n_copied = copy.n_copied;
  return done;
}
