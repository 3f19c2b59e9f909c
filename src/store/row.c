/* SELECT, INSERT and UPDATE of one entity's table.
 * Invariant: every statement is made from the table of entities, and one text of SQL is compiled once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/row.h"

#include <glib/gi18n-lib.h>

#include "store/schema.h"

/**
 * jalons_row_columns:
 *
 * Returns: (transfer full): "id, deleted, \"uai\", …": what jalons_row_read() reads
 */
char *
jalons_row_columns (const JalonsEntity *entity)
{
  GString *columns = g_string_new ("id, deleted");

  for (unsigned i = 0; i < entity->n_fields; i++)
    g_string_append_printf (columns, ", \"%s\"", entity->fields[i].name);
  return g_string_free (columns, FALSE);
}

static void
read_field (JalonsDraft *draft,
            const JalonsField *field,
            JalonsStatement *statement,
            int column)
{
  if (field->kind == JALONS_KIND_INTEGER || field->kind == JALONS_KIND_MINUTES || field->kind == JALONS_KIND_BOOLEAN)
    {
      if (sqlite3_column_type (statement, column) != SQLITE_NULL)
        jalons_draft_set_number (draft, field->id, sqlite3_column_int (statement, column));
    }
  else
    {
      const char *stored = jalons_statement_get_text (statement, column);

      if (stored != NULL && *stored != '\0')
        jalons_draft_set_stored (draft, field->id, stored);
    }
}

/**
 * jalons_row_read:
 * @statement: at a row whose columns are jalons_row_columns()
 * @pool: (nullable): what the rows read before it say
 *
 * Returns: (transfer full): the row as a record
 */
JalonsRecord *
jalons_row_read (const JalonsEntity *entity,
                 JalonsStatement *statement,
                 JalonsPool *pool)
{
  JalonsDraft *draft = jalons_draft_new_sharing (entity->id, jalons_statement_get_text (statement, 0), pool);

  jalons_draft_set_deleted (draft, sqlite3_column_int (statement, 1) != 0);
  for (unsigned i = 0; i < entity->n_fields; i++)
    read_field (draft, &entity->fields[i], statement, (int) i + JALONS_FIRST_FIELD_COLUMN);
  return jalons_draft_finish (draft);
}

/* Made once for each entity: an import looks up and inserts thousands of rows. */
static const char *
lookup_sql (const JalonsEntity *entity)
{
  static gsize made[JALONS_N_ENTITIES];

  if (g_once_init_enter (&made[entity->id]))
    {
      g_autofree char *columns = jalons_row_columns (entity);

      g_once_init_leave (&made[entity->id],
                         (gsize) g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id = ?1", columns, entity->name));
    }
  return (const char *) made[entity->id];
}

static const char *
insertion_sql (const JalonsEntity *entity)
{
  static gsize made[JALONS_N_ENTITIES];

  if (g_once_init_enter (&made[entity->id]))
    {
      g_autofree char *columns = jalons_row_columns (entity);
      GString *sql = g_string_new (NULL);

      g_string_printf (sql, "INSERT INTO \"%s\" (%s) VALUES (?, ?", entity->name, columns);
      for (unsigned i = 0; i < entity->n_fields; i++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
      g_once_init_leave (&made[entity->id], (gsize) g_string_free (sql, FALSE));
    }
  return (const char *) made[entity->id];
}

/**
 * jalons_row_lookup:
 *
 * Returns: (transfer full) (nullable): the record, perhaps a deleted one; %NULL without @error when there never was one
 */
JalonsRecord *
jalons_row_lookup (JalonsDatabase *database,
                   const JalonsEntity *entity,
                   const char *id,
                   GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, lookup_sql (entity), error);

  if (statement == NULL)
    return NULL;
  jalons_statement_bind_text (statement, 1, id);
  if (jalons_database_step (database, statement, error) != 1)
    return NULL;
  return jalons_row_read (entity, statement, NULL);
}

/**
 * jalons_row_insert:
 * @record: a record that is not in its table
 */
gboolean
jalons_row_insert (JalonsDatabase *database,
                   const JalonsRecord *record,
                   GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, insertion_sql (entity), error);

  if (statement == NULL)
    return FALSE;

  jalons_statement_bind_text (statement, 1, jalons_record_get_id (record));
  sqlite3_bind_int (statement, 2, jalons_record_is_deleted (record));
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *stored = jalons_record_to_stored (record, entity->fields[i].id);
      jalons_statement_bind_text (statement, (int) i + JALONS_FIRST_FIELD_COLUMN + 1, stored);
    }
  return jalons_database_run (database, statement, error);
}

/**
 * jalons_row_update:
 * @column: a field's name, or "deleted"
 * @stored: (nullable): its new value
 */
gboolean
jalons_row_update (JalonsDatabase *database,
                   const JalonsEntity *entity,
                   const char *id,
                   const char *column,
                   const char *stored,
                   GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1", entity->name, column);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, id);
  jalons_statement_bind_text (statement, 2, stored);
  return jalons_database_run (database, statement, error);
}

/**
 * jalons_row_list_referring:
 * @reference: a reference field
 *
 * Returns: (transfer full) (element-type JalonsRecord): the records, without the deleted ones, whose @reference is @id;
 *   %NULL with @error set
 */
GPtrArray *
jalons_row_list_referring (JalonsDatabase *database,
                           const JalonsField *reference,
                           const char *id,
                           GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_FIELD_ENTITY (reference->id));
  g_autofree char *columns = jalons_row_columns (entity);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"%s\" = ?1 AND deleted = 0 ORDER BY rowid",
                                          columns, entity->name, reference->name);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  int more;

  if (statement == NULL)
    return NULL;
  jalons_statement_bind_text (statement, 1, id);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    g_ptr_array_add (records, jalons_row_read (entity, statement, NULL));
  return more == 0 ? g_steal_pointer (&records) : NULL;
}

/* NULL for what has no name of its own; a class that has no label is called by its code. */
static const JalonsField *
find_naming_field (const JalonsRecord *record)
{
  static const char *const names[] = { "title", "name", "label", "code" };
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  const JalonsField *found = NULL;

  for (unsigned i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const JalonsField *field = jalons_model_find_field (entity, names[i]);

      if (field == NULL || field->kind != JALONS_KIND_TEXT)
        continue;
      if (found == NULL || *jalons_record_get_text (record, found->id) == '\0')
        found = field;
    }
  return found;
}

/**
 * jalons_row_label:
 *
 * Returns: (transfer full): what a sentence calls @record: its own name, or the names of what it links; never ""
 */
char *
jalons_row_label (JalonsDatabase *database,
                  const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  const JalonsField *naming = find_naming_field (record);
  GString *label = g_string_new (naming != NULL ? jalons_record_get_text (record, naming->id) : NULL);

  for (unsigned i = 0; naming == NULL && i < entity->n_fields; i++)
    if (entity->fields[i].kind == JALONS_KIND_REFERENCE)
      {
        const JalonsEntity *target = jalons_model_entity (entity->fields[i].target);
        const char *id = jalons_record_get_text (record, entity->fields[i].id);
        g_autoptr (JalonsRecord) linked = jalons_row_lookup (database, target, id, NULL);
        g_autofree char *name = linked != NULL ? jalons_row_label (database, linked) : NULL;

        if (name != NULL)
          g_string_append_printf (label, "%s%s", label->len > 0 ? " – " : "", name);
      }
  if (label->len == 0)
    g_string_append (label, _ ("(without a name)"));
  return g_string_free (label, FALSE);
}
