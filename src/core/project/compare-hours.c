/* The hours of each level and year, before and after.
 * Invariant: a line says no figure twice the same: what reads alike on both sides is not told.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/project/compare-private.h"
#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"

/* Figures, in words */

/* Takes the words. */
static void
add_words (GArray *details,
           const char *label,
           char *before,
           char *after)
{
  if (g_str_equal (before, after))
    {
      g_free (before);
      g_free (after);
      return;
    }
  jalons_details_add (details, JALONS_CHANGE_ALTERED, label, before, after);
}

static char *
mean_in_words (const JalonsSpread *spread)
{
  g_autofree char *mean = jalons_format_minutes (MAX (spread->mean, 0));

  /* Translators: a duration, of a class */
  return g_strdup_printf (_ ("%s on average"), mean);
}

/* One class more of several has it: neither the least nor the most tells that. */
static void
add_spread (GArray *details,
            const char *label,
            const JalonsSpread *before,
            const JalonsSpread *after)
{
  if (before->low != after->low || before->high != after->high)
    add_words (details, label, jalons_spread_in_words (before), jalons_spread_in_words (after));
  else if (before->mean != after->mean)
    add_words (details, label, mean_in_words (before), mean_in_words (after));
}

static void
add_foreseen (GArray *details,
              const JalonsCell *before,
              const JalonsCell *after)
{
  const JalonsSpread was = jalons_cell_foreseen_spread (before), is = jalons_cell_foreseen_spread (after);

  if (was.low != is.low || was.high != is.high)
    add_words (details, _ ("For a class"), jalons_spread_in_words (&was), jalons_spread_in_words (&is));
}

static char *
together_in_words (const JalonsCell *cell)
{
  return jalons_format_minutes (cell->total.total.planned + (int) cell->n_divisions * cell->intended);
}

static void
add_together (GArray *details,
              const JalonsCell *before,
              const JalonsCell *after)
{
  if (before->n_divisions > 1 || after->n_divisions > 1)
    add_words (details, _ ("All classes together"), together_in_words (before), together_in_words (after));
}

static void
add_divisions (GArray *details,
               const JalonsCell *before,
               const JalonsCell *after)
{
  add_words (details, _ ("Classes"), g_strdup_printf ("%u", before->n_divisions),
             g_strdup_printf ("%u", after->n_divisions));
}

static char *
half_days_in_words (const JalonsCell *cell)
{
  int low = MAX (cell->half_days.low, 0) + cell->intended_half_days;
  int high = MAX (cell->half_days.high, 0) + cell->intended_half_days;

  if (low == high)
    return g_strdup_printf ("%d", low);
  /* Translators: two numbers, of the class which has least, and most */
  return g_strdup_printf (_ ("%1$d to %2$d"), low, high);
}

static JalonsSpread
axis_spread (const JalonsCell *cell,
             gsize axis)
{
  const JalonsSpread *planned = &cell->axes[axis];
  int intended = cell->intended_axes[axis];

  return (JalonsSpread){ MAX (planned->low, 0) + intended, MAX (planned->mean, 0) + intended,
                         MAX (planned->high, 0) + intended };
}

static void
add_axes (GArray *details,
          const JalonsCell *before,
          const JalonsCell *after)
{
  gsize n = 0;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n);

  for (gsize i = 0; i < MIN (n, JALONS_HOURS_MAX_AXES); i++)
    {
      const JalonsSpread was = axis_spread (before, i), is = axis_spread (after, i);

      add_spread (details, axes[i].label, &was, &is);
    }
}

/* What is confirmed or done is no change of the project. */
static GArray *
find_details (const JalonsCell *before,
              const JalonsCell *after)
{
  GArray *details = jalons_details_new ();

  add_foreseen (details, before, after);
  add_together (details, before, after);
  add_divisions (details, before, after);
  add_spread (details, _ ("Owed to a class"), &before->owed, &after->owed);
  add_words (details, _ ("Half-days Avenir"), half_days_in_words (before), half_days_in_words (after));
  add_axes (details, before, after);
  return details;
}

static char *
all_in_words (const JalonsCell *cell)
{
  const JalonsSpread spread = cell ? jalons_cell_foreseen_spread (cell) : (JalonsSpread){ 0, 0, 0 };

  return cell ? jalons_spread_in_words (&spread) : g_strdup ("");
}

/* Levels and years */

static void
add_change (GArray *changes,
            const char *level,
            int start,
            const JalonsCell *before,
            const JalonsCell *after)
{
  JalonsHoursChange change = { level, start, before, after, NULL };

  if (before == NULL && after == NULL)
    return;
  change.details = before != NULL && after != NULL ? find_details (before, after) : jalons_details_new ();
  if (before == NULL || after == NULL)
    add_words (change.details, _ ("For a class"), all_in_words (before), all_in_words (after));
  g_array_append_val (changes, change);
}

typedef struct
{
  const char *code; /* of either programme */
  int rank;
} Level;

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const Level *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return strcmp (first->code, second->code);
}

static void
add_levels (GArray *levels,
            GHashTable *seen,
            const JalonsProgramme *programme,
            JalonsDataset *const datasets[2])
{
  for (unsigned i = 0; programme != NULL && i < programme->n_levels; i++)
    {
      const char *code = programme->levels[i];
      const Level level = { code, MIN (jalons_known_level (datasets[0], code).rank,
                                       jalons_known_level (datasets[1], code).rank) };

      if (g_hash_table_add (seen, (gpointer) code))
        g_array_append_val (levels, level);
    }
}

static void
clear_change (gpointer data)
{
  g_array_unref (((JalonsHoursChange *) data)->details);
}

/**
 * jalons_hours_changes_new:
 * @before: (nullable): of the first of @datasets; %NULL when it has no such project
 * @after: (nullable): of the second one
 *
 * Returns: (transfer full) (element-type JalonsHoursChange): pointing into both programmes
 */
GArray *
jalons_hours_changes_new (JalonsDataset *const datasets[2],
                          const JalonsProgramme *before,
                          const JalonsProgramme *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (JalonsHoursChange));
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  int first = MIN (before ? before->start : G_MAXINT, after ? after->start : G_MAXINT);
  int last = MAX (before ? before->start : 0, after ? after->start : 0) + JALONS_PROJECT_YEARS - 1;

  g_array_set_clear_func (changes, clear_change);
  add_levels (levels, seen, before, datasets);
  add_levels (levels, seen, after, datasets);
  g_array_sort (levels, compare_levels);
  for (guint i = 0; i < levels->len; i++)
    for (int start = first; start <= last; start++)
      {
        const char *level = g_array_index (levels, Level, i).code;

        add_change (changes, level, start, before ? jalons_programme_cell (before, level, start) : NULL,
                    after ? jalons_programme_cell (after, level, start) : NULL);
      }
  return changes;
}

/**
 * jalons_hours_change_differs:
 *
 * Returns: whether a figure does
 */
gboolean
jalons_hours_change_differs (const JalonsHoursChange *self)
{
  return self->details->len > 0;
}
