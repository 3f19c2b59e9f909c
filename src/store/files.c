/* Taking files in, finding them, copying them to another folder.
 * Invariant: what is written is first aside, under a name that begins with ".part-", and reaches the disk before it is
 * renamed; whatever fails leaves nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "store/backup-copy.h"
#include "store/files-private.h"

#define CHUNK (128 * 1024)

/* Where a PDF must say what it is. */
#define HEAD_LENGTH 1024

typedef struct
{
  GFile *source;
  char *name; /* of the source, for sentences */
  char *partial;
  int fd;
  GChecksum *checksum;
  goffset size; /* 0 when it is not known */
  goffset done;
} Taking;

/* Finding */

static gboolean
is_hash (const char *hash)
{
  return strlen (hash) == 64 && strspn (hash, "0123456789abcdef") == 64;
}

static char *
path_in (const char *folder,
         const char *hash)
{
  g_autofree char *name = g_strconcat (hash, ".pdf", NULL);
  const char first[] = { hash[0], hash[1], '\0' };

  return g_build_filename (folder, first, name, NULL);
}

/**
 * jalons_files_path:
 * @directory: the data folder
 * @hash: a SHA-256, 64 hexadecimal digits
 *
 * Returns: (transfer full) (nullable): where the file is, if it is there; %NULL when @hash is none
 */
char *
jalons_files_path (const char *directory,
                   const char *hash)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_FILES_FOLDER, NULL);

  return is_hash (hash) ? path_in (folder, hash) : NULL;
}

gboolean
jalons_files_has (const char *directory,
                  const char *hash)
{
  g_autofree char *path = jalons_files_path (directory, hash);

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
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
  if (jalons_files_has (directory, jalons_document_file (document)))
    return jalons_files_path (directory, jalons_document_file (document));
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
               /* Translators: the title of a document, the name of a file. */
               _ ("The PDF of “%1$s” (%2$s) is not in this data folder: add it again, or copy the folder “files” from "
                  "where it is."),
               jalons_document_title (document), jalons_document_file_name (document));
  return NULL;
}

/* Taking in */

static void
set_write_error (GError **error,
                 const char *path,
                 int cause)
{
  if (cause == ENOSPC || cause == EDQUOT)
    jalons_set_sqlite_error (error, NULL, SQLITE_FULL, path);
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                 _ ("The file “%s” cannot be written (%s): choose another place, or check its permissions."), path,
                 g_strerror (cause));
}

static gboolean
make_folder (const char *path,
             GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  set_write_error (error, path, errno);
  return FALSE;
}

static gboolean
open_partial (Taking *taking,
              const char *folder,
              GError **error)
{
  if (!make_folder (folder, error))
    return FALSE;
  taking->partial = g_build_filename (folder, JALONS_FILES_PARTIAL "XXXXXX", NULL);
  taking->fd = g_mkstemp_full (taking->partial, O_RDWR | O_CLOEXEC, 0600);
  if (taking->fd >= 0)
    return TRUE;
  set_write_error (error, folder, errno);
  g_clear_pointer (&taking->partial, g_free);
  return FALSE;
}

static gboolean
write_chunk (Taking *taking,
             const guchar *bytes,
             gsize length,
             GError **error)
{
  g_checksum_update (taking->checksum, bytes, (gssize) length);
  for (gsize done = 0; done < length;)
    {
      ssize_t written = write (taking->fd, bytes + done, length - done);

      if (written < 0 && errno != EINTR)
        {
          set_write_error (error, taking->partial, errno);
          return FALSE;
        }
      done += written > 0 ? (gsize) written : 0;
    }
  taking->done += (goffset) length;
  return TRUE;
}

static gboolean
is_acceptable (const Taking *taking,
               const guchar *bytes,
               gsize length,
               GError **error)
{
  if (taking->done == 0 && g_strstr_len ((const char *) bytes, (gssize) MIN (length, HEAD_LENGTH), "%PDF-") == NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND, _ ("“%s” is not a PDF: choose a PDF file."), taking->name);
  else if (taking->done + (goffset) length > JALONS_FILES_MAX_BYTES || taking->size > JALONS_FILES_MAX_BYTES)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                 _ ("“%s” is larger than 200 MB: make it smaller, or give the address of its page instead."),
                 taking->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
set_read_error (Taking *taking,
                GError *failure,
                GError **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, failure);
  else
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%s” cannot be read (%s)."), taking->name,
                   failure->message);
      g_error_free (failure);
    }
  return FALSE;
}

static gboolean
copy_all (Taking *taking,
          GInputStream *stream,
          JalonsBackupProgress progress,
          gpointer progress_data,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree guchar *bytes = g_malloc (CHUNK);
  GError *failure = NULL;
  gsize length = CHUNK;

  while (length == CHUNK)
    {
      if (!g_input_stream_read_all (stream, bytes, CHUNK, &length, cancellable, &failure))
        return set_read_error (taking, failure, error);
      if ((length == 0 && taking->done > 0) || g_cancellable_is_cancelled (cancellable))
        break;
      if (!is_acceptable (taking, bytes, length, error) || !write_chunk (taking, bytes, length, error))
        return FALSE;
      if (progress != NULL && taking->size > 0)
        progress (MIN (1.0, (double) taking->done / (double) taking->size), progress_data);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The bytes first, then the name, then the folder that holds the name. */
static gboolean
settle (Taking *taking,
        const char *folder,
        const char *hash,
        GError **error)
{
  g_autofree char *path = path_in (folder, hash), *parent = g_path_get_dirname (path);

  if (fsync (taking->fd) != 0)
    {
      set_write_error (error, path, errno);
      return FALSE;
    }
  if (!make_folder (parent, error))
    return FALSE;
  if (g_rename (taking->partial, path) != 0)
    {
      set_write_error (error, path, errno);
      return FALSE;
    }
  g_clear_pointer (&taking->partial, g_free);
  return jalons_file_to_disk (parent, error);
}

/* What was taken in again is about to be named: the sweep leaves young files alone. */
static void
make_young (const char *folder,
            const char *hash)
{
  g_autofree char *path = path_in (folder, hash);

  g_utime (path, NULL);
}

static GInputStream *
open_source (Taking *taking,
             GCancellable *cancellable,
             GError **error)
{
  GError *failure = NULL;
  GFileInputStream *stream = g_file_read (taking->source, cancellable, &failure);
  g_autoptr (GFileInfo) info = NULL;

  if (stream == NULL)
    {
      set_read_error (taking, failure, error);
      return NULL;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  taking->size = info != NULL ? g_file_info_get_size (info) : 0;
  return G_INPUT_STREAM (stream);
}

static void
taking_end (Taking *taking)
{
  if (taking->fd >= 0)
    close (taking->fd);
  if (taking->partial != NULL)
    g_unlink (taking->partial);
  g_free (taking->partial);
  g_free (taking->name);
  g_checksum_free (taking->checksum);
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
  g_autofree char *folder = g_build_filename (directory, JALONS_FILES_FOLDER, NULL), *hash = NULL;
  Taking taking = { .source = source, .name = g_file_get_parse_name (source), .fd = -1 };
  g_autoptr (GInputStream) stream = NULL;
  gboolean done;

  taking.checksum = g_checksum_new (G_CHECKSUM_SHA256);
  stream = open_source (&taking, cancellable, error);
  done = stream != NULL && open_partial (&taking, folder, error) &&
         copy_all (&taking, stream, progress, progress_data, cancellable, error);
  if (done)
    hash = g_strdup (g_checksum_get_string (taking.checksum));
  if (done && jalons_files_has (directory, hash))
    make_young (folder, hash);
  else if (done)
    done = settle (&taking, folder, hash, error);
  taking_end (&taking);
  return done ? g_steal_pointer (&hash) : NULL;
}

typedef struct
{
  char *directory;
  GFile *source;
  JalonsBackupProgress progress;
  gpointer progress_data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->directory);
  g_object_unref (request->source);
  g_free (request);
}

static void
add_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  char *hash = jalons_files_add (request->directory, request->source, request->progress, request->progress_data,
                                 cancellable, &error);

  if (hash != NULL)
    g_task_return_pointer (task, hash, g_free);
  else
    g_task_return_error (task, error);
}

void
jalons_files_add_async (const char *directory,
                        GFile *source,
                        JalonsBackupProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->directory = g_strdup (directory);
  request->source = g_object_ref (source);
  request->progress = progress;
  request->progress_data = progress_data;
  g_task_set_source_tag (task, jalons_files_add_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, add_in_thread);
}

char *
jalons_files_add_finish (GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, jalons_files_add_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Copying */

static gboolean
copy_one (const char *hash,
          const char *path,
          const JalonsFileStat *status,
          gpointer data,
          GError **error)
{
  JalonsFilesCopy *copy = data;
  g_autofree char *target = path_in (copy->to, hash);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  Taking taking = { .source = source, .name = g_strdup (path), .fd = -1 };
  g_autoptr (GInputStream) stream = NULL;
  gboolean done;

  taking.checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (g_file_test (target, G_FILE_TEST_EXISTS))
    {
      taking_end (&taking);
      return TRUE;
    }
  stream = open_source (&taking, NULL, error);
  done = stream != NULL && open_partial (&taking, copy->to, error) &&
         copy_all (&taking, stream, NULL, NULL, NULL, error);
  /* What is no longer what its name says is not worth a copy. */
  if (done && g_str_equal (g_checksum_get_string (taking.checksum), hash))
    {
      done = settle (&taking, copy->to, hash, error);
      copy->n_copied += done;
    }
  taking_end (&taking);
  return done;
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
