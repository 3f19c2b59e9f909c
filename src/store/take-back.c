/* Reverts the gestures of one person, the latest first, in a transaction that is given up when one only wants to see.
 * Invariant: as the header says; to look changes nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/take-back.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/undo-private.h"

typedef struct
{
  JalonsReversal reversal;
  JalonsTakeBack *result;
  GArray *gestures; /* of gint64, the latest first */
  GHashTable *seen; /* "entity row field" → JalonsTakenBack */
  gboolean for_real;
} TakeBack;

static void
taken_back_free (gpointer data)
{
  JalonsTakenBack *change = data;

  g_object_unref (change->record);
  g_free (change->present);
  g_free (change->past);
  g_free (change);
}

void
jalons_take_back_free (JalonsTakeBack *self)
{
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

static JalonsTakeBack *
take_back_new (void)
{
  JalonsTakeBack *self = g_new0 (JalonsTakeBack, 1);

  self->changes = g_ptr_array_new_with_free_func (taken_back_free);
  self->refused = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* What was changed several times shows from how it is to how it was before all of it. */
static void
note (const JalonsRecord *record,
      const char *name,
      const char *value,
      gpointer data)
{
  TakeBack *self = data;
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  const JalonsField *field = jalons_model_find_field (entity, name);
  g_autofree char *key = g_strdup_printf ("%s %s %s", entity->name, jalons_record_get_id (record), name);
  JalonsTakenBack *change = g_hash_table_lookup (self->seen, key);

  if (change == NULL)
    {
      change = g_new0 (JalonsTakenBack, 1);
      change->record = g_object_ref ((JalonsRecord *) record);
      change->field = field;
      change->present = field != NULL ? jalons_record_to_stored (record, field->id)
                                      : g_strdup (jalons_record_is_deleted (record) ? "1" : "0");
      g_ptr_array_add (self->result->changes, change);
      g_hash_table_insert (self->seen, g_steal_pointer (&key), change);
    }
  g_free (change->past);
  change->past = g_strdup (value);
}

/* A stamp begins with its moment: twelve digits of milliseconds. */
static char *
find_moment (JalonsDay day)
{
  int year, month, day_of_month;
  g_autoptr (GDateTime) start = NULL;

  jalons_day_split (day, &year, &month, &day_of_month);
  start = g_date_time_new_local (year, month, day_of_month, 0, 0, 0);
  return g_strdup_printf ("%012" G_GINT64_MODIFIER "x", start != NULL ? g_date_time_to_unix (start) * 1000 : 0);
}

static gboolean
find_gestures (TakeBack *self,
               JalonsDatabase *database,
               const char *whose,
               JalonsDay since,
               GError **error)
{
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "SELECT id FROM gesture WHERE author = ?1 AND stamp >= ?2 ORDER BY id DESC", error);
  g_autofree char *moment = find_moment (since);
  int more;

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, whose);
  jalons_statement_bind_text (statement, 2, moment);
  while ((more = jalons_database_step (database, statement, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (self->gestures, id);
    }
  return more == 0;
}

static gboolean
revert_all (JalonsTransaction *transaction,
            gpointer data,
            GError **error)
{
  TakeBack *self = data;

  for (guint i = 0; i < self->gestures->len; i++)
    {
      self->reversal.source = g_array_index (self->gestures, gint64, i);
      if (!jalons_undo_revert (transaction, &self->reversal, error))
        return FALSE;
    }
  if (self->for_real)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

/* What is as it was before is not told. */
static void
leave_out_same (JalonsTakeBack *result)
{
  for (guint i = result->changes->len; i-- > 0;)
    {
      const JalonsTakenBack *change = result->changes->pdata[i];

      if (g_strcmp0 (change->present, change->past) == 0)
        g_ptr_array_remove_index (result->changes, i);
    }
}

/* The same sentence for each change of a record is said once. */
static void
leave_out_double (GPtrArray *sentences)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sentences->len;)
    if (g_hash_table_add (seen, sentences->pdata[i]))
      i++;
    else
      g_ptr_array_remove_index (sentences, i);
}

static gboolean
write_all (TakeBack *self,
           JalonsDatabase *database,
           const char *whose,
           const char *author,
           GPtrArray **records,
           GError **error)
{
  /* Translators: a colleague */
  g_autofree char *label = g_strdup_printf (_ ("Take back what %s changed"), whose);
  const JalonsGesture gesture = { .label = label, .author = author, .kind = "do" };
  JalonsUndoReport report = { .label = label, .refused = self->result->refused };
  g_autoptr (GError) failure = NULL;

  self->reversal.database = database;
  self->reversal.report = &report;
  *records = jalons_journal_write (database, &gesture, revert_all, self, &failure);
  if (*records == NULL && (self->for_real || !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/**
 * jalons_take_back_run:
 * @whose: whose changes, by the name under which they were written
 * @since: from which day on, as clocks here have it; what came in one exchange counts by the last of it
 * @author: who takes them back
 * @for_real: whether it is done, or only said what would be
 * @records: (out) (nullable) (transfer full) (element-type JalonsRecord): those that changed, as they now are
 *
 * Returns: (transfer full): what is, or would be, put back; %NULL with @error set
 */
JalonsTakeBack *
jalons_take_back_run (JalonsDatabase *database,
                      const char *whose,
                      JalonsDay since,
                      const char *author,
                      gboolean for_real,
                      GPtrArray **records,
                      GError **error)
{
  g_autoptr (JalonsTakeBack) result = take_back_new ();
  TakeBack self = { .result = result, .for_real = for_real };
  gboolean done;

  *records = NULL;
  self.gestures = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.reversal.kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.reversal.note = note;
  self.reversal.data = &self;
  done = find_gestures (&self, database, whose, since, error);
  result->n_gestures = self.gestures->len;
  if (done && self.gestures->len > 0)
    done = write_all (&self, database, whose, author, records, error);
  leave_out_same (result);
  leave_out_double (result->refused);
  g_array_unref (self.gestures);
  g_hash_table_unref (self.seen);
  g_hash_table_unref (self.reversal.kept);
  return done ? g_steal_pointer (&result) : NULL;
}
