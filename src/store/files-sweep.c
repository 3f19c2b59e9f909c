/* Walking through the folder of files, and deleting those that nothing names.
 * Invariant: a file goes only when it is older than a month, and neither a record, deleted or not, nor the journal, nor
 * any backup names it: undoing and restoring find what they bring back.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "store/backup-copy.h"
#include "store/files-private.h"
#include "store/reader.h"
#include "store/search.h"

#define A_DAY   (24 * 60 * 60)
#define A_MONTH (30 * A_DAY)

static gboolean
visit (const char *folder,
       const char *name,
       JalonsFilesFunc func,
       gpointer data,
       GError **error)
{
  JalonsStoredKind kind = JALONS_STORED_PDF;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *hash = jalons_files_parse_name (name, &kind);
  JalonsFileStat status;

  return hash == NULL || g_stat (path, &status) != 0 || func (hash, kind, path, &status, data, error);
}

/**
 * jalons_files_foreach:
 * @folder: FOLDER/files; one that does not exist has no files
 *
 * Returns: whether @func always said so
 */
gboolean
jalons_files_foreach (const char *folder,
                      JalonsFilesFunc func,
                      gpointer data,
                      GError **error)
{
  g_autoptr (GDir) parents = g_dir_open (folder, 0, NULL);
  const char *parent, *name;

  while (parents != NULL && (parent = g_dir_read_name (parents)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, parent, NULL);
      g_autoptr (GDir) files = strlen (parent) == 2 ? g_dir_open (path, 0, NULL) : NULL;

      while (files != NULL && (name = g_dir_read_name (files)) != NULL)
        if (!visit (path, name, func, data, error))
          return FALSE;
    }
  return TRUE;
}

/* Sweeping */

typedef struct
{
  JalonsDatabase *database;
  gint64 now;
  GPtrArray *backups; /* of their names; NULL until they are needed */
} Sweep;

/* For each field that names files of the store, whether it names this one: a row does, deleted or not; or the journal does,
 * so that an undo would bring it back. */
static GPtrArray *
list_questions (const char *hash)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_free);

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned i = 0; i < entity->n_fields; i++)
        if ((entity->fields[i].flags & JALONS_FIELD_STORED) != 0)
          {
            const char *name = entity->fields[i].name;

            g_ptr_array_add (questions, sqlite3_mprintf ("SELECT EXISTS (SELECT 1 FROM \"%w\" WHERE \"%w\" = %Q)",
                                                         entity->name, name, hash));
            g_ptr_array_add (questions,
                             sqlite3_mprintf ("SELECT EXISTS (SELECT 1 FROM change WHERE entity = %Q AND field = %Q"
                                              " AND %Q IN (old, new))",
                                              entity->name, name, hash));
          }
    }
  return questions;
}

static gboolean
is_named (Sweep *sweep,
          const char *hash)
{
  g_autoptr (GPtrArray) questions = list_questions (hash);

  for (guint i = 0; i < questions->len; i++)
    {
      sqlite3_stmt *statement = NULL;
      gboolean named =
        sqlite3_prepare_v2 (sweep->database->handle, questions->pdata[i], -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_step (statement) != SQLITE_ROW || sqlite3_column_int (statement, 0) != 0;

      sqlite3_finalize (statement);
      if (named)
        return TRUE;
    }
  return FALSE;
}

/* A backup that cannot be read may name anything. One of a version without such a field names none in it: there the
 * question has no answer, which counts as 0. */
static gboolean
is_named_by_backup (Sweep *sweep,
                    const char *name,
                    const char *hash)
{
  g_autofree char *path = g_build_filename (sweep->database->directory, JALONS_BACKUP_FOLDER, name, NULL);
  g_autoptr (JalonsReader) reader = jalons_reader_open (path, NULL);
  g_autoptr (GPtrArray) questions = list_questions (hash);
  gboolean named = reader == NULL;

  for (guint i = 0; !named && i < questions->len; i++)
    named = jalons_reader_get_number (reader, questions->pdata[i]) != 0;
  return named;
}

static gboolean
is_named_anywhere (Sweep *sweep,
                   const char *hash)
{
  gboolean named = is_named (sweep, hash);

  if (!named && sweep->backups == NULL)
    sweep->backups = jalons_backup_list_names (sweep->database->directory);
  for (guint i = 0; !named && i < sweep->backups->len; i++)
    named = is_named_by_backup (sweep, g_ptr_array_index (sweep->backups, i), hash);
  return named;
}

static gboolean
sweep_one (const char *hash,
           JalonsStoredKind kind,
           const char *path,
           const JalonsFileStat *status,
           gpointer data,
           GError **error)
{
  Sweep *sweep = data;

  if (status->st_mtime < sweep->now - A_MONTH && !is_named_anywhere (sweep, hash) &&
      jalons_search_index_pages (sweep->database, hash, NULL, NULL))
    g_unlink (path);
  return TRUE;
}

/* What a crash cut off while it was taken in. */
static void
remove_partial (const char *folder,
                gint64 now)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      JalonsFileStat status;

      if (g_str_has_prefix (name, JALONS_FILES_PARTIAL) && g_stat (path, &status) == 0 && status.st_mtime < now - A_DAY)
        g_unlink (path);
    }
}

/**
 * jalons_files_sweep:
 *
 * Deletes the files that nothing names, with their pages in the index. Done when there is nothing else to do, before the
 * backup of the day.
 */
void
jalons_files_sweep (JalonsDatabase *database)
{
  g_autofree char *folder = g_build_filename (database->directory, JALONS_FILES_FOLDER, NULL);
  Sweep sweep = { .database = database, .now = g_get_real_time () / G_USEC_PER_SEC };

  remove_partial (folder, sweep.now);
  jalons_files_foreach (folder, sweep_one, &sweep, NULL);
  g_clear_pointer (&sweep.backups, g_ptr_array_unref);
}
