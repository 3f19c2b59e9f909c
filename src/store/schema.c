/* CREATE TABLE for every entity, and for what the store keeps beside them.
 * Invariant: the tables of entities have neither foreign keys nor unique constraints nor generated columns: they are
 * made to be merged, and SQLite 3.40's sessions fail on generated columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/schema.h"

#include "core/time/slot.h"

/* gesture: one row for each gesture. kind is "do", "undo", "redo" or "merge" (what somebody else wrote); target is the
 *   gesture that an "undo" or "redo" is about; state, of a "do", is "done", "undone", or "dropped" when it can be neither
 *   undone nor redone any more; stamp is 12 hexadecimal digits of milliseconds since 1970, 4 of a counter, 16 of the
 *   replica.
 * change: one row for each field that a gesture changed; "deleted" counts as a field, and its old is NULL where the
 *   gesture created the record (then the fields that were not given a value have no line). Of an ambassador who was
 *   forgotten one line a gesture is left, whose field is "forgotten".
 * search_row: what the full-text index of `search` holds of each record, and of each page of a PDF; see search-text.h.
 * setting: what belongs to this copy of the data and is never shared. */
static const char *const own_tables =
  "CREATE TABLE gesture (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, author TEXT NOT NULL,"
  " stamp TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER, state TEXT NOT NULL) STRICT;\n"
  "CREATE INDEX gesture_state ON gesture (kind, state, id);\n"
  "CREATE INDEX gesture_target ON gesture (target) WHERE target IS NOT NULL;\n"
  "CREATE TABLE change (gesture INTEGER NOT NULL, position INTEGER NOT NULL, entity TEXT NOT NULL, row TEXT NOT NULL,"
  " field TEXT NOT NULL, old TEXT, new TEXT, PRIMARY KEY (gesture, position)) STRICT, WITHOUT ROWID;\n"
  "CREATE INDEX change_row ON change (row, gesture);\n"
  "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;\n"
  "CREATE TABLE search_row (number INTEGER PRIMARY KEY, entity TEXT NOT NULL, row TEXT NOT NULL, text TEXT NOT NULL,"
  " UNIQUE (row, entity)) STRICT;\n";

/* What is shared with colleagues; empty where nothing is. Values are canonical JSON: a text is what the row stores, null a
 * number that is not set; of the field "_del", 1 and null. See replica/replica.h.
 *
 * block: what was sealed here or received, whole and for ever. known: the other blocks that its author knew, one a line;
 *   inbox: where it came from, "" for the main folder; state: "applied", or "waiting" for its ancestors since so many syncs
 *   as age says; of one that was sealed here age says how many operations it has, until a listing shows it.
 * register: of each field of each object the writes that nobody knew of who wrote after, whether this program knows the
 *   field or not; position 0 is the one that shows. block is -1 for what is not sealed yet.
 * unsealed: what was written here since the last block; one row for each field, those of one stamp are one operation.
 * device: the key with which a replica signs, as it was first seen.
 * remote: what is remembered of a shared folder from one sync to the next; losing it costs requests. */
static const char *const shared_tables =
  "CREATE TABLE block (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, replica TEXT NOT NULL,"
  " place INTEGER NOT NULL, previous TEXT NOT NULL, known TEXT NOT NULL, inbox TEXT NOT NULL, state TEXT NOT NULL,"
  " age INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;\n"
  "CREATE TABLE register (row TEXT NOT NULL, entity TEXT NOT NULL, field TEXT NOT NULL, position INTEGER NOT NULL,"
  " stamp TEXT NOT NULL, value TEXT NOT NULL, block INTEGER NOT NULL, PRIMARY KEY (row, entity, field, position))"
  " STRICT, WITHOUT ROWID;\n"
  "CREATE INDEX register_rival ON register (row, entity, field) WHERE position > 0;\n"
  "CREATE INDEX register_deleted ON register (row, entity) WHERE field = '_del' AND position = 0 AND value = '1';\n"
  "CREATE TABLE unsealed (number INTEGER PRIMARY KEY, entity TEXT NOT NULL, row TEXT NOT NULL, author TEXT NOT NULL,"
  " stamp TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL) STRICT;\n"
  "CREATE TABLE device (replica TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL) STRICT;\n"
  "CREATE TABLE remote (folder TEXT NOT NULL PRIMARY KEY, memory TEXT NOT NULL) STRICT;\n";

/* A beginning of up to seven letters, one of which is the tag of search-text.c, is looked up without adding up the words
 * that begin so: no query over 100,000 entries is then slow. The seven cost twice the space of three. */
static const char *const search_table =
  "CREATE VIRTUAL TABLE search USING fts5 (text, content = 'search_row', content_rowid = 'number',"
  " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 6 7', detail = none);\n";

/* From a page that was found to its document. */
static const char *const file_index = "CREATE INDEX document_file ON document (file) WHERE file <> '';\n";

/**
 * jalons_schema_default:
 *
 * Returns: (transfer full) (nullable): the stored form of a field that was given no value
 */
char *
jalons_schema_default (const JalonsField *field)
{
  switch (field->kind)
    {
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
      return NULL;
    case JALONS_KIND_BOOLEAN:
      return g_strdup ("0");
    case JALONS_KIND_ENUM:
      return g_strdup (field->codes[0]);
    case JALONS_KIND_SLOT:
      return jalons_slot_to_string (jalons_slot_undated (0));
    case JALONS_KIND_TEXT:
    case JALONS_KIND_LIST:
    case JALONS_KIND_DATE:
    case JALONS_KIND_REFERENCE:
    default:
      return g_strdup ("");
    }
}

/**
 * jalons_schema_column:
 *
 * Returns: (transfer full): the field as a column: "\"headcount\" INTEGER"
 */
char *
jalons_schema_column (const JalonsField *field)
{
  g_autofree char *value = jalons_schema_default (field);

  if (value == NULL)
    return g_strdup_printf ("\"%s\" INTEGER", field->name);
  if (field->kind == JALONS_KIND_BOOLEAN)
    return g_strdup_printf ("\"%s\" INTEGER NOT NULL DEFAULT %s", field->name, value);
  return g_strdup_printf ("\"%s\" TEXT NOT NULL DEFAULT '%s'", field->name, value);
}

static void
append_index (GString *sql,
              const JalonsEntity *entity,
              const JalonsField *field)
{
  if (field->kind == JALONS_KIND_REFERENCE)
    g_string_append_printf (sql, "CREATE INDEX \"%s_%s\" ON \"%s\" (\"%s\");\n", entity->name, field->name,
                            entity->name, field->name);
  else if (field->kind == JALONS_KIND_SLOT) /* by its date */
    g_string_append_printf (sql, "CREATE INDEX \"%s_%s\" ON \"%s\" (substr (\"%s\", 1, 10));\n", entity->name,
                            field->name, entity->name, field->name);
}

static void
append_entity (GString *sql,
               const JalonsEntity *entity)
{
  g_string_append_printf (sql, "CREATE TABLE \"%s\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0",
                          entity->name);
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *column = jalons_schema_column (&entity->fields[i]);
      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append (sql, ") STRICT;\n");
  for (unsigned i = 0; i < entity->n_fields; i++)
    append_index (sql, entity, &entity->fields[i]);
}

/**
 * jalons_schema_search_table:
 *
 * Returns: (transfer none): the statement that makes the full-text index
 */
const char *
jalons_schema_search_table (void)
{
  return search_table;
}

/**
 * jalons_schema_to_sql:
 *
 * Returns: (transfer full): the statements that make every table of a new file
 */
char *
jalons_schema_to_sql (void)
{
  GString *sql = g_string_new (own_tables);

  g_string_append (sql, shared_tables);
  g_string_append (sql, search_table);
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    append_entity (sql, jalons_model_entity ((JalonsEntityId) e));
  g_string_append (sql, file_index);
  return g_string_free (sql, FALSE);
}
