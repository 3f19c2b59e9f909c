/* From level to level and from year to year, in one school and then in another.
 * Invariant: a year that stands for another one gives what is planned there, never what was done there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/cohort.h"

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"

/* Where one enters by default. */
#define FIRST_LEVEL "4e"

/* What follows each level on each path, in the order of #JalonsPath (code de l'éducation, D331-1 to D333-18-1: after the
 * 3e, the voie générale et technologique or the voie professionnelle; the SEGPA leads to the latter as a rule). A way back,
 * as from the 2de GT to a 1re pro, is a pupil's, and no cohort's. */
static const struct
{
  const char *level;
  const char *next[JALONS_N_PATHS];
} followed[] = {
  { "6e", { "5e", "5e", "5e", "5e" } },
  { "6e-segpa", { "5e-segpa", "5e-segpa", "5e-segpa", "5e-segpa" } },
  { "5e", { "4e", "4e", "4e", "4e" } },
  { "5e-segpa", { "4e-segpa", "4e-segpa", "4e-segpa", "4e-segpa" } },
  { "4e", { "3e", "3e", "3e", "3e" } },
  { "4e-segpa", { "3e-segpa", "3e-segpa", "3e-segpa", "3e-segpa" } },
  { "4e-agri", { "3e-agri", "3e-agri", "3e-agri", "3e-agri" } },
  { "3e", { "2de-gt", "2de-gt", "2de-pro", "cap-1" } },
  { "3e-segpa", { "2de-gt", "2de-gt", "2de-pro", "cap-1" } },
  { "3e-agri", { "2de-gt", "2de-gt", "2de-pro-agri", "cap-agri-1" } },
  { "2de-gt", { "1re-g", "1re-t", NULL, NULL } },
  { "1re-g", { "tle-g", NULL, NULL, NULL } },
  { "1re-t", { NULL, "tle-t", NULL, NULL } },
  { "cap-1", { NULL, NULL, NULL, "cap-2" } },
  { "cap-3ans-1", { NULL, NULL, NULL, "cap-3ans-2" } },
  { "cap-3ans-2", { NULL, NULL, NULL, "cap-3ans-3" } },
  { "2de-pro", { NULL, NULL, "1re-pro", NULL } },
  { "1re-pro", { NULL, NULL, "tle-pro", NULL } },
  { "cap-agri-1", { NULL, NULL, NULL, "cap-agri-2" } },
  { "2de-pro-agri", { NULL, NULL, "1re-pro-agri", NULL } },
  { "1re-pro-agri", { NULL, NULL, "tle-pro-agri", NULL } },
};

/**
 * jalons_path_label:
 *
 * Returns: (transfer none): "voie générale"
 */
const char *
jalons_path_label (JalonsPath path)
{
  static const char *const labels[JALONS_N_PATHS] = {
    [JALONS_PATH_GENERAL] = N_ ("general track"),
    [JALONS_PATH_TECHNOLOGICAL] = N_ ("technological track"),
    [JALONS_PATH_VOCATIONAL] = N_ ("vocational baccalauréat"),
    [JALONS_PATH_CAP] = N_ ("CAP"),
  };

  g_return_val_if_fail (path < JALONS_N_PATHS, "");
  return _ (labels[path]);
}

/**
 * jalons_path_next:
 * @level: the code of a level
 *
 * Returns: (transfer none) (nullable): the level of the year after; %NULL after the last
 */
const char *
jalons_path_next (JalonsPath path,
                  const char *level)
{
  g_return_val_if_fail (path < JALONS_N_PATHS, NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (followed); i++)
    if (g_str_equal (followed[i].level, level))
      return followed[i].next[path];
  return NULL;
}

/* Whether nothing follows @level on any path. */
static gboolean
is_last (const char *level)
{
  for (JalonsPath path = JALONS_PATH_GENERAL; path < JALONS_N_PATHS; path++)
    if (jalons_path_next (path, level) != NULL)
      return FALSE;
  return TRUE;
}

/**
 * jalons_path_suits:
 *
 * Returns: whether a pupil of @level may be on @path: it leads to a last class, and does not stop half-way
 */
gboolean
jalons_path_suits (JalonsPath path,
                   const char *level)
{
  const char *at = level;

  while (jalons_path_next (path, at) != NULL)
    at = jalons_path_next (path, at);
  return is_last (at);
}

/**
 * jalons_path_voie:
 *
 * Returns: to which schools @path leads: an LGT, or a lycée professionnel
 */
JalonsVoie
jalons_path_voie (JalonsPath path)
{
  return path == JALONS_PATH_VOCATIONAL || path == JALONS_PATH_CAP ? JALONS_VOIE_VOCATIONAL : JALONS_VOIE_GENERAL;
}

/* Schools */

static gboolean
has_classes (JalonsDataset *dataset,
             const JalonsYear *year,
             const char *level)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_referring (dataset, JALONS_DIVISION_YEAR, jalons_record_get_id (year));

  for (guint i = 0; i < divisions->len; i++)
    if (g_str_equal (jalons_division_level (divisions->pdata[i]), level))
      return TRUE;
  return FALSE;
}

static gboolean
intends_level (JalonsDataset *dataset,
               const JalonsSchool *school,
               const char *level)
{
  g_autoptr (GPtrArray) projects = jalons_project_list (dataset, school);

  for (guint i = 0; i < projects->len; i++)
    {
      g_autoptr (GPtrArray) intentions = jalons_project_intentions (dataset, projects->pdata[i]);

      for (guint j = 0; j < intentions->len; j++)
        if (g_str_equal (jalons_intention_level (intentions->pdata[j]), level))
          return TRUE;
    }
  return FALSE;
}

/**
 * jalons_cohort_has_level:
 *
 * Returns: whether @school has classes of @level in any of its years, or intends something for them
 */
gboolean
jalons_cohort_has_level (JalonsDataset *dataset,
                         const JalonsSchool *school,
                         const char *level)
{
  g_autoptr (GPtrArray) years = jalons_dataset_referring (dataset, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));

  for (guint i = 0; i < years->len; i++)
    if (has_classes (dataset, years->pdata[i], level))
      return TRUE;
  return intends_level (dataset, school, level);
}

/**
 * jalons_cohort_first_level:
 *
 * Returns: (transfer none): the 4e, or in a school without one the first of its levels after which another follows; the
 *   4e again when there is none
 */
const char *
jalons_cohort_first_level (JalonsDataset *dataset,
                           const JalonsSchool *school)
{
  const char *first = NULL;

  if (jalons_cohort_has_level (dataset, school, FIRST_LEVEL))
    return FIRST_LEVEL;
  for (unsigned i = 0; i < G_N_ELEMENTS (followed); i++)
    if (jalons_cohort_has_level (dataset, school, followed[i].level) &&
        (first == NULL || jalons_known_level_compare (dataset, followed[i].level, first) < 0))
      first = followed[i].level;
  return first ? first : FIRST_LEVEL;
}

/* Years */

static void
year_free (gpointer data)
{
  JalonsCohortYear *year = data;

  jalons_cell_free (year->cell);
  g_clear_object (&year->school);
  g_free (year);
}

static int
distance (const JalonsYear *year,
          int start)
{
  return ABS (jalons_year_start (year) - start);
}

/* The nearest year in which @school planned @level; of two as near, the earlier, which is the one that is known better.
 * Returns: (transfer full) (nullable): what it had */
static JalonsCell *
find_like (JalonsDataset *dataset,
           const JalonsSchool *school,
           const char *level,
           int start)
{
  g_autoptr (GPtrArray) years = jalons_dataset_referring (dataset, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));
  JalonsCell *nearest = NULL;

  for (guint i = 0; i < years->len; i++)
    {
      JalonsYear *year = g_ptr_array_index (years, i);
      g_autoptr (JalonsCell) cell = NULL;

      if (nearest != NULL && (distance (year, start) > ABS (nearest->start - start) ||
                              (distance (year, start) == ABS (nearest->start - start) &&
                               jalons_year_start (year) > nearest->start)))
        continue;
      cell = jalons_cell_new (dataset, school, level, jalons_year_start (year));
      if (cell->basis != JALONS_BASIS_PLANNED)
        continue;
      g_clear_pointer (&nearest, jalons_cell_free);
      nearest = g_steal_pointer (&cell);
    }
  return nearest;
}

/* What is owed stays that of the year itself: the texts may change in between. */
static void
stand_in (JalonsCohortYear *self,
          JalonsDataset *dataset)
{
  JalonsCell *like = find_like (dataset, self->school, self->level, self->start);

  if (like == NULL)
    return;
  like->owed = self->cell->owed;
  self->like = like->start;
  jalons_cell_free (self->cell);
  self->cell = like;
}

/* Of a school that nobody named, nothing is known. */
static JalonsCell *
empty_cell (const char *level,
            int start)
{
  g_autoptr (JalonsDataset) nothing = jalons_dataset_new ();
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_SCHOOL, NULL);
  g_autoptr (JalonsSchool) nowhere = jalons_draft_build (draft);

  return jalons_cell_new (nothing, nowhere, level, start);
}

static JalonsCohortYear *
year_new (JalonsDataset *dataset,
          const JalonsSchool *school,
          const char *level,
          int start)
{
  JalonsCohortYear *self = g_new0 (JalonsCohortYear, 1);

  self->start = start;
  self->level = level;
  self->like = JALONS_UNSET;
  self->school = school ? g_object_ref ((JalonsSchool *) school) : NULL;
  self->cell = school ? jalons_cell_new (dataset, school, level, start) : empty_cell (level, start);
  if (school != NULL && self->cell->basis == JALONS_BASIS_NOTHING)
    stand_in (self, dataset);
  return self;
}

/* What was kept of a school whose years are not here. */
static JalonsCohortYear *
year_kept (const JalonsOnwardYear *kept,
           const char *level)
{
  JalonsCohortYear *self = g_new0 (JalonsCohortYear, 1);

  self->start = kept->start;
  self->level = level;
  self->like = kept->like;
  self->school = g_object_ref (kept->school);
  self->cell = empty_cell (level, kept->start);
  self->cell->basis = kept->basis;
  self->cell->owed = kept->owed;
  self->cell->planned = kept->planned;
  self->cell->intended = kept->intended;
  return self;
}

/* Sums */

static void
add_spread (JalonsSpread *sum,
            const JalonsSpread *own,
            int intended)
{
  sum->low += MAX (own->low, 0) + intended;
  sum->mean += MAX (own->mean, 0) + intended;
  sum->high += MAX (own->high, 0) + intended;
}

static void
add_competence (JalonsCohort *self,
                unsigned competence,
                const JalonsSpread *own)
{
  JalonsTouch touch = JALONS_TOUCH_NEVER;

  if (own->high > 0)
    touch = own->low > 0 ? JALONS_TOUCH_ALL : JALONS_TOUCH_SOME;
  add_spread (&self->competences[competence], own, 0);
  self->touched[competence] = MAX (self->touched[competence], touch);
}

static void
add_year (JalonsCohort *self,
          const JalonsCohortYear *year)
{
  const JalonsCell *cell = year->cell;

  self->n_unknown += cell->basis == JALONS_BASIS_NOTHING;
  self->owed += MAX (cell->owed.mean, 0);
  add_spread (&self->planned, &cell->planned, cell->intended);
  add_spread (&self->half_days, &cell->half_days, cell->intended_half_days);
  if (year->like == JALONS_UNSET)
    add_spread (&self->done, &cell->done, 0);
  for (unsigned i = 0; i < JALONS_HOURS_MAX_AXES; i++)
    add_spread (&self->axes[i], &cell->axes[i], cell->intended_axes[i]);
  for (unsigned i = 0; i < JALONS_HOURS_MAX_COMPETENCES; i++)
    add_competence (self, i, &cell->competences[i]);
}

/* The year of a cohort in the school that has @level: its own, or the one that follows. */
static JalonsCohortYear *
follow (JalonsDataset *dataset,
        const JalonsSchool *school,
        const char *level,
        int start,
        JalonsVoie voie,
        const JalonsOnward *onward)
{
  const JalonsSchool *then = onward != NULL ? onward->schools[voie] : NULL;
  const JalonsOnwardYear *kept;

  if (jalons_cohort_has_level (dataset, school, level))
    return year_new (dataset, school, level, start);
  if (then != NULL && jalons_cohort_has_level (onward->datasets[voie], then, level))
    return year_new (onward->datasets[voie], then, level, start);
  kept = jalons_onward_find_kept (onward, voie, level, start);
  return kept != NULL ? year_kept (kept, level) : year_new (dataset, NULL, level, start);
}

/**
 * jalons_cohort_new:
 * @level: the code of the level that is entered
 * @start: in which year: 2026 for 2026-2027
 * @path: which way, where ways part
 * @onward: (nullable): the schools that follow, for the levels that @school does not have
 *
 * Returns: (transfer full): the path of the cohort, from @level to the last class
 */
JalonsCohort *
jalons_cohort_new (JalonsDataset *dataset,
                   const JalonsSchool *school,
                   const char *level,
                   int start,
                   JalonsPath path,
                   const JalonsOnward *onward)
{
  JalonsCohort *self = g_new0 (JalonsCohort, 1);

  self->years = g_ptr_array_new_with_free_func (year_free);
  self->first_level = g_strdup (level);
  for (const char *at = self->first_level; at != NULL; at = jalons_path_next (path, at))
    {
      g_ptr_array_add (self->years, follow (dataset, school, at, start++, jalons_path_voie (path), onward));
      add_year (self, self->years->pdata[self->years->len - 1]);
    }
  return self;
}

/**
 * jalons_cohort_free:
 */
void
jalons_cohort_free (JalonsCohort *self)
{
  g_ptr_array_unref (self->years);
  g_free (self->first_level);
  g_free (self);
}

/* Keeping */

static void
keep_year (JalonsOnward *onward,
           JalonsVoie voie,
           const JalonsCohortYear *year)
{
  JalonsOnwardYear *kept;

  if (jalons_onward_find_kept (onward, voie, year->level, year->start) != NULL)
    return;
  kept = jalons_onward_year_new (voie, year->level, year->start, year->school);
  kept->like = year->like;
  kept->basis = year->cell->basis;
  kept->owed = year->cell->owed;
  kept->planned = year->cell->planned;
  kept->intended = year->cell->intended;
  g_ptr_array_add (onward->kept, kept);
}

static void
keep_path (JalonsDataset *dataset,
           const JalonsSchool *school,
           const char *level,
           int start,
           JalonsPath path,
           JalonsOnward *onward)
{
  g_autoptr (JalonsCohort) cohort = jalons_cohort_new (dataset, school, level, start, path, onward);

  for (guint i = 0; i < cohort->years->len; i++)
    {
      const JalonsCohortYear *year = cohort->years->pdata[i];

      if (year->school != NULL && year->school != school)
        keep_year (onward, jalons_path_voie (path), year);
    }
}

/**
 * jalons_cohort_keep:
 * @project: in @dataset
 * @onward: the schools that follow, with their years; gets what those say of the paths of @project, see @kept
 */
void
jalons_cohort_keep (JalonsDataset *dataset,
                    const JalonsProject *project,
                    JalonsOnward *onward)
{
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);
  g_autoptr (JalonsProgramme) programme = school != NULL ? jalons_programme_new (dataset, project) : NULL;

  for (guint i = 0; programme != NULL && i < programme->n_levels; i++)
    for (JalonsPath path = JALONS_PATH_GENERAL; path < JALONS_N_PATHS; path++)
      if (jalons_path_suits (path, programme->levels[i]))
        keep_path (dataset, school, programme->levels[i], programme->start, path, onward);
}
