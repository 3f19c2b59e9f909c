/* Undo and redo from the journal. To undo a gesture is to revert what it wrote, or what its last redo wrote; to redo
 * it is to revert its last undo.
 * Invariant: undo is a gesture like others: it goes through jalons_journal_write() and is in the journal.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/undo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/text.h"
#include "store/row.h"
#include "store/schema.h"
#include "store/scrub.h"

/* What a gesture did to one record. */
typedef struct
{
  const JalonsEntity *entity;
  char *id;
  GPtrArray *fields; /* of FieldChange */
  gboolean created;  /* by this gesture */
} RowChange;

typedef struct
{
  char *name;
  char *old;
  char *new;
} FieldChange;

static void
field_change_free (FieldChange *change)
{
  g_free (change->name);
  g_free (change->old);
  g_free (change->new);
  g_free (change);
}

static void
row_change_free (RowChange *row)
{
  g_ptr_array_unref (row->fields);
  g_free (row->id);
  g_free (row);
}

void
jalons_undo_report_free (JalonsUndoReport *report)
{
  g_ptr_array_unref (report->refused);
  g_free (report->label);
  g_free (report);
}

/* Reading the journal */

static RowChange *
row_change_new (const char *entity,
                const char *id)
{
  RowChange *row = g_new0 (RowChange, 1);

  row->entity = jalons_model_find_entity (entity);
  row->id = g_strdup (id);
  row->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_change_free);
  return row;
}

static void
add_field_change (RowChange *row,
                  JalonsStatement *statement)
{
  FieldChange *change = g_new0 (FieldChange, 1);

  change->name = g_strdup (jalons_statement_get_text (statement, 2));
  change->old = g_strdup (jalons_statement_get_text (statement, 3));
  change->new = g_strdup (jalons_statement_get_text (statement, 4));
  if (g_str_equal (change->name, "deleted") && change->old == NULL)
    row->created = TRUE;
  g_ptr_array_add (row->fields, change);
}

/* The lines of one record stand together. What an entity of a later time wrote is passed over. */
static GPtrArray *
read_rows (JalonsDatabase *database,
           gint64 gesture,
           GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (
    database, "SELECT entity, row, field, old, new FROM change WHERE gesture = ?1 ORDER BY position", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_change_free);
  RowChange *row = NULL;
  int more;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, gesture);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    {
      const char *entity = jalons_statement_get_text (statement, 0);
      const char *id = jalons_statement_get_text (statement, 1);

      if (jalons_model_find_entity (entity) == NULL)
        continue;
      if (row == NULL || !g_str_equal (row->entity->name, entity) || !g_str_equal (row->id, id))
        g_ptr_array_add (rows, row = row_change_new (entity, id));
      add_field_change (row, statement);
    }
  return more == 0 ? g_steal_pointer (&rows) : NULL;
}

/* What the gesture left in a field; what it created and gave no value has the default. */
static char *
written_value (const RowChange *row,
               const JalonsField *field)
{
  for (guint i = 0; i < row->fields->len; i++)
    {
      const FieldChange *change = g_ptr_array_index (row->fields, i);
      if (g_str_equal (change->name, field->name))
        return g_strdup (change->new);
    }
  return jalons_schema_default (field);
}

static char *
present_value (const JalonsRecord *record,
               const char *name)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  const JalonsField *field = jalons_model_find_field (entity, name);

  if (g_str_equal (name, "deleted"))
    return g_strdup (jalons_record_is_deleted (record) ? "1" : "0");
  return field != NULL ? jalons_record_to_stored (record, field->id) : NULL;
}

/* Saying no */

static char *
format_moment (const char *stamp)
{
  g_autoptr (GDateTime) when = jalons_stamp_to_time (stamp);
  JalonsDay day = jalons_day_new (g_date_time_get_year (when), g_date_time_get_month (when),
                                  g_date_time_get_day_of_month (when));
  g_autofree char *date = jalons_format_day (day, JALONS_DAY_DATE);
  g_autofree char *time = jalons_format_time (g_date_time_get_hour (when) * 60 + g_date_time_get_minute (when));

  /* Translators: a date and a time of that day */
  return g_strdup_printf (_ ("%1$s at %2$s"), date, time);
}

static char *
make_refusal (const char *label,
              gboolean deleted,
              const char *author,
              const char *moment)
{
  if (author == NULL)
    return g_strdup_printf (_ ("“%s” has changed since and stays as it is."), label);
  if (deleted)
    /* Translators: name of an object, person, date and time */
    return g_strdup_printf (_ ("“%1$s” was deleted since by %2$s on %3$s and stays deleted."), label, author, moment);
  /* Translators: name of an object, person, date and time */
  return g_strdup_printf (_ ("“%1$s” was changed since by %2$s on %3$s and stays as it is."), label, author, moment);
}

/* @field: the field that stands in the way. */
static gboolean
refuse (JalonsReversal *reversal,
        const RowChange *row,
        const JalonsRecord *record,
        const char *field,
        GError **error)
{
  const char *sql = "SELECT author, stamp FROM change JOIN gesture ON gesture.id = change.gesture"
                    " WHERE entity = ?1 AND row = ?2 AND gesture > ?3 AND field = ?4 ORDER BY gesture DESC LIMIT 1";
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (reversal->database, sql, error);
  g_autofree char *label = jalons_row_label (reversal->database, record);
  g_autofree char *moment = NULL;
  int more;

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, row->entity->name);
  jalons_statement_bind_text (statement, 2, row->id);
  sqlite3_bind_int64 (statement, 3, reversal->source);
  jalons_statement_bind_text (statement, 4, field);
  more = jalons_database_step (reversal->database, statement, error);
  if (more == 1)
    moment = format_moment (jalons_statement_get_text (statement, 1));
  g_ptr_array_add (reversal->report->refused,
                   make_refusal (label, g_str_equal (field, "deleted") && jalons_record_is_deleted (record),
                                 more == 1 ? jalons_statement_get_text (statement, 0) : NULL, moment));
  return more >= 0;
}

/* Reverting */

static gboolean
put_back (JalonsReversal *reversal,
          const RowChange *row,
          const JalonsRecord *record,
          const char *field,
          const char *value,
          GError **error)
{
  if (reversal->note != NULL)
    reversal->note (record, field, value, reversal->data);
  return jalons_row_update (reversal->database, row->entity, row->id, field, value, error);
}

static const JalonsField *
find_altered_field (const RowChange *row,
                    const JalonsRecord *record)
{
  for (unsigned i = 0; i < row->entity->n_fields; i++)
    {
      const JalonsField *field = &row->entity->fields[i];
      g_autofree char *present = jalons_record_to_stored (record, field->id);
      g_autofree char *written = written_value (row, field);

      if (g_strcmp0 (present, written) != 0)
        return field;
    }
  return NULL;
}

static gboolean
belongs_to_kept (JalonsReversal *reversal,
                 const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned f = 0; f < entity->n_fields; f++)
    if ((entity->fields[f].flags & JALONS_FIELD_OWNER) != 0 &&
        g_hash_table_contains (reversal->kept, jalons_record_get_text (record, entity->fields[f].id)))
      return TRUE;
  return FALSE;
}

/* The person was forgotten since: the journal has nothing left to put back. */
static gboolean
is_forgotten (const RowChange *row)
{
  const FieldChange *first = g_ptr_array_index (row->fields, 0);

  return g_str_equal (first->name, JALONS_FORGOTTEN_MARK);
}

/* What stays keeps what belongs to it, such as the classes of an activity. */
static gboolean
revert_creation (JalonsReversal *reversal,
                 const RowChange *row,
                 const JalonsRecord *record,
                 GError **error)
{
  const JalonsField *altered = find_altered_field (row, record);

  if (jalons_record_is_deleted (record))
    return TRUE;
  if (altered == NULL && !belongs_to_kept (reversal, record))
    {
      reversal->report->n_restored++;
      return put_back (reversal, row, record, "deleted", "1", error);
    }
  g_hash_table_add (reversal->kept, g_strdup (row->id));
  return altered == NULL || refuse (reversal, row, record, altered->name, error);
}

static gboolean
concerns_deletion (const RowChange *row)
{
  for (guint i = 0; i < row->fields->len; i++)
    if (g_str_equal (((const FieldChange *) g_ptr_array_index (row->fields, i))->name, "deleted"))
      return TRUE;
  return FALSE;
}

static gboolean
revert_fields (JalonsReversal *reversal,
               const RowChange *row,
               const JalonsRecord *record,
               GError **error)
{
  gboolean restored = FALSE;
  const char *obstacle = NULL;

  if (jalons_record_is_deleted (record) && !concerns_deletion (row))
    return refuse (reversal, row, record, "deleted", error);
  for (guint i = 0; i < row->fields->len; i++)
    {
      const FieldChange *change = g_ptr_array_index (row->fields, i);
      g_autofree char *present = present_value (record, change->name);

      if (g_strcmp0 (present, change->old) == 0)
        continue;
      if (g_strcmp0 (present, change->new) != 0)
        obstacle = change->name;
      else if (!put_back (reversal, row, record, change->name, change->old, error))
        return FALSE;
      else
        restored = TRUE;
    }
  reversal->report->n_restored += restored;
  return obstacle == NULL || refuse (reversal, row, record, obstacle, error);
}

static gboolean
revert_row (JalonsReversal *reversal,
            const RowChange *row,
            GError **error)
{
  GError *failure = NULL;
  g_autoptr (JalonsRecord) record = jalons_row_lookup (reversal->database, row->entity, row->id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (is_forgotten (row))
    {
      g_ptr_array_add (reversal->report->refused,
                       g_strdup (_ ("This person was forgotten since: nothing about them is put back.")));
      return TRUE;
    }
  if (record == NULL)
    return TRUE;
  if (row->created)
    return revert_creation (reversal, row, record, error);
  return revert_fields (reversal, row, record, error);
}

/* An entity is listed after those that own it: what stays is known before what belongs to it. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const RowChange *first = *(RowChange *const *) a, *second = *(RowChange *const *) b;

  if (first->entity != second->entity)
    return (int) first->entity->id - (int) second->entity->id;
  return strcmp (first->id, second->id);
}

/**
 * jalons_undo_revert:
 * @data: a #JalonsReversal
 *
 * A #JalonsWriteFunc: puts back what its gesture changed, where that is still so.
 */
gboolean
jalons_undo_revert (JalonsTransaction *transaction,
                    gpointer data,
                    GError **error)
{
  JalonsReversal *reversal = data;
  g_autoptr (GPtrArray) rows = read_rows (reversal->database, reversal->source, error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    if (!revert_row (reversal, g_ptr_array_index (rows, i), error))
      return FALSE;
  return TRUE;
}

/* Which gesture's changes are to be reverted: of what was redone, those of the redo. */
static gboolean
find_source (JalonsDatabase *database,
             const JalonsGesture *gesture,
             gint64 *source,
             GError **error)
{
  gboolean is_undo = g_str_equal (gesture->kind, "undo");
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "SELECT max (id) FROM gesture WHERE target = ?1 AND kind = ?2", error);
  int more;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, gesture->target);
  jalons_statement_bind_text (statement, 2, is_undo ? "redo" : "undo");
  more = jalons_database_step (database, statement, error);
  *source = more == 1 ? sqlite3_column_int64 (statement, 0) : 0;
  if (*source == 0 && is_undo)
    *source = gesture->target;
  return more >= 0;
}

/**
 * jalons_undo_run:
 * @author: who undoes
 * @records: (out) (transfer full) (element-type JalonsRecord): the records that changed, as they now are
 *
 * Returns: (transfer full): what was done; %NULL with @error set, which is %JALONS_ERROR_MISSING when there is nothing to
 *   undo or redo
 */
JalonsUndoReport *
jalons_undo_run (JalonsDatabase *database,
                 JalonsUndoDirection direction,
                 const char *author,
                 GPtrArray **records,
                 GError **error)
{
  g_autoptr (JalonsUndoReport) report = g_new0 (JalonsUndoReport, 1);
  JalonsReversal reversal = { .database = database, .report = report };
  JalonsGesture gesture = { .author = author, .kind = direction == JALONS_UNDO ? "undo" : "redo" };

  report->refused = g_ptr_array_new_with_free_func (g_free);
  if (!jalons_journal_get_label (database, direction == JALONS_UNDO ? "done" : "undone", &gesture.target,
                                 &report->label, error))
    return NULL;
  if (gesture.target == 0)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                           direction == JALONS_UNDO ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      return NULL;
    }
  gesture.label = report->label;
  if (!find_source (database, &gesture, &reversal.source, error))
    return NULL;
  reversal.kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  *records = jalons_journal_write (database, &gesture, jalons_undo_revert, &reversal, error);
  g_hash_table_unref (reversal.kept);
  return *records != NULL ? g_steal_pointer (&report) : NULL;
}
