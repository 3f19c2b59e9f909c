/* JSON to an import.
 * Invariant: a file is taken whole or refused whole; whatever is refused is named.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "exchange/import-private.h"
#include "exchange/json-check.h"
#include "exchange/json-words.h"
#include "exchange/json.h"
#include "exchange/kind.h"

typedef struct
{
  JalonsPlan *plan;
  JalonsDataset *dataset;
  GHashTable *ids;            /* of the entity being read */
  const JalonsEntity *entity; /* being read */
  unsigned number;            /* of the object in its array, from 1 */
} Reader;

static gboolean
fail_field (const Reader *reader,
            const char *field,
            GError **error)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
               _ ("“%s” number %u: the value of “%s” is not one that this field can have."), reader->entity->name,
               reader->number, field);
  return FALSE;
}

/* Values, as jalons_draft_set_stored() wants them */

static gboolean
list_to_stored (JsonNode *node,
                char **stored)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (unsigned i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *text = jalons_json_is_string (item) ? json_node_get_string (item) : "";

      if (*text == '\0' || strchr (text, '\n'))
        return FALSE;
      g_string_append_printf (lines, "%s%s", i ? "\n" : "", text);
    }
  *stored = g_strdup (lines->str);
  return array != NULL;
}

static gboolean
number_to_stored (JsonNode *node,
                  char **stored)
{
  gint64 number;

  *stored = NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  *stored = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return number >= 0 && number <= G_MAXINT;
}

static gboolean
boolean_to_stored (JsonNode *node,
                   char **stored)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *stored = g_strdup (json_node_get_boolean (node) ? "1" : "0");
  return TRUE;
}

static gboolean
to_stored (JsonNode *node,
           JalonsKind kind,
           char **stored)
{
  switch (kind)
    {
    case JALONS_KIND_LIST:
      return list_to_stored (node, stored);
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
      return number_to_stored (node, stored);
    case JALONS_KIND_BOOLEAN:
      return boolean_to_stored (node, stored);
    case JALONS_KIND_TEXT:
    case JALONS_KIND_DATE:
    case JALONS_KIND_SLOT:
    case JALONS_KIND_ENUM:
    case JALONS_KIND_REFERENCE:
    default:
      *stored = jalons_json_is_string (node) ? g_strdup (json_node_get_string (node)) : NULL;
      return *stored != NULL;
    }
}

/* Objects */

static gboolean
read_field (const Reader *reader,
            JalonsDraft *draft,
            const char *name,
            JsonNode *node,
            GError **error)
{
  const JalonsField *field = jalons_model_find_field (reader->entity, name);
  g_autofree char *stored = NULL;

  if (field == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (name, -1);

      g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                   _ ("“%s” number %u has a field “%s” that Jalons does not know. It imports nothing rather than losing it."),
                   reader->entity->name, reader->number, shown);
      return FALSE;
    }
  if (!to_stored (node, field->kind, &stored) || !jalons_draft_set_stored (draft, field->id, stored))
    return fail_field (reader, name, error);
  return TRUE;
}

static gboolean
read_id (Reader *reader,
         JsonObject *object,
         const char **id,
         GError **error)
{
  JsonNode *node = json_object_get_member (object, "id");
  g_autofree char *lower = NULL;

  if (node == NULL || !jalons_json_is_string (node))
    return fail_field (reader, "id", error);
  *id = json_node_get_string (node);
  lower = g_ascii_strdown (*id, -1);
  if (!g_uuid_string_is_valid (*id) || !g_str_equal (lower, *id))
    return fail_field (reader, "id", error);
  if (g_hash_table_add (reader->ids, g_strdup (*id)))
    return TRUE;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX, _ ("“%s” number %u has the id of an object before it."),
               reader->entity->name, reader->number);
  return FALSE;
}

static void
keep_draft (Reader *reader,
            JalonsDraft *draft)
{
  JalonsImportOutcome outcome = jalons_plan_outcome (draft);
  g_autoptr (JalonsRecord) now = jalons_draft_build (draft);
  g_autofree char *name = jalons_record_words (reader->dataset, now);
  JalonsImportLine *line;

  line = jalons_plan_add_line (reader->plan, outcome, reader->entity->id, jalons_draft_get_id (draft),
                               name, jalons_entity_label (reader->entity->id));
  if (outcome == JALONS_IMPORT_CHANGED)
    jalons_json_add_details (reader->dataset, line, draft, now);
  if (outcome == JALONS_IMPORT_UNCHANGED)
    jalons_draft_free (draft);
  else
    g_ptr_array_add (reader->plan->drafts, draft);
}

static gboolean
read_object (Reader *reader,
             JsonObject *object,
             GError **error)
{
  g_autoptr (JalonsDraft) draft = NULL;
  JalonsRecord *present;
  JsonObjectIter iter;
  const char *id, *name;
  JsonNode *node;

  if (!read_id (reader, object, &id, error))
    return FALSE;
  present = jalons_dataset_lookup (reader->dataset, reader->entity->id, id);
  draft = present ? jalons_draft_edit (present) : jalons_draft_new (reader->entity->id, id);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (!g_str_equal (name, "id") && !read_field (reader, draft, name, node, error))
      return FALSE;
  keep_draft (reader, g_steal_pointer (&draft));
  return TRUE;
}

static gboolean
read_entity (Reader *reader,
             JsonNode *node,
             GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  g_hash_table_remove_all (reader->ids);
  for (unsigned i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      reader->number = i + 1;
      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail_field (reader, "id", error);
      if (!read_object (reader, json_node_get_object (element), error))
        return FALSE;
    }
  if (array == NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX, _ ("“%s” is not a list of objects."), reader->entity->name);
  return array != NULL;
}

/* The document */

static gboolean
check_version (JsonObject *root,
               GError **error)
{
  JsonNode *format = json_object_get_member (root, "format");
  JsonNode *version = json_object_get_member (root, "version");
  gboolean is_number = version && JSON_NODE_HOLDS_VALUE (version) && json_node_get_value_type (version) == G_TYPE_INT64;

  if (format == NULL || !jalons_json_is_string (format) || !g_str_equal (json_node_get_string (format), "jalons") || !is_number)
    {
      g_propagate_error (error, jalons_file_kind_refuse (JALONS_FILE_JSON));
      return FALSE;
    }
  if (json_node_get_int (version) <= JALONS_JSON_VERSION)
    return TRUE;
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_NEWER,
                       _ ("This file was exported by a newer Jalons. Install that version to import it."));
  return FALSE;
}

static gboolean
check_names (JsonObject *root,
             GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &name, &node))
    if (!g_str_equal (name, "format") && !g_str_equal (name, "version") && jalons_model_find_entity (name) == NULL)
      {
        g_autofree char *shown = g_utf8_make_valid (name, -1);

        g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                     _ ("The file has a part “%s” that Jalons does not know. It imports nothing rather than losing it."),
                     shown);
        return FALSE;
      }
  return TRUE;
}

/* Entities are read in the order of the table, whatever that of the file: what is referred to is written first. */
static gboolean
read_root (Reader *reader,
           JsonNode *node,
           GError **error)
{
  JsonObject *root = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (root == NULL)
    {
      g_propagate_error (error, jalons_file_kind_refuse (JALONS_FILE_JSON));
      return FALSE;
    }
  if (!check_version (root, error) || !check_names (root, error))
    return FALSE;
  for (int i = 0; i < JALONS_N_ENTITIES; i++)
    {
      JsonNode *member;

      reader->entity = jalons_model_entity ((JalonsEntityId) i);
      member = json_object_get_member (root, reader->entity->name);
      if (member && !read_entity (reader, member, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * jalons_json_import:
 * @bytes: what jalons_json_export() gave, or another program in the same format
 * @dataset: the data as they are, of every year
 *
 * Plans to create the objects that are not there and to give to those that are the values of the file. Nothing is
 * deleted, and nothing is asked.
 *
 * Returns: (transfer full): the import, or %NULL with %JALONS_ERROR_KIND for JSON of another kind, %JALONS_ERROR_NEWER,
 *   %JALONS_ERROR_SYNTAX naming what is wrong, %JALONS_ERROR_ENCODING or %JALONS_ERROR_LIMIT
 */
JalonsImport *
jalons_json_import (GBytes *bytes,
                    JalonsDataset *dataset,
                    GError **error)
{
  g_autoptr (JsonParser) parser = jalons_json_parse (bytes, JALONS_JSON_EXPORT, error);
  Reader reader = { .dataset = dataset };
  gboolean done;

  if (parser == NULL)
    return NULL;
  reader.plan = jalons_plan_new ();
  reader.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = read_root (&reader, json_parser_get_root (parser), error);
  g_hash_table_unref (reader.ids);
  if (done)
    return jalons_import_new_fixed (reader.plan);
  jalons_plan_free (reader.plan);
  return NULL;
}
