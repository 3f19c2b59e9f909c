/* Telling by its owners where a record belongs.
 * Invariant: owners are looked at before what they own: an entity stands after its owners in the table.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/selecting.h"

typedef struct
{
  JalonsDataset *dataset;
  const char *school;
  int first;
  int end;
  GHashTable *taken; /* ids, borrowed */
} Selecting;

static gboolean
knows (const Selecting *self,
       JalonsEntityId entity,
       const char *id)
{
  return g_hash_table_contains (self->taken, id) || jalons_dataset_lookup (self->dataset, entity, id) != NULL;
}

/* An answer may have lost what it answers; everything else needs its owner. */
static gboolean
is_of_owners (const Selecting *self,
              const JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      const JalonsField *field = &entity->fields[i];
      const char *owner = (field->flags & JALONS_FIELD_OWNER) != 0 ? jalons_record_get_text (record, field->id) : "";

      if (*owner != '\0' && field->target != entity->id && !knows (self, field->target, owner))
        return FALSE;
    }
  return TRUE;
}

static gboolean
belongs (const Selecting *self,
         const JalonsRecord *record)
{
  JalonsEntityId entity = jalons_record_get_entity (record);

  if (jalons_dataset_lookup (self->dataset, entity, jalons_record_get_id (record)) != NULL)
    return TRUE;
  if (entity == JALONS_ENTITY_SCHOOL)
    return self->school == NULL || g_str_equal (jalons_record_get_id (record), self->school);
  if (entity == JALONS_ENTITY_YEAR)
    return (self->school == NULL || g_str_equal (jalons_year_school (record), self->school)) &&
           jalons_year_start (record) >= self->first && jalons_year_start (record) < self->end;
  return is_of_owners (self, record);
}

static int
compare_entities (gconstpointer a,
                  gconstpointer b)
{
  return (int) jalons_record_get_entity (*(JalonsRecord *const *) a) -
         (int) jalons_record_get_entity (*(JalonsRecord *const *) b);
}

/**
 * jalons_dataset_select:
 * @self: what was loaded of @school and these years
 * @school: (nullable): the id of the school; %NULL is every school
 * @start_year: the first year: 2026 for 2026-2027
 * @n_years: how many
 * @records: (element-type JalonsRecord): what was written, deleted records included
 *
 * Returns: (transfer full) (element-type JalonsRecord): those of @records that jalons_dataset_apply() shall be given, the
 *   owners first
 */
GPtrArray *
jalons_dataset_select (JalonsDataset *self,
                       const char *school,
                       int start_year,
                       int n_years,
                       const GPtrArray *records)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);
  const Selecting selecting = { self, school, start_year, start_year + n_years, taken };

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (records, i));
  g_ptr_array_sort (sorted, compare_entities);
  for (guint i = 0; i < sorted->len; i++)
    {
      JalonsRecord *record = g_ptr_array_index (sorted, i);

      if (!belongs (&selecting, record))
        continue;
      g_hash_table_add (taken, (gpointer) jalons_record_get_id (record));
      g_ptr_array_add (selected, g_object_ref (record));
    }
  return selected;
}
