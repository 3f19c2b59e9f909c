/* Opening for reading alone, and questions with one answer.
 * Invariant: a file that is immutable to SQLite must truly not change meanwhile: backups do not.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reader.h"

#include <sys/stat.h>

#include "store/sqlite-error.h"

static gboolean
has_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return stat (wal, &status) == 0 && status.st_size > 0;
}

/**
 * jalons_reader_open:
 * @path: a file that jalons_header_read() accepts
 *
 * Returns: (transfer full): the open file; %NULL with %JALONS_ERROR_BUSY when a Jalons has it open
 */
JalonsReader *
jalons_reader_open (const char *path,
                    GError **error)
{
  g_autoptr (JalonsReader) self = g_new0 (JalonsReader, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s%s", escaped, has_wal (path) ? "" : "?immutable=1");
  int code = sqlite3_open_v2 (uri, &self->handle,
                              SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                              NULL);

  self->path = g_strdup (path);
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, "PRAGMA trusted_schema = OFF; SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return g_steal_pointer (&self);
  jalons_set_sqlite_error (error, self->handle, code, path);
  return NULL;
}

/**
 * jalons_reader_close:
 *
 * Closes the file and frees @self.
 */
void
jalons_reader_close (JalonsReader *self)
{
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * jalons_reader_get_text:
 *
 * Returns: (transfer full): the first column of the first row, "" when there is none
 */
char *
jalons_reader_get_text (JalonsReader *self,
                        const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text != NULL ? text : g_strdup ("");
}

/**
 * jalons_reader_get_number:
 *
 * Returns: the first column of the first row, 0 when there is none
 */
gint64
jalons_reader_get_number (JalonsReader *self,
                          const char *sql)
{
  g_autofree char *text = jalons_reader_get_text (self, sql);

  return g_ascii_strtoll (text, NULL, 10);
}
