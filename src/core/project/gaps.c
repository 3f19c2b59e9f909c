/* What a project lacks, found in the programme that is shown.
 * Invariant: each gap is told once, by a sentence with its figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/gaps.h"

#include <glib/gi18n-lib.h>

#include "core/project/remarks.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"

/**
 * jalons_gap_code:
 *
 * Returns: (transfer none): "project-goal-unserved"; never changes
 */
const char *
jalons_gap_code (JalonsGapKind kind)
{
  static const char *const codes[] = {
    [JALONS_GAP_NO_DIAGNOSIS] = "project-no-diagnosis",   [JALONS_GAP_NO_GOAL] = "project-no-goal",
    [JALONS_GAP_GOAL_UNSERVED] = "project-goal-unserved", [JALONS_GAP_EMPTY_CELL] = "project-empty",
    [JALONS_GAP_BELOW_OWED] = "project-below-owed",       [JALONS_GAP_HALF_DAYS] = "project-half-days",
    [JALONS_GAP_WITHOUT_GOAL] = "project-without-goal",   [JALONS_GAP_CHANGES_OPEN] = "project-changes-open",
    [JALONS_GAP_NO_REVIEWER] = "project-no-reviewer",
  };

  return codes[kind];
}

/**
 * jalons_gap_free:
 */
void
jalons_gap_free (JalonsGap *gap)
{
  g_clear_object (&gap->record);
  g_free (gap->level);
  g_clear_pointer (&gap->activities, g_ptr_array_unref);
  g_free (gap->text);
  g_free (gap);
}

/* Takes @text. */
static JalonsGap *
add_gap (GPtrArray *gaps,
         JalonsGapKind kind,
         char *text)
{
  JalonsGap *gap = g_new0 (JalonsGap, 1);

  gap->kind = kind;
  gap->level = g_strdup ("");
  gap->start = JALONS_UNSET;
  gap->text = text;
  g_ptr_array_add (gaps, gap);
  return gap;
}

static void
find_missing_parts (GPtrArray *gaps,
                    JalonsDataset *dataset,
                    const JalonsProject *project)
{
  g_autoptr (GPtrArray) figures = jalons_project_figures (dataset, project);
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);
  g_autoptr (GPtrArray) reviewers = jalons_project_reviewers (dataset, project);

  if (*jalons_project_diagnosis (project) == '\0' && figures->len == 0)
    add_gap (gaps, JALONS_GAP_NO_DIAGNOSIS, g_strdup (_ ("The diagnosis is empty: no text and no figure.")));
  if (goals->len == 0)
    add_gap (gaps, JALONS_GAP_NO_GOAL, g_strdup (_ ("The project has no goal yet.")));
  if (reviewers->len == 0)
    add_gap (gaps, JALONS_GAP_NO_REVIEWER, g_strdup (_ ("Nobody is asked to read the project yet.")));
}

static void
find_unserved_goals (GPtrArray *gaps,
                     JalonsDataset *dataset,
                     const JalonsProject *project)
{
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);

  for (guint i = 0; i < goals->len; i++)
    {
      JalonsGoal *goal = g_ptr_array_index (goals, i);
      g_autoptr (GPtrArray) activities = jalons_goal_activities (dataset, goal);
      g_autoptr (GPtrArray) intentions = jalons_goal_intentions (dataset, goal);

      if (activities->len + intentions->len == 0)
        /* Translators: the place of a goal in the list, its wording */
        add_gap (gaps, JALONS_GAP_GOAL_UNSERVED,
                 g_strdup_printf (_ ("No activity and no intention serves goal %1$u, “%2$s”."), i + 1,
                                  jalons_goal_wording (goal)))
          ->record = g_object_ref (goal);
    }
}

/* Takes @text. */
static void
add_cell_gap (GPtrArray *gaps,
              JalonsGapKind kind,
              const JalonsCell *cell,
              char *text)
{
  JalonsGap *gap = add_gap (gaps, kind, text);

  g_free (gap->level);
  gap->level = g_strdup (cell->level);
  gap->start = cell->start;
}

static void
tell_below_owed (GPtrArray *gaps,
                 const JalonsCell *cell,
                 const char *level,
                 const char *year)
{
  int foreseen = jalons_cell_foreseen (cell);
  g_autofree char *has = jalons_format_minutes (foreseen);
  g_autofree char *owed = jalons_format_minutes (cell->owed.high);

  if (cell->owed.high != JALONS_UNSET && foreseen < cell->owed.high)
    /* Translators: a level, a school year, two durations */
    add_cell_gap (gaps, JALONS_GAP_BELOW_OWED, cell,
                  g_strdup_printf (_ ("%1$s, %2$s: %3$s for a class, of the %4$s of reference."), level, year, has, owed));
}

static void
tell_half_days (GPtrArray *gaps,
                const JalonsCell *cell,
                const char *level,
                const char *year)
{
  int n = MAX (cell->half_days.low, 0) + cell->intended_half_days;

  if (n < cell->half_day_target)
    /* Translators: a level, a school year, how many, and how many are aimed at */
    add_cell_gap (gaps, JALONS_GAP_HALF_DAYS, cell,
                  g_strdup_printf (ngettext ("%1$s, %2$s: %3$d half-day Avenir, of the %4$d aimed at.",
                                             "%1$s, %2$s: %3$d half-days Avenir, of the %4$d aimed at.", n),
                                   level, year, n, cell->half_day_target));
}

static void
find_cell_gaps (GPtrArray *gaps,
                JalonsDataset *dataset,
                const JalonsProgramme *programme)
{
  for (guint i = 0; i < programme->cells->len; i++)
    {
      const JalonsCell *cell = g_ptr_array_index (programme->cells, i);
      const char *level = jalons_known_level (dataset, cell->level).label;
      g_autofree char *year = cell->start > 0 ? jalons_format_school_year (cell->start) : g_strdup ("");

      if (cell->basis == JALONS_BASIS_NOTHING)
        /* Translators: a level, a school year */
        add_cell_gap (gaps, JALONS_GAP_EMPTY_CELL, cell,
                      g_strdup_printf (_ ("%1$s, %2$s: no activity and no intention yet."), level, year));
      else
        {
          tell_below_owed (gaps, cell, level, year);
          tell_half_days (gaps, cell, level, year);
        }
    }
}

static gboolean
serves_goal (JalonsDataset *dataset,
             const JalonsActivity *activity,
             const JalonsProject *project)
{
  g_autoptr (GPtrArray) goals = jalons_activity_goals (dataset, activity, project);

  return goals->len > 0;
}

/**
 * jalons_project_activities_without_goal:
 *
 * Returns: (transfer container) (element-type JalonsActivity): the activities for pupils of its years that serve none of
 *   its goals, in the order of the years
 */
GPtrArray *
jalons_project_activities_without_goal (JalonsDataset *dataset,
                                        const JalonsProject *project)
{
  g_autoptr (GPtrArray) all = jalons_project_activities (dataset, project, JALONS_AUDIENCE_PUPILS);
  GPtrArray *activities = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (!serves_goal (dataset, all->pdata[i], project))
      g_ptr_array_add (activities, g_object_ref (all->pdata[i]));
  return activities;
}

/* Without a goal, none of them can serve one: that is the gap to tell. */
static void
find_without_goal (GPtrArray *gaps,
                   JalonsDataset *dataset,
                   const JalonsProject *project)
{
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);
  g_autoptr (GPtrArray) activities = NULL;
  JalonsGap *gap;

  if (goals->len == 0)
    return;
  activities = jalons_project_activities_without_goal (dataset, project);
  if (activities->len == 0)
    return;
  gap = add_gap (gaps, JALONS_GAP_WITHOUT_GOAL,
                 jalons_format_counted (ngettext ("%u activity serves none of the goals.",
                                                  "%u activities serve none of the goals.", activities->len),
                                        activities->len));
  gap->activities = g_steal_pointer (&activities);
}

/* While the project is written or to be revised, a request that is open is work in hand. */
static void
find_open_changes (GPtrArray *gaps,
                   JalonsDataset *dataset,
                   const JalonsProject *project)
{
  unsigned n = jalons_project_count_open (dataset, project, TRUE);

  if (n == 0 || jalons_project_is_editable (project) || jalons_project_state (project) == JALONS_PROJECT_ARCHIVED)
    return;
  add_gap (gaps, JALONS_GAP_CHANGES_OPEN,
           g_strdup_printf (ngettext ("%u request for a change is still open.",
                                      "%u requests for a change are still open.", n),
                            n));
}

/**
 * jalons_project_gaps:
 * @programme: the programme of @project, from jalons_programme_new() of the same data
 *
 * Returns: (transfer full) (element-type JalonsGap): what @project lacks, in the order of the document
 */
GPtrArray *
jalons_project_gaps (JalonsDataset *dataset,
                     const JalonsProject *project,
                     const JalonsProgramme *programme)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_gap_free);

  find_open_changes (gaps, dataset, project);
  find_missing_parts (gaps, dataset, project);
  find_unserved_goals (gaps, dataset, project);
  find_cell_gaps (gaps, dataset, programme);
  find_without_goal (gaps, dataset, project);
  return gaps;
}
