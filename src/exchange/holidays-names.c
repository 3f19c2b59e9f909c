/* What the names of events say: which holiday, of which zones.
 * Invariant: words are compared folded, so that capitals, accents and apostrophes make no difference.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/holidays-names.h"

#include <string.h>

#include "core/published/academies.h"
#include "core/time/calendar.h"
#include "core/words/text.h"

/* A word of the name, and the code that it tells. The code of a calendar of its own is not that of the three zones where
 * the words mean something else there (in the Caribbean, Easter has holidays beside Carnival). */
static const struct
{
  const char *word;
  const char *code;
  const char *own_code;
} words[] = {
  { "toussaint", "toussaint", "toussaint" },
  { "noel", "noel", "noel" },
  { "hiver", "hiver", "hiver" },
  { "fevrier", "hiver", "hiver" },
  { "printemps", "printemps", "printemps" },
  { "paques", "printemps", "paques" },
  { "carnaval", "carnaval", "carnaval" },
};

/* Words that tell nothing of one holiday from another. */
static const char *const empty_words[] = { "vacances", "vacance", "conges", "conge", "scolaire", "scolaires", "de",
                                           "du", "des", "d", "la", "le", "les", "l",
                                           "en", "et", NULL };

/* The words of @text, folded: "vacances", "d", "ete", "prerentree", "enseignants". */
static char **
split_words (const char *text)
{
  g_autofree char *folded = jalons_fold (text);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  const char *start = folded;

  while (*start != '\0')
    {
      gsize length = 0;

      while (g_ascii_isalnum (start[length]))
        length++;
      if (length > 0)
        {
          g_autofree char *word = g_strndup (start, length);
          g_strv_builder_add (found, word);
        }
      start += length > 0 ? length : (gsize) 1;
    }
  return g_strv_builder_end (found);
}

static gboolean
has_word (char **list,
          const char *word)
{
  return g_strv_contains ((const char *const *) list, word);
}

static gboolean
says (char **list,
      const char *first,
      const char *second)
{
  return has_word (list, first) && has_word (list, second);
}

/* Before " - Zone A", and without what is in parentheses. */
static char *
strip_zone (const char *summary)
{
  char *name = g_strdup (summary), *paren = strchr (name, '(');
  char *dash = strstr (name, " - ");
  g_autofree char *folded = NULL;

  if (paren != NULL)
    *paren = '\0';
  if (dash != NULL && dash < name + strlen (name))
    *dash = '\0';
  folded = g_ascii_strdown (name, -1);
  dash = strstr (folded, "zone");
  if (dash != NULL && dash > folded)
    name[dash - folded] = '\0';
  return g_strstrip (name);
}

/* "prérentrée", "pré-rentrée", "rentrée des enseignants"; "(Saint-Barthélemy)", which follows Guadeloupe but for days. */
static gboolean
is_of_staff (char **list)
{
  gboolean pupils = has_word (list, "eleve") || has_word (list, "eleves");

  if (says (list, "saint", "barthelemy") || says (list, "saint", "martin"))
    return TRUE;
  if (has_word (list, "prerentree") || (has_word (list, "pre") && has_word (list, "rentree")))
    return TRUE;
  return !pupils && (has_word (list, "enseignant") || has_word (list, "enseignants") || has_word (list, "professeurs"));
}

static gboolean
is_summer (char **list)
{
  if (says (list, "grandes", "vacances"))
    return TRUE;
  if (has_word (list, "fin") && (has_word (list, "cours") || has_word (list, "classes") || has_word (list, "annee")))
    return TRUE;
  if (!has_word (list, "vacances"))
    return FALSE;
  return has_word (list, "austral") ? has_word (list, "hiver") : has_word (list, "ete");
}

/**
 * jalons_holiday_kind:
 * @summary: the name of an event
 *
 * Returns: what kind of days it announces
 */
JalonsHolidayKind
jalons_holiday_kind (const char *summary)
{
  g_auto (GStrv) list = split_words (summary);

  if (is_of_staff (list))
    return JALONS_HOLIDAY_STAFF;
  if (is_summer (list))
    return JALONS_HOLIDAY_SUMMER;
  if (has_word (list, "pont"))
    return JALONS_HOLIDAY_BRIDGE;
  if (has_word (list, "vacances") || says (list, "conges", "scolaires"))
    return JALONS_HOLIDAY_BREAK;
  if (has_word (list, "rentree") || says (list, "reprise", "cours"))
    return JALONS_HOLIDAY_FIRST_DAY;
  return JALONS_HOLIDAY_NONE;
}

static char *
make_code (char **list)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (char **word = list; *word != NULL; word++)
    if (!g_strv_contains (empty_words, *word))
      g_strv_builder_add (kept, *word);
  parts = g_strv_builder_end (kept);
  return *parts ? g_strjoinv ("-", parts) : g_strdup ("vacances");
}

/**
 * jalons_holiday_code:
 * @summary: the name of an event of %JALONS_HOLIDAY_BREAK or %JALONS_HOLIDAY_BRIDGE
 * @own_calendar: whether it is of an académie that is in none of the zones A, B and C
 *
 * Returns: (transfer full): "toussaint", "pont-ascension", "ete-austral", "apres-1ere-periode"
 */
char *
jalons_holiday_code (const char *summary,
                     gboolean own_calendar)
{
  g_autofree char *name = strip_zone (summary);
  g_auto (GStrv) list = split_words (name);

  if (says (list, "pont", "ascension"))
    return g_strdup ("pont-ascension");
  for (gsize i = 0; i < G_N_ELEMENTS (words) && !has_word (list, "austral") && !has_word (list, "pont"); i++)
    if (has_word (list, words[i].word))
      return g_strdup (own_calendar ? words[i].own_code : words[i].code);
  return make_code (list);
}

/**
 * jalons_holiday_name:
 *
 * Returns: (transfer full): the bundled name of @code, else what the file calls it, without the zone
 */
char *
jalons_holiday_name (const char *summary,
                     const char *code)
{
  const char *known = jalons_break_known_name (code);

  return known ? g_strdup (known) : strip_zone (summary);
}

/**
 * jalons_holiday_is_usual:
 *
 * Returns: whether @code is of a holiday that schools have, and not of somebody's own holidays
 */
gboolean
jalons_holiday_is_usual (const char *code)
{
  static const char *const others[] = { "carnaval", "paques", "ete-austral", NULL };

  return jalons_break_known_name (code) != NULL || g_strv_contains (others, code) || strstr (code, "periode") != NULL;
}

/* Zones */

static void
add_zone (GStrvBuilder *zones,
          GHashTable *seen,
          const char *zone)
{
  if (g_hash_table_add (seen, g_strdup (zone)))
    g_strv_builder_add (zones, zone);
}

/* "zones a b c", "zone a": letters alone, up to a word of more. */
static void
add_letters (GStrvBuilder *zones,
             GHashTable *seen,
             char **list)
{
  gboolean after = FALSE;

  for (char **word = list; *word != NULL; word++)
    {
      gboolean letter = strlen (*word) == 1 && **word >= 'a' && **word <= 'c';

      if (after && letter)
        {
          g_autofree char *zone = g_ascii_strup (*word, -1);
          add_zone (zones, seen, zone);
        }
      after = g_str_equal (*word, "zone") || g_str_equal (*word, "zones") || (after && (letter || g_str_equal (*word, "et")));
    }
}

static gboolean
names (char **list,
       const JalonsAcademy *academy)
{
  g_auto (GStrv) name = split_words (academy->name);
  const char *const *rest = (const char *const *) name;

  /* "La Réunion" is "Réunion" to many. */
  for (; *rest != NULL; rest++)
    if (!g_str_equal (*rest, "la") && !has_word (list, *rest))
      return FALSE;
  return TRUE;
}

static void
add_academies (GStrvBuilder *zones,
               GHashTable *seen,
               char **list,
               gboolean own_only)
{
  gsize n_academies;
  const JalonsAcademy *academies = jalons_academies_list (&n_academies);

  for (gsize i = 0; i < n_academies; i++)
    {
      gboolean own = *academies[i].zone == '\0';

      if ((own || !own_only) && names (list, &academies[i]))
        add_zone (zones, seen, own ? academies[i].name : academies[i].zone);
    }
}

/**
 * jalons_holiday_zones:
 * @text: "Vacances d’hiver - Zones A/C - Corse", "Besançon, Dijon", "…-Zone-A@data.education.gouv.fr"
 *
 * Returns: (transfer full) (array zero-terminated=1): the zones that @text names: "A", "B", "C", and the names of
 *   académies with a calendar of their own; those of the académies that it lists when it names no zone
 */
char **
jalons_holiday_zones (const char *text)
{
  g_auto (GStrv) list = split_words (text);
  g_autoptr (GStrvBuilder) zones = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_letters (zones, seen, list);
  add_academies (zones, seen, list, g_hash_table_size (seen) > 0);
  return g_strv_builder_end (zones);
}
