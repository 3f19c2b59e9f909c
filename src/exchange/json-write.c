/* A dataset as JSON.
 * Invariant: the same data give the same bytes: entities and fields in the order of the table, records by id.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "exchange/json.h"

static void
write_string (GString *out,
              const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (out, "\\n");
    else if ((guchar) *p < ' ' || *p == 0x7f)
      g_string_append_printf (out, "\\u%04x", (guchar) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
write_list (GString *out,
            const char *const *items)
{
  g_string_append_c (out, '[');
  for (unsigned i = 0; items[i]; i++)
    {
      g_string_append (out, i ? ", " : "");
      write_string (out, items[i]);
    }
  g_string_append_c (out, ']');
}

static void
write_value (GString *out,
             const JalonsRecord *record,
             const JalonsField *field)
{
  g_autofree char *stored = jalons_record_to_stored (record, field->id);

  switch (field->kind)
    {
    case JALONS_KIND_LIST:
      write_list (out, jalons_record_get_list (record, field->id));
      break;
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
      g_string_append (out, stored ? stored : "null");
      break;
    case JALONS_KIND_BOOLEAN:
      g_string_append (out, jalons_record_get_number (record, field->id) == 1 ? "true" : "false");
      break;
    case JALONS_KIND_TEXT:
    case JALONS_KIND_DATE:
    case JALONS_KIND_SLOT:
    case JALONS_KIND_ENUM:
    case JALONS_KIND_REFERENCE:
    default:
      write_string (out, stored ? stored : "");
    }
}

/* Without the brace that closes it. */
static void
write_fields (GString *out,
              const JalonsEntity *entity,
              const JalonsRecord *record)
{
  g_string_append (out, "{\"id\": ");
  write_string (out, jalons_record_get_id (record));
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      g_string_append_printf (out, ", \"%s\": ", entity->fields[i].name);
      write_value (out, record, &entity->fields[i]);
    }
}

static void
write_record (GString *out,
              const JalonsEntity *entity,
              const JalonsRecord *record)
{
  write_fields (out, entity, record);
  g_string_append_c (out, '}');
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (jalons_record_get_id (*(JalonsRecord *const *) a), jalons_record_get_id (*(JalonsRecord *const *) b));
}

static GPtrArray *
sort_records (GListModel *list)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  g_ptr_array_sort (records, compare_ids);
  return records;
}

static void
write_entity (GString *out,
              JalonsDataset *dataset,
              const JalonsEntity *entity)
{
  g_autoptr (GPtrArray) records = sort_records (jalons_dataset_get_list (dataset, entity->id));

  g_string_append_printf (out, ",\n\"%s\": [\n", entity->name);
  for (unsigned i = 0; i < records->len; i++)
    {
      write_record (out, entity, g_ptr_array_index (records, i));
      g_string_append (out, i + 1 < records->len ? ",\n" : "\n");
    }
  g_string_append_c (out, ']');
}

/**
 * jalons_json_export:
 * @dataset: all the data, of every year
 *
 * Returns: (transfer full): the text that the head of json.h describes
 */
GBytes *
jalons_json_export (JalonsDataset *dataset)
{
  GString *out = g_string_new ("{\n\"format\": \"jalons\",\n");

  g_string_append_printf (out, "\"version\": %d", JALONS_JSON_VERSION);
  for (int i = 0; i < JALONS_N_ENTITIES; i++)
    write_entity (out, dataset, jalons_model_entity ((JalonsEntityId) i));
  g_string_append (out, "\n}\n");
  return g_string_free_to_bytes (out);
}

/* One person */

static void
write_word (GString *out,
            const char *key,
            const char *text)
{
  g_string_append_printf (out, ", \"%s\": ", key);
  write_string (out, text);
}

static void
write_divisions (GString *out,
                 JalonsDataset *dataset,
                 const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (unsigned i = 0; i < divisions->len; i++)
    g_ptr_array_add (codes, (gpointer) jalons_division_code (g_ptr_array_index (divisions, i)));
  g_ptr_array_add (codes, NULL);
  g_string_append (out, ", \"divisions\": ");
  write_list (out, (const char *const *) codes->pdata);
}

/* What the visit was to, in words: the ids mean nothing to the person. */
static void
write_visit (GString *out,
             JalonsDataset *dataset,
             const JalonsVisit *visit)
{
  JalonsActivity *activity = jalons_dataset_follow (dataset, visit, JALONS_VISIT_ACTIVITY);
  JalonsYear *year = activity ? jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR) : NULL;
  JalonsSchool *school = year ? jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL) : NULL;
  g_autofree char *slot = activity ? jalons_record_to_stored (activity, JALONS_ACTIVITY_SLOT) : NULL;

  write_fields (out, jalons_model_entity (JALONS_ENTITY_VISIT), visit);
  write_word (out, "title", activity ? jalons_activity_title (activity) : "");
  write_word (out, "slot", slot ? slot : "");
  write_word (out, "school", school ? jalons_school_name (school) : "");
  if (activity != NULL)
    write_divisions (out, dataset, activity);
  g_string_append_c (out, '}');
}

/**
 * jalons_json_export_person:
 * @dataset: all the data, of every year
 * @ambassador: somebody in it
 *
 * What a person is given who asks which data are held about them (RGPD, articles 15 and 20): "ambassador", every field
 * as in json.h; "visits", each with the title, slot, school and classes of the activity.
 *
 * Returns: (transfer full): one object, as JSON
 */
GBytes *
jalons_json_export_person (JalonsDataset *dataset,
                           const JalonsAmbassador *ambassador)
{
  g_autoptr (GPtrArray) visits =
    jalons_dataset_referring (dataset, JALONS_VISIT_AMBASSADOR, jalons_record_get_id (ambassador));
  GString *out = g_string_new ("{\n\"format\": \"jalons-person\",\n\"ambassador\": ");

  write_record (out, jalons_model_entity (JALONS_ENTITY_AMBASSADOR), ambassador);
  g_string_append (out, ",\n\"visits\": [\n");
  g_ptr_array_sort (visits, compare_ids);
  for (unsigned i = 0; i < visits->len; i++)
    {
      write_visit (out, dataset, g_ptr_array_index (visits, i));
      g_string_append (out, i + 1 < visits->len ? ",\n" : "\n");
    }
  g_string_append (out, "]\n}\n");
  return g_string_free_to_bytes (out);
}
