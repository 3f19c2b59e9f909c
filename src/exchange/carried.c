/* What of the data goes into a carried file, and writing it.
 * Invariant: the selection is made of records, not of text: what is read back is selected again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/carried.h"

#include <string.h>

#include "core/project/project.h"
#include "core/record/selecting.h"
#include "exchange/carried-private.h"
#include "exchange/json.h"
#include "exchange/zip-write.h"

/* Selecting */

static gboolean
is_left_out (const JalonsRecord *record,
             const JalonsProject *project)
{
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_AMBASSADOR:
    case JALONS_ENTITY_VISIT:
    case JALONS_ENTITY_MEF:
      return TRUE;
    case JALONS_ENTITY_PROJECT:
      return !g_str_equal (jalons_record_get_id (record), jalons_record_get_id (project));
    default:
      return FALSE;
    }
}

static void
add_records (JalonsDataset *dataset,
             JalonsEntityId entity,
             const JalonsProject *project,
             GPtrArray *records)
{
  GListModel *list = jalons_dataset_get_list (dataset, entity);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (!is_left_out (record, project))
        g_ptr_array_add (records, g_steal_pointer (&record));
    }
}

static void
add_referred (GHashTable *ids,
              JalonsDataset *dataset,
              JalonsFieldId reference)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_FIELD_ENTITY (reference));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      g_hash_table_add (ids, g_strdup (jalons_record_get_text (record, reference)));
    }
}

/* Of the catalogue only what is referred to: its records are kept in the dataset, or leave it. */
static void
keep_referred (JalonsDataset *dataset,
               JalonsEntityId entity,
               const JalonsFieldId *references)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = jalons_dataset_get_list (dataset, entity);

  for (; *references != 0; references++)
    add_referred (ids, dataset, *references);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);
      g_autoptr (JalonsDraft) draft = NULL;

      if (g_hash_table_contains (ids, jalons_record_get_id (record)))
        continue;
      draft = jalons_draft_edit (record);
      jalons_draft_set_deleted (draft, TRUE);
      g_ptr_array_add (gone, jalons_draft_build (draft));
    }
  jalons_dataset_apply (dataset, (JalonsRecord *const *) gone->pdata, gone->len);
}

static gboolean
is_of_review (JalonsEntityId entity)
{
  return entity == JALONS_ENTITY_REVIEWER || entity == JALONS_ENTITY_REVISION || entity == JALONS_ENTITY_REMARK;
}

static gboolean
is_kept_back (JalonsEntityId entity,
              const JalonsField *field)
{
  if (field->id == JALONS_DOCUMENT_FILE)
    return TRUE; /* the PDF is not carried */
  return (field->flags & JALONS_FIELD_PERSONAL) != 0 && !is_of_review (entity);
}

/* Returns: (transfer full): @record without what concerns persons */
static JalonsRecord *
strip (JalonsRecord *record)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  g_autoptr (JalonsDraft) empty = jalons_draft_new (entity->id, jalons_record_get_id (record));
  g_autoptr (JalonsRecord) nothing = jalons_draft_build (empty);
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (record);

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (is_kept_back (entity->id, &entity->fields[i]))
      {
        g_autofree char *stored = jalons_record_to_stored (nothing, entity->fields[i].id);

        jalons_draft_set_stored (draft, entity->fields[i].id, stored);
      }
  return jalons_draft_is_changed (draft) ? jalons_draft_build (draft) : g_object_ref (record);
}

/**
 * jalons_carried_select:
 * @dataset: with the years of the project, perhaps with more; see jalons_store_load_school()
 * @project: in @dataset
 *
 * Returns: (transfer full): a new dataset of what a carried file of @project holds
 */
JalonsDataset *
jalons_carried_select (JalonsDataset *dataset,
                       const JalonsProject *project)
{
  static const JalonsFieldId offers[] = { JALONS_BOOKING_OFFER, JALONS_PARTNER_OFFER, 0 };
  static const JalonsFieldId documents[] = { JALONS_ATTACHMENT_DOCUMENT, 0 };
  static const JalonsFieldId feeds[] = { JALONS_OFFER_FEED, 0 };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), of_school = NULL;
  g_autoptr (GPtrArray) stripped = g_ptr_array_new_with_free_func (g_object_unref);
  JalonsDataset *selected = jalons_dataset_new ();

  for (int e = 0; e < JALONS_N_ENTITIES; e++)
    add_records (dataset, (JalonsEntityId) e, project, records);
  of_school = jalons_dataset_select (selected, jalons_project_school (project), jalons_project_start (project),
                                     JALONS_PROJECT_YEARS, records);
  for (guint i = 0; i < of_school->len; i++)
    g_ptr_array_add (stripped, strip (g_ptr_array_index (of_school, i)));
  jalons_dataset_apply (selected, (JalonsRecord *const *) stripped->pdata, stripped->len);
  keep_referred (selected, JALONS_ENTITY_OFFER, offers);
  keep_referred (selected, JALONS_ENTITY_DOCUMENT, documents);
  keep_referred (selected, JALONS_ENTITY_FEED, feeds);
  return selected;
}

/* Files */

JalonsCarriedFile *
jalons_carried_file_new (const char *hash,
                         gboolean is_picture,
                         GBytes *bytes)
{
  JalonsCarriedFile *file = g_new0 (JalonsCarriedFile, 1);

  file->hash = g_strdup (hash);
  file->is_picture = is_picture;
  file->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  return file;
}

void
jalons_carried_file_free (JalonsCarriedFile *file)
{
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file->hash);
  g_free (file);
}

static void
add_file (GPtrArray *files,
          const char *hash,
          gboolean is_picture)
{
  for (guint i = 0; i < files->len; i++)
    if (g_str_equal (((JalonsCarriedFile *) g_ptr_array_index (files, i))->hash, hash))
      return;
  if (*hash != '\0')
    g_ptr_array_add (files, jalons_carried_file_new (hash, is_picture, NULL));
}

/**
 * jalons_carried_list:
 * @project: in @dataset
 *
 * Returns: (transfer full) (element-type JalonsCarriedFile): the files that a carried file of @project shall hold, without
 *   their bytes
 */
GPtrArray *
jalons_carried_list (JalonsDataset *dataset,
                     const JalonsProject *project)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_carried_file_free);
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (dataset, project);

  if (school != NULL)
    add_file (files, jalons_school_logo (school), TRUE);
  for (guint i = 0; i < revisions->len; i++)
    add_file (files, jalons_revision_file (g_ptr_array_index (revisions, i)), FALSE);
  return files;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(JalonsCarriedFile *const *) a)->hash, (*(JalonsCarriedFile *const *) b)->hash);
}

static char *
name_file (const JalonsCarriedFile *file)
{
  return g_strconcat (JALONS_CARRIED_FILES, file->hash, file->is_picture ? ".png" : JALONS_CARRIED_SUFFIX, NULL);
}

/* Writing */

static void
add_word (JsonBuilder *builder,
          const char *key,
          const char *word)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, word);
}

static void
add_number (JsonBuilder *builder,
            const char *key,
            int number)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, number);
}

static GBytes *
end_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  JsonNode *root;
  char *text;
  gsize length;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  json_node_unref (root);
  return g_bytes_new_take (text, length);
}

static GBytes *
make_manifest (JalonsDataset *dataset,
               const JalonsProject *project,
               JalonsCarriedFrom from,
               JalonsDay today,
               const char *const *deleted,
               GBytes *data,
               GPtrArray *files,
               const JalonsOnward *onward)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);
  g_autofree char *made = jalons_day_to_string (today), *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);

  json_builder_begin_object (builder);
  add_word (builder, "format", JALONS_CARRIED_FORMAT);
  add_number (builder, "version", JALONS_CARRIED_VERSION);
  add_word (builder, "made", made);
  add_word (builder, "from", jalons_carried_from_words[from]);
  add_word (builder, "uai", school != NULL ? jalons_school_uai (school) : "");
  add_word (builder, "school", school != NULL ? jalons_school_name (school) : "");
  add_word (builder, "project", jalons_record_get_id (project));
  add_number (builder, "start", jalons_project_start (project));
  add_word (builder, "sha256", digest);
  json_builder_set_member_name (builder, "deleted");
  json_builder_begin_array (builder);
  for (guint i = 0; deleted != NULL && deleted[i] != NULL; i++)
    json_builder_add_string_value (builder, deleted[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = name_file (g_ptr_array_index (files, i));

      json_builder_add_string_value (builder, name);
    }
  json_builder_end_array (builder);
  if (onward != NULL)
    jalons_carried_write_onward (builder, onward);
  return end_json (builder);
}

/* Those whose bytes are there, by hash. */
static GPtrArray *
sort_files (GPtrArray *files)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; files != NULL && i < files->len; i++)
    if (((JalonsCarriedFile *) g_ptr_array_index (files, i))->bytes != NULL)
      g_ptr_array_add (sorted, g_ptr_array_index (files, i));
  g_ptr_array_sort (sorted, compare_files);
  return sorted;
}

static GBytes *
write_all (JalonsDataset *dataset,
           const JalonsProject *project,
           JalonsCarriedFrom from,
           JalonsDay today,
           const char *const *deleted,
           GPtrArray *files,
           const JalonsOnward *onward)
{
  g_autoptr (JalonsZipWriter) zip = jalons_zip_writer_new ();
  g_autoptr (JalonsDataset) selected = jalons_carried_select (dataset, project);
  g_autoptr (GBytes) data = jalons_json_export (selected), manifest = NULL;
  g_autoptr (GPtrArray) sorted = sort_files (files);

  manifest = make_manifest (selected, project, from, today, deleted, data, sorted, onward);
  jalons_zip_writer_add (zip, JALONS_CARRIED_MANIFEST, manifest, FALSE);
  jalons_zip_writer_add (zip, JALONS_CARRIED_DATA, data, TRUE);
  for (guint i = 0; i < sorted->len; i++)
    {
      JalonsCarriedFile *file = g_ptr_array_index (sorted, i);
      g_autofree char *name = name_file (file);

      jalons_zip_writer_add (zip, name, file->bytes, FALSE);
    }
  return jalons_zip_writer_finish (zip);
}

/**
 * jalons_carried_write:
 * @dataset: with the years of the project, perhaps with more
 * @project: in @dataset
 * @from: where it is written
 * @today: the day, which goes into the file
 * @deleted: (array zero-terminated=1) (nullable): ids of the remarks on it that somebody deleted
 * @files: (element-type JalonsCarriedFile) (nullable): those of jalons_carried_list(); those without bytes are left out
 *
 * Returns: (transfer full): the file
 */
GBytes *
jalons_carried_write (JalonsDataset *dataset,
                      const JalonsProject *project,
                      JalonsCarriedFrom from,
                      JalonsDay today,
                      const char *const *deleted,
                      GPtrArray *files)
{
  return write_all (dataset, project, from, today, deleted, files, NULL);
}

/**
 * jalons_carried_freeze:
 * @dataset: with the years of the project, perhaps with more
 * @project: in @dataset
 * @onward: (nullable): where its cohorts go on, of which jalons_cohort_keep() kept the figures
 *
 * Returns: (transfer full): the project as it is now, for the FILE of a revision
 */
GBytes *
jalons_carried_freeze (JalonsDataset *dataset,
                       const JalonsProject *project,
                       const JalonsOnward *onward,
                       JalonsDay today)
{
  return write_all (dataset, project, JALONS_CARRIED_FROZEN, today, NULL, NULL, onward);
}

/**
 * jalons_carried_name:
 *
 * Returns: (transfer full): what to call the file of @project: "0590116F-2026.jalons"
 */
char *
jalons_carried_name (JalonsDataset *dataset,
                     const JalonsProject *project)
{
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);

  return g_strdup_printf ("%s-%d" JALONS_CARRIED_SUFFIX, school != NULL ? jalons_school_uai (school) : "projet",
                          jalons_project_start (project));
}
