/* Asking every field with the flag STORED for the files that it names.
 * Invariant: as in store-requests.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/files-named.h"

#include "store/store-private.h"

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

static gboolean
add_files (JalonsDatabase *database,
           const JalonsEntity *entity,
           const JalonsField *field,
           JalonsStoredKind kind,
           GPtrArray *files,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT \"%s\" FROM \"%s\" WHERE \"%s\" <> '' AND deleted = 0 ORDER BY 1",
                                          field->name, entity->name, field->name);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  int more = -1;

  while (statement != NULL && (more = jalons_database_step (database, statement, error)) == 1)
    {
      JalonsNamedFile *file = g_new0 (JalonsNamedFile, 1);

      file->kind = kind;
      file->hash = g_strdup (jalons_statement_get_text (statement, 0));
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
            !add_files (database, entity, &entity->fields[j], kinds[i].kind, files, error))
          return FALSE;
    }
  job->result = g_steal_pointer (&files);
  return TRUE;
}

/**
 * jalons_store_list_files_async:
 *
 * Asks which files records name that are not deleted.
 */
void
jalons_store_list_files_async (JalonsStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  jalons_store_start (self, jalons_job_new (run_list_files, NULL, NULL, (GDestroyNotify) g_ptr_array_unref),
                      jalons_store_list_files_async, cancellable, callback, user_data);
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
