/* The levels of pupils.
 * Invariant: read once from data/reference/levels.ini, sorted by rank, never changed and never freed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/levels.h"

#include "core/published/bundled.h"

static const char *const track_names[] = {
  [JALONS_TRACK_COLLEGE] = "college",
  [JALONS_TRACK_GENERAL] = "general",
  [JALONS_TRACK_TECHNOLOGICAL] = "technological",
  [JALONS_TRACK_VOCATIONAL] = "vocational",
  [JALONS_TRACK_AGRICULTURAL] = "agricultural",
  [JALONS_TRACK_OTHER] = "other",
};

static JalonsTrack
read_track (GKeyFile *file,
            const char *group)
{
  g_autofree char *name = jalons_bundled_dup_string (file, group, "track");

  for (unsigned i = 0; i < G_N_ELEMENTS (track_names); i++)
    if (g_str_equal (track_names[i], name))
      return (JalonsTrack) i;
  g_error ("levels.ini: [%s]: no such track: “%s”", group, name);
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  return ((const JalonsLevelInfo *) a)->rank - ((const JalonsLevelInfo *) b)->rank;
}

static GArray *
levels_load (void)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (JalonsLevelInfo));
  g_autoptr (GKeyFile) file = jalons_bundled_load ("levels.ini");
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group; group++)
    {
      JalonsLevelInfo level;

      level.code = g_intern_string (*group);
      level.label = jalons_bundled_dup_string (file, *group, "label");
      level.long_label = jalons_bundled_dup_string (file, *group, "long");
      level.rank = g_key_file_get_integer (file, *group, "rank", NULL);
      level.track = read_track (file, *group);
      g_array_append_val (levels, level);
    }
  g_array_sort (levels, compare_ranks);
  return levels;
}

static const GArray *
levels_get (void)
{
  static GArray *levels;

  if (g_once_init_enter (&levels))
    g_once_init_leave (&levels, levels_load ());
  return levels;
}

/**
 * jalons_levels_list:
 * @n_levels: (out): how many
 *
 * Returns: (array length=n_levels) (transfer none): all levels, by rank
 */
const JalonsLevelInfo *
jalons_levels_list (gsize *n_levels)
{
  const GArray *levels = levels_get ();

  *n_levels = levels->len;
  return (const JalonsLevelInfo *) (const void *) levels->data;
}

/**
 * jalons_levels_lookup:
 * @code: (nullable): "3e-segpa"
 *
 * Returns: (nullable) (transfer none): the level, or %NULL when there is none of that code
 */
const JalonsLevelInfo *
jalons_levels_lookup (const char *code)
{
  gsize n;
  const JalonsLevelInfo *levels = jalons_levels_list (&n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (levels[i].code, code) == 0)
      return &levels[i];
  return NULL;
}

/**
 * jalons_levels_label:
 * @code: (nullable): "3e-segpa"
 *
 * Returns: "3e SEGPA"; @code itself for one that is not known (a file of a newer Jalons); "" for %NULL
 */
const char *
jalons_levels_label (const char *code)
{
  const JalonsLevelInfo *level = jalons_levels_lookup (code);

  if (level)
    return level->label;
  return code ? code : "";
}

/**
 * jalons_level_compare:
 * @a: (nullable): a code
 * @b: (nullable): a code
 *
 * Returns: less than, equal to or greater than 0 in the order of lists; unknown codes come last, by themselves
 */
int
jalons_level_compare (const char *a,
                      const char *b)
{
  const JalonsLevelInfo *left = jalons_levels_lookup (a);
  const JalonsLevelInfo *right = jalons_levels_lookup (b);

  if (left && right)
    return left->rank - right->rank;
  if (left || right)
    return left ? -1 : 1;
  return g_strcmp0 (a, b);
}
