/* Days, durations, levels, half-days… as people write them in the cells of a table.
 * Invariant: every function takes any valid UTF-8; what it answers FALSE to is left out, and told.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/typed-cells.h"

#include <string.h>

#include "core/words/text.h"
#include "core/words/typed.h"

/**
 * jalons_cell_text:
 *
 * An apostrophe that a spreadsheet or Jalons put before a formula is taken away again.
 *
 * Returns: (transfer full): the cell on one line
 */
char *
jalons_cell_text (const char *cell)
{
  if (*cell == '\'' && cell[1] != '\0' && strchr ("=+-@", cell[1]) != NULL)
    cell++;
  return g_strdelimit (g_strdup (cell), "\r\n", ' ');
}

/* A day with a time at its end, "13/10/2026 00:00:00" or "2026-10-13T00:00:00Z", is that day. */
static char *
without_time (const char *cell)
{
  static GRegex *time;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      time = g_regex_new ("[ T]+\\d{1,2}[:h]\\d{2}.*$", 0, 0, NULL);
      g_once_init_leave (&made, 1);
    }
  return g_regex_replace_literal (time, cell, -1, 0, "", 0, NULL);
}

/**
 * jalons_cell_day:
 * @day: (out): the day
 *
 * Returns: whether @cell is a day with its year: "13/10/2026", "2026-10-13", "13 octobre 2026"
 */
gboolean
jalons_cell_day (const char *cell,
                 JalonsDay *day)
{
  g_autofree char *text = strpbrk (cell, ":h") ? without_time (cell) : g_strdup (cell);
  JalonsDay one, other;

  /* A day without a year is read in the school year that it is told. */
  if (text == NULL || !jalons_parse_day (text, 2020, &one) || !jalons_parse_day (text, 2024, &other) || one != other)
    return FALSE;
  *day = one;
  return TRUE;
}

/**
 * jalons_cell_is_one_of:
 * @words: (array zero-terminated=1): in small letters without accents
 */
gboolean
jalons_cell_is_one_of (const char *cell,
                       const char *const *words)
{
  g_autofree char *folded = jalons_fold (cell);

  return g_strv_contains (words, g_strstrip (g_strdelimit (folded, ".", ' ')));
}

/**
 * jalons_cell_yes:
 * @yes: (out): which of both
 *
 * Returns: whether @cell says yes or no
 */
gboolean
jalons_cell_yes (const char *cell,
                 gboolean *yes)
{
  static const char *const words_yes[] = { "oui", "o", "x", "vrai", "yes", "y", "true", "1", "ok", "signee", "signe", "faite",
                                           "fait", "fourni", "recue", NULL };
  static const char *const words_no[] = { "non", "n", "faux", "no", "false", "0", "-", "a faire", "en attente", NULL };

  *yes = jalons_cell_is_one_of (cell, words_yes);
  return *yes || jalons_cell_is_one_of (cell, words_no);
}

/**
 * jalons_cell_minutes:
 *
 * Returns: whether @cell is a duration: "1h30", "1 h 30", "90" (minutes above 12, else hours), "90 minutes"
 */
gboolean
jalons_cell_minutes (const char *cell,
                     int *minutes)
{
  static const char *const endings[][2] = { { "minutes", "min" }, { "minute", "min" }, { "heures", "h" }, { "heure", "h" } };
  g_autofree char *folded = jalons_fold (cell);
  g_autoptr (GString) text = g_string_new (folded);

  for (unsigned i = 0; i < G_N_ELEMENTS (endings); i++)
    g_string_replace (text, endings[i][0], endings[i][1], 0);
  return jalons_parse_minutes (text->str, minutes) && *minutes > 0;
}

/**
 * jalons_cell_number:
 * @number: (out): 0 to 100,000
 *
 * Returns: whether @cell is such a number
 */
gboolean
jalons_cell_number (const char *cell,
                    int *number)
{
  guint64 parsed;

  if (!g_ascii_string_to_unsigned (cell, 10, 0, 100000, &parsed, NULL))
    return FALSE;
  *number = (int) parsed;
  return TRUE;
}

/**
 * jalons_cell_gender:
 * @gender: (out): what "Mme", "M.", "F", "homme"… say
 *
 * Returns: whether @cell says one
 */
gboolean
jalons_cell_gender (const char *cell,
                    JalonsGender *gender)
{
  static const char *const women[] = { "mme", "madame", "mlle", "mademoiselle", "f", "femme", "feminin", "mrs", "ms", "woman",
                                       "female", NULL };
  static const char *const men[] = { "m", "mr", "monsieur", "h", "homme", "masculin", "man", "male", NULL };

  if (jalons_cell_is_one_of (cell, women))
    *gender = JALONS_GENDER_WOMAN;
  else if (jalons_cell_is_one_of (cell, men))
    *gender = JALONS_GENDER_MAN;
  else
    return FALSE;
  return TRUE;
}

/**
 * jalons_cell_rome:
 * @rome: (out) (transfer full): "D1102"
 *
 * Returns: whether @cell begins with a code of the ROME, a letter A to N and four digits (domain notes, 3.2)
 */
gboolean
jalons_cell_rome (const char *cell,
                  char **rome)
{
  char letter = g_ascii_toupper (*cell);

  if (letter < 'A' || letter > 'N')
    return FALSE;
  for (int i = 1; i <= 4; i++)
    if (!g_ascii_isdigit (cell[i]))
      return FALSE;
  if (g_ascii_isalnum (cell[5]))
    return FALSE;
  *rome = g_ascii_strup (cell, 5);
  return TRUE;
}

/**
 * jalons_cell_email:
 * @email: (out) (transfer full): the address in small letters
 *
 * Returns: whether @cell looks like one address
 */
gboolean
jalons_cell_email (const char *cell,
                   char **email)
{
  const char *at = strchr (cell, '@');

  if (at == NULL || at == cell || strchr (at + 1, '@') || strchr (at, '.') == NULL || strpbrk (cell, " \t\r\n,;<>\"'()"))
    return FALSE;
  if (at[1] == '.' || cell[strlen (cell) - 1] == '.')
    return FALSE;
  *email = g_utf8_strdown (cell, -1);
  return TRUE;
}

/**
 * jalons_cell_page:
 * @page: (out) (transfer full): the address
 *
 * Returns: whether @cell is an address of http or https; "www.onisep.fr/…" is completed
 */
gboolean
jalons_cell_page (const char *cell,
                  char **page)
{
  g_autofree char *address = g_str_has_prefix (cell, "www.") ? g_strconcat ("https://", cell, NULL) : g_strdup (cell);
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return FALSE;
  if (!g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL))
    return FALSE;
  *page = g_steal_pointer (&address);
  return TRUE;
}
