/* Writing and reading blocks.
 * Invariant: what is read is hashed as it was received, never as we would have written it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/block.h"

#include <string.h>

#include "config.h"
#include "core/record/id.h"
#include "core/words/quoted.h"
#include "replica/canonical.h"
#include "replica/plain-operation.h"
#include "replica/stamp.h"

/* The longest name of a field, and what may stand behind a slash in it. */
#define MAX_FIELD_NAME  41
#define MAX_FIELD_ABOUT 64

/* Operations */

static void
clear_assignment (gpointer data)
{
  JalonsAssignment *assignment = data;

  g_free (assignment->field);
  g_free (assignment->value);
}

/**
 * jalons_operation_new:
 * @stamp: %JALONS_STAMP_LENGTH digits
 *
 * Returns: (transfer full): an operation that writes nothing yet
 */
JalonsOperation *
jalons_operation_new (const char *entity,
                      const char *row,
                      const char *author,
                      const char *stamp)
{
  JalonsOperation *operation = g_new0 (JalonsOperation, 1);

  operation->entity = g_strdup (entity);
  operation->row = g_strdup (row);
  operation->author = g_strdup (author);
  g_strlcpy (operation->stamp, stamp, sizeof operation->stamp);
  operation->fields = g_array_new (FALSE, FALSE, sizeof (JalonsAssignment));
  g_array_set_clear_func (operation->fields, clear_assignment);
  return operation;
}

void
jalons_operation_free (JalonsOperation *operation)
{
  g_free (operation->entity);
  g_free (operation->row);
  g_free (operation->author);
  g_array_unref (operation->fields);
  g_free (operation);
}

/**
 * jalons_operation_set_json:
 * @value: canonical JSON
 */
void
jalons_operation_set_json (JalonsOperation *operation,
                           const char *field,
                           const char *value)
{
  const JalonsAssignment assignment = { g_strdup (field), g_strdup (value) };
  guint i = 0;

  while (i < operation->fields->len && strcmp (g_array_index (operation->fields, JalonsAssignment, i).field, field) < 0)
    i++;
  g_array_insert_val (operation->fields, i, assignment);
}

/**
 * jalons_operation_set:
 * @text: (nullable): what the field became
 */
void
jalons_operation_set (JalonsOperation *operation,
                      const char *field,
                      const char *text)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (text != NULL)
    jalons_quoted_append (value, text);
  else
    g_string_append (value, "null");
  jalons_operation_set_json (operation, field, value->str);
}

static void
append_operation (GString *out,
                  const JalonsOperation *operation)
{
  g_string_append (out, "{\"e\":");
  jalons_quoted_append (out, operation->entity);
  g_string_append (out, ",\"f\":{");
  for (guint i = 0; i < operation->fields->len; i++)
    {
      const JalonsAssignment *assignment = &g_array_index (operation->fields, JalonsAssignment, i);

      if (i > 0)
        g_string_append_c (out, ',');
      jalons_quoted_append (out, assignment->field);
      g_string_append_c (out, ':');
      g_string_append (out, assignment->value);
    }
  g_string_append (out, "},\"i\":");
  jalons_quoted_append (out, operation->row);
  g_string_append_printf (out, ",\"s\":\"%s\"", operation->stamp);
  if (operation->author != NULL)
    {
      g_string_append (out, ",\"u\":");
      jalons_quoted_append (out, operation->author);
    }
  g_string_append (out, "}\n");
}

/* Blocks */

static char *
hash_of (const char *bytes,
         gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static GString *
write_block (const JalonsBlock *block)
{
  GString *out = g_string_new ("{\"app\":\"" JALONS_VERSION "\",\"deps\":[");

  for (guint i = 0; block->known[i] != NULL; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", block->known[i]);
  g_string_append_printf (out, "],\"dev\":\"%s\",\"fmt\":1,\"k\":%u,\"min\":%u,\"n\":%u,\"prev\":\"%s\"", block->replica,
                          block->operations->len, block->least, block->number, block->previous);
  if (block->signature != NULL)
    g_string_append_printf (out, ",\"sig\":\"%s\"", block->signature);
  g_string_append (out, "}\n");
  for (guint i = 0; i < block->operations->len; i++)
    append_operation (out, block->operations->pdata[i]);
  return out;
}

static JalonsBlock *
block_new (void)
{
  JalonsBlock *block = g_new0 (JalonsBlock, 1);

  g_atomic_ref_count_init (&block->references);
  block->operations = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  return block;
}

/**
 * jalons_block_seal:
 * @known: (array zero-terminated=1): in any order
 * @operations: (element-type JalonsOperation) (transfer full): at least one
 * @sign: (nullable): who signs
 *
 * Returns: (transfer full): the block
 */
JalonsBlock *
jalons_block_seal (const char *replica,
                   guint32 number,
                   const char *previous,
                   const char *const *known,
                   GPtrArray *operations,
                   JalonsSignFunc sign,
                   gpointer data)
{
  JalonsBlock *block = block_new ();
  g_autofree char *hash = NULL;
  GString *bytes;

  g_strlcpy (block->replica, replica, sizeof block->replica);
  g_strlcpy (block->previous, previous, sizeof block->previous);
  block->number = number;
  block->known = g_strdupv ((char **) known);
  block->least = JALONS_BLOCK_FORM;
  g_ptr_array_unref (block->operations);
  block->operations = operations;
  bytes = write_block (block);
  hash = hash_of (bytes->str, bytes->len);
  block->signature = sign != NULL ? sign (hash, data) : NULL;
  if (block->signature != NULL)
    {
      g_string_free (bytes, TRUE);
      g_free (hash);
      bytes = write_block (block);
      hash = hash_of (bytes->str, bytes->len);
    }
  g_strlcpy (block->hash, hash, sizeof block->hash);
  block->bytes = g_string_free_to_bytes (bytes);
  return block;
}

JalonsBlock *
jalons_block_ref (JalonsBlock *block)
{
  g_atomic_ref_count_inc (&block->references);
  return block;
}

void
jalons_block_unref (JalonsBlock *block)
{
  if (!g_atomic_ref_count_dec (&block->references))
    return;
  g_strfreev (block->known);
  g_free (block->signature);
  g_clear_pointer (&block->bytes, g_bytes_unref);
  g_ptr_array_unref (block->operations);
  g_free (block);
}

/* Reading */

static gboolean
read_known (JalonsBlock *block,
            JsonObject *header)
{
  JsonNode *node = json_object_get_member (header, "deps");
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  JsonArray *hashes;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  hashes = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (hashes); i++)
    {
      const char *hash = jalons_canonical_text_of (json_array_get_element (hashes, i));

      if (hash == NULL || !jalons_id_is_hex (hash, JALONS_HASH_LENGTH))
        return FALSE;
      g_strv_builder_add (known, hash);
    }
  block->known = g_strv_builder_end (known);
  return TRUE;
}

/* Returns the number of operations that come after the header, or 0 when it is none. */
static guint
read_header (JalonsBlock *block,
             const char *line,
             gsize length)
{
  g_autoptr (JsonNode) node = jalons_canonical_parse (line, length);
  JsonObject *header = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *replica, *previous;
  gint64 n_operations, number, least;

  if (header == NULL || jalons_canonical_get_number (header, "fmt") != JALONS_BLOCK_FORM)
    return 0;
  replica = jalons_canonical_get_text (header, "dev");
  previous = jalons_canonical_get_text (header, "prev");
  number = jalons_canonical_get_number (header, "n");
  least = jalons_canonical_get_number (header, "min");
  n_operations = jalons_canonical_get_number (header, "k");
  if (replica == NULL || !jalons_id_is_hex (replica, JALONS_REPLICA_LENGTH) || previous == NULL ||
      (*previous != '\0' && !jalons_id_is_hex (previous, JALONS_HASH_LENGTH)) ||
      number < 1 || number > G_MAXUINT32 || least < 1 ||
      n_operations < 1 || n_operations > JALONS_BLOCK_MAX_OPERATIONS || !read_known (block, header))
    return 0;
  g_strlcpy (block->replica, replica, sizeof block->replica);
  g_strlcpy (block->previous, previous, sizeof block->previous);
  block->number = (guint32) number;
  block->least = (unsigned) MIN (least, G_MAXINT);
  block->signature = g_strdup (jalons_canonical_get_text (header, "sig"));
  return (guint) n_operations;
}

/**
 * jalons_block_is_newer:
 * @bytes: what jalons_block_parse() could not read
 *
 * Returns: whether they begin as a block of a form that only a newer program knows
 */
gboolean
jalons_block_is_newer (const char *bytes,
                       gsize length)
{
  const char *end = length > 0 ? memchr (bytes, '\n', length) : NULL;
  g_autoptr (JsonNode) node =
    end != NULL && end - bytes <= JALONS_BLOCK_MAX_LINE ? jalons_canonical_parse (bytes, (gsize) (end - bytes)) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
         jalons_canonical_get_number (json_node_get_object (node), "fmt") > JALONS_BLOCK_FORM;
}

static void
read_fields (JalonsOperation *operation,
             JsonObject *fields)
{
  JsonObjectIter iter;
  const char *field;
  JsonNode *node;

  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &field, &node))
    {
      g_autoptr (GString) value = g_string_new (NULL);

      jalons_canonical_append (value, node);
      jalons_operation_set_json (operation, field, value->str);
    }
}

/* However it is written; NULL when it is not an operation. */
static JalonsOperation *
read_any_operation (const char *line,
                    gsize length)
{
  g_autoptr (JsonNode) node = jalons_canonical_parse (line, length);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *fields = object != NULL ? json_object_get_member (object, "f") : NULL;
  const char *entity, *row, *stamp;
  JalonsOperation *operation;

  if (fields == NULL || !JSON_NODE_HOLDS_OBJECT (fields))
    return NULL;
  entity = jalons_canonical_get_text (object, "e");
  row = jalons_canonical_get_text (object, "i");
  stamp = jalons_canonical_get_text (object, "s");
  if (entity == NULL || row == NULL || stamp == NULL || !jalons_id_is_hex (stamp, JALONS_STAMP_LENGTH))
    return NULL;
  operation = jalons_operation_new (entity, row, jalons_canonical_get_text (object, "u"), stamp);
  read_fields (operation, json_node_get_object (fields));
  return operation;
}

static JalonsOperation *
read_operation (const char *line,
                gsize length)
{
  JalonsOperation *operation = jalons_plain_operation_read (line, length);

  return operation != NULL ? operation : read_any_operation (line, length);
}

typedef struct
{
  const char *at;
  const char *end;
  gsize most; /* bytes in a line */
} Lines;

static gboolean
next_line (Lines *lines,
           const char **line,
           gsize *length)
{
  const char *end;

  if (lines->at >= lines->end)
    return FALSE;
  end = memchr (lines->at, '\n', (gsize) (lines->end - lines->at));
  *line = lines->at;
  *length = (gsize) ((end != NULL ? end : lines->end) - lines->at);
  lines->at = end != NULL ? end + 1 : lines->end;
  return end != NULL && *length <= lines->most;
}

static JalonsBlock *
read_block (Lines *lines)
{
  g_autoptr (JalonsBlock) block = block_new ();
  const char *start = lines->at, *line;
  g_autofree char *hash = NULL;
  gsize length;
  guint n_operations;

  if (!next_line (lines, &line, &length) || (n_operations = read_header (block, line, length)) == 0)
    return NULL;
  for (guint i = 0; i < n_operations; i++)
    {
      JalonsOperation *operation = next_line (lines, &line, &length) ? read_operation (line, length) : NULL;

      if (operation == NULL)
        return NULL;
      g_ptr_array_add (block->operations, operation);
    }
  block->bytes = g_bytes_new (start, (gsize) (lines->at - start));
  hash = hash_of (start, (gsize) (lines->at - start));
  g_strlcpy (block->hash, hash, sizeof block->hash);
  return g_steal_pointer (&block);
}

static GPtrArray *
parse (const char *bytes,
       gsize length,
       gsize most)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_block_unref);
  Lines lines = { bytes, bytes + length, most };

  while (lines.at < lines.end)
    {
      JalonsBlock *block = read_block (&lines);

      if (block == NULL)
        return NULL;
      g_ptr_array_add (blocks, block);
    }
  return blocks->len > 0 ? g_steal_pointer (&blocks) : NULL;
}

/**
 * jalons_block_parse:
 * @bytes: blocks one after the other, from whoever sent them
 *
 * Returns: (transfer container) (element-type JalonsBlock) (nullable): all of them, at least one; %NULL when anything in
 *   them is not what a block may be
 */
GPtrArray *
jalons_block_parse (const char *bytes,
                    gsize length)
{
  return parse (bytes, length, JALONS_BLOCK_MAX_LINE);
}

/**
 * jalons_block_parse_held:
 * @bytes: of a block that is held
 *
 * Returns: (transfer container) (element-type JalonsBlock) (nullable): likewise; what was sealed here by a program that did
 *   not look at the length of its lines is read all the same
 */
GPtrArray *
jalons_block_parse_held (const char *bytes,
                         gsize length)
{
  return parse (bytes, length, G_MAXSIZE);
}

/* "slot", "_del", "tag/<id>": a word of small letters, and what it is about. */
static gboolean
is_field_name (const char *name)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz_0123456789");
  const char *about = name + length;

  if (length == 0 || length > MAX_FIELD_NAME || g_ascii_isdigit (*name))
    return FALSE;
  if (*about == '\0')
    return TRUE;
  length = strspn (++about, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
  return about[-1] == '/' && length > 0 && length <= MAX_FIELD_ABOUT && about[length] == '\0';
}

/**
 * jalons_block_is_sensible:
 * @block: of somebody else, before it is received; what is held already stays, whatever it says
 *
 * Returns: whether its moments are possible, and its fields have names
 */
gboolean
jalons_block_is_sensible (const JalonsBlock *block)
{
  for (guint i = 0; i < block->operations->len; i++)
    {
      const JalonsOperation *operation = block->operations->pdata[i];

      if (!jalons_stamp_is_possible (operation->stamp))
        return FALSE;
      for (guint j = 0; j < operation->fields->len; j++)
        if (!is_field_name (g_array_index (operation->fields, JalonsAssignment, j).field))
          return FALSE;
    }
  return TRUE;
}

/**
 * jalons_block_unsigned_hash:
 *
 * The signature is the last thing in the first line; that line without it is what was signed, whatever program wrote it.
 *
 * Returns: (transfer full) (nullable): what the signature of @block is under; %NULL when it has none there
 */
char *
jalons_block_unsigned_hash (const JalonsBlock *block)
{
  g_autofree char *tail = g_strdup_printf (",\"sig\":\"%s\"}", block->signature != NULL ? block->signature : "");
  gsize length, tail_length = strlen (tail);
  const char *bytes = g_bytes_get_data (block->bytes, &length);
  const char *end = memchr (bytes, '\n', length);
  g_autoptr (GString) bare = NULL;

  if (block->signature == NULL || (gsize) (end - bytes) < tail_length || memcmp (end - tail_length, tail, tail_length) != 0)
    return NULL;
  bare = g_string_new_len (bytes, end - bytes - (gssize) tail_length);
  g_string_append_c (bare, '}');
  g_string_append_len (bare, end, (gssize) length - (end - bytes));
  return hash_of (bare->str, bare->len);
}
