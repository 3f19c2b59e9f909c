/* From what a file says of a class (MEF, statistical code, label, words) to its level.
 * Invariant: what is not certain is not told: the answer is NULL, and the user is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/levels.h"

#include <stdlib.h>
#include <string.h>

#include "core/published/bundled.h"

typedef struct
{
  const char *level;
  GRegex *regex;
} Pattern;

typedef struct
{
  GHashTable *stats;    /* "2212" to a list of levels */
  GHashTable *prefixes; /* "103.1.1" or "250" to a level */
  int other_from;       /* tracks from here on are other_level */
  const char *other_level;
  GArray *label_patterns; /* of Pattern */
  GArray *text_patterns;  /* of Pattern */
  const char **ask_words;
} Guesses;

static const char *
known_level (const char *code)
{
  if (jalons_levels_lookup (code) == NULL)
    g_error ("mef.ini: no such level: “%s”", code);
  return g_intern_string (code);
}

static GArray *
read_patterns (GKeyFile *file,
               const char *group)
{
  GArray *patterns = g_array_new (FALSE, FALSE, sizeof (Pattern));
  g_auto (GStrv) levels = g_key_file_get_keys (file, group, NULL, NULL);

  for (char **level = levels; *level; level++)
    {
      /* The raw value: a key file would take the backslashes for its own. */
      g_autofree char *text = g_key_file_get_value (file, group, *level, NULL);
      g_autoptr (GError) error = NULL;
      Pattern pattern = { known_level (*level), g_regex_new (text, G_REGEX_OPTIMIZE, 0, &error) };

      if (pattern.regex == NULL)
        g_error ("mef.ini: [%s] %s: %s", group, *level, error->message);
      g_array_append_val (patterns, pattern);
    }
  return patterns;
}

static GHashTable *
read_stats (GKeyFile *file)
{
  GHashTable *stats = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) keys = g_key_file_get_keys (file, "stat", NULL, NULL);

  for (char **key = keys; *key; key++)
    {
      const char **levels = jalons_bundled_dup_list (file, "stat", *key);

      for (const char **level = levels; *level; level++)
        known_level (*level);
      g_hash_table_insert (stats, (char *) g_intern_string (*key), levels);
    }
  return stats;
}

static GHashTable *
read_prefixes (GKeyFile *file)
{
  GHashTable *prefixes = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) keys = g_key_file_get_keys (file, "prefix", NULL, NULL);

  for (char **key = keys; *key; key++)
    {
      g_autofree char *level = jalons_bundled_dup_string (file, "prefix", *key);

      g_hash_table_insert (prefixes, (char *) g_intern_string (*key), (char *) known_level (level));
    }
  return prefixes;
}

static Guesses *
guesses_load (void)
{
  Guesses *guesses = g_new0 (Guesses, 1);
  g_autoptr (GKeyFile) file = jalons_bundled_load ("mef.ini");
  g_auto (GStrv) from = g_key_file_get_keys (file, "prefix-from", NULL, NULL);
  g_autofree char *level = jalons_bundled_dup_string (file, "prefix-from", from[0]);

  guesses->stats = read_stats (file);
  guesses->prefixes = read_prefixes (file);
  guesses->other_from = atoi (from[0]);
  guesses->other_level = known_level (level);
  guesses->label_patterns = read_patterns (file, "label");
  guesses->text_patterns = read_patterns (file, "text");
  guesses->ask_words = jalons_bundled_dup_list (file, "ask", "words");
  return guesses;
}

static const Guesses *
guesses_get (void)
{
  static Guesses *guesses;

  if (g_once_init_enter (&guesses))
    g_once_init_leave (&guesses, guesses_load ());
  return guesses;
}

/* "1ère année — CAP" is "1ERE ANNEE CAP": capitals without accents, and one space for everything else. */
static char *
normalise (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);

  for (const char *p = decomposed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 128 && g_ascii_isalnum ((char) c))
        g_string_append_c (out, g_ascii_toupper ((char) c));
      else if (!g_unichar_ismark (c) && out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static gboolean
must_ask (const char *normalised)
{
  g_auto (GStrv) words = g_strsplit (normalised, " ", -1);

  for (char **word = words; *word; word++)
    if (g_strv_contains (guesses_get ()->ask_words, *word))
      return TRUE;
  return FALSE;
}

static const char *
match (const GArray *patterns,
       const char *normalised)
{
  for (guint i = 0; i < patterns->len; i++)
    {
      const Pattern *pattern = &g_array_index (patterns, Pattern, i);

      if (g_regex_match (pattern->regex, normalised, 0, NULL))
        return pattern->level;
    }
  return NULL;
}

static const char *
level_from_prefix (const char *mef)
{
  const Guesses *guesses = guesses_get ();
  g_autofree char *track = NULL;
  g_autofree char *full = NULL;
  const char *level;
  gsize length = mef ? strlen (mef) : 0;

  /* BCN's codes have 10 characters, those of STS and SIECLE 11. */
  if (length != 10 && length != 11)
    return NULL;
  track = g_strndup (mef, 3);
  full = g_strdup_printf ("%s.%c.%c", track, mef[8], mef[9]);
  level = g_hash_table_lookup (guesses->prefixes, full);
  if (level == NULL)
    level = g_hash_table_lookup (guesses->prefixes, track);
  if (level == NULL && strspn (track, "0123456789") == 3 && atoi (track) >= guesses->other_from)
    level = guesses->other_level;
  return level;
}

static const char *const *
levels_from_stat (const char *mefstat)
{
  g_autofree char *first = NULL;

  if (mefstat == NULL || strlen (mefstat) < 4)
    return NULL;
  first = g_ascii_strup (mefstat, 4);
  return g_hash_table_lookup (guesses_get ()->stats, first);
}

static const char *
answer (const char *level,
        JalonsLevelMeans how,
        JalonsLevelMeans *means)
{
  if (means)
    *means = level ? how : JALONS_LEVEL_UNKNOWN;
  return level ? g_intern_string (level) : NULL;
}

/**
 * jalons_level_from_mef:
 * @mef: (nullable): the code, 10 or 11 characters
 * @mefstat: (nullable): the MEFSTAT, of which the first four characters count
 * @label: (nullable): the label of the MEF, long or short
 * @means: (out) (optional): what told the level
 *
 * The order is that of data/reference/mef.ini: statistical code, prefix, label. Where the statistical code says
 * two levels (first year general or technological), the prefix and then the label choose between them. What the user
 * once answered comes before all this, and is the caller's to know.
 *
 * Returns: (nullable): the code of a level, or %NULL: ask
 */
const char *
jalons_level_from_mef (const char *mef,
                       const char *mefstat,
                       const char *label,
                       JalonsLevelMeans *means)
{
  g_autofree char *normalised = normalise (label);
  const char *const *by_stat = levels_from_stat (mefstat);
  const char *by_prefix = level_from_prefix (mef);
  const char *by_label;

  if (must_ask (normalised))
    return answer (NULL, JALONS_LEVEL_UNKNOWN, means);
  by_label = match (guesses_get ()->label_patterns, normalised);
  if (by_stat == NULL && by_prefix)
    return answer (by_prefix, JALONS_LEVEL_BY_PREFIX, means);
  if (by_stat == NULL)
    return answer (by_label, JALONS_LEVEL_BY_LABEL, means);
  if (by_stat[1] == NULL)
    return answer (by_stat[0], JALONS_LEVEL_BY_STAT, means);
  if (by_prefix && g_strv_contains (by_stat, by_prefix))
    return answer (by_prefix, JALONS_LEVEL_BY_STAT, means);
  if (by_label && g_strv_contains (by_stat, by_label))
    return answer (by_label, JALONS_LEVEL_BY_LABEL, means);
  return answer (NULL, JALONS_LEVEL_UNKNOWN, means);
}

static const char *
level_named (const char *normalised)
{
  gsize n;
  const JalonsLevelInfo *levels = jalons_levels_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *code = normalise (levels[i].code);
      g_autofree char *label = normalise (levels[i].label);
      g_autofree char *long_label = normalise (levels[i].long_label);

      if (g_str_equal (normalised, code) || g_str_equal (normalised, label) ||
          g_str_equal (normalised, long_label))
        return levels[i].code;
    }
  return NULL;
}

/**
 * jalons_level_from_text:
 * @level: (nullable): what a person wrote: "3e", "3EME", "Troisième", "Tle pro", "1re STMG", or a code
 * @track: (nullable): the column "voie" beside it, which makes "1re" a "1re pro"
 *
 * Without a track, "1re" and "Tle" alone are the general ones: that is how they are said, as opposed to "1re pro".
 *
 * Returns: (nullable): the code of a level, or %NULL: ask
 */
const char *
jalons_level_from_text (const char *level,
                        const char *track)
{
  const Guesses *guesses = guesses_get ();
  g_autofree char *alone = normalise (level);
  g_autofree char *second = normalise (track);
  g_autofree char *both = *second ? g_strconcat (alone, " ", second, NULL) : g_strdup (alone);
  const char *found;

  if (must_ask (both) || *alone == '\0')
    return NULL;
  found = level_named (both);
  if (found == NULL)
    found = match (guesses->label_patterns, both);
  if (found == NULL && *second == '\0')
    found = match (guesses->text_patterns, both);
  return found;
}
