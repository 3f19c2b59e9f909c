/* Bundled levels and the Level records over them.
 * Invariant: every string is borrowed, from the program or from a record; it lasts until the dataset next changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/published/known-levels.h"

/* After every level that has a place of its own. */
#define LAST_RANK G_MAXINT

static void
overlay (JalonsLevelInfo *info,
         const JalonsLevel *own)
{
  if (*jalons_level_label (own) != '\0')
    info->label = info->long_label = jalons_level_label (own);
  if (jalons_level_rank (own) != JALONS_UNSET)
    info->rank = jalons_level_rank (own);
}

/* Few users have any, and an id is a hash to be worked out: lists compare levels by the hundred. */
static JalonsLevel *
find_own (JalonsDataset *dataset,
          const char *code)
{
  g_autofree char *id = NULL;

  if (g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_LEVEL)) == 0)
    return NULL;
  id = jalons_level_make_id (code);
  return jalons_dataset_lookup (dataset, JALONS_ENTITY_LEVEL, id);
}

/**
 * jalons_known_level:
 * @code: "3e-segpa"
 *
 * Returns: the level; for a code that nobody knows (a file of a newer Jalons), one whose labels are @code, last in lists
 */
JalonsLevelInfo
jalons_known_level (JalonsDataset *dataset,
                    const char *code)
{
  const JalonsLevelInfo *bundled = jalons_levels_lookup (code);
  JalonsLevel *own = find_own (dataset, code);
  JalonsLevelInfo info = { code, code, code, LAST_RANK, JALONS_TRACK_OTHER };

  if (bundled != NULL)
    info = *bundled;
  if (own != NULL)
    overlay (&info, own);
  return info;
}

static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  const JalonsLevelInfo *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return g_strcmp0 (first->code, second->code);
}

/**
 * jalons_known_levels:
 *
 * Returns: (transfer full) (element-type JalonsLevelInfo): every level, in the order of lists
 */
GArray *
jalons_known_levels (JalonsDataset *dataset)
{
  GListModel *own = jalons_dataset_get_list (dataset, JALONS_ENTITY_LEVEL);
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (JalonsLevelInfo));
  gsize n_bundled;
  const JalonsLevelInfo *bundled = jalons_levels_list (&n_bundled);

  for (gsize i = 0; i < n_bundled; i++)
    {
      JalonsLevelInfo info = jalons_known_level (dataset, bundled[i].code);
      g_array_append_val (levels, info);
    }
  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (JalonsLevel) level = g_list_model_get_item (own, i);
      JalonsLevelInfo info = jalons_known_level (dataset, jalons_level_code (level));

      if (jalons_levels_lookup (info.code) == NULL)
        g_array_append_val (levels, info);
    }
  g_array_sort (levels, compare_infos);
  return levels;
}

/**
 * jalons_known_level_compare:
 *
 * Returns: less than, equal to or greater than 0 in the order of lists
 */
int
jalons_known_level_compare (JalonsDataset *dataset,
                            const char *a,
                            const char *b)
{
  const JalonsLevelInfo first = jalons_known_level (dataset, a), second = jalons_known_level (dataset, b);

  return compare_infos (&first, &second);
}
