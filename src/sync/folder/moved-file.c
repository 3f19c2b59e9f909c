/* What a space that goes on elsewhere leaves in its folder, and what is remembered until it is there.
 * Invariant: what is read was written by anybody: a name is checked before it becomes a place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/moved-file.h"

#include <string.h>

#include "core/record/id.h"
#include "replica/block.h"
#include "replica/canonical.h"
#include "sync/folder/where.h"

/* So many blocks that nobody has written after were never seen; more is nonsense. */
#define MOST_HEADS 1000

#define MOMENT_LENGTH 16

void
jalons_moved_file_free (JalonsMovedFile *file)
{
  g_free (file->id);
  g_free (file->label);
  g_free (file->to);
  g_free (file->at);
  g_strfreev (file->heads);
  g_free (file);
}

/**
 * jalons_moved_file_make_name:
 *
 * Returns: (transfer full): "moved-<id>.json"
 */
char *
jalons_moved_file_make_name (const char *id)
{
  return g_strconcat ("moved-", id, ".json", NULL);
}

/**
 * jalons_moved_file_choose_id:
 * @space: which goes on
 * @where: in which folder
 *
 * Two members who do it at once, or one who does it again after it was cut off, make one space of it.
 *
 * Returns: (transfer full): the space that @space becomes in a folder of that name
 */
char *
jalons_moved_file_choose_id (const char *space,
                             const char *where)
{
  g_autofree char *name = jalons_where_last (where);
  g_autofree char *text = g_strconcat ("jalons moved\n", space, "\n", name, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (hash, JALONS_SPACE_ID_LENGTH);
}

/* Writing */

/**
 * jalons_moved_file_write:
 *
 * Returns: (transfer full): what is to be in the file
 */
GBytes *
jalons_moved_file_write (const JalonsMovedFile *file)
{
  GString *out = g_string_new ("{\"fmt\":1");

  jalons_canonical_append_text (out, "space", file->id);
  jalons_canonical_append_text (out, "label", file->label);
  jalons_canonical_append_text (out, "to", file->to);
  jalons_canonical_append_text (out, "at", file->at);
  g_string_append (out, ",\"heads\":[");
  for (guint i = 0; file->heads[i] != NULL; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", file->heads[i]);
  g_string_append (out, "]}\n");
  return g_string_free_to_bytes (out);
}

/* Reading */

static char **
read_heads (JsonObject *object)
{
  g_autoptr (GStrvBuilder) heads = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, "heads");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MOST_HEADS); i++)
    {
      const char *hash = jalons_canonical_text_of (json_array_get_element (array, i));

      if (hash != NULL && jalons_id_is_hex (hash, JALONS_HASH_LENGTH))
        g_strv_builder_add (heads, hash);
    }
  return g_strv_builder_end (heads);
}

/**
 * jalons_moved_file_read:
 * @bytes: (nullable): what is in the file
 * @id: the space that its name tells
 *
 * Returns: (transfer full): what it says; where it says nothing that can be read, the space alone
 */
JalonsMovedFile *
jalons_moved_file_read (GBytes *bytes,
                        const char *id)
{
  JalonsMovedFile *file = g_new0 (JalonsMovedFile, 1);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autoptr (JsonNode) root = length > 0 ? jalons_canonical_parse (text, length) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *at;

  file->id = g_strdup (id);
  if (object == NULL || g_strcmp0 (jalons_canonical_get_text (object, "space"), id) != 0)
    {
      file->heads = g_new0 (char *, 1);
      return file;
    }
  at = jalons_canonical_get_text (object, "at");
  file->label = g_strdup (jalons_canonical_get_text (object, "label"));
  file->to = g_strdup (jalons_canonical_get_text (object, "to"));
  file->at = at != NULL && jalons_id_is_hex (at, MOMENT_LENGTH) ? g_strdup (at) : NULL;
  file->heads = read_heads (object);
  return file;
}

/* What is left to be told */

void
jalons_left_free (JalonsLeft *left)
{
  g_free (left->where);
  g_free (left->user);
  g_free (left->id);
  g_free (left->at);
  g_strfreev (left->heads);
  g_free (left);
}

/**
 * jalons_left_write:
 *
 * Returns: (transfer full): one text of it; what is in it has no line breaks
 */
char *
jalons_left_write (const JalonsLeft *left)
{
  g_autofree char *heads = left->heads != NULL ? g_strjoinv (" ", left->heads) : NULL;

  return g_strjoin ("\n", left->where, left->user != NULL ? left->user : "", left->id, left->at != NULL ? left->at : "",
                    heads != NULL ? heads : "", NULL);
}

static char *
nonempty (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * jalons_left_read:
 *
 * Returns: (transfer full) (nullable): what jalons_left_write() wrote
 */
JalonsLeft *
jalons_left_read (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 5);
  JalonsLeft *left;

  if (g_strv_length (lines) != 5)
    return NULL;
  left = g_new0 (JalonsLeft, 1);
  left->where = g_strdup (lines[0]);
  left->user = nonempty (lines[1]);
  left->id = g_strdup (lines[2]);
  left->at = nonempty (lines[3]);
  left->heads = *lines[4] != '\0' ? g_strsplit (lines[4], " ", -1) : g_new0 (char *, 1);
  return left;
}
