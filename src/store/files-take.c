/* Writing one file into the folder of files.
 * Invariant: what is written is first aside, under a name that begins with ".part-", and reaches the disk before it is
 * renamed; whatever fails leaves nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "store/backup-copy.h"
#include "store/files-private.h"
#include "store/sqlite-error.h"

#define CHUNK (128 * 1024)

/* Where a PDF must say what it is. */
#define HEAD_LENGTH 1024

typedef struct
{
  const JalonsTake *take;
  char *partial;
  int fd;
  GChecksum *checksum;
  goffset done;
} Taking;

static gboolean
make_folder (const char *path,
             GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  jalons_set_write_error (error, path, errno);
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
  jalons_set_write_error (error, folder, errno);
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
          jalons_set_write_error (error, taking->partial, errno);
          return FALSE;
        }
      done += written > 0 ? (gsize) written : 0;
    }
  taking->done += (goffset) length;
  return TRUE;
}

/* What it is */

static gboolean
is_pdf (const guchar *bytes,
        gsize length)
{
  return g_strstr_len ((const char *) bytes, (gssize) MIN (length, HEAD_LENGTH), "%PDF-") != NULL;
}

/* A PNG begins with a signature, then the length and name of the part that says its width and height. */
static gboolean
is_png (const guchar *bytes,
        gsize length)
{
  return length >= 33 && memcmp (bytes, "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16) == 0;
}

static guint32
read_number (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
is_large_png (const guchar *bytes)
{
  return read_number (bytes + 16) > JALONS_FILES_MAX_SIDE || read_number (bytes + 20) > JALONS_FILES_MAX_SIDE;
}

static void
set_kind_error (GError **error,
                const JalonsTake *take)
{
  if (take->kind == JALONS_STORED_PDF)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND, _ ("“%s” is not a PDF: choose a PDF file."), take->name);
  else if (take->kind == JALONS_STORED_PNG)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND, _ ("“%s” is not a PNG picture: choose a PNG file."), take->name);
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND, _ ("“%s” is not a “.jalons” file."), take->name);
}

static gboolean
is_kind (const JalonsTake *take,
         const guchar *bytes,
         gsize length,
         GError **error)
{
  gboolean right = take->kind == JALONS_STORED_PDF   ? is_pdf (bytes, length)
                   : take->kind == JALONS_STORED_PNG ? is_png (bytes, length)
                                                     : length >= 4 && memcmp (bytes, "PK\3\4", 4) == 0;

  if (!right)
    set_kind_error (error, take);
  else if (take->kind == JALONS_STORED_PNG && is_large_png (bytes))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                 _ ("“%s” is wider or higher than 4000 pixels: make the picture smaller."), take->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_small_enough (const JalonsTake *take,
                 goffset size,
                 GError **error)
{
  if (take->kind == JALONS_STORED_PNG && size > JALONS_FILES_MAX_PICTURE)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT, _ ("“%s” is larger than 4 MB: make the picture smaller."),
                 take->name);
  else if (size > JALONS_FILES_MAX_BYTES)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                 _ ("“%s” is larger than 200 MB: make it smaller, or give the address of its page instead."),
                 take->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_acceptable (const Taking *taking,
               const guchar *bytes,
               gsize length,
               GError **error)
{
  const JalonsTake *take = taking->take;

  return (taking->done > 0 || is_kind (take, bytes, length, error)) &&
         is_small_enough (take, MAX (take->size, taking->done + (goffset) length), error);
}

/* Taking in */

/* Takes @failure over. */
gboolean
jalons_files_set_read_error (const JalonsTake *take,
                             GError *failure,
                             GError **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, failure);
  else
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%s” cannot be read (%s)."), take->name,
                   failure->message);
      g_error_free (failure);
    }
  return FALSE;
}

static gboolean
copy_all (Taking *taking,
          GCancellable *cancellable,
          GError **error)
{
  const JalonsTake *take = taking->take;
  g_autofree guchar *bytes = g_malloc (CHUNK);
  GError *failure = NULL;
  gsize length = CHUNK;

  while (length == CHUNK)
    {
      if (!g_input_stream_read_all (take->stream, bytes, CHUNK, &length, cancellable, &failure))
        return jalons_files_set_read_error (take, failure, error);
      if ((length == 0 && taking->done > 0) || g_cancellable_is_cancelled (cancellable))
        break;
      if (!is_acceptable (taking, bytes, length, error) || !write_chunk (taking, bytes, length, error))
        return FALSE;
      if (take->progress != NULL && take->size > 0)
        take->progress (MIN (1.0, (double) taking->done / (double) take->size), take->progress_data);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The bytes first, then the name, then the folder that holds the name. */
static gboolean
settle (Taking *taking,
        const char *path,
        GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (fsync (taking->fd) != 0)
    {
      jalons_set_write_error (error, path, errno);
      return FALSE;
    }
  if (!make_folder (parent, error))
    return FALSE;
  if (g_rename (taking->partial, path) != 0)
    {
      jalons_set_write_error (error, path, errno);
      return FALSE;
    }
  g_clear_pointer (&taking->partial, g_free);
  return jalons_file_to_disk (parent, error);
}

/* What was taken in again is about to be named: the sweep leaves young files alone. */
static gboolean
make_young (const char *path)
{
  return g_utime (path, NULL) == 0;
}

static void
taking_end (Taking *taking)
{
  if (taking->fd >= 0)
    close (taking->fd);
  if (taking->partial != NULL)
    g_unlink (taking->partial);
  g_free (taking->partial);
  g_checksum_free (taking->checksum);
}

/* Under @hash unless it is there. What is not what @take expects is not kept, and no error. */
static gboolean
keep (Taking *taking,
      const char *folder,
      const char *hash,
      GError **error)
{
  g_autofree char *path = jalons_files_path_in (folder, taking->take->kind, hash);

  if (taking->take->expected != NULL && !g_str_equal (taking->take->expected, hash))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && make_young (path))
    return TRUE;
  return settle (taking, path, error);
}

/**
 * jalons_files_take:
 * @folder: a folder of files
 * @take: what to write there
 *
 * Returns: (transfer full): the SHA-256 of the file; %NULL with @error set as jalons_files_add() says
 */
char *
jalons_files_take (const char *folder,
                   const JalonsTake *take,
                   GCancellable *cancellable,
                   GError **error)
{
  Taking taking = { .take = take, .fd = -1, .checksum = g_checksum_new (G_CHECKSUM_SHA256) };
  g_autofree char *hash = NULL;
  gboolean done = open_partial (&taking, folder, error) && copy_all (&taking, cancellable, error);

  if (done)
    {
      hash = g_strdup (g_checksum_get_string (taking.checksum));
      done = keep (&taking, folder, hash, error);
    }
  taking_end (&taking);
  return done ? g_steal_pointer (&hash) : NULL;
}
