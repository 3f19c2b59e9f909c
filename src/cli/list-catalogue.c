/* The lists of what is used in all schools, and of the projects: their columns are the fields of an entity.
 * Invariant: a field that is added to the table of entities is listed without a line here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/list-catalogue.h"

#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/words/labels.h"
#include "core/words/text.h"

#define MOST_FIELDS 48

/* What a table has room for; JSON and TSV have every field. */
static const JalonsFieldId shown[] = {
  JALONS_OFFER_TITLE,
  JALONS_OFFER_PROGRAMME,
  JALONS_OFFER_REGION,
  JALONS_OFFER_AXIS,
  JALONS_OFFER_LEVELS,
  JALONS_OFFER_MINUTES,
  JALONS_OFFER_PLACES,
  JALONS_OFFER_WITHDRAWN_DAY,
  JALONS_AMBASSADOR_NAME,
  JALONS_AMBASSADOR_SECTOR,
  JALONS_AMBASSADOR_TERRITORY,
  JALONS_AMBASSADOR_NETWORK,
  JALONS_AMBASSADOR_CHARTER_DAY,
  JALONS_AMBASSADOR_CONTACT_DAY,
  JALONS_DOCUMENT_TITLE,
  JALONS_DOCUMENT_PUBLISHER,
  JALONS_DOCUMENT_EDITION,
  JALONS_DOCUMENT_LEVELS,
  JALONS_DOCUMENT_AXIS,
  JALONS_FEED_TITLE,
  JALONS_FEED_REGION,
  JALONS_FEED_URL,
  JALONS_PROJECT_SCHOOL,
  JALONS_PROJECT_START,
  JALONS_PROJECT_STATE,
  JALONS_PROJECT_EDITION,
  JALONS_PROJECT_COUNCIL_DAY,
  JALONS_PROJECT_BOARD_DAY,
  JALONS_GOAL_RANK,
  JALONS_GOAL_WORDING,
  JALONS_GOAL_LEVEL,
  JALONS_GOAL_AXIS,
  JALONS_GOAL_INDICATOR,
  JALONS_GOAL_TARGET,
  JALONS_GOAL_START,
  JALONS_REMARK_DAY,
  JALONS_REMARK_AUTHOR,
  JALONS_REMARK_KIND,
  JALONS_REMARK_STATE,
  JALONS_REMARK_WORDS,
};

static gboolean
is_shown (JalonsFieldId field)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (shown); i++)
    if (shown[i] == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_number (const JalonsField *field)
{
  return field->kind == JALONS_KIND_INTEGER || field->kind == JALONS_KIND_MINUTES;
}

/**
 * jalons_catalogue_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): its id, and a column for each of its fields
 */
const JalonsColumn *
jalons_catalogue_columns (JalonsEntityId entity,
                          unsigned *n_columns)
{
  static JalonsColumn columns[JALONS_N_ENTITIES][MOST_FIELDS];
  const JalonsEntity *table = jalons_model_entity (entity);

  g_return_val_if_fail (table->n_fields < MOST_FIELDS, NULL);

  columns[entity][0] = (JalonsColumn){ "id", NULL, FALSE };
  for (unsigned i = 0; i < table->n_fields; i++)
    {
      const JalonsField *field = &table->fields[i];

      columns[entity][i + 1] = (JalonsColumn){ field->name, is_shown (field->id) ? jalons_field_label (field->id) : NULL,
                                               is_number (field) };
    }
  *n_columns = table->n_fields + 1;
  return columns[entity];
}

/* An axis by its letter, as on the screen. */
static void
add_text (JalonsListing *listing,
          const JalonsField *field,
          const char *text)
{
  const JalonsAxis *axis = g_str_equal (field->name, "axis") ? jalons_axis_lookup (NULL, text) : NULL;

  jalons_listing_add_code (listing, text, axis ? axis->letter : text);
}

/* A school by its UAI, as in the other lists; other records by their id. */
static void
add_reference (JalonsListing *listing,
               JalonsDataset *dataset,
               const JalonsRecord *record,
               const JalonsField *field)
{
  JalonsSchool *school = field->target == JALONS_ENTITY_SCHOOL ? jalons_dataset_follow (dataset, record, field->id) : NULL;

  jalons_listing_add_text (listing, school ? jalons_school_uai (school) : jalons_record_get_text (record, field->id));
}

static void
add_field (JalonsListing *listing,
           JalonsDataset *dataset,
           const JalonsRecord *record,
           const JalonsField *field)
{
  g_autofree char *words = NULL, *stored = NULL;
  int number;

  switch ((int) field->kind)
    {
    case JALONS_KIND_LIST:
      jalons_listing_add_list (listing, jalons_record_get_list (record, field->id));
      break;
    case JALONS_KIND_MINUTES:
      number = jalons_record_get_number (record, field->id);
      jalons_listing_add_minutes (listing, number == JALONS_UNSET ? G_MININT : number);
      break;
    case JALONS_KIND_INTEGER:
      jalons_listing_add_number (listing, jalons_record_get_number (record, field->id));
      break;
    case JALONS_KIND_DATE:
    case JALONS_KIND_ENUM:
      words = jalons_field_in_words (record, field->id);
      stored = field->kind == JALONS_KIND_ENUM ? g_strdup (field->codes[jalons_record_get_number (record, field->id)])
                                               : jalons_record_to_stored (record, field->id);
      jalons_listing_add_code (listing, stored != NULL && *stored != '\0' ? stored : NULL, words);
      break;
    case JALONS_KIND_REFERENCE:
      add_reference (listing, dataset, record, field);
      break;
    default:
      add_text (listing, field, jalons_record_get_text (record, field->id));
      break;
    }
}

static JalonsFieldId
name_of (JalonsEntityId entity)
{
  switch ((int) entity)
    {
    case JALONS_ENTITY_OFFER:
      return JALONS_OFFER_TITLE;
    case JALONS_ENTITY_AMBASSADOR:
      return JALONS_AMBASSADOR_NAME;
    case JALONS_ENTITY_DOCUMENT:
      return JALONS_DOCUMENT_TITLE;
    case JALONS_ENTITY_FEED:
    default:
      return JALONS_FEED_TITLE;
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  JalonsRecord *first = *(JalonsRecord *const *) a, *second = *(JalonsRecord *const *) b;
  JalonsFieldId field = name_of (jalons_record_get_entity (first));
  int order = jalons_collate (jalons_record_get_text (first, field), jalons_record_get_text (second, field));

  return order != 0 ? order : g_strcmp0 (jalons_record_get_id (first), jalons_record_get_id (second));
}

/**
 * jalons_records_list:
 * @records: (element-type JalonsRecord): records of @entity
 *
 * Returns: (transfer full): a row for each of them, in their order
 */
JalonsListing *
jalons_records_list (JalonsEntityId entity,
                     JalonsDataset *dataset,
                     GPtrArray *records)
{
  const JalonsEntity *table = jalons_model_entity (entity);
  unsigned n_columns;
  const JalonsColumn *columns = jalons_catalogue_columns (entity, &n_columns);
  JalonsListing *listing = jalons_listing_new (columns, n_columns);

  for (unsigned i = 0; i < records->len; i++)
    {
      jalons_listing_add_text (listing, jalons_record_get_id (records->pdata[i]));
      for (unsigned f = 0; f < table->n_fields; f++)
        add_field (listing, dataset, records->pdata[i], &table->fields[f]);
    }
  return listing;
}

/**
 * jalons_catalogue_list:
 *
 * Returns: (transfer full): a row for each record of @entity, by name
 */
JalonsListing *
jalons_catalogue_list (JalonsEntityId entity,
                       JalonsDataset *dataset)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  g_ptr_array_sort (records, compare_names);
  return jalons_records_list (entity, dataset, records);
}
