/* What was in the folder before it was shared becomes operations.
 * Invariant: it may be cut anywhere: how far it came is a setting of the same transaction.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-private.h"

#include <stdio.h>
#include <string.h>

#include "store/carried-private.h"
#include "store/row.h"
#include "store/schema.h"

/* For what has no history: earlier than all that has. */
#define BEGINNING "0000000000000001"

#define KEY_AT "seeded"

typedef struct
{
  JalonsShared *shared;
  GHashTable *copies;
  unsigned entity;
  gint64 after; /* the rowid of the last record of the entity that was seen to */
  unsigned left;
} Seeding;

/* When each field was written last: field → stamp. */
static GHashTable *
read_moments (JalonsShared *shared,
              const JalonsRecord *record)
{
  GHashTable *moments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    shared, "SELECT field, stamp FROM change JOIN gesture ON gesture.id = change.gesture WHERE row = ?1 AND entity = ?2"
            " ORDER BY gesture");

  if (statement == NULL)
    return moments;
  jalons_statement_bind_text (statement, 1, jalons_record_get_id (record));
  jalons_statement_bind_text (statement, 2, jalons_model_entity (jalons_record_get_entity (record))->name);
  while (jalons_shared_step (shared, statement))
    g_hash_table_insert (moments, g_strdup (jalons_statement_get_text (statement, 0)),
                         g_strndup (jalons_statement_get_text (statement, 1), 16));
  return moments;
}

static void
write_field (Seeding *self,
             const JalonsRecord *record,
             const char *field,
             const char *stored,
             const char *moment)
{
  JalonsShared *shared = self->shared;
  JalonsNote note = { .entity = jalons_model_entity (jalons_record_get_entity (record))->name,
                      .row = jalons_record_get_id (record),
                      .author = shared->author };

  g_snprintf (note.stamp, sizeof note.stamp, "%s%s", moment != NULL ? moment : BEGINNING, shared->database->replica);
  /* What is too long for colleagues stays here, and is told. */
  if (shared->failure == NULL && !jalons_note_fits (field, stored))
    jalons_shared_note_long (shared, record, field);
  else if (shared->failure == NULL)
    jalons_note_field (&note, shared->database, field, stored, &shared->failure);
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The fields that were written at one moment are one operation, so that they stand together. */
static void
write_moment (Seeding *self,
              const JalonsRecord *record,
              GHashTable *moments,
              const char *moment)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  const char *created = g_hash_table_lookup (moments, "deleted");

  if (created != NULL && g_str_equal (created, moment))
    write_field (self, record, "deleted", "0", moment);
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      const char *written = g_hash_table_lookup (moments, field->name);
      g_autofree char *stored = jalons_record_to_stored (record, field->id);

      if (written != NULL && g_str_equal (written, moment))
        write_field (self, record, field->name, stored, moment);
    }
}

/* What has no history, as of a person who was forgotten, is as old as the record. */
static void
add_unwritten (const JalonsRecord *record,
               GHashTable *moments)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  const char *created = g_hash_table_lookup (moments, "deleted");

  if (created == NULL)
    g_hash_table_insert (moments, g_strdup ("deleted"), g_strdup (BEGINNING));
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      g_autofree char *stored = jalons_record_to_stored (record, field->id), *plain = jalons_schema_default (field);

      if (g_hash_table_lookup (moments, field->name) == NULL && g_strcmp0 (stored, plain) != 0)
        g_hash_table_insert (moments, g_strdup (field->name), g_strdup (created != NULL ? created : BEGINNING));
    }
}

static void
leave_out_known (const JalonsSharedWrite *write,
                 gpointer moments)
{
  g_hash_table_remove (moments, write->field);
}

static gboolean
is_known (JalonsShared *shared,
          const JalonsRecord *record)
{
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (
    shared, "SELECT 1 FROM register WHERE row = ?1 AND entity = ?2 AND field = '" JALONS_SHARED_DELETED "'");

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, jalons_record_get_id (record));
  jalons_statement_bind_text (statement, 2, jalons_model_entity (jalons_record_get_entity (record))->name);
  return jalons_shared_step (shared, statement);
}

static void
seed_record (Seeding *self,
             const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  g_autoptr (GHashTable) moments = NULL;
  g_autoptr (GPtrArray) distinct = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer moment;

  if (jalons_record_is_deleted (record) || is_known (self->shared, record) ||
      jalons_carried_holds (self->shared->database, self->copies, record))
    return;
  moments = read_moments (self->shared, record);
  add_unwritten (record, moments);
  jalons_shared_each_write (self->shared, entity->name, jalons_record_get_id (record), NULL, leave_out_known, moments);
  g_hash_table_iter_init (&iter, moments);
  while (g_hash_table_iter_next (&iter, NULL, &moment))
    if (!g_ptr_array_find_with_equal_func (distinct, moment, g_str_equal, NULL))
      g_ptr_array_add (distinct, moment);
  g_ptr_array_sort (distinct, compare_moments);
  for (guint i = 0; i < distinct->len; i++)
    write_moment (self, record, moments, distinct->pdata[i]);
}

/* Returns the records after the last one, as many as are wanted still. */
static GPtrArray *
list_records (Seeding *self,
              const JalonsEntity *entity)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *columns = jalons_row_columns (entity);
  g_autofree char *sql = g_strdup_printf ("SELECT %s, rowid FROM \"%s\" WHERE rowid > ?1 ORDER BY rowid LIMIT ?2", columns,
                                          entity->name);
  g_autoptr (JalonsStatement) statement = jalons_shared_prepare (self->shared, sql);

  if (statement == NULL)
    return records;
  sqlite3_bind_int64 (statement, 1, self->after);
  sqlite3_bind_int (statement, 2, (int) self->left);
  while (jalons_shared_step (self->shared, statement))
    {
      g_ptr_array_add (records, jalons_row_read (entity, statement, NULL));
      self->after = sqlite3_column_int64 (statement, JALONS_FIRST_FIELD_COLUMN + (int) entity->n_fields);
    }
  return records;
}

static void
seed_some (Seeding *self)
{
  while (self->left > 0 && self->entity < JALONS_N_ENTITIES && self->shared->failure == NULL)
    {
      g_autoptr (GPtrArray) records = list_records (self, jalons_model_entity ((JalonsEntityId) self->entity));

      for (guint i = 0; i < records->len; i++)
        seed_record (self, records->pdata[i]);
      self->left -= MIN (self->left, records->len);
      if (self->left > 0)
        {
          self->entity++;
          self->after = 0;
        }
    }
}

static double
measure (const Seeding *self)
{
  double before = 0, all = 0;

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT count (*) FROM \"%s\"", jalons_model_entity ((JalonsEntityId) e)->name);
      gint64 count = 0;

      jalons_database_get_number (self->shared->database, sql, &count, NULL);
      all += (double) count;
      before += e < self->entity ? (double) count : e == self->entity ? (double) MIN (count, self->after) : 0;
    }
  return all > 0 ? before / all : 1;
}

/**
 * jalons_shared_seed:
 * @most_records: how many at most
 * @fraction: (out): how much of all is done
 *
 * Makes operations of records that nobody knows of yet: those that are not deleted, and not a copy that was carried here.
 * Each field has the moment at which it was written, so that of two copies of one school the later value shows.
 *
 * Returns: whether there are more
 */
gboolean
jalons_shared_seed (JalonsShared *self,
                    unsigned most_records,
                    double *fraction)
{
  Seeding seeding = { .shared = self, .left = most_records };
  g_autofree char *at = jalons_shared_get (self, KEY_AT);
  g_autofree char *reached = NULL;

  if (sscanf (at, "%u %" G_GINT64_FORMAT, &seeding.entity, &seeding.after) != 2)
    seeding.entity = 0;
  if (seeding.entity >= JALONS_N_ENTITIES)
    return FALSE;
  seeding.copies = jalons_carried_copies (self->database);
  seed_some (&seeding);
  g_hash_table_unref (seeding.copies);
  reached = g_strdup_printf ("%u %" G_GINT64_FORMAT, seeding.entity, seeding.after);
  jalons_shared_set (self, KEY_AT, reached);
  *fraction = measure (&seeding);
  return self->failure == NULL && seeding.entity < JALONS_N_ENTITIES;
}
