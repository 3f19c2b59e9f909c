/* Filling and asking the full-text index.
 * Invariant: results come in the order of their rows: ranking visits every hit and is too slow while typing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/search.h"

#include "core/text.h"
#include "store/row.h"

/* Filling */

/* NULL when there is nothing to be found by. */
static char *
searched_text (const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  g_autoptr (GString) text = g_string_new (NULL);

  for (unsigned i = 0; !jalons_record_is_deleted (record) && i < entity->n_fields; i++)
    if ((entity->fields[i].flags & JALONS_FIELD_SEARCHED) != 0)
      {
        g_autofree char *stored = jalons_record_to_stored (record, entity->fields[i].id);
        if (stored != NULL && *stored != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", stored);
      }
  return text->len > 0 ? jalons_fold (text->str) : NULL;
}

static gboolean
find_indexed (JalonsDatabase *database,
              const char *entity,
              const char *id,
              gint64 *number,
              char **text,
              GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    database, "SELECT number, text FROM search_row WHERE row = ?1 AND entity = ?2", error);
  int more;

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, id);
  jalons_statement_bind_text (statement, 2, entity);
  more = jalons_database_step (database, statement, error);
  *number = more == 1 ? sqlite3_column_int64 (statement, 0) : 0;
  *text = more == 1 ? g_strdup (jalons_statement_get_text (statement, 1)) : NULL;
  return more >= 0;
}

/* Runs one statement over a number and a text. */
static gboolean
run_numbered (JalonsDatabase *database,
              const char *sql,
              gint64 number,
              const char *text,
              GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  jalons_statement_bind_text (statement, 2, text);
  return jalons_database_run (database, statement, error);
}

static gboolean
insert_row (JalonsDatabase *database,
            const char *entity,
            const char *id,
            const char *text,
            gint64 *number,
            GError **error)
{
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "INSERT INTO search_row (entity, row, text) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, entity);
  jalons_statement_bind_text (statement, 2, id);
  jalons_statement_bind_text (statement, 3, text);
  if (!jalons_database_run (database, statement, error))
    return FALSE;
  *number = sqlite3_last_insert_rowid (database->handle);
  return TRUE;
}

/**
 * jalons_search_index:
 * @record: a record as it now is
 *
 * Brings the index up to date with @record, in the transaction that changed it.
 */
gboolean
jalons_search_index (JalonsDatabase *database,
                     const JalonsRecord *record,
                     GError **error)
{
  const char *entity = jalons_model_entity (jalons_record_get_entity (record))->name;
  const char *id = jalons_record_get_id (record);
  g_autofree char *new = searched_text (record);
  g_autofree char *old = NULL;
  gint64 number;

  if (!find_indexed (database, entity, id, &number, &old, error))
    return FALSE;
  if (g_strcmp0 (old, new) == 0)
    return TRUE;
  if (old != NULL &&
      !run_numbered (database, "INSERT INTO search (search, rowid, text) VALUES ('delete', ?1, ?2)", number, old,
                     error))
    return FALSE;
  if (new == NULL)
    return run_numbered (database, "DELETE FROM search_row WHERE number = ?1 AND ?2 IS NULL", number, NULL, error);
  if (old != NULL && !run_numbered (database, "UPDATE search_row SET text = ?2 WHERE number = ?1", number, new, error))
    return FALSE;
  if (old == NULL && !insert_row (database, entity, id, new, &number, error))
    return FALSE;
  return run_numbered (database, "INSERT INTO search (rowid, text) VALUES (?1, ?2)", number, new, error);
}

/* Asking */

/* Each word of the query begins a word of the record; NULL when there is no word in it. */
static char *
query_to_match (const char *query)
{
  g_autofree char *folded = jalons_fold (query);
  GString *match = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_word = g_unichar_isalnum (c);

      if (is_word && !inside)
        g_string_append (match, match->len > 0 ? " \"" : "\"");
      if (!is_word && inside)
        g_string_append (match, "\"*");
      if (is_word)
        g_string_append_unichar (match, c);
      inside = is_word;
    }
  if (inside)
    g_string_append (match, "\"*");
  return g_string_free (match, match->len == 0);
}

static char *
make_sql (const JalonsEntityId *entities,
          unsigned n_entities)
{
  GString *sql = g_string_new ("SELECT entity, row FROM search JOIN search_row ON number = search.rowid"
                               " WHERE search MATCH ?1");

  for (unsigned i = 0; i < n_entities; i++)
    g_string_append_printf (sql, "%s'%s'", i == 0 ? " AND entity IN (" : ", ", jalons_model_entity (entities[i])->name);
  g_string_append (sql, n_entities > 0 ? ")" : "");
  g_string_append (sql, " ORDER BY search.rowid LIMIT ?2");
  return g_string_free (sql, FALSE);
}

static gboolean
add_hit (JalonsDatabase *database,
         JalonsStatement *statement,
         GPtrArray *hits,
         GError **error)
{
  const JalonsEntity *entity = jalons_model_find_entity (jalons_statement_get_text (statement, 0));
  GError *failure = NULL;
  JalonsRecord *record = NULL;

  if (entity != NULL)
    record = jalons_row_lookup (database, entity, jalons_statement_get_text (statement, 1), &failure);
  if (record != NULL)
    g_ptr_array_add (hits, record);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * jalons_search_run:
 * @query: words, or beginnings of words, as they were typed
 * @entities: (array length=n_entities) (nullable): where to look; none is everywhere
 * @limit: the most results
 *
 * Returns: (transfer full) (element-type JalonsRecord): the records in which every word of @query begins some word, in
 *   the order in which they were first written; none for a query without words; %NULL with @error set
 */
GPtrArray *
jalons_search_run (JalonsDatabase *database,
                   const char *query,
                   const JalonsEntityId *entities,
                   unsigned n_entities,
                   unsigned limit,
                   GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *match = query_to_match (query);
  g_autofree char *sql = make_sql (entities, n_entities);
  g_autoptr (JalonsStatement) statement = NULL;
  int more;

  if (match == NULL)
    return g_steal_pointer (&hits);
  statement = jalons_database_prepare (database, sql, error);
  if (statement == NULL)
    return NULL;
  jalons_statement_bind_text (statement, 1, match);
  sqlite3_bind_int64 (statement, 2, limit);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    if (!add_hit (database, statement, hits, error))
      return NULL;
  return more == 0 ? g_steal_pointer (&hits) : NULL;
}
