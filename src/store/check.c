/* Looking into a data file for what is wrong with it.
 * Invariant: it reports and repairs nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "core/record/record.h"
#include "store/files.h"
#include "store/header.h"
#include "store/reader.h"

#define MOST_PROBLEMS 20

void
jalons_check_free (JalonsCheck *check)
{
  g_ptr_array_unref (check->problems);
  g_free (check);
}

static int
note_integrity (void *data,
                int n_columns,
                char **values,
                char **names)
{
  JalonsCheck *check = data;

  if (n_columns > 0 && values[0] != NULL && !g_str_equal (values[0], "ok") && check->problems->len < MOST_PROBLEMS)
    g_ptr_array_add (check->problems, g_strdup_printf (_ ("The file is damaged: %s."), values[0]));
  return 0;
}

static void
check_integrity (JalonsReader *reader,
                 JalonsCheck *check)
{
  int code = sqlite3_exec (reader->handle, "PRAGMA integrity_check (20)", note_integrity, check, NULL);

  if (code != SQLITE_OK && check->problems->len < MOST_PROBLEMS)
    g_ptr_array_add (check->problems, g_strdup_printf (_ ("The file is damaged: %s."), sqlite3_errmsg (reader->handle)));
}

/* A file of an older version rightly misses what came later. */
static gboolean
has_column (JalonsReader *reader,
            const JalonsEntity *entity,
            const char *column)
{
  return sqlite3_table_column_metadata (reader->handle, "main", entity->name, column, NULL, NULL, NULL, NULL, NULL) ==
         SQLITE_OK;
}

static gboolean
check_table (JalonsReader *reader,
             const JalonsEntity *entity,
             JalonsCheck *check)
{
  gboolean whole = has_column (reader, entity, "id") && has_column (reader, entity, "deleted");

  for (unsigned i = 0; i < entity->n_fields; i++)
    whole = whole && has_column (reader, entity, entity->fields[i].name);
  if (!whole)
    g_ptr_array_add (check->problems,
                     g_strdup_printf (_ ("The table “%s” is missing, or some of it is."), entity->name));
  return whole;
}

static void
count_dangling (JalonsReader *reader,
                const JalonsEntity *entity,
                const JalonsField *field,
                JalonsCheck *check)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM \"%1$s\" AS it WHERE deleted = 0 AND \"%2$s\" <> '' AND NOT EXISTS"
    " (SELECT 1 FROM \"%3$s\" AS other WHERE other.id = it.\"%2$s\" AND other.deleted = 0)",
    entity->name, field->name, jalons_model_entity (field->target)->name);

  check->n_dangling += (unsigned) jalons_reader_get_number (reader, sql);
}

/* Whether the field can be read is asked of the one place that knows how to. */
static void
count_unknown (JalonsReader *reader,
               const JalonsEntity *entity,
               const JalonsField *field,
               JalonsCheck *check)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"%s\", count(*) FROM \"%s\" WHERE deleted = 0 GROUP BY 1", field->name, entity->name);
  g_autoptr (JalonsDraft) draft = jalons_draft_new (entity->id, "");
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (reader->handle, sql, -1, &statement, NULL);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    if (!jalons_draft_set_stored (draft, field->id, (const char *) sqlite3_column_text (statement, 0)))
      check->n_unknown += (unsigned) sqlite3_column_int (statement, 1);
  sqlite3_finalize (statement);
}

static void
check_entity (JalonsReader *reader,
              const JalonsEntity *entity,
              JalonsCheck *check)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE deleted = 0", entity->name);

  if (!check_table (reader, entity, check))
    return;
  check->n_records += (unsigned) jalons_reader_get_number (reader, sql);
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];

      if (field->kind == JALONS_KIND_REFERENCE)
        count_dangling (reader, entity, field, check);
      else if (field->kind != JALONS_KIND_TEXT)
        count_unknown (reader, entity, field, check);
    }
}

static void
count_missing_of (JalonsReader *reader,
                  const char *directory,
                  const JalonsEntity *entity,
                  const JalonsField *field,
                  JalonsCheck *check)
{
  char *sql = sqlite3_mprintf ("SELECT \"%w\" FROM \"%w\" WHERE deleted = 0 AND \"%w\" <> ''", field->name,
                               entity->name, field->name);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (reader->handle, sql, -1, &statement, NULL);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    check->n_missing += !jalons_files_has (directory, (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_free (sql);
}

/* Backups stand in another folder than the files that they name. */
static void
count_missing_files (JalonsReader *reader,
                     JalonsCheck *check)
{
  g_autofree char *directory = g_path_get_dirname (reader->path);
  g_autofree char *name = g_path_get_basename (reader->path);

  for (unsigned e = 0; e < JALONS_N_ENTITIES && g_str_equal (name, JALONS_DATABASE_NAME); e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned i = 0; i < entity->n_fields; i++)
        if ((entity->fields[i].flags & JALONS_FIELD_STORED) != 0)
          count_missing_of (reader, directory, entity, &entity->fields[i], check);
    }
}

/* A data file, unlike a backup, may be in the hands of another Jalons. Where the lock cannot be taken for another reason
 * than that, as in a folder that may only be read, reading is still right. */
static gboolean
hold (const char *path,
      int *lock,
      GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) failure = NULL;

  *lock = -1;
  if (!g_str_equal (name, JALONS_DATABASE_NAME))
    return TRUE;
  *lock = jalons_database_lock (directory, &failure);
  if (!g_error_matches (failure, JALONS_ERROR, JALONS_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
check_everything (JalonsReader *reader,
                  JalonsCheck *check)
{
  unsigned n_migrations;

  jalons_migrations_list (&n_migrations);
  check_integrity (reader, check);
  if (check->version == (int) n_migrations + 1)
    count_missing_files (reader, check);
  if (check->version == (int) n_migrations + 1)
    for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
      check_entity (reader, jalons_model_entity ((JalonsEntityId) e), check);
}

/**
 * jalons_store_check:
 * @path: a data file that no Jalons has open, or a backup
 *
 * Returns: (transfer full): what was found; %NULL with %JALONS_ERROR_KIND, %JALONS_ERROR_NEWER, %JALONS_ERROR_MISSING,
 *   %JALONS_ERROR_BUSY or %JALONS_ERROR_ACCESS, or %JALONS_ERROR_DAMAGED when it cannot even be opened
 */
JalonsCheck *
jalons_store_check (const char *path,
                    GError **error)
{
  g_autoptr (JalonsCheck) check = g_new0 (JalonsCheck, 1);
  g_autoptr (JalonsReader) reader = NULL;
  unsigned n_migrations;
  int lock;

  check->problems = g_ptr_array_new_with_free_func (g_free);
  jalons_migrations_list (&n_migrations);
  if (!jalons_header_expect (path, (int) n_migrations + 1, &check->version, error))
    return NULL;
  if (check->version == 0)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("There is no data in “%s”."), path);
      return NULL;
    }
  if (!hold (path, &lock, error))
    return NULL;
  reader = jalons_reader_open (path, error);
  if (reader != NULL)
    check_everything (reader, check);
  if (lock >= 0)
    close (lock);
  return reader != NULL ? g_steal_pointer (&check) : NULL;
}
