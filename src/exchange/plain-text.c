/* Texts that somebody else published, made plain.
 * Invariant: "a < b" and "R&D" are no HTML and stay as they are; what an entity writes is looked at like the rest.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/plain-text.h"

#include <string.h>

/* Entities */

static const struct
{
  const char *name;
  gunichar c;
} ENTITIES[] = {
  { "amp;", '&' },
  { "lt;", '<' },
  { "gt;", '>' },
  { "quot;", '"' },
  { "apos;", '\'' },
  { "nbsp;", 0xa0 },
  { "rsquo;", 0x2019 },
  { "lsquo;", 0x2018 },
  { "laquo;", 0xab },
  { "raquo;", 0xbb },
  { "ndash;", 0x2013 },
  { "mdash;", 0x2014 },
  { "hellip;", 0x2026 },
  { "eacute;", 0xe9 },
  { "egrave;", 0xe8 },
  { "ecirc;", 0xea },
  { "agrave;", 0xe0 },
  { "acirc;", 0xe2 },
  { "ccedil;", 0xe7 },
  { "icirc;", 0xee },
  { "iuml;", 0xef },
  { "ocirc;", 0xf4 },
  { "ucirc;", 0xfb },
  { "ugrave;", 0xf9 },
  { "oelig;", 0x153 },
  { "Eacute;", 0xc9 },
  { "Agrave;", 0xc0 },
  { "euro;", 0x20ac },
};

/* "&#233;" and "&#xe9;", of which @p is after the "#". */
static gsize
read_number (const char *p,
             gunichar *c)
{
  gboolean hexadecimal = *p == 'x' || *p == 'X';
  const char *start = p + (hexadecimal ? 1 : 0);
  char *end;
  guint64 number;

  if (hexadecimal ? !g_ascii_isxdigit (*start) : !g_ascii_isdigit (*start))
    return 0;
  number = g_ascii_strtoull (start, &end, hexadecimal ? 16 : 10);
  if (*end != ';' || number == 0 || number > 0x10ffff || !g_unichar_validate ((gunichar) number))
    return 0;
  *c = (gunichar) number;
  return (gsize) (end + 1 - p);
}

/* How long the entity is that @p opens with, and what it writes; 0 when it is none. */
static gsize
read_entity (const char *p,
             gunichar *c)
{
  gsize length;

  if (*p != '&')
    return 0;
  if (p[1] == '#')
    {
      length = read_number (p + 2, c);
      return length > 0 ? length + 2 : 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ENTITIES); i++)
    if (g_str_has_prefix (p + 1, ENTITIES[i].name))
      {
        *c = ENTITIES[i].c;
        return strlen (ENTITIES[i].name) + 1;
      }
  return 0;
}

/* Tags */

static gboolean
is_tag (const char *p,
        const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (p, name, length) == 0 && !g_ascii_isalnum (p[length]);
}

/* What is known of the rest of the text, so that no search is made twice in vain. */
typedef struct
{
  const char *last; /* ">" */
  gboolean shown;   /* no script or style ends any more */
} Rest;

/* What a browser would not show either. */
static const char *
find_end_of_hidden (const char *p,
                    Rest *rest)
{
  const char *name = is_tag (p + 1, "script") ? "script" : is_tag (p + 1, "style") ? "style"
                                                                                   : NULL;

  if (name == NULL || rest->shown)
    return NULL;
  for (const char *end = strstr (p, "</"); end != NULL; end = strstr (end + 2, "</"))
    if (is_tag (end + 2, name))
      return strchr (end, '>');
  rest->shown = TRUE;
  return NULL;
}

/* How long the tag or comment is that @p opens with; 0 when it is none. */
static gsize
read_tag (const char *p,
          Rest *rest)
{
  const char *end;

  if (*p != '<' || !(g_ascii_isalpha (p[1]) || p[1] == '!' || p[1] == '?' || (p[1] == '/' && g_ascii_isalpha (p[2]))))
    return 0;
  if (rest->last == NULL || p > rest->last)
    return 0;
  end = g_str_has_prefix (p, "<!--") ? strstr (p + 4, "-->") : NULL;
  if (end != NULL)
    return (gsize) (end + 3 - p);
  end = find_end_of_hidden (p, rest);
  if (end == NULL)
    end = strchr (p, '>');
  return (gsize) (end + 1 - p);
}

static gboolean
ends_line (const char *p)
{
  static const char *const names[] = { "br", "p", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4" };

  p += p[1] == '/' ? 2 : 1;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_tag (p, names[i]))
      return TRUE;
  return FALSE;
}

static char *
without_html (const char *text,
              JalonsPlainFound *found)
{
  GString *plain = g_string_sized_new (strlen (text));
  Rest rest = { .last = strrchr (text, '>') };

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = 0;
      gsize tag = read_tag (p, &rest), entity = tag ? 0 : read_entity (p, &c);

      if (tag > 0 && ends_line (p))
        g_string_append_c (plain, '\n');
      if (entity > 0)
        g_string_append_unichar (plain, c);
      if (tag + entity > 0)
        *found |= JALONS_PLAIN_HTML;
      else
        g_string_append_c (plain, *p);
      p += MAX (tag + entity, 1);
    }
  return g_string_free (plain, FALSE);
}

/* Characters */

/* Those that turn the direction of writing make a text say something else than what it is. */
static gboolean
is_control (gunichar c)
{
  return (c < ' ' && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0) || c == 0x200e || c == 0x200f ||
         c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
         (c & 0xfffe) == 0xfffe;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Lines apart are kept, blanks around them are not; "\r\n" is one line end, and a paragraph at most one empty line. */
static void
append_blank (GString *out,
              gboolean line_end)
{
  gsize n = 0;

  if (!line_end)
    {
      if (out->len > 0 && !is_blank ((guchar) out->str[out->len - 1]))
        g_string_append_c (out, ' ');
      return;
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  while (n < out->len && out->str[out->len - 1 - n] == '\n')
    n++;
  if (out->len > 0 && n < 2)
    g_string_append_c (out, '\n');
}

/* Whether a byte at @p is certainly part of a letter that stays as it is; most bytes of a text are. The others begin with
 * C2, E2, EF or F0 and up, or are blanks that have a blank beside them. */
static gboolean
is_plain (const char *text,
          const char *p)
{
  guchar c = (guchar) *p;

  if (c == ' ')
    return p > text && (guchar) p[-1] > ' ' && (guchar) p[1] > ' ' && (guchar) p[1] < 0x7f;
  return c > ' ' && c != 0x7f && c != 0xc2 && c != 0xe2 && c < 0xef;
}

static void
append_letter (GString *out,
               gunichar c,
               gboolean one_line,
               JalonsPlainFound *found)
{
  if (is_control (c))
    *found |= JALONS_PLAIN_CONTROLS;
  if (is_control (c) || is_blank (c))
    append_blank (out, c == '\n' && !one_line);
  else
    g_string_append_unichar (out, c);
}

/**
 * jalons_plain_text:
 * @text: valid UTF-8
 * @one_line: whether line ends become spaces: a title
 * @found: (inout): what was taken out is added
 *
 * Returns: (transfer full): @text without tags, entities, control characters and blanks that say nothing
 */
char *
jalons_plain_text (const char *text,
                   gboolean one_line,
                   JalonsPlainFound *found)
{
  gboolean perhaps_html = strpbrk (text, "<&") != NULL;
  g_autofree char *plain = perhaps_html ? without_html (text, found) : NULL;
  const char *start = plain ? plain : text;
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = start; *p != '\0';)
    {
      const char *run = p;

      while (*p != '\0' && is_plain (start, p))
        p++;
      g_string_append_len (out, run, p - run);
      if (*p == '\0')
        break;
      append_letter (out, g_utf8_get_char (p), one_line, found);
      p = g_utf8_next_char (p);
    }
  while (out->len > 0 && is_blank ((guchar) out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}
