/* The header of an SQLite file, read byte by byte (https://www.sqlite.org/fileformat.html, §1.3).
 * Invariant: no SQLite call here: opening a file with SQLite may replay its journal, and so write.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/header.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/error.h"
#include "store/database.h"

#define HEADER_SIZE           100
#define OFFSET_PAGE_SIZE      16
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_N_PAGES        28
#define OFFSET_USER_VERSION   60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VALID_FOR      92

static guint32
read_big_endian (const guint8 *bytes)
{
  return ((guint32) bytes[0] << 24) | ((guint32) bytes[1] << 16) | ((guint32) bytes[2] << 8) | bytes[3];
}

/* Whether the file is at least as long as its header says; a file beside a -wal may rightly be shorter. */
static gboolean
is_whole (const char *path,
          const guint8 *header)
{
  guint32 page_size = ((guint32) header[OFFSET_PAGE_SIZE] << 8) | header[OFFSET_PAGE_SIZE + 1];
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat status;

  if (page_size == 1)
    page_size = 65536;
  if (read_big_endian (header + OFFSET_CHANGE_COUNTER) != read_big_endian (header + OFFSET_VALID_FOR))
    return TRUE; /* the number of pages is stale */
  if (stat (wal, &status) == 0 && status.st_size > 0)
    return TRUE;
  return stat (path, &status) == 0 &&
         (guint64) status.st_size >= (guint64) page_size * read_big_endian (header + OFFSET_N_PAGES);
}

static gboolean
read_bytes (const char *path,
            guint8 *header,
            gsize *length,
            GError **error)
{
  FILE *file = fopen (path, "rbe");

  *length = 0;
  if (file == NULL && errno == ENOENT)
    return TRUE;
  if (file != NULL)
    *length = fread (header, 1, HEADER_SIZE, file);
  if (file == NULL || ferror (file) != 0)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                   _ ("The file “%s” cannot be read (%s): check its permissions."), path, g_strerror (errno));
      if (file != NULL)
        fclose (file);
      return FALSE;
    }
  fclose (file);
  return TRUE;
}

/**
 * jalons_header_read:
 * @version: (out): its user_version; 0 when there is no such file, or an empty one
 *
 * Returns: whether @path is one of our databases, or nothing yet; otherwise %JALONS_ERROR_KIND, %JALONS_ERROR_DAMAGED or
 *   %JALONS_ERROR_ACCESS
 */
gboolean
jalons_header_read (const char *path,
                    int *version,
                    GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  gsize length;

  *version = 0;
  if (!read_bytes (path, header, &length, error))
    return FALSE;
  if (length == 0)
    return TRUE;
  if (length < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND,
                 _ ("“%s” is not a Jalons data file: choose another file, or restore a backup."), path);
  else if (length < HEADER_SIZE || !is_whole (path, header))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
                 _ ("The data file “%s” is cut short: restore a backup."), path);
  else if (read_big_endian (header + OFFSET_APPLICATION_ID) != JALONS_APPLICATION_ID)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND,
                 _ ("“%s” is the database of another program, not of Jalons: choose another file."), path);
  else
    {
      *version = (int) read_big_endian (header + OFFSET_USER_VERSION);
      return TRUE;
    }
  return FALSE;
}

void
jalons_set_newer_error (GError **error,
                        const char *path)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_NEWER,
               _ ("“%s” was written by a newer Jalons and is left as it is: update Jalons to open it."), path);
}

/**
 * jalons_header_expect:
 * @newest: the newest version that we can read
 * @version: (out): as jalons_header_read()
 *
 * Returns: whether @path is nothing yet, or a database that we can open; also %JALONS_ERROR_NEWER
 */
gboolean
jalons_header_expect (const char *path,
                      int newest,
                      int *version,
                      GError **error)
{
  if (!jalons_header_read (path, version, error))
    return FALSE;
  if (*version <= newest)
    return TRUE;
  jalons_set_newer_error (error, path);
  return FALSE;
}
