/* What is verified of a JSON text before json-glib is given it: json-glib 1.6 recurses without a limit (100,000 "["
 * overflow its stack), takes comments for blanks, and several texts for one.
 * Invariant: the scan reads strings exactly as JSON does, so that no bracket can hide from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/json-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"

/* An export is four deep. */
#define MAX_DEPTH 16
/* Forty times the reference load of ten schools and three years. */
#define MAX_BYTES  (32 * 1024 * 1024)
#define MAX_VALUES 3000000

typedef struct
{
  const char *p;
  const char *end;
  int line;
  int depth;
  int n_values;
} Scan;

static gboolean
fail (const Scan *scan,
      GError **error)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
               _ ("The file is damaged at line %d: it is not well-formed JSON. Export it again."), scan->line);
  return FALSE;
}

static gboolean
fail_size (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                       _ ("This JSON file is larger or more deeply nested than an export of Jalons can be."));
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
      return ++scan->depth <= MAX_DEPTH || fail_size (error);
    case '}':
    case ']':
      return --scan->depth >= 0 || fail (scan, error);
    case ',':
      return ++scan->n_values <= MAX_VALUES || fail_size (error);
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
           GError **error)
{
  Scan scan = { .p = text, .end = text + length, .line = 1 };
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
                   GError **error)
{
  if (length > MAX_BYTES)
    return fail_size (error);
  if (!g_utf8_validate_len (text, length, NULL) && memchr (text, '\0', length) == NULL)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_ENCODING,
                           _ ("The letters of this JSON file are not in UTF-8. Export it again."));
      return FALSE;
    }
  return scan_text (text, length, error);
}
