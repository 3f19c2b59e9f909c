/* The path of a cohort through the levels of a project: what a pupil will have lived, year by year.
 * Invariant: each year says what it rests on: what is planned, intended, taken from another year, or nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/project-private.h"

#include <glib/gi18n-lib.h>

#include "core/project/cohort.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"

/* Whether no level of the programme leads to @level, and it leads to one on that path. */
static gboolean
is_entered (const JalonsProgramme *programme,
            const char *level,
            JalonsPath path)
{
  for (unsigned i = 0; i < programme->n_levels; i++)
    for (JalonsPath other = JALONS_PATH_GENERAL; other < JALONS_N_PATHS; other++)
      if (g_strcmp0 (jalons_path_next (other, programme->levels[i]), level) == 0 &&
          !g_str_equal (programme->levels[i], level))
        return FALSE;
  return jalons_path_suits (path, level) && jalons_path_next (path, level) != NULL;
}

/* Whether ways part at @level, or after it: else its path needs no name. */
static gboolean
ways_part (const char *level)
{
  unsigned n_paths = 0;

  for (JalonsPath path = JALONS_PATH_GENERAL; path < JALONS_N_PATHS; path++)
    n_paths += jalons_path_suits (path, level);
  return n_paths > 1;
}

static char *
cohort_title (JalonsProjectPages *self,
              const char *level,
              JalonsPath path)
{
  const char *label = jalons_known_level (self->dataset, level).label;

  if (ways_part (level))
    /* Translators: a level, and a path: "From Troisième, general track" */
    return g_strdup_printf (_ ("From %1$s, %2$s"), label, jalons_path_label (path));
  return g_strdup_printf (_ ("From %s"), label);
}

static char *
levels_of (const JalonsCohort *cohort)
{
  GString *levels = g_string_new (NULL);

  for (unsigned i = 0; i < cohort->years->len; i++)
    g_string_append_printf (levels, "%s ", ((const JalonsCohortYear *) cohort->years->pdata[i])->level);
  return g_string_free (levels, FALSE);
}

static char *
basis_words (const JalonsCohortYear *year)
{
  g_autofree char *like = NULL;

  if (year->school == NULL)
    return g_strdup (_ ("no school known"));
  if (year->like != JALONS_UNSET)
    {
      like = jalons_format_school_year (year->like);
      /* Translators: a school year that stands for another one */
      return g_strdup_printf (_ ("as in %s"), like);
    }
  if (year->cell->basis == JALONS_BASIS_NOTHING)
    return g_strdup (_ ("nothing yet"));
  return g_strdup (year->cell->basis == JALONS_BASIS_PLANNED ? _ ("planned") : _ ("intention"));
}

static char *
hours_words (const JalonsCell *cell)
{
  JalonsSpread spread = { MAX (cell->planned.low, 0) + cell->intended, MAX (cell->planned.mean, 0) + cell->intended,
                          MAX (cell->planned.high, 0) + cell->intended };

  return cell->basis != JALONS_BASIS_NOTHING ? jalons_spread_in_words (&spread) : g_strdup ("");
}

static void
add_year (JalonsProjectPages *self,
          const JalonsCohortYear *year)
{
  g_autofree char *start = jalons_format_school_year (year->start), *basis = basis_words (year);
  g_autofree char *owed = jalons_spread_in_words (&year->cell->owed), *hours = hours_words (year->cell);
  const char *const cells[] = { start, jalons_known_level (self->dataset, year->level).label,
                                year->school != NULL ? jalons_school_name (year->school) : "", owed, hours, basis };

  jalons_report_add_row (self->report, cells);
}

static void
add_cohort (JalonsProjectPages *self,
            const JalonsCohort *cohort,
            JalonsPath path)
{
  static const double shares[] = { 0.15, 0.17, 0.27, 0.12, 0.14, 0.15 };
  const char *const heads[] = { _ ("School year"), _ ("Level"), _ ("School"), _ ("Owed"), _ ("Foreseen"), _ ("Rests on"), NULL };
  const JalonsCohortYear *first = cohort->years->pdata[0];
  g_autofree char *title = cohort_title (self, first->level, path);
  g_autofree char *owed = jalons_format_minutes (cohort->owed), *planned = jalons_spread_in_words (&cohort->planned);
  const char *const total[] = { _ ("Total"), "", "", owed, planned, "" };

  jalons_report_add (self->report, JALONS_REPORT_HEADING, title);
  jalons_report_add_table (self->report, title, shares, heads);
  jalons_report_set_numbers (self->report, 3);
  jalons_report_set_numbers (self->report, 4);
  for (unsigned i = 0; i < cohort->years->len; i++)
    add_year (self, cohort->years->pdata[i]);
  jalons_report_add_total (self->report, total);
}

/* Paths that go through the same levels are one. */
static void
add_path (JalonsProjectPages *self,
          const char *level,
          JalonsPath path,
          GHashTable *seen)
{
  g_autoptr (JalonsCohort) cohort =
    jalons_cohort_new (self->dataset, self->school, level, self->programme->start, path,
                       self->options->onward);

  if (cohort->years->len > 1 && g_hash_table_add (seen, levels_of (cohort)))
    add_cohort (self, cohort, path);
}

/* What a pupil who enters the first level in the first year of the project will have lived. */
void
jalons_project_print_cohorts (JalonsProjectPages *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (self->school == NULL || self->programme->n_levels == 0)
    return;
  jalons_report_add (self->report, JALONS_REPORT_PART, _ ("The path of a cohort"));
  jalons_report_add (self->report, JALONS_REPORT_TEXT,
                     _ ("What a pupil who begins in the first year of the project will have had in hours. A year of which "
                        "nothing is known yet stands as the nearest planned year of the same level."));
  for (unsigned i = 0; i < self->programme->n_levels; i++)
    for (JalonsPath path = JALONS_PATH_GENERAL; path < JALONS_N_PATHS; path++)
      if (is_entered (self->programme, self->programme->levels[i], path))
        add_path (self, self->programme->levels[i], path, seen);
}
