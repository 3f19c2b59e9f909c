/* One transaction, watched by SQLite's session extension; its changeset becomes lines of the journal.
 * Invariant: the changes, their journal and their search index are committed together or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/journal.h"

#include <string.h>

#include "store/carried-private.h"
#include "store/row.h"
#include "store/schema.h"
#include "store/scrub.h"
#include "store/search.h"
#include "store/shared-private.h"
#include "store/sqlite-error.h"
#include "store/stamp.h"
#include "store/transaction.h"

typedef struct
{
  JalonsDatabase *database;
  gint64 gesture;
  int position;
  GPtrArray *records;         /* as they now are */
  JalonsStatement *statement; /* that writes a line: a large import has a hundred thousand */
  const JalonsGesture *about;
  gboolean shares;    /* whether it becomes operations */
  GHashTable *copies; /* of schools, which are not shared */
  JalonsNote note;    /* the operation of the record */
  gboolean noting;
  gboolean restored;  /* the record */
} Recording;

/* Reading the changeset */

/* Not copied: @text stays until the statement has run. */
static void
bind_borrowed (JalonsStatement *statement,
               int position,
               const char *text)
{
  sqlite3_bind_text (statement, position, text, -1, SQLITE_STATIC);
}

static gboolean
record_field (Recording *recording,
              const JalonsEntity *entity,
              const char *id,
              const char *field,
              sqlite3_value *old,
              sqlite3_value *new,
              GError **error)
{
  JalonsStatement *statement = recording->statement;

  sqlite3_bind_int64 (statement, 1, recording->gesture);
  sqlite3_bind_int (statement, 2, recording->position++);
  bind_borrowed (statement, 3, entity->name);
  bind_borrowed (statement, 4, id);
  bind_borrowed (statement, 5, field);
  bind_borrowed (statement, 6, old != NULL ? (const char *) sqlite3_value_text (old) : NULL);
  bind_borrowed (statement, 7, new != NULL ? (const char *) sqlite3_value_text (new) : NULL);
  if (!jalons_database_run (recording->database, statement, error))
    return FALSE;
  return !recording->noting || jalons_note_field (&recording->note, recording->database, field,
                                                  new != NULL ? (const char *) sqlite3_value_text (new) : NULL, error);
}

/* Sharing */

static gboolean
begin_sharing (Recording *recording,
               const JalonsEntity *entity,
               const char *id,
               GError **error)
{
  recording->noting = recording->restored = FALSE;
  if (!recording->shares)
    return TRUE;
  if (g_hash_table_size (recording->copies) > 0)
    {
      g_autoptr (JalonsRecord) record = jalons_row_lookup (recording->database, entity, id, NULL);

      if (record != NULL && jalons_carried_holds (recording->database, recording->copies, record))
        return TRUE;
    }
  recording->noting = TRUE;
  return jalons_note_begin (&recording->note, recording->database, entity->name, id, recording->about->author, error);
}

/* What was deleted before the folder was shared is known to nobody. */
static gboolean
end_sharing (Recording *recording,
             const JalonsRecord *record,
             GError **error)
{
  return !recording->noting || !recording->restored ||
         jalons_note_record (&recording->note, recording->database, record, error);
}

/* Most fields of most rows are texts, whose default needs no look at the schema. */
static gboolean
is_default (const JalonsField *field,
            sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);
  g_autofree char *stored = NULL;

  if (field->kind == JALONS_KIND_TEXT || field->kind == JALONS_KIND_REFERENCE || field->kind == JALONS_KIND_LIST)
    return text != NULL && *text == '\0';
  stored = jalons_schema_default (field);
  return g_strcmp0 (text, stored) == 0;
}

static gboolean
record_insertion (Recording *recording,
                  const JalonsEntity *entity,
                  const char *id,
                  sqlite3_changeset_iter *row,
                  GError **error)
{
  sqlite3_value *value = NULL;

  sqlite3changeset_new (row, 1, &value);
  if (!record_field (recording, entity, id, "deleted", NULL, value, error))
    return FALSE;
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      sqlite3changeset_new (row, (int) i + JALONS_FIRST_FIELD_COLUMN, &value);
      if (!is_default (&entity->fields[i], value) &&
          !record_field (recording, entity, id, entity->fields[i].name, NULL, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
record_update (Recording *recording,
               const JalonsEntity *entity,
               const char *id,
               sqlite3_changeset_iter *row,
               GError **error)
{
  for (int column = 1; column < (int) entity->n_fields + JALONS_FIRST_FIELD_COLUMN; column++)
    {
      const char *name =
        column < JALONS_FIRST_FIELD_COLUMN ? "deleted" : entity->fields[column - JALONS_FIRST_FIELD_COLUMN].name;
      sqlite3_value *old = NULL, *new = NULL;

      sqlite3changeset_old (row, column, &old);
      sqlite3changeset_new (row, column, &new);
      if (new != NULL && !record_field (recording, entity, id, name, old, new, error))
        return FALSE;
      if (new != NULL && column < JALONS_FIRST_FIELD_COLUMN)
        recording->restored = sqlite3_value_int (new) == 0;
    }
  return TRUE;
}

static gboolean
record_row (Recording *recording,
            sqlite3_changeset_iter *row,
            GError **error)
{
  const char *table = NULL;
  int n_columns = 0, operation = 0;
  sqlite3_value *key = NULL;
  g_autofree char *id = NULL;
  const JalonsEntity *entity;
  JalonsRecord *record;
  gboolean done;

  sqlite3changeset_op (row, &table, &n_columns, &operation, NULL);
  entity = jalons_model_find_entity (table);
  g_return_val_if_fail (entity != NULL && operation != SQLITE_DELETE, FALSE);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (row, 0, &key);
  else
    sqlite3changeset_old (row, 0, &key);
  id = g_strdup ((const char *) sqlite3_value_text (key));

  if (!begin_sharing (recording, entity, id, error))
    return FALSE;
  done = operation == SQLITE_INSERT ? record_insertion (recording, entity, id, row, error)
                                    : record_update (recording, entity, id, row, error);
  record = done ? jalons_row_lookup (recording->database, entity, id, error) : NULL;
  if (record == NULL)
    return FALSE;
  g_ptr_array_add (recording->records, record);
  return end_sharing (recording, record, error) && jalons_search_index (recording->database, record, error);
}

static gboolean
record_changeset (Recording *recording,
                  int length,
                  void *changeset,
                  GError **error)
{
  const char *sql = "INSERT INTO change (gesture, position, entity, row, field, old, new)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (recording->database, sql, error);
  sqlite3_changeset_iter *rows = NULL;
  gboolean done = statement != NULL;
  int code = sqlite3changeset_start (&rows, length, changeset);

  recording->statement = statement;

  while (done && code == SQLITE_OK && sqlite3changeset_next (rows) == SQLITE_ROW)
    done = record_row (recording, rows, error);
  if (rows != NULL)
    code = sqlite3changeset_finalize (rows);
  if (done && code != SQLITE_OK)
    jalons_set_sqlite_error (error, NULL, code, recording->database->path);
  return done && code == SQLITE_OK;
}

/* Writing down the gesture */

static gboolean
insert_gesture (JalonsDatabase *database,
                const JalonsGesture *gesture,
                gint64 *id,
                GError **error)
{
  g_autofree char *stamp = gesture->stamp != NULL ? g_strdup (gesture->stamp) : jalons_database_make_stamp (database);
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    database, "INSERT INTO gesture (label, author, stamp, kind, target, state) VALUES (?1, ?2, ?3, ?4, ?5, 'done')",
    error);

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, gesture->label);
  jalons_statement_bind_text (statement, 2, gesture->author);
  jalons_statement_bind_text (statement, 3, stamp);
  jalons_statement_bind_text (statement, 4, gesture->kind);
  if (gesture->target != 0)
    sqlite3_bind_int64 (statement, 5, gesture->target);
  if (!jalons_database_run (database, statement, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (database->handle);
  return TRUE;
}

/* A new gesture of the user ends what could be redone; an undo or a redo moves its target between the two. */
static gboolean
settle_states (JalonsDatabase *database,
               const JalonsGesture *gesture,
               gboolean changed,
               GError **error)
{
  g_autoptr (JalonsStatement) statement = NULL;
  const char *state = g_str_equal (gesture->kind, "undo") ? "undone" : "done";

  if (g_str_equal (gesture->kind, "merge") || (gesture->target == 0 && !changed))
    return TRUE;
  if (gesture->target == 0)
    return jalons_database_execute (
      database, "UPDATE gesture SET state = 'dropped' WHERE kind = 'do' AND state = 'undone'", error);

  statement = jalons_database_prepare (database, "UPDATE gesture SET state = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, gesture->target);
  jalons_statement_bind_text (statement, 2, changed ? state : "dropped");
  return jalons_database_run (database, statement, error);
}

static gboolean
record_gesture (JalonsDatabase *database,
                const JalonsGesture *gesture,
                int length,
                void *changeset,
                GPtrArray *records,
                GError **error)
{
  Recording recording = { .database = database, .records = records, .about = gesture };
  gboolean done = TRUE;

  recording.shares = database->shared && gesture->stamp == NULL;
  if (recording.shares)
    recording.copies = jalons_carried_copies (database);
  if (length > 0)
    done = insert_gesture (database, gesture, &recording.gesture, error) &&
           record_changeset (&recording, length, changeset, error) &&
           jalons_carried_check (database, gesture, recording.gesture, records, error);
  if (done && length > 0 && recording.shares)
    done = jalons_shared_keep_last (database, error);
  g_clear_pointer (&recording.copies, g_hash_table_unref);
  return done && settle_states (database, gesture, length > 0, error);
}

/* The transaction */

static sqlite3_session *
watch (JalonsDatabase *database,
       GError **error)
{
  sqlite3_session *session = NULL;
  int code = sqlite3session_create (database->handle, "main", &session);

  for (unsigned e = 0; code == SQLITE_OK && e < JALONS_N_ENTITIES; e++)
    code = sqlite3session_attach (session, jalons_model_entity ((JalonsEntityId) e)->name);
  if (code == SQLITE_OK)
    return session;
  jalons_set_sqlite_error (error, database->handle, code, database->path);
  if (session != NULL)
    sqlite3session_delete (session);
  return NULL;
}

static gboolean
run_function (JalonsDatabase *database,
              JalonsWriteFunc func,
              gpointer data,
              GError **error)
{
  JalonsTransaction transaction = { .database = database };
  GError *failure = NULL;

  if (!func (&transaction, data, &failure))
    g_warn_if_fail (failure != NULL);
  if (failure == NULL)
    failure = g_steal_pointer (&transaction.failure);
  g_clear_error (&transaction.failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Ends @session: while there is one, SQLite shows it every row of the journal and of the index too. */
static gboolean
take_changeset (JalonsDatabase *database,
                sqlite3_session *session,
                int *length,
                void **changeset,
                GError **error)
{
  int code = sqlite3session_changeset (session, length, changeset);

  sqlite3session_delete (session);
  if (code != SQLITE_OK)
    jalons_set_sqlite_error (error, NULL, code, database->path);
  return code == SQLITE_OK;
}

/**
 * jalons_journal_write_within:
 * @records: (element-type JalonsRecord): takes the records that changed
 *
 * jalons_journal_write(), in a transaction that its caller began and ends.
 */
gboolean
jalons_journal_write_within (JalonsDatabase *database,
                             const JalonsGesture *gesture,
                             JalonsWriteFunc func,
                             gpointer data,
                             GPtrArray *records,
                             GError **error)
{
  sqlite3_session *session = watch (database, error);
  void *changeset = NULL;
  int length = 0;
  gboolean done;

  if (session == NULL)
    return FALSE;
  done = run_function (database, func, data, error);
  done = take_changeset (database, session, &length, &changeset, done ? error : NULL) && done;
  done = done && record_gesture (database, gesture, length, changeset, records, error);
  sqlite3_free (changeset);
  return done;
}

static gboolean
commit_watched (JalonsDatabase *database,
                const JalonsGesture *gesture,
                JalonsWriteFunc func,
                gpointer data,
                GPtrArray *records,
                GError **error)
{
  if (!jalons_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (jalons_journal_write_within (database, gesture, func, data, records, error) &&
      jalons_database_execute (database, "COMMIT", error))
    return TRUE;
  /* Some failures of SQLite have rolled back already. */
  if (!sqlite3_get_autocommit (database->handle))
    jalons_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * jalons_journal_write:
 * @gesture: how it goes into the journal
 * @func: what writes
 * @data: for @func
 *
 * Runs @func in a transaction and commits what it changed together with its journal. When nothing changed, no gesture is
 * recorded.
 *
 * Returns: (transfer full) (element-type JalonsRecord): the records that changed, as they now are; %NULL with @error
 *   set when nothing at all was written
 */
GPtrArray *
jalons_journal_write (JalonsDatabase *database,
                      const JalonsGesture *gesture,
                      JalonsWriteFunc func,
                      gpointer data,
                      GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean done;

  /* Thousands of records dirty more pages than a reader's cache holds: each would go to the disk and back several times
   * before the commit. */
  jalons_database_set_cache (database, JALONS_CACHE_WRITING);
  done = commit_watched (database, gesture, func, data, records, error);
  jalons_database_set_cache (database, JALONS_CACHE_READING);
  return done ? g_steal_pointer (&records) : NULL;
}

/**
 * jalons_journal_get_label:
 * @state: "done" for what can be undone next, "undone" for what can be redone next
 * @gesture: (out): the gesture, or 0 when there is none
 * @label: (out) (optional) (nullable) (transfer full): its label
 */
gboolean
jalons_journal_get_label (JalonsDatabase *database,
                          const char *state,
                          gint64 *gesture,
                          char **label,
                          GError **error)
{
  const char *last = "SELECT id, label FROM gesture WHERE kind = 'do' AND state = ?1 ORDER BY id DESC LIMIT 1";
  const char *first = "SELECT id, label FROM gesture WHERE kind = 'do' AND state = ?1 ORDER BY id LIMIT 1";
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, g_str_equal (state, "done") ? last : first, error);
  int more;

  *gesture = 0;
  if (label != NULL)
    *label = NULL;
  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, state);
  more = jalons_database_step (database, statement, error);
  if (more == 1)
    {
      *gesture = sqlite3_column_int64 (statement, 0);
      if (label != NULL)
        *label = g_strdup (jalons_statement_get_text (statement, 1));
    }
  return more >= 0;
}

/* History */

/**
 * jalons_stamp_to_time:
 *
 * Returns: (transfer full): the moment of a stamp, in local time
 */
GDateTime *
jalons_stamp_to_time (const char *stamp)
{
  g_autofree char *moment = g_strndup (stamp, 12);

  return g_date_time_new_from_unix_local ((gint64) (g_ascii_strtoull (moment, NULL, 16) / 1000));
}

static JalonsPastChange *
read_change (const JalonsEntity *entity,
             JalonsStatement *statement)
{
  JalonsPastChange *change = g_new0 (JalonsPastChange, 1);

  change->label = g_strdup (jalons_statement_get_text (statement, 0));
  change->author = g_strdup (jalons_statement_get_text (statement, 1));
  change->when = jalons_stamp_to_time (jalons_statement_get_text (statement, 2));
  change->field = jalons_model_find_field (entity, jalons_statement_get_text (statement, 3));
  change->old = g_strdup (jalons_statement_get_text (statement, 4));
  change->new = g_strdup (jalons_statement_get_text (statement, 5));
  return change;
}

/**
 * jalons_journal_history:
 *
 * Returns: (transfer full) (element-type JalonsPastChange): what happened to the record, the latest first; %NULL with
 *   @error set
 */
GPtrArray *
jalons_journal_history (JalonsDatabase *database,
                        const JalonsEntity *entity,
                        const char *id,
                        GError **error)
{
  const char *sql = "SELECT label, author, stamp, field, old, new FROM change JOIN gesture ON gesture.id = change.gesture"
                    " WHERE entity = ?1 AND row = ?2 AND field <> '" JALONS_FORGOTTEN_MARK "' ORDER BY gesture DESC, position";
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_past_change_free);
  int more;

  if (statement == NULL)
    return NULL;
  jalons_statement_bind_text (statement, 1, entity->name);
  jalons_statement_bind_text (statement, 2, id);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    g_ptr_array_add (changes, read_change (entity, statement));
  return more == 0 ? g_steal_pointer (&changes) : NULL;
}

void
jalons_past_change_free (JalonsPastChange *change)
{
  g_clear_pointer (&change->when, g_date_time_unref);
  g_free (change->label);
  g_free (change->author);
  g_free (change->old);
  g_free (change->new);
  g_free (change);
}
