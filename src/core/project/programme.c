/* Levels × years: the lines and the hours of each cell.
 * Invariant: what is planned for a class is what jalons_hours_of_division() says, whatever the lines show.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/programme-private.h"
#include "core/record/order.h"

#include "core/published/references.h"

/* Demi-journées Avenir aimed at where a year does not say (note de service MENE2519127N). */
#define HALF_DAYS 4

/* Hours */

/* Years of which there may be more or fewer in a dataset. */
typedef struct
{
  int first;
  int end;
} Span;

static const Span every_year = { 0, G_MAXINT };

/* The year of @school that says most of @start: that one, the nearest before it, or the nearest after it; among those of
 * @span. */
static JalonsYear *
nearest_year (JalonsDataset *dataset,
              const JalonsSchool *school,
              int start,
              Span span)
{
  g_autoptr (GPtrArray) years = jalons_dataset_referring (dataset, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));
  JalonsYear *before = NULL, *after = NULL;

  for (guint i = 0; i < years->len; i++)
    {
      JalonsYear *year = g_ptr_array_index (years, i);
      int own = jalons_year_start (year);

      if (own < span.first || own >= span.end)
        continue;
      if (own <= start && (before == NULL || own > jalons_year_start (before)))
        before = year;
      if (own > start && (after == NULL || own < jalons_year_start (after)))
        after = year;
    }
  return before ? before : after;
}

/* Of a level that has no class yet. */
static JalonsSpread
owed_without_classes (JalonsDataset *dataset,
                      const JalonsSchool *school,
                      const JalonsYear *year,
                      const char *level,
                      int start)
{
  const JalonsReferenceSet *set = jalons_references_for_rentree (start);
  const char *code = year ? jalons_year_reference_set (year) : set ? set->code
                                                                   : "";
  int minutes = jalons_hours_owed_at_level (dataset, jalons_record_get_id (school), code, level).minutes;

  return (JalonsSpread){ minutes, minutes, minutes };
}

/* The sums of the cell's classes, one after the other. */
static void
gather_hours (JalonsCell *cell,
              const JalonsHours *hours,
              unsigned n_before,
              unsigned *n_owed)
{
  if (hours->owed.minutes != JALONS_UNSET)
    jalons_spread_gather (&cell->owed, hours->owed.minutes, (*n_owed)++);
  jalons_spread_gather (&cell->planned, hours->total.planned, n_before);
  jalons_spread_gather (&cell->confirmed, hours->total.confirmed, n_before);
  jalons_spread_gather (&cell->done, hours->total.done, n_before);
  jalons_spread_gather (&cell->half_days, hours->half_days, n_before);
  for (unsigned i = 0; i < JALONS_HOURS_MAX_AXES; i++)
    jalons_spread_gather (&cell->axes[i], hours->axes[i].planned, n_before);
  for (unsigned i = 0; i < JALONS_HOURS_MAX_COMPETENCES; i++)
    jalons_spread_gather (&cell->competences[i], hours->competences[i], n_before);
  jalons_hours_add (&cell->total, hours);
}

static void
finish_hours (JalonsCell *cell,
              unsigned n_owed)
{
  jalons_spread_finish (&cell->owed, n_owed);
  jalons_spread_finish (&cell->planned, cell->n_divisions);
  jalons_spread_finish (&cell->confirmed, cell->n_divisions);
  jalons_spread_finish (&cell->done, cell->n_divisions);
  jalons_spread_finish (&cell->half_days, cell->n_divisions);
  for (unsigned i = 0; i < JALONS_HOURS_MAX_AXES; i++)
    jalons_spread_finish (&cell->axes[i], cell->n_divisions);
  for (unsigned i = 0; i < JALONS_HOURS_MAX_COMPETENCES; i++)
    jalons_spread_finish (&cell->competences[i], cell->n_divisions);
}

static void
count_divisions (JalonsCell *cell,
                 JalonsDataset *dataset,
                 GPtrArray *divisions,
                 JalonsCalendar *calendar)
{
  unsigned n_owed = 0;

  cell->n_divisions = divisions->len;
  for (guint i = 0; i < divisions->len; i++)
    {
      const JalonsHours hours = jalons_hours_of_division (dataset, divisions->pdata[i], calendar);

      gather_hours (cell, &hours, i, &n_owed);
    }
  finish_hours (cell, n_owed);
}

/* Intentions */

static void
add_intention (JalonsCell *cell,
               JalonsIntention *intention)
{
  const char *axis = jalons_intention_axis (intention);
  int minutes = MAX (jalons_intention_minutes (intention), 0), index = jalons_hours_axis_index (axis);
  JalonsEntry *entry = jalons_entry_new (jalons_intention_title (intention), axis, jalons_intention_half_day (intention));

  g_ptr_array_add (entry->records, g_object_ref (intention));
  entry->minutes = (JalonsSpread){ minutes, minutes, minutes };
  g_ptr_array_add (cell->entries, entry);
  cell->intended += minutes;
  cell->intended_half_days += jalons_intention_half_day (intention);
  if (index >= 0)
    cell->intended_axes[index] += minutes;
}

static void
add_intentions (JalonsCell *cell,
                GPtrArray *intentions)
{
  for (guint i = 0; intentions != NULL && i < intentions->len; i++)
    if (jalons_intention_start (intentions->pdata[i]) == cell->start &&
        g_str_equal (jalons_intention_level (intentions->pdata[i]), cell->level))
      add_intention (cell, intentions->pdata[i]);
}

/* Cells */

/**
 * jalons_cell_free:
 */
void
jalons_cell_free (JalonsCell *cell)
{
  g_free (cell->level);
  g_ptr_array_unref (cell->entries);
  g_free (cell);
}

static GPtrArray *
divisions_of_level (JalonsDataset *dataset,
                    const JalonsYear *year,
                    const char *level)
{
  g_autoptr (GPtrArray) all = year ? jalons_dataset_referring (dataset, JALONS_DIVISION_YEAR, jalons_record_get_id (year))
                                   : g_ptr_array_new ();
  GPtrArray *divisions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (jalons_division_level (all->pdata[i]), level))
      g_ptr_array_add (divisions, g_object_ref (all->pdata[i]));
  return divisions;
}

static JalonsBasis
basis_of (const JalonsCell *cell)
{
  if (cell->entries->len == 0)
    return JALONS_BASIS_NOTHING;
  return jalons_entry_is_intention (cell->entries->pdata[0]) ? JALONS_BASIS_INTENDED : JALONS_BASIS_PLANNED;
}

/* @year and @calendar are NULL for a year that nobody has entered. */
static JalonsCell *
make_cell (JalonsDataset *dataset,
           const JalonsSchool *school,
           const char *level,
           int start,
           const JalonsYear *year,
           JalonsCalendar *calendar,
           GPtrArray *intentions,
           Span span)
{
  JalonsCell *cell = g_new0 (JalonsCell, 1);
  const JalonsYear *nearest = year ? year : nearest_year (dataset, school, start, span);
  g_autoptr (GPtrArray) divisions = divisions_of_level (dataset, year, level);

  cell->level = g_strdup (level);
  cell->start = start;
  cell->entries = g_ptr_array_new_with_free_func (jalons_entry_free);
  cell->total.owed.minutes = JALONS_UNSET;
  cell->half_day_target = nearest ? jalons_year_half_days (nearest) : JALONS_UNSET;
  if (cell->half_day_target == JALONS_UNSET)
    cell->half_day_target = HALF_DAYS;
  count_divisions (cell, dataset, divisions, calendar);
  if (divisions->len == 0)
    cell->owed = owed_without_classes (dataset, school, nearest, level, start);
  jalons_entries_add_activities (cell->entries, dataset, divisions);
  add_intentions (cell, intentions);
  cell->basis = basis_of (cell);
  return cell;
}

/**
 * jalons_cell_new:
 * @level: the code of a level
 * @start: 2026 for 2026-2027
 *
 * Returns: (transfer full): what @school has for @level in that year, with the intentions of the project that has the year
 */
JalonsCell *
jalons_cell_new (JalonsDataset *dataset,
                 const JalonsSchool *school,
                 const char *level,
                 int start)
{
  JalonsYear *year = jalons_dataset_find_year (dataset, school, start);
  JalonsProject *project = jalons_project_of_year (dataset, school, start);
  g_autoptr (JalonsCalendar) calendar = year ? jalons_hours_calendar (dataset, year) : NULL;
  g_autoptr (GPtrArray) intentions = project ? jalons_project_intentions (dataset, project) : NULL;

  return make_cell (dataset, school, level, start, year, calendar, intentions, every_year);
}

/**
 * jalons_cell_foreseen:
 *
 * What may be set beside what is owed: the class which has least, and the intentions that are left on top of it.
 *
 * Returns: minutes for a class
 */
int
jalons_cell_foreseen (const JalonsCell *cell)
{
  return jalons_cell_foreseen_spread (cell).low;
}

/**
 * jalons_cell_foreseen_spread:
 *
 * Returns: minutes, over the classes: what is planned, and the intentions that are left on top of it
 */
JalonsSpread
jalons_cell_foreseen_spread (const JalonsCell *cell)
{
  const JalonsSpread *planned = &cell->planned;

  return (JalonsSpread){ MAX (planned->low, 0) + cell->intended, MAX (planned->mean, 0) + cell->intended,
                         MAX (planned->high, 0) + cell->intended };
}

/* The programme */

static void
add_level (GPtrArray *levels,
           GHashTable *seen,
           const char *level)
{
  if (*level != '\0' && g_hash_table_add (seen, (gpointer) level))
    g_ptr_array_add (levels, g_strdup (level));
}

static void
add_levels_of_year (GPtrArray *levels,
                    GHashTable *seen,
                    JalonsDataset *dataset,
                    const JalonsYear *year)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_referring (dataset, JALONS_DIVISION_YEAR, jalons_record_get_id (year));

  for (guint i = 0; i < divisions->len; i++)
    add_level (levels, seen, jalons_division_level (divisions->pdata[i]));
}

/* The levels of the classes of its years and of its intentions; of a project whose years have no class yet, those of the
 * school's nearest year too. */
static char **
list_levels (JalonsDataset *dataset,
             const JalonsSchool *school,
             JalonsYear *const *years,
             GPtrArray *intentions,
             int start,
             Span span)
{
  g_autoptr (GPtrArray) levels = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JalonsYear *nearest = school ? nearest_year (dataset, school, start, span) : NULL;

  for (unsigned i = 0; i < JALONS_PROJECT_YEARS; i++)
    if (years[i] != NULL)
      add_levels_of_year (levels, seen, dataset, years[i]);
  if (levels->len == 0 && nearest != NULL)
    add_levels_of_year (levels, seen, dataset, nearest);
  for (guint i = 0; i < intentions->len; i++)
    add_level (levels, seen, jalons_intention_level (intentions->pdata[i]));
  g_ptr_array_sort_with_data (levels, jalons_order_levels, dataset);
  g_ptr_array_add (levels, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&levels), FALSE);
}

static void
add_cells (JalonsProgramme *self,
           JalonsDataset *dataset,
           const JalonsSchool *school,
           JalonsYear *const *years,
           GPtrArray *intentions,
           Span span)
{
  JalonsCalendar *calendars[JALONS_PROJECT_YEARS] = { NULL };

  for (unsigned i = 0; i < JALONS_PROJECT_YEARS; i++)
    calendars[i] = years[i] ? jalons_hours_calendar (dataset, years[i]) : NULL;
  for (unsigned level = 0; level < self->n_levels; level++)
    for (int i = 0; i < JALONS_PROJECT_YEARS; i++)
      g_ptr_array_add (self->cells, make_cell (dataset, school, self->levels[level], self->start + i, years[i],
                                               calendars[i], intentions, span));
  for (unsigned i = 0; i < JALONS_PROJECT_YEARS; i++)
    g_clear_pointer (&calendars[i], jalons_calendar_unref);
}

static JalonsProgramme *
make_programme (JalonsDataset *dataset,
                const JalonsProject *project,
                Span span)
{
  JalonsProgramme *self = g_new0 (JalonsProgramme, 1);
  JalonsSchool *school = jalons_dataset_follow (dataset, project, JALONS_PROJECT_SCHOOL);
  g_autoptr (GPtrArray) intentions = jalons_project_intentions (dataset, project);
  JalonsYear *years[JALONS_PROJECT_YEARS] = { NULL };

  self->start = jalons_project_start (project);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_cell_free);
  for (int i = 0; school != NULL && i < JALONS_PROJECT_YEARS; i++)
    years[i] = jalons_dataset_find_year (dataset, school, self->start + i);
  self->levels = school ? list_levels (dataset, school, years, intentions, self->start, span) : g_new0 (char *, 1);
  self->n_levels = g_strv_length (self->levels);
  if (school != NULL)
    add_cells (self, dataset, school, years, intentions, span);
  return self;
}

/**
 * jalons_programme_new:
 *
 * Returns: (transfer full): the programme of @project; without levels when its school is gone or has no class
 */
JalonsProgramme *
jalons_programme_new (JalonsDataset *dataset,
                      const JalonsProject *project)
{
  return make_programme (dataset, project, every_year);
}

/**
 * jalons_programme_new_alone:
 *
 * A frozen copy holds no other year than those of its project: what is compared with one asks no other year either.
 *
 * Returns: (transfer full): the programme of @project, as if the school had only the years of @project
 */
JalonsProgramme *
jalons_programme_new_alone (JalonsDataset *dataset,
                            const JalonsProject *project)
{
  const Span span = { jalons_project_start (project), jalons_project_start (project) + JALONS_PROJECT_YEARS };

  return make_programme (dataset, project, span);
}

/**
 * jalons_programme_free:
 */
void
jalons_programme_free (JalonsProgramme *self)
{
  g_strfreev (self->levels);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * jalons_programme_cell:
 *
 * Returns: (transfer none) (nullable): the cell of that level and year
 */
const JalonsCell *
jalons_programme_cell (const JalonsProgramme *self,
                       const char *level,
                       int start)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const JalonsCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->start == start && g_str_equal (cell->level, level))
        return cell;
    }
  return NULL;
}

/**
 * jalons_programme_basis:
 * @start: one of its years
 *
 * Returns: whether that year is planned, for one level at least, or only intended
 */
JalonsBasis
jalons_programme_basis (const JalonsProgramme *self,
                        int start)
{
  JalonsBasis basis = JALONS_BASIS_NOTHING;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const JalonsCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->start == start)
        basis = MAX (basis, cell->basis);
    }
  return basis;
}
