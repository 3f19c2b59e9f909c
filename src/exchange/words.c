/* The ministry's ways of writing names, dates and numbers, turned into ours.
 * Invariant: every function takes any text, NULL included, and none fails: what cannot be read is "not said".
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/words.h"

#include <stdio.h>
#include <string.h>

static gboolean
has_small_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_letter (const char *p)
{
  return g_unichar_isalpha (g_utf8_get_char (p));
}

static const char *
end_of_word (const char *p)
{
  while (*p != '\0' && is_letter (p))
    p = g_utf8_next_char (p);
  return p;
}

static void
append_word (GString *out,
             const char *word,
             const char *end,
             gboolean small)
{
  g_autofree char *lower = g_utf8_strdown (word, end - word);

  if (small)
    g_string_append (out, lower);
  else
    {
      g_string_append_unichar (out, g_unichar_totitle (g_utf8_get_char (lower)));
      g_string_append (out, g_utf8_next_char (lower));
    }
}

/* The particles that French writes small inside a name: "de La Tour", "d'Arc". */
static gboolean
is_particle (const char *word,
             const char *end)
{
  static const char *const particles[] = { "DE", "DU", "DES", "D" };
  gsize length = (gsize) (end - word);

  for (unsigned i = 0; i < G_N_ELEMENTS (particles); i++)
    if (strlen (particles[i]) == length && strncmp (particles[i], word, length) == 0)
      return g_str_equal (particles[i], "D") ? *end == '\'' : *end == ' ';
  return FALSE;
}

/**
 * jalons_words_surname:
 * @name: (nullable): "DE LA TOUR", as files of the ministry write names, or a name in small letters
 *
 * Returns: (transfer full): "de La Tour"; a name with small letters as it is
 */
char *
jalons_words_surname (const char *name)
{
  GString *out;

  if (name == NULL || has_small_letters (name))
    return g_strstrip (g_strdup (name ? name : ""));

  out = g_string_new (NULL);
  for (const char *p = name; *p != '\0';)
    {
      const char *end = end_of_word (p);

      if (end > p)
        append_word (out, p, end, is_particle (p, end));
      else
        g_string_append_len (out, p, (gssize) ((end = g_utf8_next_char (p)) - p));
      p = end;
    }
  return g_strstrip (g_string_free (out, FALSE));
}

/* 1 M., 2 Mme, 3 Mlle; the administration has written Mme for both since 2012. */
static const char *
find_civility (const char *civility,
               const char *sex)
{
  if (civility && (g_str_equal (civility, "2") || g_str_equal (civility, "3")))
    return "Mme";
  if (civility && g_str_equal (civility, "1"))
    return "M.";
  if (sex && g_str_equal (sex, "2"))
    return "Mme";
  if (sex && g_str_equal (sex, "1"))
    return "M.";
  return NULL;
}

/**
 * jalons_words_teacher:
 * @civility: (nullable): CIVILITE of STS: "1", "2", "3"
 * @sex: (nullable): SEXE: "1", "2"; stands in for a missing civility
 * @surname: (nullable): NOM_USAGE
 * @first_name: (nullable): PRENOM
 *
 * Returns: (transfer full): "Mme Durand", or "Anne Durand" without a civility, or "" without a surname
 */
char *
jalons_words_teacher (const char *civility,
                      const char *sex,
                      const char *surname,
                      const char *first_name)
{
  const char *title = find_civility (civility, sex);
  g_autofree char *last = jalons_words_surname (surname);
  g_autofree char *first = jalons_words_surname (first_name);

  if (*last == '\0')
    return g_strdup ("");
  if (title)
    return g_strdup_printf ("%s %s", title, last);
  return *first ? g_strdup_printf ("%s %s", first, last) : g_strdup (last);
}

/* How the words of DENOM_PRINC are written outside capitals. */
static const char *
find_kind_word (const char *upper)
{
  static const struct
  {
    const char *upper, *plain;
  } words[] = {
    { "COLLEGE", "collège" },
    { "COLLÈGE", "collège" },
    { "LYCEE", "lycée" },
    { "LYCÉE", "lycée" },
    { "GENERAL", "général" },
    { "TECHNOLOGIQUE", "technologique" },
    { "ET", "et" },
    { "PROFESSIONNEL", "professionnel" },
    { "AGRICOLE", "agricole" },
    { "POLYVALENT", "polyvalent" },
    { "METIERS", "métiers" },
    { "DES", "des" },
    { "DE", "de" },
    { "DU", "du" },
    { "LA", "la" },
    { "PRIVE", "privé" },
    { "SECTION", "section" },
    { "ETABLISSEMENT", "établissement" },
    { "REGIONAL", "régional" },
    { "CENTRE", "centre" },
    { "FORMATION", "formation" },
    { "APPRENTIS", "apprentis" },
    { "ENSEIGNEMENT", "enseignement" },
    { "ADAPTE", "adapté" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].upper, upper))
      return words[i].plain;
  return NULL;
}

static char *
spell_kind (const char *principal)
{
  g_auto (GStrv) words = g_strsplit (principal, " ", -1);
  GString *out = g_string_new (NULL);

  for (unsigned i = 0; words[i]; i++)
    {
      const char *plain = find_kind_word (words[i]);
      g_autofree char *name = plain ? NULL : jalons_words_surname (words[i]);

      if (*words[i] != '\0')
        g_string_append_printf (out, "%s%s", out->len ? " " : "", plain ? plain : name);
    }
  if (out->len > 0)
    {
      gunichar first = g_unichar_toupper (g_utf8_get_char (out->str));
      g_string_erase (out, 0, g_utf8_next_char (out->str) - out->str);
      g_string_prepend_unichar (out, first);
    }
  return g_string_free (out, FALSE);
}

/**
 * jalons_words_school:
 * @principal: (nullable): DENOM_PRINC: "COLLEGE"
 * @complement: (nullable): DENOM_COMPL: "JEAN MOULIN"
 *
 * Returns: (transfer full): "Collège Jean Moulin", or "" when neither says anything
 */
char *
jalons_words_school (const char *principal,
                     const char *complement)
{
  g_autofree char *kind = principal == NULL || has_small_letters (principal) ? g_strdup (principal ? principal : "")
                                                                             : spell_kind (principal);
  g_autofree char *name = jalons_words_surname (complement);

  return g_strstrip (g_strdup_printf ("%s %s", kind, name));
}

/**
 * jalons_words_town:
 * @town: (nullable): "VILLENEUVE D'ASCQ", or in small letters
 *
 * Returns: (transfer full): "Villeneuve d'Ascq"
 */
char *
jalons_words_town (const char *town)
{
  return jalons_words_surname (town);
}

/**
 * jalons_words_day:
 * @text: (nullable): "2026-09-01" as STS writes it, or "01/09/2026" as SIECLE does; a time after it is passed over
 *
 * Returns: the day, or %JALONS_NO_DAY
 */
JalonsDay
jalons_words_day (const char *text)
{
  int year, month, day;
  JalonsDay parsed;
  g_autofree char *date = g_strndup (text ? text : "", 10);

  if (jalons_day_parse (date, &parsed))
    return parsed;
  if (strlen (date) == 10 && sscanf (date, "%2d/%2d/%4d", &day, &month, &year) == 3)
    return jalons_day_new (year, month, day);
  return JALONS_NO_DAY;
}

static gboolean
parse_number (const char *text,
              guint64 least,
              guint64 most,
              int *number)
{
  guint64 value;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, least, most, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

/**
 * jalons_words_year:
 * @text: (nullable): "2026"
 *
 * Returns: 2000 to 2100, or 0 for anything else
 */
int
jalons_words_year (const char *text)
{
  int year;

  return parse_number (text, 2000, 2100, &year) ? year : 0;
}

/**
 * jalons_words_headcount:
 * @counted: (nullable): EFFECTIF_CALCULE, often 0 before September
 * @planned: (nullable): EFFECTIF_PREVU
 *
 * Returns: the first of the two that is a number from 1 to 9999, or -1
 */
int
jalons_words_headcount (const char *counted,
                        const char *planned)
{
  int headcount;

  if (parse_number (counted, 1, 9999, &headcount) || parse_number (planned, 1, 9999, &headcount))
    return headcount;
  return -1;
}
