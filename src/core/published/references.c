/* The hours owed by each level, in sets that each have a source.
 * Invariant: read once from data/reference/references.ini; no figure is made up here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/references.h"

#include <stdlib.h>
#include <string.h>

#include "core/published/bundled.h"
#include "core/published/levels.h"

typedef struct
{
  GArray *sets;        /* of JalonsReferenceSet */
  GPtrArray *hours;    /* of GHashTable: level to minutes, one a set */
  GArray *fallbacks;   /* of char *: code of another set, or "" */
  GArray *indicatives; /* of const char **: levels, one list a set */
} References;

/* "36 h" or "101 h 30". */
static int
parse_hours (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  if (n < 2 || n > 3 || !g_str_equal (words[1], "h") || atoi (words[0]) <= 0)
    g_error ("references.ini: not a number of hours: “%s”", text);
  return atoi (words[0]) * 60 + (n == 3 ? atoi (words[2]) : 0);
}

static GHashTable *
read_hours (GKeyFile *file,
            const char *set)
{
  GHashTable *hours = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *group = g_strconcat (set, " hours", NULL);
  g_auto (GStrv) levels = g_key_file_get_keys (file, group, NULL, NULL);

  for (char **level = levels; *level; level++)
    {
      g_autofree char *text = jalons_bundled_dup_string (file, group, *level);

      if (jalons_levels_lookup (*level) == NULL)
        g_error ("references.ini: no such level: “%s”", *level);
      g_hash_table_insert (hours, (char *) g_intern_string (*level),
                           GINT_TO_POINTER (parse_hours (text)));
    }
  return hours;
}

static void
read_set (References *all,
          GKeyFile *file,
          const char *code)
{
  JalonsReferenceSet set = { .code = g_intern_string (code) };
  char *fallback = jalons_bundled_dup_string (file, code, "fallback");
  const char **indicative = jalons_bundled_dup_list (file, code, "indicative");

  set.title = jalons_bundled_dup_string (file, code, "title");
  set.source = jalons_bundled_dup_string (file, code, "source");
  set.note = jalons_bundled_dup_string (file, code, "note");
  set.first_rentree = g_key_file_get_integer (file, code, "first_rentree", NULL);
  set.confirmed = g_key_file_get_boolean (file, code, "confirmed", NULL);
  set.indicative = indicative[0] != NULL;
  g_array_append_val (all->sets, set);
  g_array_append_val (all->fallbacks, fallback);
  g_array_append_val (all->indicatives, indicative);
  g_ptr_array_add (all->hours, read_hours (file, code));
}

static References *
references_load (void)
{
  References *all = g_new0 (References, 1);
  g_autoptr (GKeyFile) file = jalons_bundled_load ("references.ini");
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  all->sets = g_array_new (FALSE, FALSE, sizeof (JalonsReferenceSet));
  all->hours = g_ptr_array_new ();
  all->fallbacks = g_array_new (FALSE, FALSE, sizeof (char *));
  all->indicatives = g_array_new (FALSE, FALSE, sizeof (char **));
  for (char **group = groups; *group; group++)
    if (!g_str_has_suffix (*group, " hours"))
      read_set (all, file, *group);
  return all;
}

static const References *
references_get (void)
{
  static References *all;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, references_load ());
  return all;
}

/**
 * jalons_references_list:
 * @n_sets: (out): how many
 *
 * Returns: (array length=n_sets) (transfer none): the sets, oldest first
 */
const JalonsReferenceSet *
jalons_references_list (gsize *n_sets)
{
  const References *all = references_get ();

  *n_sets = all->sets->len;
  return (const JalonsReferenceSet *) (const void *) all->sets->data;
}

/**
 * jalons_references_lookup:
 * @set: (nullable): "2020"
 *
 * Returns: (nullable) (transfer none): the set, or %NULL
 */
const JalonsReferenceSet *
jalons_references_lookup (const char *set)
{
  gsize n;
  const JalonsReferenceSet *sets = jalons_references_list (&n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (sets[i].code, set) == 0)
      return &sets[i];
  return NULL;
}

/**
 * jalons_references_for_rentree:
 * @start_year: 2026 for 2026-2027
 *
 * Returns: (transfer none): the set that a new school year starts with: the newest that was in force by then and whose
 *   figures are confirmed; the oldest set for an earlier year
 */
const JalonsReferenceSet *
jalons_references_for_rentree (int start_year)
{
  gsize n;
  const JalonsReferenceSet *sets = jalons_references_list (&n);
  const JalonsReferenceSet *best = &sets[0];

  for (gsize i = 1; i < n; i++)
    if (sets[i].confirmed && sets[i].first_rentree <= start_year)
      best = &sets[i];
  return best;
}

/**
 * jalons_references_figure:
 * @set: (nullable): the code of a set
 * @level: (nullable): the code of a level
 * @figure: (out): what it owes and who says it
 *
 * Returns: whether the set, or one that it falls back on, has a figure; @figure is left alone when none has
 */
gboolean
jalons_references_figure (const char *set,
                          const char *level,
                          JalonsReferenceFigure *figure)
{
  const References *all = references_get ();
  const JalonsReferenceSet *found = jalons_references_lookup (set);

  /* A chain is never longer than the list of sets, even where the data made it a ring. */
  for (guint turn = 0; level && found && turn < all->sets->len; turn++)
    {
      guint i = (guint) (found - (const JalonsReferenceSet *) (const void *) all->sets->data);
      int minutes = GPOINTER_TO_INT (g_hash_table_lookup (g_ptr_array_index (all->hours, i), level));

      if (minutes > 0)
        {
          const char **indicative = g_array_index (all->indicatives, const char **, i);

          *figure = (JalonsReferenceFigure){ minutes, found, g_strv_contains (indicative, level) };
          return TRUE;
        }
      found = jalons_references_lookup (g_array_index (all->fallbacks, char *, i));
    }
  return FALSE;
}

/**
 * jalons_references_minutes:
 * @set: (nullable): the code of a set
 * @level: (nullable): the code of a level
 * @minutes: (out): what a division of that level owes in a year; 0 when no text gives it a figure
 *
 * Returns: whether the set, or one that it falls back on, has a figure
 */
gboolean
jalons_references_minutes (const char *set,
                           const char *level,
                           int *minutes)
{
  JalonsReferenceFigure figure = { 0 };
  gboolean found = jalons_references_figure (set, level, &figure);

  *minutes = figure.minutes;
  return found;
}
