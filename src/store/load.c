/* SELECT of the records of some years, found along the references that own them, and of those that were deleted from one.
 * Invariant: which entities belong to a year, or to a school, is read from the table of entities: those that a Year or a
 * School owns, and theirs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/load.h"

#include "core/catalogue/catalogue.h"
#include "core/words/quoted.h"
#include "store/row.h"
#include "store/schema.h"

/* The last reference along which the records of @entity belong to one of @top; NULL when they belong to none. The last, as
 * a participation is found three times as fast by its class, of which a year has few, as by its activity. */
static const JalonsField *
find_way (const JalonsEntity *entity,
          JalonsEntityId top)
{
  for (unsigned i = entity->n_fields; i-- > 0;)
    {
      const JalonsField *field = &entity->fields[i];

      if ((field->flags & JALONS_FIELD_OWNER) != 0 && field->target != entity->id &&
          (field->target == top || find_way (jalons_model_entity (field->target), top) != NULL))
        return field;
    }
  return NULL;
}

static const JalonsField *
find_owner (const JalonsEntity *entity)
{
  return find_way (entity, JALONS_ENTITY_YEAR);
}

/* The ids of the records of @entity in the years ?1 to ?2, of the school ?3 unless that is nothing. */
static void
append_ids (GString *sql,
            const JalonsEntity *entity)
{
  const JalonsField *owner = find_owner (entity);

  g_string_append_printf (sql, "SELECT id FROM \"%s\" WHERE ", entity->name);
  if (entity->id == JALONS_ENTITY_YEAR)
    g_string_append_printf (sql, "\"%s\" BETWEEN ?1 AND ?2 AND (?3 IS NULL OR \"%s\" = ?3)",
                            jalons_model_field (JALONS_YEAR_START)->name, jalons_model_field (JALONS_YEAR_SCHOOL)->name);
  else
    {
      g_string_append_printf (sql, "\"%s\" IN (", owner->name);
      append_ids (sql, jalons_model_entity (owner->target));
      g_string_append_c (sql, ')');
    }
}

/* What belongs to an activity is little beside the activities: reading past that of other years is a tenth of the work of
 * asking for each whether its activity is of these. */
static gboolean
is_sifted (const JalonsField *owner)
{
  return owner != NULL && owner->target == JALONS_ENTITY_ACTIVITY;
}

/* What belongs to the school ?3 but to none of its years; what could belong to a school and does not, too. */
static void
append_school (GString *sql,
               const JalonsEntity *entity)
{
  const JalonsField *way = find_way (entity, JALONS_ENTITY_SCHOOL);

  if (entity->id == JALONS_ENTITY_SCHOOL)
    g_string_append (sql, "id = ?3");
  else if (way->target == JALONS_ENTITY_SCHOOL)
    g_string_append_printf (sql, "\"%s\" IN (?3, '')", way->name);
  else
    {
      g_string_append_printf (sql, "\"%s\" IN (SELECT id FROM \"%s\" WHERE ", way->name,
                              jalons_model_entity (way->target)->name);
      append_school (sql, jalons_model_entity (way->target));
      g_string_append_c (sql, ')');
    }
}

/* The places of what is found by its owner are gathered first, so that the rows are read in the order in which they lie: one
 * owner after another would go through the whole table for each, and read every page of it several times. */
static char *
make_sql (const JalonsEntity *entity,
          const JalonsSpan *span)
{
  const JalonsField *owner = span->first > 0 ? find_owner (entity) : NULL;
  g_autofree char *columns = jalons_row_columns (entity);
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s FROM \"%s\" WHERE deleted = 0", columns, entity->name);
  if (owner != NULL && !is_sifted (owner))
    {
      g_string_append_printf (sql, " AND rowid IN (SELECT rowid FROM \"%s\" WHERE \"%s\" IN (", entity->name, owner->name);
      append_ids (sql, jalons_model_entity (owner->target));
      g_string_append (sql, "))");
    }
  else if (entity->id == JALONS_ENTITY_YEAR && span->narrow)
    {
      g_string_append (sql, " AND id IN (");
      append_ids (sql, entity);
      g_string_append_c (sql, ')');
    }
  else if (span->school != NULL &&
           (entity->id == JALONS_ENTITY_SCHOOL || find_way (entity, JALONS_ENTITY_SCHOOL) != NULL))
    {
      g_string_append (sql, " AND ");
      append_school (sql, entity);
    }
  g_string_append (sql, " ORDER BY rowid");
  return g_string_free (sql, FALSE);
}

/* Of no effect where nothing asks for it. */
static void
bind_span (JalonsStatement *statement,
           const JalonsSpan *span)
{
  sqlite3_bind_int (statement, 1, span->first);
  sqlite3_bind_int (statement, 2, span->last);
  if (span->school != NULL)
    sqlite3_bind_text (statement, 3, span->school, -1, SQLITE_STATIC);
}

/* @sifted: (nullable): a reference to what was read before: of rows that refer to nothing in @dataset, no record is made
 * Returns: (transfer full) (element-type JalonsRecord): the rows of @statement */
static GPtrArray *
read_rows (JalonsDatabase *database,
           JalonsStatement *statement,
           const JalonsEntity *entity,
           const JalonsField *sifted,
           JalonsDataset *dataset,
           JalonsPool *pool,
           GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  int column = sifted != NULL ? (int) JALONS_FIELD_INDEX (sifted->id) + JALONS_FIRST_FIELD_COLUMN : -1;
  int more;

  while ((more = jalons_database_step (database, statement, error)) == 1)
    if (column < 0 || jalons_dataset_lookup (dataset, sifted->target, jalons_statement_get_text (statement, column)) != NULL)
      g_ptr_array_add (records, jalons_row_read (entity, statement, pool));
  return more == 0 ? g_steal_pointer (&records) : NULL;
}

/* @dataset: what was read before: what owns a row comes before it
 * Returns: (transfer full) (element-type JalonsRecord): the records of @entity in @span */
static GPtrArray *
read_entity (JalonsDatabase *database,
             const JalonsEntity *entity,
             const JalonsSpan *span,
             JalonsDataset *dataset,
             JalonsPool *pool,
             GError **error)
{
  const JalonsField *owner = span->first > 0 ? find_owner (entity) : NULL;
  g_autofree char *sql = make_sql (entity, span);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  bind_span (statement, span);
  return read_rows (database, statement, entity, is_sifted (owner) ? owner : NULL, dataset, pool, error);
}

static gboolean
load_entity (JalonsDatabase *database,
             const JalonsEntity *entity,
             const JalonsSpan *span,
             JalonsPool *pool,
             JalonsDataset *dataset,
             GError **error)
{
  g_autoptr (GPtrArray) records = read_entity (database, entity, span, dataset, pool, error);

  if (records == NULL)
    return FALSE;
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
  return TRUE;
}

/* The ids of those records of @entity that the activities of @dataset use, as JSON writes a list. */
static char *
list_used (JalonsDataset *dataset,
           JalonsEntityId entity)
{
  JalonsEntityId link = jalons_link_entity_of (entity);
  JalonsFieldId target = jalons_link_target_field (link);
  GListModel *links = jalons_dataset_get_list (dataset, link);
  GString *ids = g_string_new ("[");

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (JalonsRecord) user = g_list_model_get_item (links, i);

      if (i > 0)
        g_string_append_c (ids, ',');
      jalons_quoted_append (ids, jalons_record_get_text (user, target));
    }
  g_string_append_c (ids, ']');
  return g_string_free (ids, FALSE);
}

/* One question for all of them: to begin and to end one takes as long as to find a row. */
static GPtrArray *
read_used (JalonsDatabase *database,
           const JalonsEntity *entity,
           JalonsDataset *dataset,
           JalonsPool *pool,
           GError **error)
{
  g_autofree char *ids = list_used (dataset, entity->id);
  g_autofree char *columns = jalons_row_columns (entity);
  g_autofree char *sql =
    g_strdup_printf ("SELECT %1$s FROM \"%2$s\" WHERE deleted = 0 AND rowid IN (SELECT rowid FROM \"%2$s\""
                     " WHERE id IN (SELECT value FROM json_each (?1))) ORDER BY rowid",
                     columns, entity->name);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  jalons_statement_bind_text (statement, 1, ids);
  return read_rows (database, statement, entity, NULL, dataset, pool, error);
}

/* A catalogue has thousands of entries, of which the activities of a year use some. */
static gboolean
load_used (JalonsDatabase *database,
           const JalonsEntity *entity,
           JalonsPool *pool,
           JalonsDataset *dataset,
           GError **error)
{
  g_autoptr (GPtrArray) records = read_used (database, entity, dataset, pool, error);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE deleted = 0", entity->name);
  gint64 n_records;

  if (records == NULL || !jalons_database_get_number (database, sql, &n_records, error))
    return FALSE;
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
  jalons_dataset_leave_unread (dataset, entity->id, (unsigned) n_records - records->len);
  return TRUE;
}

/**
 * jalons_load_run:
 *
 * Returns: (transfer full): the records of the years of @span, and all those that belong to no year, except those of the
 *   catalogue that @span does not want; %NULL with @error set
 */
JalonsDataset *
jalons_load_run (JalonsDatabase *database,
                 const JalonsSpan *span,
                 GError **error)
{
  g_autoptr (JalonsDataset) dataset = jalons_dataset_new ();
  g_autoptr (JalonsPool) pool = jalons_pool_new ();

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    if (!span->used || !jalons_entity_is_linked ((JalonsEntityId) e))
      if (!load_entity (database, jalons_model_entity ((JalonsEntityId) e), span, pool, dataset, error))
        return NULL;
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    if (span->used && jalons_entity_is_linked ((JalonsEntityId) e))
      if (!load_used (database, jalons_model_entity ((JalonsEntityId) e), pool, dataset, error))
        return NULL;
  jalons_database_relax (database); /* what was read is in memory as records now */
  return g_steal_pointer (&dataset);
}

/**
 * jalons_load_rest:
 * @entity: an entity of the catalogue
 *
 * Returns: (transfer full) (element-type JalonsRecord): all its records, without the deleted ones; %NULL with @error set
 */
GPtrArray *
jalons_load_rest (JalonsDatabase *database,
                  JalonsEntityId entity,
                  GError **error)
{
  const JalonsSpan whole = { 0 };
  g_autoptr (JalonsPool) pool = jalons_pool_new ();
  GPtrArray *records = read_entity (database, jalons_model_entity (entity), &whole, NULL, pool, error);

  jalons_database_relax (database);
  return records;
}

/* Deleted records */

/* What is undone was never done: of a creation that was taken back, nothing says that anybody wanted it away. */
#define LAST_WISH                                                                           \
  "(SELECT change.new FROM change JOIN gesture ON gesture.id = change.gesture"              \
  " WHERE change.row = \"%1$s\".id AND change.entity = '%1$s' AND change.field = 'deleted'" \
  " AND (gesture.kind = 'merge' OR (gesture.kind = 'do' AND gesture.state = 'done'))"       \
  " ORDER BY change.gesture DESC LIMIT 1)"

static gboolean
is_of_no_year (const JalonsEntity *entity)
{
  return entity->id != JALONS_ENTITY_YEAR && find_owner (entity) == NULL;
}

static char *
make_deleted_sql (const JalonsEntity *entity)
{
  const JalonsField *owner = find_owner (entity);
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT id FROM \"%1$s\" WHERE deleted = 1 AND " LAST_WISH " = '1'", entity->name);
  if (is_of_no_year (entity))
    return g_string_free (sql, FALSE);
  if (entity->id == JALONS_ENTITY_YEAR)
    g_string_append_printf (sql, " AND \"%s\" = ?1", jalons_model_field (JALONS_YEAR_START)->name);
  else
    {
      g_string_append_printf (sql, " AND \"%s\" IN (", owner->name);
      append_ids (sql, jalons_model_entity (owner->target));
      g_string_append_c (sql, ')');
    }
  return g_string_free (sql, FALSE);
}

/* What may be taken back from where it came is needed whole: its user's own fields are nowhere else. */
static gboolean
collect_row (JalonsDatabase *database,
             const JalonsEntity *entity,
             const char *id,
             GHashTable *ids,
             GError **error)
{
  GError *failure = NULL;
  JalonsRecord *record = entity->id == JALONS_ENTITY_OFFER ? jalons_row_lookup (database, entity, id, &failure) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_hash_table_insert (ids, g_strdup (id), record);
  return TRUE;
}

static void
free_record (gpointer record)
{
  g_clear_object (&record);
}

static gboolean
collect_deleted (JalonsDatabase *database,
                 const JalonsEntity *entity,
                 int start_year,
                 GHashTable *ids,
                 GError **error)
{
  const JalonsSpan span = { .first = start_year, .last = start_year };
  g_autofree char *sql = make_deleted_sql (entity);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  int more;

  if (statement == NULL)
    return FALSE;
  if (!is_of_no_year (entity))
    bind_span (statement, &span);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    if (!collect_row (database, entity, jalons_statement_get_text (statement, 0), ids, error))
      return FALSE;
  return more == 0;
}

/**
 * jalons_load_deleted:
 * @start_year: 2026 for 2026-2027; 0 for what is of no year: schools, and the catalogue
 *
 * Returns: (transfer full) (element-type utf8 JalonsRecord): the ids of the records of that year that somebody deleted, and
 *   of offers the record as it was; those whose creation was undone are not among them. %NULL with @error set
 */
GHashTable *
jalons_load_deleted (JalonsDatabase *database,
                     int start_year,
                     GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_record);

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      if (is_of_no_year (entity) == (start_year == 0) &&
          !collect_deleted (database, entity, start_year, ids, error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}
