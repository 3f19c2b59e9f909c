/* Reading a carried file into a dataset of its own.
 * Invariant: no name of the zip is ever a path; what the file holds beyond one project of one school is refused, and
 * what it should not hold of persons is left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "exchange/carried-private.h"
#include "exchange/json-check.h"
#include "exchange/json.h"
#include "exchange/reader.h"
#include "exchange/zip.h"

/* The record at the end of a zip, which has no comment when we wrote it. */
#define END_LENGTH 22

#define HASH_LENGTH 64

const char *const jalons_carried_from_words[] = { "school", "copy", "frozen" };

typedef struct
{
  GPtrArray *entries; /* of JalonsZipEntry */
  JsonObject *manifest;
  JalonsCarried *carried;
} Reading;

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
                       _ ("This “.jalons” file is damaged or cut short: ask for it again, or export it again."));
  return FALSE;
}

static gboolean
set_altered (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
                       _ ("This “.jalons” file was altered since Jalons wrote it: ask for it again, or export it again."));
  return FALSE;
}

static gboolean
set_strange (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                       _ ("This “.jalons” file holds something else than one project of one school: nothing of it was "
                          "taken."));
  return FALSE;
}

static gboolean
set_newer (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_NEWER,
                       _ ("This “.jalons” file was written by a newer Jalons: install that version to open it."));
  return FALSE;
}

/* The zip */

/* "files/" and a hash and an ending. */
static gboolean
parse_file_name (const char *name,
                 char **hash,
                 gboolean *is_picture)
{
  const char *digits = name + strlen (JALONS_CARRIED_FILES);

  if (!g_str_has_prefix (name, JALONS_CARRIED_FILES) || strspn (digits, "0123456789abcdef") != HASH_LENGTH)
    return FALSE;
  *is_picture = g_str_equal (digits + HASH_LENGTH, ".png");
  if (hash != NULL)
    *hash = g_strndup (digits, HASH_LENGTH);
  return *is_picture || g_str_equal (digits + HASH_LENGTH, JALONS_CARRIED_SUFFIX);
}

static gboolean
wants (const char *name,
       const char *head,
       gsize length,
       gpointer strange)
{
  gboolean is_picture;

  if (g_str_equal (name, JALONS_CARRIED_MANIFEST) || g_str_equal (name, JALONS_CARRIED_DATA) ||
      parse_file_name (name, NULL, &is_picture))
    return TRUE;
  *(gboolean *) strange = TRUE;
  return FALSE;
}

/* What is cut short may still hold whole entries: the end of the zip tells. */
static gboolean
is_whole (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= END_LENGTH && memcmp (data + length - END_LENGTH, "PK\5\6", 4) == 0;
}

static gboolean
is_zip (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= 4 && memcmp (data, "PK\3\4", 4) == 0;
}

static gboolean
is_twice (GPtrArray *entries)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    if (!g_hash_table_add (names, ((JalonsZipEntry *) g_ptr_array_index (entries, i))->name))
      return TRUE;
  return FALSE;
}

static gboolean
unpack (Reading *self,
        GBytes *bytes,
        GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean strange = FALSE;

  if (!is_zip (bytes))
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_KIND,
                           _ ("This is not a “.jalons” file: ask for the one that Jalons exported."));
      return FALSE;
    }
  if (!is_whole (bytes))
    return set_damaged (error);
  self->entries = jalons_zip_read (bytes, wants, &strange, &failure);
  if (self->entries == NULL && g_error_matches (failure, JALONS_ERROR, JALONS_ERROR_LIMIT))
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                         _ ("This “.jalons” file holds far more than a project can: Jalons does not unpack it."));
  else if (self->entries == NULL && g_error_matches (failure, JALONS_ERROR, JALONS_ERROR_DAMAGED))
    set_damaged (error);
  else if (self->entries == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (strange || is_twice (self->entries))
    return set_strange (error);
  return self->entries != NULL;
}

static GBytes *
find_entry (Reading *self,
            const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const JalonsZipEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->name, name))
        return entry->bytes;
    }
  return NULL;
}

/* The manifest */

static const char *
get_word (JsonObject *manifest,
          const char *key)
{
  JsonNode *node = json_object_get_member (manifest, key);

  return node != NULL && jalons_json_is_string (node) ? json_node_get_string (node) : "";
}

static int
get_number (JsonObject *manifest,
            const char *key)
{
  JsonNode *node = json_object_get_member (manifest, key);
  gint64 number = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
                    ? json_node_get_int (node)
                    : 0;

  return number > 0 && number <= G_MAXINT ? (int) number : 0;
}

static int
find_from (const char *word)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (jalons_carried_from_words); i++)
    if (g_str_equal (jalons_carried_from_words[i], word))
      return i;
  return -1;
}

/* Files of before have no such list; what is no text is none of our ids. */
static GStrv
get_words (JsonObject *manifest,
           const char *key)
{
  JsonNode *node = json_object_get_member (manifest, key);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (word) && json_node_get_value_type (word) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (word));
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_manifest (Reading *self,
               JsonNode *root,
               GError **error)
{
  JsonObject *manifest = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  int from;

  if (manifest == NULL || !g_str_equal (get_word (manifest, "format"), JALONS_CARRIED_FORMAT))
    return set_strange (error);
  if (get_number (manifest, "version") > JALONS_CARRIED_VERSION)
    return set_newer (error);
  from = find_from (get_word (manifest, "from"));
  if (from < 0 || !jalons_day_parse (get_word (manifest, "made"), &self->carried->made))
    return set_altered (error);
  self->manifest = json_object_ref (manifest);
  self->carried->from = (JalonsCarriedFrom) from;
  self->carried->uai = g_strdup (get_word (manifest, "uai"));
  self->carried->deleted = get_words (manifest, "deleted");
  jalons_carried_read_onward (manifest, self->carried->onward);
  return TRUE;
}

static gboolean
parse_manifest (Reading *self,
                GError **error)
{
  GBytes *bytes = find_entry (self, JALONS_CARRIED_MANIFEST);
  g_autoptr (JsonParser) parser = bytes != NULL ? jalons_json_parse (bytes, JALONS_JSON_EXPORT, NULL) : NULL;

  if (bytes == NULL)
    return set_strange (error);
  if (parser == NULL)
    return set_altered (error);
  return read_manifest (self, json_parser_get_root (parser), error);
}

/* The data */

static JalonsDataset *
make_dataset (JalonsImport *import)
{
  JalonsDataset *dataset = jalons_dataset_new ();
  GPtrArray *drafts = jalons_import_get_drafts (import);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (records, jalons_draft_build (g_ptr_array_index (drafts, i)));
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
  return dataset;
}

/* One school, one project of it, the years of that project: what selecting would leave out must not be there. */
static gboolean
find_project (Reading *self,
              JalonsDataset *dataset,
              GError **error)
{
  JalonsProject *project =
    jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, get_word (self->manifest, "project"));
  JalonsSchool *school = project != NULL ? jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL) : NULL;

  if (school == NULL || !g_str_equal (jalons_school_uai (school), self->carried->uai) ||
      g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL)) != 1 ||
      g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_PROJECT)) != 1)
    return set_strange (error);
  self->carried->dataset = jalons_carried_select (dataset, project);
  self->carried->project = jalons_dataset_lookup (self->carried->dataset, JALONS_ENTITY_PROJECT,
                                                  jalons_record_get_id (project));
  self->carried->school = jalons_dataset_lookup (self->carried->dataset, JALONS_ENTITY_SCHOOL,
                                                 jalons_record_get_id (school));
  return TRUE;
}

static gboolean
read_data (Reading *self,
           GError **error)
{
  GBytes *data = find_entry (self, JALONS_CARRIED_DATA);
  g_autofree char *digest = data != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data) : NULL;
  g_autoptr (JalonsDataset) nothing = jalons_dataset_new (), dataset = NULL;
  g_autoptr (JalonsImport) import = NULL;
  g_autoptr (GError) failure = NULL;

  if (data == NULL)
    return set_strange (error);
  if (!g_str_equal (digest, get_word (self->manifest, "sha256")))
    return set_altered (error);
  import = jalons_json_import (data, nothing, &failure);
  if (import == NULL && g_error_matches (failure, JALONS_ERROR, JALONS_ERROR_NEWER))
    return set_newer (error);
  if (import == NULL && g_error_matches (failure, JALONS_ERROR, JALONS_ERROR_LIMIT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (import == NULL)
    return set_altered (error);
  dataset = make_dataset (import);
  return find_project (self, dataset, error);
}

static gboolean
is_what_it_says (GBytes *bytes,
                 const char *hash,
                 gboolean is_picture)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_str_equal (digest, hash) && (is_picture || is_zip (bytes));
}

/* Those that nothing names are left behind. */
static gboolean
read_files (Reading *self,
            GError **error)
{
  g_autoptr (GPtrArray) named = jalons_carried_list (self->carried->dataset, self->carried->project);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const JalonsZipEntry *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *hash = NULL;
      gboolean is_picture = FALSE;

      if (!parse_file_name (entry->name, &hash, &is_picture))
        continue;
      if (!is_what_it_says (entry->bytes, hash, is_picture))
        return set_altered (error);
      for (guint n = 0; n < named->len; n++)
        {
          const JalonsCarriedFile *file = g_ptr_array_index (named, n);

          if (g_str_equal (file->hash, hash) && file->is_picture == is_picture)
            g_ptr_array_add (self->carried->files, jalons_carried_file_new (hash, is_picture, entry->bytes));
        }
    }
  return TRUE;
}

/**
 * jalons_carried_read:
 * @bytes: a whole file
 *
 * Returns: (transfer full): what it holds, or %NULL with %JALONS_ERROR_KIND when it is none, %JALONS_ERROR_DAMAGED when it
 *   is cut short or was altered, %JALONS_ERROR_NEWER, %JALONS_ERROR_LIMIT for a bomb, %JALONS_ERROR_REFUSED for what holds
 *   something else
 */
JalonsCarried *
jalons_carried_read (GBytes *bytes,
                     GError **error)
{
  g_autoptr (JalonsCarried) carried = g_atomic_rc_box_new0 (JalonsCarried);
  Reading reading = { .carried = carried };
  gboolean done;

  carried->onward = jalons_onward_new ();
  carried->files = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_carried_file_free);
  carried->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  done = unpack (&reading, bytes, error) && parse_manifest (&reading, error) && read_data (&reading, error) &&
         read_files (&reading, error);
  g_clear_pointer (&reading.manifest, json_object_unref);
  g_clear_pointer (&reading.entries, g_ptr_array_unref);
  return done ? g_steal_pointer (&carried) : NULL;
}

JalonsCarried *
jalons_carried_ref (JalonsCarried *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  JalonsCarried *self = data;

  g_clear_object (&self->dataset);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->onward, jalons_onward_unref);
  g_free (self->uai);
  g_strfreev (self->deleted);
  g_free (self->digest);
}

void
jalons_carried_unref (JalonsCarried *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
