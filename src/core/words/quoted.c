/* Quoting and unquoting.
 * Invariant: UTF-8 stays as it is; only what JSON must escape is escaped, by a letter where there is one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/quoted.h"

#include <string.h>

static const char escaped[] = "\"\\\n\r\t\b\f", letters[] = "\"\\nrtbf";

/**
 * jalons_quoted_append:
 * @text: UTF-8
 */
void
jalons_quoted_append (GString *out,
                      const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      const char *found = strchr (escaped, *text);

      if (found != NULL)
        g_string_append_printf (out, "\\%c", letters[found - escaped]);
      else if ((guchar) *text < 0x20)
        g_string_append_printf (out, "\\u%04x", (guchar) *text);
      else
        g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

/* Returns what stands after the escape, or NULL when there is no such escape. */
static const char *
read_escape (GString *text,
             const char *at)
{
  const char *found = *at != '\0' ? strchr (letters, *at) : NULL;
  char digits[5] = "";

  if (found != NULL)
    {
      g_string_append_c (text, escaped[found - letters]);
      return at + 1;
    }
  if (*at != 'u' || strspn (at + 1, "0123456789abcdef") < 4)
    return NULL;
  memcpy (digits, at + 1, 4);
  g_string_append_c (text, (char) g_ascii_strtoull (digits, NULL, 16));
  return at + 5;
}

/**
 * jalons_quoted_read:
 * @quoted: as jalons_quoted_append() writes it
 *
 * Returns: (transfer full) (nullable): the text; %NULL when @quoted is no quoted text
 */
char *
jalons_quoted_read (const char *quoted)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at = quoted + 1;

  if (*quoted != '"')
    return NULL;
  while (at != NULL && *at != '"' && *at != '\0')
    if (*at == '\\')
      at = read_escape (text, at + 1);
    else
      g_string_append_c (text, *at++);
  if (at == NULL || at[0] != '"' || at[1] != '\0')
    return NULL;
  return g_strndup (text->str, text->len);
}
