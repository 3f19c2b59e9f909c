/* An iCalendar file, checked and made plain before libical sees it.
 * Invariant: what comes out is UTF-8, its lines unfolded and ended by CRLF, its blocks closed, and no more than allowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/ics.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "exchange/encoding.h"

/* A calendar, an event or a time zone, and what is in those: deeper is no calendar, and libical recurses. */
#define MAX_DEPTH 6

typedef struct
{
  GString *out;
  GPtrArray *open; /* names of the blocks that are not closed yet */
  int line;
  unsigned n_events;
  unsigned max_events;
} Cleaner;

static gboolean
set_damaged (Cleaner *self,
             GError **error)
{
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
               _ ("Line %d of this calendar is damaged. Download the calendar again."), self->line);
  return FALSE;
}

static gboolean
set_truncated (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                       _ ("This calendar is cut short: its end is missing. Download it again."));
  return FALSE;
}

static gboolean
open_block (Cleaner *self,
            const char *name,
            GError **error)
{
  if (self->open->len >= MAX_DEPTH || (self->open->len == 0 && !g_str_equal (name, "VCALENDAR")))
    return set_damaged (self, error);
  self->n_events += g_str_equal (name, "VEVENT");
  g_ptr_array_add (self->open, g_strdup (name));
  return TRUE;
}

static gboolean
close_block (Cleaner *self,
             const char *name,
             GError **error)
{
  if (self->open->len == 0 || !g_str_equal (name, self->open->pdata[self->open->len - 1]))
    return set_damaged (self, error);
  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  return TRUE;
}

static gboolean
add_line (Cleaner *self,
          char *line,
          GError **error)
{
  gboolean begins = g_ascii_strncasecmp (line, "BEGIN:", 6) == 0, ends = g_ascii_strncasecmp (line, "END:", 4) == 0;
  g_autofree char *name = begins || ends ? g_ascii_strup (strchr (line, ':') + 1, -1) : NULL;

  g_strchomp (line);
  if (*line == '\0')
    return TRUE;
  if (name != NULL)
    g_strstrip (name);
  if (begins && !open_block (self, name, error))
    return FALSE;
  if (ends && !close_block (self, name, error))
    return FALSE;
  if (self->open->len == 0 && !ends)
    return set_damaged (self, error);
  g_string_append_printf (self->out, "%s\r\n", line);
  return TRUE;
}

/* Letter by letter: strcspn() looks through all the rest of the text where the library is told to check its arguments. */
static gsize
length_of_line (const char *start)
{
  const char *end = start;

  while (*end != '\0' && *end != '\r' && *end != '\n')
    end++;
  return (gsize) (end - start);
}

/* The letters of @start up to the end of the logical line: what is folded begins with a space or a tab. */
static const char *
unfold (Cleaner *self,
        const char *start,
        GString *line)
{
  g_string_truncate (line, 0);
  for (;;)
    {
      gsize length = length_of_line (start);

      g_string_append_len (line, start, (gssize) length);
      start += length;
      self->line++;
      if (start[0] == '\r' && start[1] == '\n')
        start++;
      if (*start != '\0')
        start++;
      if (*start != ' ' && *start != '\t')
        return start;
      start++;
    }
}

static gboolean
clean (Cleaner *self,
       const char *text,
       GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  while (*text != '\0')
    {
      text = unfold (self, text, line);
      if (!add_line (self, line->str, error))
        return FALSE;
    }
  if (self->n_events > self->max_events)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                   ngettext ("This calendar has %u event: it is not one of school holidays, which has some dozens.",
                             "This calendar has %u events: it is not one of school holidays, which has some dozens.",
                             self->n_events),
                   self->n_events);
      return FALSE;
    }
  return self->open->len == 0 ? TRUE : set_truncated (error);
}

static gboolean
is_binary (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < ' ' && strchr ("\t\n\v\f\r", *text) == NULL)
      return TRUE;
  return FALSE;
}

static void
set_not_text (GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_ENCODING,
                       _ ("This calendar holds bytes that are no text: it is damaged. Download it again."));
}

static char *
decode (const char *bytes,
        gsize length,
        GError **error)
{
  gboolean named = length >= 15 && g_ascii_strncasecmp (bytes, "BEGIN:VCALENDAR", 15) == 0;
  g_autofree char *text = length > 0 ? jalons_decode (bytes, length) : NULL;
  const char *start = text;

  while (start != NULL && g_ascii_isspace (*start))
    start++;
  if (start != NULL && g_ascii_strncasecmp (start, "BEGIN:VCALENDAR", 15) == 0 && !is_binary (start))
    return g_strdup (start);
  if (named)
    set_not_text (error);
  else
    g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_KIND,
                         _ ("This is not a calendar. Download the .ics file of the school holidays of your zone."));
  return NULL;
}

/**
 * jalons_ics_clean:
 * @bytes: (array length=length): a file, in whatever encoding
 * @max_events: more than these and the file is refused
 *
 * Takes one pass, and memory in proportion to @length.
 *
 * Returns: (transfer full): the same calendar in UTF-8, one line for each property, or %NULL with %JALONS_ERROR_KIND,
 *   %JALONS_ERROR_ENCODING, %JALONS_ERROR_SYNTAX or %JALONS_ERROR_LIMIT
 */
char *
jalons_ics_clean (const char *bytes,
                  gsize length,
                  unsigned max_events,
                  GError **error)
{
  g_autofree char *text = decode (bytes, length, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  Cleaner self = { .out = out, .open = open, .max_events = max_events };

  if (text == NULL || !clean (&self, text, error))
    return NULL;
  return g_strdup (out->str);
}
