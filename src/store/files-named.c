/* Asking every field with the flag STORED for the files that it names.
 * Invariant: as in store-requests.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/files-named.h"

#include "store/search-text.h"
#include "store/store-private.h"

/* Days before an activity from which on its documents are wanted. */
#define SOON 14

/* What the field of each entity names. */
static const struct
{
  JalonsEntityId entity;
  JalonsStoredKind kind;
} kinds[] = {
  { JALONS_ENTITY_SCHOOL, JALONS_STORED_PNG },
  { JALONS_ENTITY_DOCUMENT, JALONS_STORED_PDF },
  { JALONS_ENTITY_REVISION, JALONS_STORED_CARRIED },
};

void
jalons_named_file_free (JalonsNamedFile *file)
{
  g_free (file->hash);
  g_free (file);
}

/* A PDF is soon when one of the documents that name it is, and unread as jalons_search_list_unread() says. The first day
 * is a Monday, since an activity whose day is not known has that of its week. */
static const char *const pdfs =
  "SELECT file, MAX (EXISTS (SELECT 1 FROM attachment JOIN activity ON activity.id = attachment.activity"
  " WHERE attachment.document = document.id AND attachment.deleted = 0 AND activity.deleted = 0"
  " AND substr (activity.slot, 1, 10) >= ?1 AND substr (activity.slot, 1, 10) < ?2)),"
  " NOT EXISTS (SELECT 1 FROM search_row WHERE entity = '" JALONS_SEARCH_PAGE "' AND row = document.file || ':0')"
  " FROM document WHERE file <> '' AND deleted = 0 GROUP BY file ORDER BY file";

static JalonsStatement *
ask_for_files (JalonsDatabase *database,
               const JalonsEntity *entity,
               const JalonsField *field,
               JalonsDay today,
               GError **error)
{
  g_autofree char *others = g_strdup_printf ("SELECT DISTINCT \"%s\", 1, 0 FROM \"%s\" WHERE \"%s\" <> '' AND deleted = 0"
                                             " ORDER BY 1", field->name, entity->name, field->name);
  g_autofree char *first = jalons_day_to_string (jalons_day_monday (today)), *last = jalons_day_to_string (today + SOON);
  gboolean is_document = entity->id == JALONS_ENTITY_DOCUMENT;
  JalonsStatement *statement = jalons_database_prepare (database, is_document ? pdfs : others, error);

  if (statement != NULL && is_document)
    {
      jalons_statement_bind_text (statement, 1, first);
      jalons_statement_bind_text (statement, 2, last);
    }
  return statement;
}

static gboolean
add_files (JalonsDatabase *database,
           const JalonsEntity *entity,
           const JalonsField *field,
           JalonsStoredKind kind,
           JalonsDay today,
           GPtrArray *files,
           GError **error)
{
  g_autoptr (JalonsStatement) statement = ask_for_files (database, entity, field, today, error);
  int more = -1;

  while (statement != NULL && (more = jalons_database_step (database, statement, error)) == 1)
    {
      JalonsNamedFile *file = g_new0 (JalonsNamedFile, 1);

      file->kind = kind;
      file->hash = g_strdup (jalons_statement_get_text (statement, 0));
      file->is_soon = sqlite3_column_int (statement, 1) != 0;
      file->is_unread = sqlite3_column_int (statement, 2) != 0;
      g_ptr_array_add (files, file);
    }
  return more == 0;
}

static gboolean
run_list_files (JalonsDatabase *database,
                JalonsJob *job,
                GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_named_file_free);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const JalonsEntity *entity = jalons_model_entity (kinds[i].entity);

      for (unsigned j = 0; j < entity->n_fields; j++)
        if ((entity->fields[j].flags & JALONS_FIELD_STORED) != 0 &&
            !add_files (database, entity, &entity->fields[j], kinds[i].kind, *(JalonsDay *) job->input, files, error))
          return FALSE;
    }
  job->result = g_steal_pointer (&files);
  return TRUE;
}

/**
 * jalons_store_list_files_async:
 * @today: the day from which the coming fortnight counts
 *
 * Asks which files records name that are not deleted.
 */
void
jalons_store_list_files_async (JalonsStore *self,
                               JalonsDay today,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  JalonsJob *job =
    jalons_job_new (run_list_files, g_memdup2 (&today, sizeof today), g_free, (GDestroyNotify) g_ptr_array_unref);

  jalons_store_start (self, job, jalons_store_list_files_async, cancellable, callback, user_data);
}

/**
 * jalons_store_list_files_finish:
 *
 * Returns: (transfer full) (element-type JalonsNamedFile): each once for each kind; %NULL with %JALONS_ERROR_DAMAGED
 */
GPtrArray *
jalons_store_list_files_finish (JalonsStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return jalons_store_finish (self, result, jalons_store_list_files_async, error);
}
