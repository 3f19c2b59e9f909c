/* What is in a space file, and which spaces a listing names.
 * Invariant: a space is known by the name of its file; what is in the file is read once, to join.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/space-file.h"

#include <string.h>

#include "core/record/id.h"
#include "replica/canonical.h"
#include "replica/round.h"

#define SUFFIX ".json"

/* A label is a name, not a book. */
#define MAX_LABEL 200

void
jalons_space_file_free (JalonsSpaceFile *file)
{
  g_free (file->id);
  g_free (file->created);
  g_free (file->label);
  g_free (file->year);
  g_free (file);
}

void
jalons_found_space_free (JalonsFoundSpace *found)
{
  g_strfreev (found->ids);
  g_free (found->label);
  g_free (found->moved);
  g_free (found);
}

/**
 * jalons_space_file_write:
 *
 * Returns: (transfer full): what is to be in the file
 */
GBytes *
jalons_space_file_write (const JalonsSpaceFile *file)
{
  GString *out = g_string_new ("{");

  g_string_append_printf (out, "\"fmt\":%u", file->form);
  jalons_canonical_append_text (out, "space", file->id);
  jalons_canonical_append_text (out, "created", file->created);
  jalons_canonical_append_text (out, "label", file->label);
  jalons_canonical_append_text (out, "year", file->year);
  g_string_append (out, ",\"enc\":null}\n");
  return g_string_free_to_bytes (out);
}

static JalonsSpaceFile *
read_object (JsonObject *object)
{
  const char *id = jalons_canonical_get_text (object, "space"), *label = jalons_canonical_get_text (object, "label");
  gint64 form = jalons_canonical_get_number (object, "fmt");
  JalonsSpaceFile *file;

  if (id == NULL || !jalons_id_is_hex (id, JALONS_SPACE_ID_LENGTH) || form < 1 || form > G_MAXINT)
    return NULL;
  file = g_new0 (JalonsSpaceFile, 1);
  file->form = (unsigned) form;
  file->id = g_strdup (id);
  file->created = g_strdup (jalons_canonical_get_text (object, "created"));
  file->label = g_utf8_substring (label != NULL ? label : "", 0, MIN (g_utf8_strlen (label != NULL ? label : "", -1), MAX_LABEL));
  file->year = g_strdup (jalons_canonical_get_text (object, "year"));
  file->is_closed = json_object_has_member (object, "enc") && !json_object_get_null_member (object, "enc");
  return file;
}

/**
 * jalons_space_file_read:
 *
 * Returns: (transfer full) (nullable): what the file says; %NULL when it is no space file
 */
JalonsSpaceFile *
jalons_space_file_read (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root = length > 0 ? jalons_canonical_parse (text, length) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? read_object (json_node_get_object (root)) : NULL;
}

/**
 * jalons_space_file_make_name:
 *
 * Returns: (transfer full): "space-<id>.json"
 */
char *
jalons_space_file_make_name (const char *id)
{
  return g_strconcat ("space-", id, SUFFIX, NULL);
}

/**
 * jalons_space_file_parse_name:
 * @kind: "space" or "moved"
 * @id: (out): whose
 *
 * Returns: whether @name is that of such a file
 */
gboolean
jalons_space_file_parse_name (const char *name,
                              const char *kind,
                              char id[JALONS_SPACE_ID_LENGTH + 1])
{
  gsize length = strlen (kind);

  if (strlen (name) != length + 1 + JALONS_SPACE_ID_LENGTH + strlen (SUFFIX) || strncmp (name, kind, length) != 0 ||
      name[length] != '-' || !g_str_has_suffix (name, SUFFIX))
    return FALSE;
  memcpy (id, name + length + 1, JALONS_SPACE_ID_LENGTH);
  id[JALONS_SPACE_ID_LENGTH] = '\0';
  return jalons_id_is_hex (id, JALONS_SPACE_ID_LENGTH);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * jalons_space_file_list_ids:
 * @listing: (element-type JalonsListed): of the shared folder itself
 *
 * Returns: (transfer full) (array zero-terminated=1): the spaces that it names, the smallest first
 */
char **
jalons_space_file_list_ids (GArray *listing)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  char id[JALONS_SPACE_ID_LENGTH + 1];

  for (guint i = 0; i < listing->len; i++)
    if (jalons_space_file_parse_name (g_array_index (listing, JalonsListed, i).name, "space", id))
      g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_sort (ids, compare_texts);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_steal (ids, NULL);
}
