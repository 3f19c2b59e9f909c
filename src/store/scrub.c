/* Walking through the records and the journal.
 * Invariant: what names somebody in another role, a head teacher or another ambassador, is told and never rewritten.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/scrub.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/labels.h"
#include "store/row.h"
#include "store/schema.h"
#include "store/search-text.h"
#include "store/search.h"

/* A part of a name that stands in more places than this is a common word, or a common name. */
#define MOST_PLACES 8

typedef struct
{
  JalonsDatabase *database;
  const char *ambassador;
  const JalonsTraces *traces;
  const JalonsTraces *wide; /* for the activities that the person came to */
  GHashTable *visited;      /* ids of these */
  JalonsForgetReport *report;
  GPtrArray *records; /* of JalonsRecord: those that changed */
  GPtrArray *places;  /* of GPtrArray: for each part of the name, where it stands alone */
} Scrub;

/* What is looked for */

static void
add_trace (JalonsTraces *traces,
           const char *field,
           const char *value)
{
  if (value == NULL)
    return;
  if (g_str_equal (field, "name"))
    jalons_traces_add_name (traces, value);
  else if (g_str_equal (field, "email"))
    jalons_traces_add_email (traces, value);
  else if (g_str_equal (field, "phone"))
    jalons_traces_add_phone (traces, value);
}

static gboolean
collect_past (JalonsDatabase *database,
              const char *ambassador,
              JalonsTraces *traces,
              GError **error)
{
  const char *sql = "SELECT DISTINCT field, value FROM (SELECT field, old AS value FROM change WHERE row = ?1 AND"
                    " entity = 'ambassador' UNION SELECT field, new FROM change WHERE row = ?1 AND"
                    " entity = 'ambassador') WHERE value IS NOT NULL";
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  int more;

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, ambassador);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    add_trace (traces, jalons_statement_get_text (statement, 0), jalons_statement_get_text (statement, 1));
  return more == 0;
}

/**
 * jalons_scrub_collect:
 * @ambassador: an id
 *
 * Returns: (transfer full): what the person is or was known by; %NULL with %JALONS_ERROR_MISSING when there is no such
 *   ambassador
 */
JalonsTraces *
jalons_scrub_collect (JalonsDatabase *database,
                      const char *ambassador,
                      GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_AMBASSADOR);
  GError *failure = NULL;
  g_autoptr (JalonsRecord) record = jalons_row_lookup (database, entity, ambassador, &failure);
  g_autoptr (JalonsTraces) traces = jalons_traces_new ();

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (record == NULL)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                           _ ("There is no such ambassador: nobody was forgotten."));
      return NULL;
    }
  add_trace (traces, "name", jalons_ambassador_name (record));
  add_trace (traces, "email", jalons_ambassador_email (record));
  add_trace (traces, "phone", jalons_ambassador_phone (record));
  return collect_past (database, ambassador, traces, error) ? g_steal_pointer (&traces) : NULL;
}

/* The first column of each row. */
static gboolean
read_texts (JalonsDatabase *database,
            const char *sql,
            const char *ambassador,
            GPtrArray *texts,
            GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  int more;

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, ambassador);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    g_ptr_array_add (texts, g_strdup (jalons_statement_get_text (statement, 0)));
  return more == 0;
}

/* Records */

static gboolean
is_text (const JalonsField *field)
{
  return field->kind == JALONS_KIND_TEXT || field->kind == JALONS_KIND_LIST;
}

/* Whom these fields name is there as a teacher, a counsellor, or another ambassador. */
static gboolean
names_another (const JalonsField *field)
{
  return field->id == JALONS_DIVISION_LEAD_TEACHERS || field->id == JALONS_YEAR_COUNSELLOR ||
         JALONS_FIELD_ENTITY (field->id) == JALONS_ENTITY_AMBASSADOR;
}

static char *
name_record (Scrub *scrub,
             const JalonsRecord *record)
{
  g_autofree char *label = jalons_row_label (scrub->database, record);

  /* Translators: what an object is, and its name: "Activity “Forum of jobs”" */
  return g_strdup_printf (_ ("%1$s “%2$s”"), jalons_entity_label (jalons_record_get_entity (record)), label);
}

static void
tell_other_role (Scrub *scrub,
                 const JalonsRecord *record)
{
  g_autofree char *name = name_record (scrub, record);

  g_ptr_array_add (scrub->report->left,
                   /* Translators: an object: "Class “3 B”" */
                   g_strdup_printf (_ ("%s names the same person, or somebody of the same name: it was left as it is."),
                                    name));
}

/* A part that stands alone may be anybody: it is for the user to look. */
static void
note_parts (Scrub *scrub,
            const JalonsRecord *record,
            const char *text)
{
  GPtrArray *parts = jalons_traces_get_parts (scrub->traces);

  for (guint i = 0; i < parts->len; i++)
    {
      GPtrArray *places = g_ptr_array_index (scrub->places, i);

      if (places->len <= MOST_PLACES && jalons_text_has_word (text, g_ptr_array_index (parts, i)) &&
          !g_ptr_array_find (places, record, NULL))
        g_ptr_array_add (places, g_object_ref ((JalonsRecord *) record));
    }
}

static const JalonsTraces *
traces_of (const Scrub *scrub,
           const JalonsRecord *record)
{
  gboolean visited = jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY &&
                     g_hash_table_contains (scrub->visited, jalons_record_get_id (record));

  return visited ? scrub->wide : scrub->traces;
}

static gboolean
scrub_field (Scrub *scrub,
             const JalonsRecord *record,
             const JalonsField *field,
             gboolean *changed,
             GError **error)
{
  g_autofree char *text = jalons_record_to_stored (record, field->id);
  g_autofree char *replaced = NULL;
  guint n = 0;

  if (text == NULL || *text == '\0')
    return TRUE;
  replaced = jalons_traces_replace (traces_of (scrub, record), text, _ ("(person forgotten)"), &n);
  if (names_another (field))
    {
      if (n > 0 && !jalons_record_is_deleted (record))
        tell_other_role (scrub, record);
      return TRUE;
    }
  if (!jalons_record_is_deleted (record))
    note_parts (scrub, record, replaced != NULL ? replaced : text);
  if (replaced == NULL)
    return TRUE;
  *changed = TRUE;
  scrub->report->n_texts += n;
  return jalons_row_update (scrub->database, jalons_model_entity (JALONS_FIELD_ENTITY (field->id)),
                            jalons_record_get_id (record), field->name, replaced, error);
}

/* The record as it now is goes into the index and to the views. */
static gboolean
take_up (Scrub *scrub,
         const JalonsEntity *entity,
         const char *id,
         GError **error)
{
  JalonsRecord *record = jalons_row_lookup (scrub->database, entity, id, error);

  if (record == NULL)
    return FALSE;
  g_ptr_array_add (scrub->records, record);
  return jalons_search_index (scrub->database, record, error);
}

static gboolean
scrub_record (Scrub *scrub,
              const JalonsRecord *record,
              GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  gboolean changed = FALSE;

  if (entity->id == JALONS_ENTITY_AMBASSADOR && g_str_equal (jalons_record_get_id (record), scrub->ambassador))
    return TRUE;
  for (unsigned i = 0; i < entity->n_fields; i++)
    if (is_text (&entity->fields[i]) && !scrub_field (scrub, record, &entity->fields[i], &changed, error))
      return FALSE;
  return !changed || take_up (scrub, entity, jalons_record_get_id (record), error);
}

static GPtrArray *
list_records (JalonsDatabase *database,
              const JalonsEntity *entity,
              GError **error)
{
  g_autofree char *columns = jalons_row_columns (entity);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\"", columns, entity->name);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  int more;

  if (statement == NULL)
    return NULL;
  while ((more = jalons_database_step (database, statement, error)) == 1)
    g_ptr_array_add (records, jalons_row_read (entity, statement, NULL));
  return more == 0 ? g_steal_pointer (&records) : NULL;
}

static gboolean
has_text (const JalonsEntity *entity)
{
  for (unsigned i = 0; i < entity->n_fields; i++)
    if (is_text (&entity->fields[i]))
      return TRUE;
  return FALSE;
}

static gboolean
scrub_records (Scrub *scrub,
               GError **error)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);
      g_autoptr (GPtrArray) records = NULL;

      if (!has_text (entity))
        continue;
      records = list_records (scrub->database, entity, error);
      for (guint i = 0; records != NULL && i < records->len; i++)
        if (!scrub_record (scrub, g_ptr_array_index (records, i), error))
          return FALSE;
      if (records == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The person's own record */

static gboolean
is_kept (const JalonsField *field)
{
  return field->id == JALONS_AMBASSADOR_GENDER || field->id == JALONS_AMBASSADOR_SECTOR ||
         field->id == JALONS_AMBASSADOR_FORGOTTEN_DAY;
}

static gboolean
empty_record (Scrub *scrub,
              JalonsDay today,
              GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_AMBASSADOR);
  g_autoptr (JalonsRecord) record = jalons_row_lookup (scrub->database, entity, scrub->ambassador, error);
  g_autofree char *day = jalons_day_to_string (today), *sector = NULL;
  guint n = 0;

  if (record == NULL)
    return FALSE;
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *value = jalons_schema_default (&entity->fields[i]);

      if (!is_kept (&entity->fields[i]) &&
          !jalons_row_update (scrub->database, entity, scrub->ambassador, entity->fields[i].name, value, error))
        return FALSE;
    }
  sector = jalons_traces_replace (scrub->traces, jalons_ambassador_sector (record), _ ("(person forgotten)"), &n);
  if (sector != NULL && !jalons_row_update (scrub->database, entity, scrub->ambassador, "sector", sector, error))
    return FALSE;
  if (jalons_ambassador_forgotten_day (record) == JALONS_NO_DAY &&
      !jalons_row_update (scrub->database, entity, scrub->ambassador, "forgotten_day", day, error))
    return FALSE;
  return take_up (scrub, entity, scrub->ambassador, error);
}

/* The journal */

/* Of each gesture that touched the record one line stays, as a mark. */
static gboolean
empty_history (Scrub *scrub,
               GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM change WHERE row = ?1 AND entity = 'ambassador' AND position <> (SELECT min (position) FROM change"
    " AS first WHERE first.gesture = change.gesture AND first.row = ?1 AND first.entity = 'ambassador')",
    "UPDATE change SET field = '" JALONS_FORGOTTEN_MARK "', old = NULL, new = NULL"
    " WHERE row = ?1 AND entity = 'ambassador'",
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (JalonsStatement) statement = jalons_database_prepare (scrub->database, steps[i], error);

      if (statement == NULL)
        return FALSE;
      jalons_statement_bind_text (statement, 1, scrub->ambassador);
      if (!jalons_database_run (scrub->database, statement, error))
        return FALSE;
      scrub->report->n_changes += (guint) sqlite3_changes (scrub->database->handle);
    }
  return TRUE;
}

/* Rewrites the texts that @select gives as (two keys, texts…), with @update taking the keys and then the texts. */
static gboolean
rewrite (Scrub *scrub,
         const JalonsTraces *traces,
         const char *select,
         const char *update,
         int n_texts,
         guint *n_rewritten,
         GError **error)
{
  g_autoptr (JalonsStatement) reading = jalons_database_prepare (scrub->database, select, error);
  g_autoptr (JalonsStatement) writing = reading ? jalons_database_prepare (scrub->database, update, error) : NULL;
  int more = writing != NULL ? 1 : -1;

  if (reading != NULL && sqlite3_bind_parameter_count (reading) > 0)
    jalons_statement_bind_text (reading, 1, scrub->ambassador);
  while (more == 1 && (more = jalons_database_step (scrub->database, reading, error)) == 1)
    {
      guint n = 0;

      for (int i = 0; i < n_texts; i++)
        {
          const char *text = jalons_statement_get_text (reading, 2 + i);
          g_autofree char *replaced =
            text != NULL ? jalons_traces_replace (traces, text, _ ("(person forgotten)"), &n) : NULL;

          jalons_statement_bind_text (writing, 3 + i, replaced != NULL ? replaced : text);
        }
      sqlite3_bind_int64 (writing, 1, sqlite3_column_int64 (reading, 0));
      sqlite3_bind_int64 (writing, 2, sqlite3_column_int64 (reading, 1));
      if (n > 0 && !jalons_database_run (scrub->database, writing, error))
        return FALSE;
      *n_rewritten += n;
    }
  return more == 0;
}

static char *
quote_text_fields (void)
{
  GString *names = g_string_new (NULL);

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned i = 0; i < entity->n_fields; i++)
        if (is_text (&entity->fields[i]) && !names_another (&entity->fields[i]))
          g_string_append_printf (names, "%s'%s.%s'", names->len > 0 ? ", " : "", entity->name, entity->fields[i].name);
    }
  return g_string_free (names, FALSE);
}

/* An undo compares what was written with what is there: both sides are rewritten alike. */
static gboolean
scrub_journal (Scrub *scrub,
               GError **error)
{
  g_autofree char *fields = quote_text_fields ();
  g_autofree char *all = g_strdup_printf (
    "SELECT gesture, position, old, new FROM change WHERE entity || '.' || field IN (%s)", fields);
  g_autofree char *visited = g_strconcat (all, " AND row IN (SELECT activity FROM visit WHERE ambassador = ?1)", NULL);
  const char *labels = "SELECT id, id, label FROM gesture";
  const char *near_labels = "SELECT id, id, label FROM gesture WHERE id IN (SELECT gesture FROM change WHERE row = ?1 OR"
                            " row IN (SELECT activity FROM visit WHERE ambassador = ?1))";
  const char *change = "UPDATE change SET old = ?3, new = ?4 WHERE gesture = ?1 AND position = ?2";
  const char *label = "UPDATE gesture SET label = ?3 WHERE id = ?1 AND id = ?2";
  guint n_labels = 0;

  return empty_history (scrub, error) &&
         rewrite (scrub, scrub->wide, visited, change, 2, &scrub->report->n_changes, error) &&
         rewrite (scrub, scrub->traces, all, change, 2, &scrub->report->n_changes, error) &&
         rewrite (scrub, scrub->wide, near_labels, label, 1, &n_labels, error) &&
         rewrite (scrub, scrub->traces, labels, label, 1, &n_labels, error);
}

/* Pages of PDF files: their texts in the index are rewritten, the files are not. */

static gboolean
tell_file (Scrub *scrub,
           const char *hash,
           GError **error)
{
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (scrub->database, "SELECT title FROM document WHERE file = ?1 AND file <> '' LIMIT 1", error);
  int more;

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, hash);
  more = jalons_database_step (scrub->database, statement, error);
  if (more == 1)
    g_ptr_array_add (scrub->report->left,
                     g_strdup_printf (_ ("The PDF of the document “%s” names the person: its pages are no longer found by "
                                         "that name, but the file is as it was."),
                                      jalons_statement_get_text (statement, 0)));
  return more >= 0;
}

static gboolean
scrub_page (Scrub *scrub,
            gint64 number,
            const char *page,
            gboolean *found,
            GError **error)
{
  g_autofree char *original = jalons_search_original (page), *replaced = NULL, *text = NULL;
  g_autoptr (JalonsStatement) statement = NULL;
  guint n = 0;

  replaced = jalons_traces_replace (scrub->traces, original, _ ("(person forgotten)"), &n);
  *found = replaced != NULL;
  if (replaced == NULL)
    return TRUE;
  text = jalons_search_page_text (replaced);
  scrub->report->n_texts += n;
  statement = jalons_database_prepare (scrub->database, "UPDATE search_row SET text = ?2 WHERE number = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  jalons_statement_bind_text (statement, 2, text);
  return jalons_database_run (scrub->database, statement, error);
}

static gboolean
scrub_pages (Scrub *scrub,
             GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    scrub->database, "SELECT number, row, text FROM search_row WHERE entity = '" JALONS_SEARCH_PAGE "'", error);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int more = statement != NULL ? 1 : -1;

  while (more == 1 && (more = jalons_database_step (scrub->database, statement, error)) == 1)
    {
      const char *row = jalons_statement_get_text (statement, 1);
      g_autofree char *hash = g_strndup (row, strcspn (row, ":"));
      gboolean found;

      if (!scrub_page (scrub, sqlite3_column_int64 (statement, 0), jalons_statement_get_text (statement, 2), &found,
                       error))
        return FALSE;
      if (found && !g_hash_table_contains (told, hash) && !tell_file (scrub, hash, error))
        return FALSE;
      if (found)
        g_hash_table_add (told, g_steal_pointer (&hash));
    }
  return more == 0;
}

/* All of it */

static void
tell_parts (Scrub *scrub)
{
  GPtrArray *parts = jalons_traces_get_parts (scrub->traces);

  for (guint i = 0; i < parts->len; i++)
    {
      GPtrArray *places = g_ptr_array_index (scrub->places, i);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *list = NULL;

      for (guint k = 0; k < places->len && places->len <= MOST_PLACES; k++)
        g_ptr_array_add (names, name_record (scrub, g_ptr_array_index (places, k)));
      if (names->len == 0)
        continue;
      g_ptr_array_add (names, NULL);
      list = g_strjoinv ("; ", (char **) names->pdata);
      /* Translators: one word of a name; objects parted by semicolons: "Activity “Forum”; Activity “Visit”" */
      g_ptr_array_add (scrub->report->left,
                       g_strdup_printf (_ ("The word “%1$s” alone stands in these places, to be looked at: %2$s."),
                                        (const char *) g_ptr_array_index (parts, i), list));
    }
}

static gboolean
scrub_all (Scrub *scrub,
           JalonsDay today,
           GError **error)
{
  if (!empty_record (scrub, today, error) || !scrub_journal (scrub, error))
    return FALSE;
  if (jalons_traces_is_empty (scrub->traces))
    return TRUE;
  if (!scrub_records (scrub, error) || !scrub_pages (scrub, error))
    return FALSE;
  tell_parts (scrub);
  return TRUE;
}

static const char *const fellow_visitors =
  "SELECT name FROM ambassador WHERE id <> ?1 AND id IN (SELECT ambassador FROM visit WHERE activity IN"
  " (SELECT activity FROM visit WHERE ambassador = ?1))";

/**
 * jalons_scrub_run:
 * @traces: what jalons_scrub_collect() gave
 * @report: takes the counts and what was left
 * @records: (element-type JalonsRecord): takes the records that changed, as they now are
 *
 * Takes the person out of the records, the journal and the rows of the index, in the transaction that is open; the index
 * itself is to be made anew.
 */
gboolean
jalons_scrub_run (JalonsDatabase *database,
                  const char *ambassador,
                  const JalonsTraces *traces,
                  JalonsDay today,
                  JalonsForgetReport *report,
                  GPtrArray *records,
                  GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) visited = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JalonsTraces) wide = NULL;
  Scrub scrub = { database, ambassador, traces, NULL, visited, report, records, places };

  if (!read_texts (database, "SELECT activity FROM visit WHERE ambassador = ?1", ambassador, activities, error) ||
      !read_texts (database, fellow_visitors, ambassador, others, error))
    return FALSE;
  for (guint i = 0; i < activities->len; i++)
    g_hash_table_add (visited, g_ptr_array_index (activities, i));
  g_ptr_array_add (others, NULL);
  scrub.wide = wide = jalons_traces_widen (traces, (const char *const *) others->pdata);
  for (guint i = 0; i < jalons_traces_get_parts (traces)->len; i++)
    g_ptr_array_add (places, g_ptr_array_new_with_free_func (g_object_unref));
  return scrub_all (&scrub, today, error);
}
