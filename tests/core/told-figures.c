/* Reads a figure: a sign, digits, a unit, and digits again after the hours.
 * Invariant: a text that is not wholly understood is no figure.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "told-figures.h"

/* Without spaces of any width, and with the minus of ASCII. */
static char *
tighten (const char *text)
{
  GString *tight = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212)
        g_string_append_c (tight, '-');
      else if (!g_unichar_isspace (c))
        g_string_append_unichar (tight, c);
    }
  return g_string_free (tight, FALSE);
}

/* Of "h30" or "h": the minutes; -1 for anything else. */
static int
minutes_after_hours (const char *text)
{
  if (text[0] != 'h')
    return -1;
  if (text[1] == '\0')
    return 0;
  if (!g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[2]) || text[3] != '\0' || text[1] > '5')
    return -1;
  return (text[1] - '0') * 10 + text[2] - '0';
}

gboolean
told_figure (const char *text,
             int *number)
{
  g_autofree char *tight = tighten (text);
  int sign = *tight == '-' ? -1 : 1, minutes;
  char *unit = NULL;

  if (*tight == '\0' || (!g_ascii_isdigit (*tight) && !g_ascii_isdigit (tight[1])))
    return FALSE;
  *number = (int) g_ascii_strtoll (*tight == '-' || *tight == '+' ? tight + 1 : tight, &unit, 10);
  minutes = minutes_after_hours (unit);
  if (minutes >= 0)
    *number = *number * 60 + minutes;
  else if (*unit != '\0' && !g_str_equal (unit, "min") && !g_str_equal (unit, "%") && !g_str_equal (unit, "pt") &&
           !g_str_equal (unit, "pts"))
    return FALSE;
  *number *= sign;
  return TRUE;
}

/* Once for each cell: what is told twice may not be told in two ways. */
void
told_add (GHashTable *told,
          const JalonsBilanTable *table,
          unsigned row,
          unsigned column,
          int number)
{
  char *key = g_strdup_printf ("%s|%s|%s", table->code, jalons_bilan_table_row (table, row)->code,
                               jalons_bilan_table_column (table, column)->code);

  if (g_hash_table_contains (told, key))
    g_assert_cmpint (number, ==, GPOINTER_TO_INT (g_hash_table_lookup (told, key)));
  g_hash_table_insert (told, key, GINT_TO_POINTER (number));
}
