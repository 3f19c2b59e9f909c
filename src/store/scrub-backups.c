/* Which backups still know a person.
 * Invariant: backups are only looked at; a backup that cannot be read is taken for one that knows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/backup-copy.h"
#include "store/reader.h"
#include "store/scrub.h"

/* SQL's mentions (text): whether the person stands in it. */
static void
mentions (sqlite3_context *context,
          int n_values,
          sqlite3_value **values)
{
  const JalonsTraces *traces = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_int (context, text != NULL && g_utf8_validate (text, -1, NULL) &&
                                 jalons_traces_count (traces, text) > 0);
}

/* The tables of any version, without those in which the index keeps its own form of the texts. */
static GPtrArray *
list_questions (JalonsReader *reader)
{
  const char *sql = "SELECT it.name, group_concat ('mentions (\"' || column.name || '\")', ' OR ')"
                    " FROM sqlite_schema AS it, pragma_table_info (it.name) AS column"
                    " WHERE it.type = 'table' AND it.name NOT GLOB 'search*' AND it.name NOT GLOB 'sqlite_*'"
                    " AND column.type IN ('TEXT', 'BLOB') AND column.name NOT IN ('id', 'row', 'entity', 'field', 'stamp')"
                    " GROUP BY it.name";
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (reader->handle, sql, -1, &statement, NULL);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (questions, g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\" WHERE %s)",
                                                 (const char *) sqlite3_column_text (statement, 0),
                                                 (const char *) sqlite3_column_text (statement, 1)));
  sqlite3_finalize (statement);
  g_ptr_array_add (questions, g_strdup ("SELECT EXISTS (SELECT 1 FROM search_row WHERE mentions (text))"));
  return questions;
}

/* By the id first: of somebody who was forgotten before, no name is known any more. */
static gboolean
knows_record (JalonsReader *reader,
              const char *ambassador)
{
  char *record = sqlite3_mprintf ("SELECT EXISTS (SELECT 1 FROM ambassador WHERE id = %Q AND forgotten_day = '')"
                                  " OR EXISTS (SELECT 1 FROM change WHERE row = %Q AND entity = 'ambassador'"
                                  " AND field <> '" JALONS_FORGOTTEN_MARK "')",
                                  ambassador, ambassador);
  gboolean knows = jalons_reader_get_number (reader, record) != 0;

  sqlite3_free (record);
  return knows;
}

static gboolean
knows_name (JalonsReader *reader,
            const JalonsTraces *traces)
{
  g_autoptr (GPtrArray) questions = NULL;
  gboolean knows = FALSE;

  if (jalons_traces_is_empty (traces))
    return FALSE;
  sqlite3_create_function (reader->handle, "mentions", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, (gpointer) traces,
                           mentions, NULL, NULL);
  questions = list_questions (reader);
  for (guint i = 0; !knows && i < questions->len; i++)
    knows = jalons_reader_get_number (reader, g_ptr_array_index (questions, i)) != 0;
  return knows;
}

static gboolean
knows_person (const JalonsBackup *backup,
              const char *ambassador,
              const JalonsTraces *traces)
{
  g_autoptr (JalonsReader) reader = backup->version > 0 ? jalons_reader_open (backup->path, NULL) : NULL;

  return reader == NULL || knows_record (reader, ambassador) || knows_name (reader, traces);
}

/* Data files that were damaged and put aside, and what stood beside them. */
static void
tell_damaged (const char *directory,
              GPtrArray *left)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_BACKUP_FOLDER, NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    if (strstr (name, "-damaged.db") != NULL)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_ptr_array_add (left, g_strdup_printf (_ ("“%s” is a damaged data file that was put aside; it may still know "
                                                   "the person, and is for you to delete."),
                                                path));
      }
}

/**
 * jalons_scrub_backups:
 * @left: (element-type utf8): takes a sentence for each file that cannot be looked into
 *
 * Returns: (transfer full) (element-type JalonsBackup): the backups that know the person, the latest first
 */
GPtrArray *
jalons_scrub_backups (const char *directory,
                      const char *ambassador,
                      const JalonsTraces *traces,
                      GPtrArray *left)
{
  GPtrArray *backups = jalons_store_list_backups (directory, NULL);

  for (guint i = backups->len; i-- > 0;)
    if (!knows_person (g_ptr_array_index (backups, i), ambassador, traces))
      g_ptr_array_remove_index (backups, i);
  tell_damaged (directory, left);
  return backups;
}
