/* Filling the full-text index.
 * Invariant: what is taken out of the index is the very text that was put in: search_row keeps it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/search.h"

#include "store/row.h"
#include "store/schema.h"
#include "store/search-text.h"

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

/* Of which year the record is, 0 when it belongs to none; a year that is not there yet brings its records later. */
static gboolean
find_start_year (JalonsDatabase *database,
                 const JalonsRecord *record,
                 int *start_year,
                 GError **error)
{
  const JalonsField *field = jalons_search_year_field (jalons_record_get_entity (record));
  g_autoptr (JalonsStatement) statement = NULL;
  int more;

  *start_year = 0;
  if (field == NULL)
    return TRUE;
  statement = jalons_database_prepare (database, "SELECT start FROM year WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, jalons_record_get_text (record, field->id));
  more = jalons_database_step (database, statement, error);
  if (more == 1)
    *start_year = sqlite3_column_int (statement, 0);
  return more >= 0;
}

/* Puts one text in the place of another; @new is NULL to take it out. */
static gboolean
replace_text (JalonsDatabase *database,
              const char *entity,
              const char *row,
              const char *new,
              gboolean *changed,
              GError **error)
{
  g_autofree char *old = NULL;
  gint64 number;

  if (!find_indexed (database, entity, row, &number, &old, error))
    return FALSE;
  *changed = g_strcmp0 (old, new) != 0;
  if (!*changed)
    return TRUE;
  if (old != NULL &&
      !run_numbered (database, "INSERT INTO search (search, rowid, text) VALUES ('delete', ?1, ?2)", number, old,
                     error))
    return FALSE;
  if (new == NULL)
    return run_numbered (database, "DELETE FROM search_row WHERE number = ?1 AND ?2 IS NULL", number, NULL, error);
  if (old != NULL && !run_numbered (database, "UPDATE search_row SET text = ?2 WHERE number = ?1", number, new, error))
    return FALSE;
  if (old == NULL && !insert_row (database, entity, row, new, &number, error))
    return FALSE;
  return run_numbered (database, "INSERT INTO search (rowid, text) VALUES (?1, ?2)", number, new, error);
}

static gboolean
index_record (JalonsDatabase *database,
              const JalonsRecord *record,
              gboolean *changed,
              GError **error)
{
  JalonsEntityId entity = jalons_record_get_entity (record);
  g_autofree char *text = NULL;
  int start_year;

  *changed = FALSE;
  if (!jalons_search_covers (entity))
    return TRUE;
  if (!find_start_year (database, record, &start_year, error))
    return FALSE;
  text = jalons_search_text (record, start_year);
  return replace_text (database, jalons_model_entity (entity)->name, jalons_record_get_id (record), text, changed,
                       error);
}

/* What belongs to a year may have been written before it; where the first record is right, all are. */
static gboolean
index_year (JalonsDatabase *database,
            const JalonsYear *year,
            GError **error)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsField *field = jalons_search_year_field ((JalonsEntityId) e);
      g_autoptr (GPtrArray) records = NULL;
      gboolean changed = TRUE;

      if (field == NULL || !jalons_search_covers ((JalonsEntityId) e))
        continue;
      records = jalons_row_list_referring (database, field, jalons_record_get_id (year), error);
      if (records == NULL)
        return FALSE;
      for (guint i = 0; changed && i < records->len; i++)
        if (!index_record (database, g_ptr_array_index (records, i), &changed, error))
          return FALSE;
    }
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
  gboolean changed;

  if (jalons_record_get_entity (record) == JALONS_ENTITY_YEAR)
    return index_year (database, record, error);
  return index_record (database, record, &changed, error);
}

/* All of it anew */

static gboolean
refill_entity (JalonsDatabase *database,
               const JalonsEntity *entity,
               GError **error)
{
  g_autofree char *columns = jalons_row_columns (entity);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE deleted = 0 ORDER BY rowid", columns,
                                          entity->name);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  int more = statement != NULL ? 1 : -1;

  while (more == 1 && (more = jalons_database_step (database, statement, error)) == 1)
    {
      g_autoptr (JalonsRecord) record = jalons_row_read (entity, statement, NULL);
      gboolean changed;

      if (!index_record (database, record, &changed, error))
        return FALSE;
    }
  return more == 0;
}

static gboolean
refill (JalonsDatabase *database,
        GError **error)
{
  static const char *const pages = "INSERT INTO search (rowid, text) SELECT number, text FROM search_row;"
                                   "INSERT INTO setting VALUES ('search', '" JALONS_SEARCH_FORM "')"
                                   " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

  if (!jalons_database_execute (database, "DROP TABLE search; DELETE FROM search_row WHERE entity <> '"
                                          JALONS_SEARCH_PAGE "'", error) ||
      !jalons_database_execute (database, jalons_schema_search_table (), error) ||
      !jalons_database_execute (database, pages, error))
    return FALSE;
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    if (jalons_search_covers ((JalonsEntityId) e) &&
        !refill_entity (database, jalons_model_entity ((JalonsEntityId) e), error))
      return FALSE;
  return TRUE;
}

/**
 * jalons_search_ensure:
 * @database: a database of the present version
 *
 * Makes the index anew when it is of an older form; the texts of pages stay.
 */
gboolean
jalons_search_ensure (JalonsDatabase *database,
                      GError **error)
{
  gint64 is_present;

  if (!jalons_database_get_number (database, "SELECT EXISTS (SELECT 1 FROM setting WHERE key = 'search' AND value = '"
                                             JALONS_SEARCH_FORM "')", &is_present, error))
    return FALSE;
  if (is_present)
    return TRUE;
  if (!jalons_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (refill (database, error) && jalons_database_execute (database, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (database->handle))
    jalons_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

/* Pages */

static gboolean
remove_pages (JalonsDatabase *database,
              const char *hash,
              GError **error)
{
  static const char *const steps[] = {
    "INSERT INTO search (search, rowid, text) SELECT 'delete', number, text FROM search_row"
    " WHERE row >= ?1 || ':' AND row < ?1 || ';' AND entity = '" JALONS_SEARCH_PAGE "'",
    "DELETE FROM search_row WHERE row >= ?1 || ':' AND row < ?1 || ';' AND entity = '" JALONS_SEARCH_PAGE "'",
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, steps[i], error);

      if (statement == NULL)
        return FALSE;
      jalons_statement_bind_text (statement, 1, hash);
      if (!jalons_database_run (database, statement, error))
        return FALSE;
    }
  return TRUE;
}

/* The page 0 has no text: it says that the pages were seen, even if there is a text on none. */
static gboolean
insert_pages (JalonsDatabase *database,
              const char *hash,
              const char *const *pages,
              GError **error)
{
  for (unsigned i = 0; i == 0 || pages[i - 1] != NULL; i++)
    {
      g_autofree char *row = g_strdup_printf ("%s:%u", hash, i);
      g_autofree char *text = i == 0 ? g_strdup ("") : jalons_search_page_text (pages[i - 1]);
      gboolean changed;

      if ((i == 0 || *pages[i - 1] != '\0') &&
          !replace_text (database, JALONS_SEARCH_PAGE, row, text, &changed, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * jalons_search_list_unread:
 *
 * Returns: (transfer full) (array zero-terminated=1): the SHA-256 of the PDFs of documents whose pages were never seen
 */
char **
jalons_search_list_unread (JalonsDatabase *database,
                           GError **error)
{
  static const char *const sql = "SELECT DISTINCT file FROM document WHERE file <> '' AND deleted = 0 AND NOT EXISTS"
                                 " (SELECT 1 FROM search_row WHERE entity = '" JALONS_SEARCH_PAGE
                                 "' AND row = document.file || ':0') ORDER BY file";
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  g_autoptr (GStrvBuilder) hashes = g_strv_builder_new ();
  int more = -1;

  while (statement != NULL && (more = jalons_database_step (database, statement, error)) == 1)
    g_strv_builder_add (hashes, jalons_statement_get_text (statement, 0));
  return more == 0 ? g_strv_builder_end (hashes) : NULL;
}

/**
 * jalons_search_read_pages:
 * @hash: the SHA-256 of a PDF
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): what jalons_search_index_pages() was given, cut where the
 *   index cuts it; %NULL without an error when it never was
 */
char **
jalons_search_read_pages (JalonsDatabase *database,
                          const char *hash,
                          GError **error)
{
  static const char *const sql =
    "SELECT CAST (substr (row, 66) AS INTEGER), text FROM search_row"
    " WHERE row >= ?1 || ':' AND row < ?1 || ';' AND entity = '" JALONS_SEARCH_PAGE "' ORDER BY 1";
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  gboolean was_read = FALSE;
  int more = -1;

  if (statement != NULL)
    jalons_statement_bind_text (statement, 1, hash);
  for (; statement != NULL && (more = jalons_database_step (database, statement, error)) == 1; was_read = TRUE)
    {
      gint64 page = sqlite3_column_int64 (statement, 0);

      while ((gint64) pages->len + 1 < page)
        g_ptr_array_add (pages, g_strdup (""));
      if (page > 0)
        g_ptr_array_add (pages, jalons_search_original (jalons_statement_get_text (statement, 1)));
    }
  g_ptr_array_add (pages, NULL);
  return more == 0 && was_read ? (char **) g_ptr_array_free (g_steal_pointer (&pages), FALSE) : NULL;
}

/**
 * jalons_search_index_pages:
 * @hash: the SHA-256 of a PDF
 * @pages: (array zero-terminated=1) (nullable): the text of each page, "" for one without; %NULL takes the pages out
 *
 * Brings the index up to date with a PDF, in a transaction of its own. It is no gesture.
 */
gboolean
jalons_search_index_pages (JalonsDatabase *database,
                           const char *hash,
                           const char *const *pages,
                           GError **error)
{
  if (!jalons_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (remove_pages (database, hash, error) && (pages == NULL || insert_pages (database, hash, pages, error)) &&
      jalons_database_execute (database, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (database->handle))
    jalons_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}
