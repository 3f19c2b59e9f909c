/* JSON in one form only: reading with limits, and writing.
 * Invariant: json-glib recurses without a limit, so that depth is looked at before it is given anything.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/canonical.h"

#include <string.h>

#include "core/words/quoted.h"

static gboolean
is_shallow (const char *line,
            gsize length)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    if (quoted && line[i] == '\\')
      i++;
    else if (line[i] == '"')
      quoted = !quoted;
    else if (!quoted && strchr ("[{", line[i]) != NULL && line[i] != '\0')
      {
        if (++depth > JALONS_CANONICAL_MAX_DEPTH)
          return FALSE;
      }
    else if (!quoted && strchr ("]}", line[i]) != NULL && line[i] != '\0')
      depth--;
  return TRUE;
}

/**
 * jalons_canonical_parse:
 * @line: one JSON text, not necessarily ended by NUL
 * @length: in bytes
 *
 * Returns: (transfer full) (nullable): what it says; %NULL when it is not valid UTF-8, not JSON, holds a NUL, or is nested
 *   too deep
 */
JsonNode *
jalons_canonical_parse (const char *line,
                        gsize length)
{
  g_autoptr (JsonParser) parser = NULL;

  /* json-glib also takes comments and lists with a comma too many; the hash is that of the bytes, so it does not matter. */
  if (length == 0 || !g_utf8_validate_len (line, length, NULL) || memchr (line, '\0', length) != NULL ||
      !is_shallow (line, length))
    return NULL;
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, line, (gssize) length, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

/**
 * jalons_canonical_text_of:
 * @node: (nullable): a value that somebody else wrote
 *
 * Returns: (transfer none) (nullable): its text; %NULL when it is none
 */
const char *
jalons_canonical_text_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/**
 * jalons_canonical_get_text:
 * @object: (nullable): what somebody else wrote
 *
 * Returns: (transfer none) (nullable): the text of that name; %NULL when there is none
 */
const char *
jalons_canonical_get_text (JsonObject *object,
                           const char *name)
{
  return object != NULL ? jalons_canonical_text_of (json_object_get_member (object, name)) : NULL;
}

/**
 * jalons_canonical_get_number:
 * @object: what somebody else wrote
 *
 * Returns: the whole number of that name; -1 when there is none
 */
gint64
jalons_canonical_get_number (JsonObject *object,
                             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : -1;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
append_object (GString *out,
               JsonObject *object)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (object), compare_names);

  g_string_append_c (out, '{');
  for (GList *name = names; name != NULL; name = name->next)
    {
      if (name != names)
        g_string_append_c (out, ',');
      jalons_quoted_append (out, name->data);
      g_string_append_c (out, ':');
      jalons_canonical_append (out, json_object_get_member (object, name->data));
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out,
              JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      jalons_canonical_append (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out,
              JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      jalons_quoted_append (out, json_node_get_string (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    case G_TYPE_DOUBLE:
      g_string_append (out, g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
      break;
    default:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
    }
}

void
jalons_canonical_append (GString *out,
                         JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (out, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      append_array (out, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      append_value (out, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
    }
}

/**
 * jalons_canonical_append_text:
 * @text: (nullable)
 *
 * Appends one more member to an object that has some: ,"name":"text", or null.
 */
void
jalons_canonical_append_text (GString *out,
                              const char *name,
                              const char *text)
{
  g_string_append_printf (out, ",\"%s\":", name);
  if (text != NULL)
    jalons_quoted_append (out, text);
  else
    g_string_append (out, "null");
}
