/* What SQLite or the system refuses, as sentences.
 * Invariant: a full disk says so whoever met it, and the sentence names the file or folder and says what to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* What the system said of the last operation that failed on a file of the database. sqlite3_system_errno() is too late:
 * by then errno is that of the clearing up. */
static int
last_cause (sqlite3 *handle,
            int which)
{
  sqlite3_file *file = NULL;
  int cause = 0;

  sqlite3_file_control (handle, "main", which, &file);
  if (file != NULL && file->pMethods != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &cause);
  return cause;
}

static gboolean
is_no_space (sqlite3 *handle,
             int code)
{
  static const int files[] = { SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER };

  if ((code & 0xff) == SQLITE_FULL)
    return TRUE;
  for (unsigned i = 0; handle != NULL && (code & 0xff) == SQLITE_IOERR && i < G_N_ELEMENTS (files); i++)
    {
      int cause = last_cause (handle, files[i]);
      if (cause == ENOSPC || cause == EDQUOT || cause == EFBIG)
        return TRUE;
    }
  return FALSE;
}

/**
 * jalons_set_busy_error:
 * @path: the data folder, or the file in it
 *
 * Somebody else has it open.
 */
void
jalons_set_busy_error (GError **error,
                       const char *path)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_BUSY,
               _ ("Another Jalons has the data in “%s” open: close it, then try again."), path);
}

/**
 * jalons_set_read_only_error:
 * @path: the data folder, or the file in it
 *
 * It may not be written.
 */
void
jalons_set_read_only_error (GError **error,
                            const char *path)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
               _ ("“%s” may only be read: ask for the right to write there, or choose another folder."), path);
}

/**
 * jalons_set_sqlite_error:
 * @handle: (nullable): the connection
 * @code: what SQLite answered
 * @path: the file or folder to name
 *
 * Says in one sentence what SQLite's @code means for the user.
 */
void
jalons_set_sqlite_error (GError **error,
                         sqlite3 *handle,
                         int code,
                         const char *path)
{
  const char *detail = handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code);
  int primary = code & 0xff;

  if (is_no_space (handle, code))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                 _ ("The disk of “%s” is full and nothing of this was written: make room, then do it again."), path);
  else if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
    jalons_set_busy_error (error, path);
  else if (primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN || primary == SQLITE_PERM)
    jalons_set_read_only_error (error, path);
  else if (primary == SQLITE_IOERR)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                 _ ("The disk of “%s” failed (%s): check it, then try again."), path, detail);
  else if (primary == SQLITE_NOTADB)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_KIND,
                 _ ("“%s” is not a Jalons data file: choose another file, or restore a backup."), path);
  else if (primary == SQLITE_CORRUPT)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED, _ ("The data file “%s” is damaged: restore a backup."), path);
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
                 _ ("The data file “%s” is damaged (%s): restore a backup."), path, detail);
}

/**
 * jalons_set_write_error:
 * @path: a file or folder beside the data file: a backup, a PDF
 * @cause: errno
 *
 * Says why the system did not write it.
 */
void
jalons_set_write_error (GError **error,
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
