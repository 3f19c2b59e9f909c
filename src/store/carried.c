/* What may be written of a school of which there is a copy only, and receiving such a copy.
 * Invariant: receiving is not a gesture of the user: undo passes over it, as over what others wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/carried.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carried-private.h"
#include "store/row.h"
#include "store/store-private.h"
#include "store/transaction.h"

#define KEY "carried "

/**
 * jalons_carried_copies:
 *
 * Returns: (transfer full) (element-type utf8 utf8): the ids of the schools of which there is a copy, each with the day on
 *   which it was made: "2026-11-03"
 */
GHashTable *
jalons_carried_copies (JalonsDatabase *database)
{
  GHashTable *copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "SELECT key, value FROM setting WHERE key GLOB '" KEY "*' AND value <> ''", NULL);

  while (statement != NULL && jalons_database_step (database, statement, NULL) == 1)
    g_hash_table_insert (copies, g_strdup (jalons_statement_get_text (statement, 0) + strlen (KEY)),
                         g_strdup (jalons_statement_get_text (statement, 1)));
  return copies;
}

/* Checking */

/* From a record to its school there are no more owners than this, unless they form a ring. */
#define MOST_OWNERS 16

/* The id of the school that a record belongs to, along its owners; NULL when it belongs to none. */
static char *
find_school_within (JalonsDatabase *database,
                    const JalonsRecord *record,
                    unsigned most_owners)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  char *school = NULL;

  if (entity->id == JALONS_ENTITY_SCHOOL)
    return g_strdup (jalons_record_get_id (record));
  for (unsigned i = 0; school == NULL && most_owners > 0 && i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      g_autoptr (JalonsRecord) owner = NULL;

      if ((field->flags & JALONS_FIELD_OWNER) == 0 || *jalons_record_get_text (record, field->id) == '\0')
        continue;
      owner = jalons_row_lookup (database, jalons_model_entity (field->target),
                                 jalons_record_get_text (record, field->id), NULL);
      school = owner != NULL ? find_school_within (database, owner, most_owners - 1) : NULL;
    }
  return school;
}

static char *
find_school (JalonsDatabase *database,
             const JalonsRecord *record)
{
  return find_school_within (database, record, MOST_OWNERS);
}

static gboolean
is_asked (JalonsDatabase *database,
          const char *sql,
          gint64 gesture,
          const char *id)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (database, sql, NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, gesture);
  jalons_statement_bind_text (statement, 2, id);
  return jalons_database_step (database, statement, NULL) == 1;
}

/* The copy as a whole may be given up. */
static gboolean
is_given_up (JalonsDatabase *database,
             gint64 gesture,
             const char *school)
{
  return is_asked (database,
                   "SELECT 1 FROM change WHERE gesture = ?1 AND entity = 'school' AND row = ?2 AND field = 'deleted'",
                   gesture, school);
}

/**
 * jalons_is_review:
 * @entity: the name of an entity
 * @field: the name of one of its fields
 *
 * Returns: whether somebody who may only review may write that: the one list, for copies that were carried here and for what
 *   comes from an inbox
 */
gboolean
jalons_is_review (const char *entity,
                  const char *field)
{
  static const char *const entities[] = { "reviewer", "revision", "remark", NULL };
  static const char *const steps[] = { "state", "council_day", "board_day", NULL };

  return g_strv_contains (entities, entity) || (g_str_equal (entity, "project") && g_strv_contains (steps, field));
}

/* Whether all that a gesture did to a record is review. */
static gboolean
is_review (JalonsDatabase *database,
           gint64 gesture,
           const JalonsRecord *record)
{
  const char *entity = jalons_model_entity (jalons_record_get_entity (record))->name;
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    database, "SELECT field FROM change WHERE gesture = ?1 AND row = ?2 AND entity = ?3", NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, gesture);
  jalons_statement_bind_text (statement, 2, jalons_record_get_id (record));
  jalons_statement_bind_text (statement, 3, entity);
  while (jalons_database_step (database, statement, NULL) == 1)
    if (!jalons_is_review (entity, jalons_statement_get_text (statement, 0)))
      return FALSE;
  return TRUE;
}

static gboolean
check_reviews (JalonsDatabase *database,
               gint64 gesture,
               const GPtrArray *records,
               GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!is_review (database, gesture, records->pdata[i]))
      {
        g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                             _ ("In this shared space you may only write remarks and steps of the review: nothing else of "
                                "this was written. Write a remark to ask for the change."));
        return FALSE;
      }
  return TRUE;
}

static gboolean
refuse (JalonsDatabase *database,
        const char *school,
        GError **error)
{
  g_autoptr (JalonsSchool) record =
    jalons_row_lookup (database, jalons_model_entity (JALONS_ENTITY_SCHOOL), school, NULL);

  g_set_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
               _ ("“%s” is a copy that you were sent to read: only remarks and steps of the review can be written in it. "
                  "Write a remark to ask for the change."),
               record != NULL ? jalons_school_name (record) : "");
  return FALSE;
}

/**
 * jalons_carried_holds:
 * @copies: see jalons_carried_copies()
 *
 * Returns: whether @record belongs to one of the schools of which there is a copy only
 */
gboolean
jalons_carried_holds (JalonsDatabase *database,
                      GHashTable *copies,
                      const JalonsRecord *record)
{
  g_autofree char *school = g_hash_table_size (copies) > 0 ? find_school (database, record) : NULL;

  return school != NULL && g_hash_table_contains (copies, school);
}

/**
 * jalons_carried_check:
 * @id: of @gesture, whose changes are in the journal already
 * @records: (element-type JalonsRecord): what it changed
 *
 * Returns: whether nothing but the review was changed of schools of which there is a copy only; else
 *   %JALONS_ERROR_REFUSED, and the transaction is to be given up
 */
gboolean
jalons_carried_check (JalonsDatabase *database,
                      const JalonsGesture *gesture,
                      gint64 id,
                      const GPtrArray *records,
                      GError **error)
{
  g_autoptr (GHashTable) copies = NULL;

  if (g_str_equal (gesture->kind, "merge"))
    return TRUE;
  if (database->only_reviews && !check_reviews (database, id, records, error))
    return FALSE;
  copies = jalons_carried_copies (database);
  for (guint i = 0; g_hash_table_size (copies) > 0 && i < records->len; i++)
    {
      JalonsRecord *record = g_ptr_array_index (records, i);
      g_autofree char *school = find_school (database, record);

      if (school != NULL && g_hash_table_contains (copies, school) && !is_review (database, id, record) &&
          !is_given_up (database, id, school))
        return refuse (database, school, error);
    }
  return TRUE;
}

/* Receiving */

typedef struct
{
  GPtrArray *drafts;
  char *school;
  char *made;
} Reception;

static Reception *
reception_new (GPtrArray *drafts,
               const char *school,
               const char *made)
{
  Reception *self = g_new0 (Reception, 1);

  self->drafts = g_ptr_array_ref (drafts);
  self->school = g_strdup (school);
  self->made = g_strdup (made);
  return self;
}

static void
reception_free (gpointer data)
{
  Reception *self = data;

  g_ptr_array_unref (self->drafts);
  g_free (self->school);
  g_free (self->made);
  g_free (self);
}

static gboolean
keep_setting (JalonsDatabase *database,
              const Reception *self,
              GError **error)
{
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "INSERT OR REPLACE INTO setting VALUES ('" KEY "' || ?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, self->school);
  jalons_statement_bind_text (statement, 2, self->made);
  return jalons_database_run (database, statement, error);
}

static gboolean
receive (JalonsTransaction *transaction,
         gpointer data,
         GError **error)
{
  const Reception *self = data;

  for (guint i = 0; i < self->drafts->len; i++)
    if (!jalons_transaction_put (transaction, g_ptr_array_index (self->drafts, i), error))
      return FALSE;
  return keep_setting (transaction->database, self, error);
}

/**
 * jalons_store_receive:
 * @label: what is done, in words
 * @drafts: (element-type JalonsDraft): what makes the data those of the copy
 * @school: the id of its school
 * @made: the day on which the copy was made: "2026-11-03"
 *
 * Takes a copy of a school in, or a newer one in the place of an older one; from now on only its review can be written.
 *
 * Returns: as jalons_store_write()
 */
gboolean
jalons_store_receive (JalonsStore *self,
                      const char *label,
                      GPtrArray *drafts,
                      const char *school,
                      const char *made,
                      GError **error)
{
  Reception *reception = reception_new (drafts, school, made);
  gboolean done = jalons_store_write_as (self, jalons_store_get_author (self), label, receive, reception, error);

  reception_free (reception);
  if (done)
    g_hash_table_insert (jalons_store_get_carried (self), g_strdup (school), g_strdup (made));
  return done;
}

static void
on_received (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GTask) task = data;
  const Reception *reception = g_task_get_task_data (task);
  GError *error = NULL;

  if (jalons_store_write_as_finish (JALONS_STORE (object), result, &error))
    {
      g_hash_table_insert (jalons_store_get_carried (JALONS_STORE (object)), g_strdup (reception->school),
                           g_strdup (reception->made));
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/**
 * jalons_store_receive_async:
 *
 * jalons_store_receive(), without waiting.
 */
void
jalons_store_receive_async (JalonsStore *self,
                            const char *label,
                            GPtrArray *drafts,
                            const char *school,
                            const char *made,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Reception *reception = reception_new (drafts, school, made);

  g_task_set_source_tag (task, jalons_store_receive_async);
  g_task_set_task_data (task, reception, reception_free);
  jalons_store_write_as_async (self, jalons_store_get_author (self), label, receive, reception, NULL, cancellable,
                               on_received, task);
}

/**
 * jalons_store_receive_finish:
 *
 * Returns: as jalons_store_receive()
 */
gboolean
jalons_store_receive_finish (JalonsStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * jalons_store_is_carried:
 * @school: the id of a school
 *
 * Returns: whether this data folder holds a copy of it only, of which nothing but the review can be written
 */
gboolean
jalons_store_is_carried (JalonsStore *self,
                         const char *school)
{
  return g_hash_table_contains (jalons_store_get_carried (self), school);
}

/* Deleted remarks */

static gboolean
run_list_deleted (JalonsDatabase *database,
                  JalonsJob *job,
                  GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    database, "SELECT id FROM remark WHERE project = ?1 AND deleted = 1 ORDER BY id", error);
  int more = -1;

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, job->input);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    g_strv_builder_add (builder, jalons_statement_get_text (statement, 0));
  job->result = g_strv_builder_end (builder);
  return more == 0;
}

/**
 * jalons_store_list_deleted_remarks:
 * @project: the id of a project
 *
 * Returns: (transfer full): the ids of the remarks on it that are there no more; %NULL with %JALONS_ERROR_DAMAGED
 */
GStrv
jalons_store_list_deleted_remarks (JalonsStore *self,
                                   const char *project,
                                   GError **error)
{
  JalonsJob *job = jalons_job_new (run_list_deleted, g_strdup (project), g_free, (GDestroyNotify) g_strfreev);
  gpointer result = NULL;

  return jalons_store_run (self, job, &result, error) ? result : NULL;
}
