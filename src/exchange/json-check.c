/* What is verified of a JSON text before json-glib is given it: json-glib 1.6 recurses without a limit (100,000 "["
 * overflow its stack), takes comments for blanks, and several texts for one.
 * Invariant: the scan reads strings exactly as JSON does, so that no bracket can hide from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/json-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"

typedef struct
{
  int max_depth;
  gsize max_bytes;
  int max_values;
} Limits;

static const Limits limits[] = {
  /* Four deep; forty times the reference load of ten schools and three years. */
  [JALONS_JSON_EXPORT] = { 16, 32 * 1024 * 1024, 3000000 },
  /* Five deep; a key that we do not know yet may hold something deeper. */
  [JALONS_JSON_OFFERS] = { 16, 32 * 1024 * 1024, 2000000 },
};

typedef struct
{
  JalonsJsonSource source;
  const char *p;
  const char *end;
  int line;
  int depth;
  int n_values;
} Scan;

static gboolean
fail_line (JalonsJsonSource source,
           int line,
           GError **error)
{
  if (source == JALONS_JSON_EXPORT)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                 _ ("The file is damaged at line %d: it is not well-formed JSON. Export it again."), line);
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                 _ ("These actions of a Région are damaged at line %d: it is not well-formed JSON. Tell their publisher."),
                 line);
  return FALSE;
}

static gboolean
fail (const Scan *scan,
      GError **error)
{
  return fail_line (scan->source, scan->line, error);
}

static gboolean
fail_size (JalonsJsonSource source,
           GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                       source == JALONS_JSON_EXPORT
                         ? _ ("This JSON file is larger or more deeply nested than an export of Jalons can be.")
                         : _ ("This is larger or more deeply nested than the actions of a Région can be: it was not read. "
                              "Tell its publisher."));
  return FALSE;
}

/* A NUL would cut a text off unseen, in whatever way it is written. */
static gboolean
scan_string (Scan *scan,
             GError **error)
{
  for (scan->p++; scan->p < scan->end; scan->p++)
    {
      if (*scan->p == '"')
        return TRUE;
      if ((guchar) *scan->p < ' ')
        return fail (scan, error);
      if (*scan->p == '\\')
        {
          if (scan->end - scan->p > 5 && strncmp (scan->p, "\\u0000", 6) == 0)
            return fail (scan, error);
          scan->p++;
        }
    }
  return fail (scan, error);
}

static gboolean
scan_one (Scan *scan,
          GError **error)
{
  switch (*scan->p)
    {
    case '"':
      return scan_string (scan, error);
    case '{':
    case '[':
      scan->n_values++;
      return ++scan->depth <= limits[scan->source].max_depth || fail_size (scan->source, error);
    case '}':
    case ']':
      return --scan->depth >= 0 || fail (scan, error);
    case ',':
      return ++scan->n_values <= limits[scan->source].max_values || fail_size (scan->source, error);
    case '\n':
      scan->line++;
      return TRUE;
    default:
      return (*scan->p && strchr (" \t\r:+-.0123456789eEtrufalsn", *scan->p)) || fail (scan, error);
    }
}

static gboolean
scan_text (const char *text,
           gsize length,
           JalonsJsonSource source,
           GError **error)
{
  Scan scan = { .source = source, .p = text, .end = text + length, .line = 1 };
  gboolean ended = FALSE;

  for (; scan.p < scan.end; scan.p++)
    {
      if (ended && !g_ascii_isspace (*scan.p))
        return fail (&scan, error);
      if (!scan_one (&scan, error))
        return FALSE;
      ended = ended || (scan.depth == 0 && (*scan.p == '}' || *scan.p == ']'));
    }
  return ended || fail (&scan, error);
}

/**
 * jalons_json_check:
 * @text: the whole file, without a byte order mark
 * @length: its length in bytes
 *
 * Returns: whether @text may be given to a parser; else %JALONS_ERROR_ENCODING, %JALONS_ERROR_LIMIT or
 *   %JALONS_ERROR_SYNTAX, which names the line
 */
gboolean
jalons_json_check (const char *text,
                   gsize length,
                   JalonsJsonSource source,
                   GError **error)
{
  if (length > limits[source].max_bytes)
    return fail_size (source, error);
  if (!g_utf8_validate_len (text, length, NULL) && memchr (text, '\0', length) == NULL)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_ENCODING,
                           source == JALONS_JSON_EXPORT
                             ? _ ("The letters of this JSON file are not in UTF-8. Export it again.")
                             : _ ("The letters of these actions of a Région are not in UTF-8. Tell their publisher."));
      return FALSE;
    }
  return scan_text (text, length, source, error);
}

/* The parser forgets its line before it returns. */
static void
on_error (JsonParser *parser,
          GError *problem,
          gpointer data)
{
  *(unsigned *) data = json_parser_get_current_line (parser);
}

/**
 * jalons_json_parse:
 * @bytes: the whole file, perhaps with a byte order mark
 *
 * Returns: (transfer full) (nullable): a parser that has read @bytes; else an error as of jalons_json_check()
 */
JsonParser *
jalons_json_parse (GBytes *bytes,
                   JalonsJsonSource source,
                   GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  /* Not the immutable one: json-glib 1.10 aborts with it on some damaged files. */
  g_autoptr (JsonParser) parser = json_parser_new ();
  unsigned line = 1;

  g_signal_connect (parser, "error", G_CALLBACK (on_error), &line);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (!jalons_json_check (length ? text : "", length, source, error))
    return NULL;
  if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return g_steal_pointer (&parser);
  fail_line (source, (int) MAX (line, 1), error);
  return NULL;
}

/**
 * jalons_json_is_string:
 *
 * Returns: whether @node is a text, and a valid one: escapes may have made half a letter
 */
gboolean
jalons_json_is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         g_utf8_validate (json_node_get_string (node), -1, NULL);
}
