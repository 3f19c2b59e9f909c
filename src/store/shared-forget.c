/* Forgetting a person in what is shared.
 * Invariant: what was taken out of the records becomes operations, so that nobody's registers bring it back; blocks are what
 * they are until the space is made anew, and the report says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-forget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/schema.h"
#include "store/shared-private.h"

typedef struct
{
  JalonsDatabase *database;
  const char *author;
  const JalonsTraces *traces;
} Forgetting;

static void
note_value (const JalonsSharedWrite *write,
            gpointer values)
{
  if (write->position == 0)
    g_hash_table_insert (values, g_strdup (write->field), g_strdup (write->value));
}

/* What a record says now and its registers do not. */
static gboolean
note_record (const Forgetting *self,
             const JalonsRecord *record,
             GError **error)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JalonsShared shared = { .database = self->database };
  JalonsNote note = { .entity = NULL };

  jalons_shared_each_write (&shared, entity->name, jalons_record_get_id (record), NULL, note_value, values);
  for (unsigned i = 0; i < entity->n_fields && g_hash_table_size (values) > 0; i++)
    {
      const JalonsField *field = &entity->fields[i];
      g_autofree char *stored = jalons_record_to_stored (record, field->id), *plain = jalons_schema_default (field);
      g_autofree char *value = jalons_shared_to_json (field->name, stored);
      const char *known = g_hash_table_lookup (values, field->name);

      if (known != NULL ? g_str_equal (known, value) : g_strcmp0 (stored, plain) == 0)
        continue;
      if (note.entity == NULL && !jalons_note_begin (&note, self->database, entity->name, jalons_record_get_id (record),
                                                     self->author, error))
        return FALSE;
      if (!jalons_note_field (&note, self->database, field->name, stored, error))
        return FALSE;
    }
  return TRUE;
}

static char *
replace (const Forgetting *self,
         const char *field,
         const char *value)
{
  g_autofree char *stored = jalons_shared_to_stored (field, value), *replaced = NULL;
  guint n = 0;

  if (stored != NULL)
    replaced = jalons_traces_replace (self->traces, stored, _ ("(person forgotten)"), &n);
  return replaced != NULL ? jalons_shared_to_json (field, replaced) : NULL;
}

/* A register that keeps the person as a value that does not show. */
typedef struct
{
  const Forgetting *forgetting;
  GPtrArray *found; /* entity, row, field, value, one after the other */
  char *shown;
  gboolean noted;
} Rivals;

static void
look_at_rival (const JalonsSharedWrite *write,
               gpointer data)
{
  Rivals *self = data;
  g_autofree char *replaced = replace (self->forgetting, write->field, write->value);

  if (write->position == 0)
    {
      g_free (self->shown);
      self->shown = replaced != NULL ? g_steal_pointer (&replaced) : g_strdup (write->value);
      self->noted = FALSE;
    }
  else if (replaced != NULL && !self->noted)
    {
      g_ptr_array_add (self->found, g_strdup (write->entity));
      g_ptr_array_add (self->found, g_strdup (write->row));
      g_ptr_array_add (self->found, g_strdup (write->field));
      g_ptr_array_add (self->found, g_strdup (self->shown));
      self->noted = TRUE;
    }
}

/* What shows is confirmed, and the others are gone everywhere. */
static gboolean
settle_rivals (const Forgetting *self,
               GError **error)
{
  JalonsShared shared = { .database = self->database };
  Rivals rivals = { .forgetting = self, .found = g_ptr_array_new_with_free_func (g_free) };
  gboolean done;

  jalons_shared_each_rival (&shared, look_at_rival, &rivals);
  done = shared.failure == NULL;
  for (guint i = 0; done && i < rivals.found->len; i += 4)
    {
      char **words = (char **) rivals.found->pdata + i;
      JalonsNote note;

      done = jalons_note_begin (&note, self->database, words[0], words[1], self->author, &shared.failure) &&
             jalons_note_json (&note, self->database, words[2], words[3], &shared.failure);
    }
  g_ptr_array_unref (rivals.found);
  g_free (rivals.shown);
  if (!done)
    g_propagate_error (error, shared.failure);
  return done;
}

/* What is in no block yet may still be written otherwise. */
static gboolean
rewrite_unsealed (const Forgetting *self,
                  GError **error)
{
  g_autoptr (JalonsStatement) reading =
    jalons_database_prepare (self->database, "SELECT number, field, value FROM unsealed", error);
  g_autoptr (JalonsStatement) writing =
    reading != NULL ? jalons_database_prepare (self->database, "UPDATE unsealed SET value = ?2 WHERE number = ?1", error)
                    : NULL;
  int more = writing != NULL ? 1 : -1;

  while (more == 1 && (more = jalons_database_step (self->database, reading, error)) == 1)
    {
      g_autofree char *replaced =
        replace (self, jalons_statement_get_text (reading, 1), jalons_statement_get_text (reading, 2));

      if (replaced == NULL)
        continue;
      sqlite3_bind_int64 (writing, 1, sqlite3_column_int64 (reading, 0));
      jalons_statement_bind_text (writing, 2, replaced);
      if (!jalons_database_run (self->database, writing, error))
        return FALSE;
    }
  return more == 0;
}

static gboolean
count_blocks (const Forgetting *self,
              guint *n_blocks,
              GError **error)
{
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (self->database, "SELECT CAST (bytes AS TEXT) FROM block", error);
  int more = statement != NULL ? 1 : -1;

  while (more == 1 && (more = jalons_database_step (self->database, statement, error)) == 1)
    {
      guint n = 0;
      g_autofree char *replaced = jalons_traces_replace (self->traces, jalons_statement_get_text (statement, 0), "", &n);

      *n_blocks += n > 0 ? 1 : 0;
    }
  return more == 0;
}

/**
 * jalons_shared_forget:
 * @author: who forgets
 * @records: (element-type JalonsRecord): what was changed in the data file
 * @left: (element-type utf8): takes a sentence: what the blocks still know, and what to do about it
 *
 * Makes operations of what was forgotten in the records, and takes the person out of the registers and of what is in no
 * block yet, in the transaction that is open.
 */
gboolean
jalons_shared_forget (JalonsDatabase *database,
                      const char *author,
                      const JalonsTraces *traces,
                      const GPtrArray *records,
                      GPtrArray *left,
                      GError **error)
{
  const Forgetting self = { database, author, traces };
  guint n_blocks = 0;

  if (!database->shared)
    return TRUE;
  if (!rewrite_unsealed (&self, error) || !settle_rivals (&self, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!note_record (&self, records->pdata[i], error))
      return FALSE;
  if (!jalons_shared_keep_last (database, error) || !count_blocks (&self, &n_blocks, error))
    return FALSE;
  if (n_blocks > 0)
    g_ptr_array_add (
      left, g_strdup_printf (ngettext ("The shared space keeps what was written in it: %u of its blocks still knows this "
                                       "person, here and in the folder. Once everybody has synchronised, make the space go "
                                       "on in a new folder (Preferences, “Sharing”), and delete the old one.",
                                       "The shared space keeps what was written in it: %u of its blocks still know this "
                                       "person, here and in the folder. Once everybody has synchronised, make the space go "
                                       "on in a new folder (Preferences, “Sharing”), and delete the old one.",
                                       n_blocks),
                             n_blocks));
  return TRUE;
}
