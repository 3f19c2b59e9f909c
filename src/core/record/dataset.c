/* The records in memory and their indexes.
 * Invariant: for every record in a list, each of its references is in the index of that field, and no other is; nobody has
 * ever been given the list of an entity that is not read whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/dataset.h"

#include "core/record/order.h"
#include "core/record/pool.h"
#include "core/record/record-list.h"
#include "core/record/referrers.h"
#include "core/words/text.h"

struct _JalonsDataset
{
  GObject parent_instance;
  JalonsRecordList *lists[JALONS_N_ENTITIES];
  /* For each reference field of each entity: who refers to what. */
  GHashTable *referring[JALONS_N_ENTITIES][32];
  /* Of an entity that is not read whole: how many records are not here, and the ids referred to of which there are none
   * (NULL for one that is whole). */
  guint n_unread[JALONS_N_ENTITIES];
  GHashTable *absent[JALONS_N_ENTITIES];
  JalonsDatasetReader reader;
  gpointer reader_data;
  GDestroyNotify reader_data_free;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsDataset, jalons_dataset, G_TYPE_OBJECT)

static GHashTable **
reference_index (JalonsDataset *self,
                 JalonsFieldId field)
{
  return &self->referring[JALONS_FIELD_ENTITY (field)][JALONS_FIELD_INDEX (field)];
}

static void
index_record (JalonsDataset *self,
              JalonsRecord *record,
              void (*change) (GHashTable *, JalonsFieldId, JalonsRecord *))
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == JALONS_KIND_REFERENCE)
      change (*reference_index (self, entity->fields[i].id), entity->fields[i].id, record);
}

static void read_rest (JalonsDataset *self, JalonsEntityId entity);

static void
apply_record (JalonsDataset *self,
              JalonsRecord *record)
{
  JalonsRecordList *list = self->lists[jalons_record_get_entity (record)];
  guint position = 0;
  JalonsRecord *old = jalons_record_list_lookup (list, jalons_record_get_id (record), &position);

  /* Whether it is a new one is known when the others are here. */
  if (old == NULL && self->absent[jalons_record_get_entity (record)] != NULL)
    {
      read_rest (self, jalons_record_get_entity (record));
      old = jalons_record_list_lookup (list, jalons_record_get_id (record), &position);
    }
  if (old != NULL)
    index_record (self, old, jalons_referrers_remove);
  if (!jalons_record_is_deleted (record))
    index_record (self, record, jalons_referrers_add);

  if (old != NULL && jalons_record_is_deleted (record))
    jalons_record_list_remove (list, position);
  else if (old != NULL)
    jalons_record_list_replace (list, position, record);
  else if (!jalons_record_is_deleted (record))
    jalons_record_list_append (list, record);
}

/* What is not read yet */

/* Nobody has the list yet, so nobody has to be told. */
static void
read_rest (JalonsDataset *self,
           JalonsEntityId entity)
{
  g_autoptr (GPtrArray) records = NULL;

  g_clear_pointer (&self->absent[entity], g_hash_table_unref);
  self->n_unread[entity] = 0;
  records = self->reader != NULL ? self->reader (entity, self->reader_data) : NULL;
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (jalons_record_list_lookup (self->lists[entity], jalons_record_get_id (records->pdata[i]), NULL) == NULL)
      apply_record (self, records->pdata[i]);
  jalons_record_list_tell (self->lists[entity]);
}

/* What refers to @target, to begin with: one that is not here now is nowhere. */
static void
note_absent (JalonsDataset *self,
             JalonsFieldId reference,
             JalonsEntityId target)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, *reference_index (self, reference));
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (jalons_record_list_lookup (self->lists[target], id, NULL) == NULL)
      g_hash_table_add (self->absent[target], g_strdup (id));
}

/**
 * jalons_dataset_leave_unread:
 * @entity: an entity of which only the records that others refer to are in the dataset
 * @n_unread: how many more there are
 *
 * The rest is read when somebody asks for the list, or for a record that is not here and could be.
 */
void
jalons_dataset_leave_unread (JalonsDataset *self,
                             JalonsEntityId entity,
                             unsigned n_unread)
{
  g_return_if_fail (self->absent[entity] == NULL);

  self->n_unread[entity] = n_unread;
  self->absent[entity] = g_hash_table_new_full (jalons_text_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->absent[entity], g_strdup (""));
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *other = jalons_model_entity ((JalonsEntityId) e);

      for (unsigned i = 0; i < other->n_fields; i++)
        if (other->fields[i].kind == JALONS_KIND_REFERENCE && other->fields[i].target == entity)
          note_absent (self, other->fields[i].id, entity);
    }
}

/**
 * jalons_dataset_set_reader:
 * @reader: reads what jalons_dataset_leave_unread() spoke of
 * @data: (nullable): for @reader
 * @data_free: (nullable): frees @data
 */
void
jalons_dataset_set_reader (JalonsDataset *self,
                           JalonsDatasetReader reader,
                           gpointer data,
                           GDestroyNotify data_free)
{
  g_return_if_fail (JALONS_IS_DATASET (self) && self->reader == NULL);

  self->reader = reader;
  self->reader_data = data;
  self->reader_data_free = data_free;
}

static void
need_whole (JalonsDataset *self,
            JalonsEntityId entity)
{
  if (self->absent[entity] != NULL)
    read_rest (self, entity);
}

static void
jalons_dataset_finalize (GObject *object)
{
  JalonsDataset *self = JALONS_DATASET (object);

  if (self->reader_data_free != NULL)
    self->reader_data_free (self->reader_data);
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      for (unsigned f = 0; f < G_N_ELEMENTS (self->referring[e]); f++)
        g_clear_pointer (&self->referring[e][f], g_hash_table_unref);
      g_clear_object (&self->lists[e]);
      g_clear_pointer (&self->absent[e], g_hash_table_unref);
    }

  G_OBJECT_CLASS (jalons_dataset_parent_class)->finalize (object);
}

static void
jalons_dataset_class_init (JalonsDatasetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_dataset_finalize;

  /**
   * JalonsDataset::changed:
   *
   * Emitted once after each jalons_dataset_apply(), when every list and index is right again. Views that show sums
   * listen to it; views that show rows listen to the lists.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JALONS_TYPE_DATASET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_dataset_init (JalonsDataset *self)
{
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      const JalonsEntity *entity = jalons_model_entity ((JalonsEntityId) e);

      self->lists[e] = g_object_new (JALONS_TYPE_RECORD_LIST, NULL);
      g_assert (entity->n_fields <= G_N_ELEMENTS (self->referring[e]));
      for (unsigned f = 0; f < entity->n_fields; f++)
        if (entity->fields[f].kind == JALONS_KIND_REFERENCE)
          self->referring[e][f] = jalons_referrers_new ();
    }
}

JalonsDataset *
jalons_dataset_new (void)
{
  return g_object_new (JALONS_TYPE_DATASET, NULL);
}

/**
 * jalons_dataset_copy:
 *
 * The records are shared, the lists and indexes are not: a cheap way to ask "what if", and what another thread may read.
 * What is not read yet stays so, and is not in the copy.
 *
 * Returns: (transfer full): a dataset with the same records
 */
JalonsDataset *
jalons_dataset_copy (JalonsDataset *self)
{
  JalonsDataset *copy = jalons_dataset_new ();

  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    {
      guint n_records;
      JalonsRecord *const *records = jalons_record_list_records (self->lists[e], &n_records);

      jalons_dataset_apply (copy, records, n_records);
    }
  return copy;
}

/**
 * jalons_dataset_get_list:
 *
 * Returns: (transfer none): every record of @entity, in the order of arrival; it lives and changes with @self
 */
GListModel *
jalons_dataset_get_list (JalonsDataset *self,
                         JalonsEntityId entity)
{
  g_return_val_if_fail (JALONS_IS_DATASET (self), NULL);

  need_whole (self, entity);
  return G_LIST_MODEL (self->lists[entity]);
}

/**
 * jalons_dataset_count:
 *
 * Returns: how many records of @entity there are; to count them, none is read
 */
unsigned
jalons_dataset_count (JalonsDataset *self,
                      JalonsEntityId entity)
{
  guint n_records;

  g_return_val_if_fail (JALONS_IS_DATASET (self), 0);

  jalons_record_list_records (self->lists[entity], &n_records);
  return n_records + self->n_unread[entity];
}

/**
 * jalons_dataset_lookup:
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record, or %NULL when there is none or it is deleted
 */
JalonsRecord *
jalons_dataset_lookup (JalonsDataset *self,
                       JalonsEntityId entity,
                       const char *id)
{
  JalonsRecord *record;

  g_return_val_if_fail (JALONS_IS_DATASET (self), NULL);

  record = id ? jalons_record_list_lookup (self->lists[entity], id, NULL) : NULL;
  if (id == NULL || record != NULL || self->absent[entity] == NULL || g_hash_table_contains (self->absent[entity], id))
    return record;
  read_rest (self, entity);
  return jalons_record_list_lookup (self->lists[entity], id, NULL);
}

/**
 * jalons_dataset_follow:
 * @record: (nullable): a record
 * @reference: one of its reference fields
 *
 * Returns: (transfer none) (nullable): what @reference points to; %NULL when that is nothing, or deleted
 */
JalonsRecord *
jalons_dataset_follow (JalonsDataset *self,
                       const JalonsRecord *record,
                       JalonsFieldId reference)
{
  if (record == NULL)
    return NULL;
  return jalons_dataset_lookup (self, jalons_model_field (reference)->target,
                                jalons_record_get_text (record, reference));
}

/**
 * jalons_dataset_referring:
 * @reference: a reference field, say %JALONS_DIVISION_YEAR
 * @id: (nullable): what is pointed to
 *
 * Returns: (transfer container) (element-type JalonsRecord): the records whose @reference is @id, perhaps none
 */
GPtrArray *
jalons_dataset_referring (JalonsDataset *self,
                          JalonsFieldId reference,
                          const char *id)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);
  JalonsReferrers found = { 0 };

  g_return_val_if_fail (*reference_index (self, reference) != NULL, result);

  if (id != NULL)
    found = jalons_dataset_peek_referring (self, reference, id);
  for (guint i = 0; i < found.n_records; i++)
    g_ptr_array_add (result, g_object_ref (jalons_referrers_get (&found, i)));
  return result;
}

/**
 * jalons_dataset_peek_referring:
 *
 * As jalons_dataset_referring(), for those who look at thousands and keep nothing.
 *
 * Returns: (transfer none): the records, good until something changes
 */
JalonsReferrers
jalons_dataset_peek_referring (JalonsDataset *self,
                               JalonsFieldId reference,
                               const char *id)
{
  g_return_val_if_fail (*reference_index (self, reference) != NULL, (JalonsReferrers){ 0 });

  need_whole (self, JALONS_FIELD_ENTITY (reference));
  return jalons_referrers_find (*reference_index (self, reference), id);
}

#define MANY 64

/* What is read comes in thousands; what a gesture writes, beside them. */
static void
expect_records (JalonsDataset *self,
                JalonsRecord *const *records,
                unsigned n_records)
{
  guint n_more[JALONS_N_ENTITIES] = { 0 };

  for (unsigned i = 0; i < n_records; i++)
    n_more[jalons_record_get_entity (records[i])]++;
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    if (n_more[e] >= MANY)
      jalons_record_list_expect (self->lists[e], n_more[e]);
}

/**
 * jalons_dataset_apply:
 * @records: (array length=n_records): records as they now are; the deleted ones are taken out
 */
void
jalons_dataset_apply (JalonsDataset *self,
                      JalonsRecord *const *records,
                      unsigned n_records)
{
  g_return_if_fail (JALONS_IS_DATASET (self));

  expect_records (self, records, n_records);
  for (unsigned i = 0; i < n_records; i++)
    apply_record (self, records[i]);
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    jalons_record_list_tell (self->lists[e]);
  if (n_records > 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Questions */

/**
 * jalons_dataset_find_school:
 *
 * Returns: (transfer none) (nullable): the school with that UAI
 */
JalonsSchool *
jalons_dataset_find_school (JalonsDataset *self,
                            const char *uai)
{
  g_autofree char *id = jalons_school_make_id (uai);

  return jalons_dataset_lookup (self, JALONS_ENTITY_SCHOOL, id);
}

/**
 * jalons_dataset_find_year:
 * @start: 2026 for 2026-2027
 *
 * Returns: (transfer none) (nullable): that year of @school
 */
JalonsYear *
jalons_dataset_find_year (JalonsDataset *self,
                          const JalonsSchool *school,
                          int start)
{
  JalonsReferrers years = jalons_dataset_peek_referring (self, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));

  /* A school has few, and an id is a hash to be worked out. */
  for (guint i = 0; i < years.n_records; i++)
    if (jalons_year_start (jalons_referrers_get (&years, i)) == start)
      return jalons_referrers_get (&years, i);
  return NULL;
}

static int
compare_divisions (gconstpointer a,
                   gconstpointer b)
{
  return jalons_collate (jalons_division_code (*(JalonsDivision *const *) a),
                         jalons_division_code (*(JalonsDivision *const *) b));
}

/**
 * jalons_dataset_list_divisions:
 *
 * Returns: (transfer container) (element-type JalonsDivision): the divisions of @year, by code
 */
GPtrArray *
jalons_dataset_list_divisions (JalonsDataset *self,
                               const JalonsYear *year)
{
  GPtrArray *divisions = jalons_dataset_referring (self, JALONS_DIVISION_YEAR, jalons_record_get_id (year));

  g_ptr_array_sort (divisions, compare_divisions);
  return divisions;
}

/* The records at one side of the participations of one record at the other side. */
static GPtrArray *
across_participations (JalonsDataset *self,
                       const JalonsRecord *record,
                       JalonsFieldId near,
                       JalonsFieldId far)
{
  JalonsReferrers links = jalons_dataset_peek_referring (self, near, jalons_record_get_id (record));
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < links.n_records; i++)
    {
      JalonsRecord *other = jalons_dataset_follow (self, jalons_referrers_get (&links, i), far);

      if (other != NULL)
        g_ptr_array_add (result, g_object_ref (other));
    }
  return result;
}

/**
 * jalons_dataset_find_activities:
 *
 * Returns: (transfer container) (element-type JalonsActivity): the activities of @division in no order, for sums
 */
GPtrArray *
jalons_dataset_find_activities (JalonsDataset *self,
                                const JalonsDivision *division)
{
  return across_participations (self, division, JALONS_PARTICIPATION_DIVISION, JALONS_PARTICIPATION_ACTIVITY);
}

/**
 * jalons_dataset_division_activities:
 *
 * Returns: (transfer container) (element-type JalonsActivity): the activities of @division in the order of the year,
 *   the undated ones last
 */
GPtrArray *
jalons_dataset_division_activities (JalonsDataset *self,
                                    const JalonsDivision *division)
{
  GPtrArray *activities = jalons_dataset_find_activities (self, division);

  g_ptr_array_sort (activities, jalons_order_activities);
  return activities;
}

/**
 * jalons_dataset_activity_divisions:
 *
 * Returns: (transfer container) (element-type JalonsDivision): the divisions that take part in @activity, by code
 */
GPtrArray *
jalons_dataset_activity_divisions (JalonsDataset *self,
                                   const JalonsActivity *activity)
{
  GPtrArray *divisions = across_participations (self, activity, JALONS_PARTICIPATION_ACTIVITY,
                                                JALONS_PARTICIPATION_DIVISION);

  g_ptr_array_sort (divisions, compare_divisions);
  return divisions;
}
