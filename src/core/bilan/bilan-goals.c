/* The goals of the projects in a year, what their indicators read, and the figures typed with their source.
 * Invariant: what somebody typed is told as it was typed; nothing is worked out of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/bilan/bilan-private.h"
#include "core/project/project.h"
#include "core/published/frameworks.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/* ---- Goals ---- */

static void
add_goals_of (JalonsBilanScope *scope,
              const JalonsProject *project,
              GPtrArray *goals)
{
  g_autoptr (GPtrArray) found = jalons_project_goals (scope->dataset, project);

  for (guint i = 0; i < found->len; i++)
    {
      int start = jalons_goal_start (g_ptr_array_index (found, i));

      if (start == JALONS_UNSET || start == scope->start)
        g_ptr_array_add (goals, g_object_ref (g_ptr_array_index (found, i)));
    }
}

/* Those of the projects that cover the year, for every year or for this one, by school and rank. */
static GPtrArray *
list_goals (JalonsBilanScope *scope)
{
  GPtrArray *goals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < scope->years->len; i++)
    {
      JalonsSchool *school = jalons_dataset_follow (scope->dataset, scope->years->pdata[i], JALONS_YEAR_SCHOOL);
      JalonsProject *project = jalons_project_of_year (scope->dataset, school, scope->start);

      if (project != NULL)
        add_goals_of (scope, project, goals);
    }
  return goals;
}

/* What the indicator read in the year of the goal's own school. */
static JalonsReading *
find_reading (JalonsBilanScope *scope,
              const JalonsGoal *goal)
{
  g_autoptr (GPtrArray) readings = jalons_dataset_referring (scope->dataset, JALONS_READING_GOAL,
                                                             jalons_record_get_id (goal));

  for (guint i = 0; i < readings->len; i++)
    {
      JalonsYear *year = jalons_dataset_follow (scope->dataset, readings->pdata[i], JALONS_READING_YEAR);

      if (year != NULL && g_ptr_array_find (scope->years, year, NULL))
        return readings->pdata[i]; /* borrowed from the dataset */
    }
  return NULL;
}

static JalonsSchool *
school_of_goal (JalonsBilanScope *scope,
                const JalonsGoal *goal)
{
  return jalons_dataset_follow (scope->dataset, jalons_dataset_follow (scope->dataset, goal, JALONS_GOAL_PROJECT),
                                JALONS_PROJECT_SCHOOL);
}

enum
{
  LEVEL,
  AXIS,
  INDICATOR,
  TARGET,
  ACTIVITIES,
  PLANNED,
  HELD,
  VALUE,
  OUTCOME,
};

static void
count_aims (JalonsBilanScope *scope,
            JalonsBilanRow *row,
            const JalonsGoal *goal)
{
  g_autoptr (GPtrArray) aims = jalons_dataset_referring (scope->dataset, JALONS_AIM_GOAL, jalons_record_get_id (goal));

  for (guint i = 0; i < aims->len; i++)
    {
      JalonsActivity *activity = jalons_dataset_follow (scope->dataset, aims->pdata[i], JALONS_AIM_ACTIVITY);
      JalonsYear *year = jalons_dataset_follow (scope->dataset, activity, JALONS_ACTIVITY_YEAR);
      int times = activity ? jalons_bilan_times (scope, activity) : 0;

      if (activity == NULL || jalons_activity_state (activity) == JALONS_STATE_CANCELLED ||
          !g_ptr_array_find (scope->years, year, NULL))
        continue;
      jalons_bilan_count (row, ACTIVITIES, 1, activity);
      jalons_bilan_count (row, PLANNED, jalons_activity_sums (activity).planned * times, activity);
      if (jalons_activity_state (activity) == JALONS_STATE_DONE)
        jalons_bilan_count (row, HELD, jalons_activity_sums (activity).done * times, activity);
    }
}

static void
add_goal (JalonsBilanScope *scope,
          JalonsBilanTable *table,
          const JalonsGoal *goal)
{
  JalonsBilanRow *row = jalons_bilan_add_row (table, jalons_record_get_id (goal), jalons_goal_wording (goal));
  JalonsReading *reading = find_reading (scope, goal);
  const JalonsAxis *axis = jalons_axis_lookup (NULL, jalons_goal_axis (goal));
  const char *level = jalons_goal_level (goal);

  if (scope->several)
    jalons_bilan_row_group (row, jalons_school_name (school_of_goal (scope, goal)));
  jalons_bilan_set_text (row, LEVEL, *level != '\0' ? jalons_bilan_level_label (scope, level) : _ ("every level"));
  jalons_bilan_set_text (row, AXIS, axis != NULL ? axis->short_label : "");
  jalons_bilan_set_text (row, INDICATOR, jalons_goal_indicator (goal));
  jalons_bilan_set_text (row, TARGET, jalons_goal_target (goal));
  count_aims (scope, row, goal);
  if (reading == NULL)
    return;
  jalons_bilan_set_text (row, VALUE, jalons_reading_value (reading));
  jalons_bilan_set_text (row, OUTCOME, jalons_outcome_label ((JalonsOutcome) jalons_reading_outcome (reading)));
  jalons_bilan_open (row, VALUE, reading);
  jalons_bilan_open (row, OUTCOME, reading);
}

void
jalons_bilan_add_goals (JalonsBilanScope *scope,
                        GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("goals", _ ("Goals and their indicators"), _ ("Goal"),
                                                    JALONS_THEME_SUMMARY);
  g_autoptr (GPtrArray) goals = list_goals (scope);

  jalons_bilan_add_column (table, "level", JALONS_CELL_TEXT, _ ("Level"), "");
  jalons_bilan_add_column (table, "axis", JALONS_CELL_TEXT, _ ("Axis"), "");
  jalons_bilan_add_column (table, "indicator", JALONS_CELL_TEXT, _ ("Indicator"), "");
  jalons_bilan_add_column (table, "target", JALONS_CELL_TEXT, _ ("Target"), "");
  jalons_bilan_add_column (table, "activities", JALONS_CELL_COUNT, _ ("Activities"),
                           _ ("The number of activities of the year that serve the goal and are not cancelled."));
  jalons_bilan_add_column (table, "planned", JALONS_CELL_MINUTES, _ ("Planned"),
                           _ ("Their length, once for each of their classes, for those that count in the hours; what "
                              "was held counts with the time that it really took."));
  jalons_bilan_add_column (table, "held", JALONS_CELL_MINUTES, _ ("Held"),
                           _ ("The time that those marked as held really took, once for each of their classes."));
  jalons_bilan_add_column (table, "value", JALONS_CELL_TEXT, _ ("Reading"),
                           _ ("What was typed as the reading of the indicator at the end of the year."));
  jalons_bilan_add_column (table, "outcome", JALONS_CELL_TEXT, _ ("Outcome"),
                           _ ("What was judged of the goal at the end of the year."));
  for (guint i = 0; i < goals->len; i++)
    add_goal (scope, table, g_ptr_array_index (goals, i));
  jalons_bilan_take (table, tables);
}

/* How many goals were reached. */
void
jalons_bilan_add_outcomes (JalonsBilanScope *scope,
                           GPtrArray *tables)
{
  static const JalonsOutcome order[] = { JALONS_OUTCOME_REACHED, JALONS_OUTCOME_PARTLY, JALONS_OUTCOME_MISSED,
                                         JALONS_OUTCOME_UNSAID };
  JalonsBilanTable *table = jalons_bilan_table_new ("outcomes", _ ("Goals reached"), _ ("Outcome"),
                                                    JALONS_THEME_SUMMARY);
  const JalonsField *field = jalons_model_field (JALONS_READING_OUTCOME);
  g_autoptr (GPtrArray) goals = list_goals (scope);

  jalons_bilan_add_column (table, "goals", JALONS_CELL_COUNT, _ ("Goals"),
                           _ ("The number of goals of the year for which that was noted at its end."));
  for (unsigned i = 0; goals->len > 0 && i < G_N_ELEMENTS (order); i++)
    jalons_bilan_add_row (table, field->codes[order[i]],
                          order[i] == JALONS_OUTCOME_UNSAID ? _ ("not noted yet") : jalons_outcome_label (order[i]));
  for (guint i = 0; i < goals->len; i++)
    {
      JalonsReading *reading = find_reading (scope, g_ptr_array_index (goals, i));
      int outcome = reading != NULL ? jalons_reading_outcome (reading) : JALONS_OUTCOME_UNSAID;

      jalons_bilan_count (jalons_bilan_find_row (table, field->codes[outcome]), 0, 1, g_ptr_array_index (goals, i));
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

/* ---- Figures ---- */

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  JalonsFigure *first = *(JalonsFigure *const *) a, *second = *(JalonsFigure *const *) b;
  int order = jalons_collate (jalons_figure_label (first), jalons_figure_label (second));

  return order ? order : g_strcmp0 (jalons_record_get_id (first), jalons_record_get_id (second));
}

/* The figure with the same label, a year before. */
static JalonsFigure *
figure_before (GPtrArray *figures,
               const JalonsFigure *figure)
{
  for (guint i = 0; i < figures->len; i++)
    {
      JalonsFigure *other = g_ptr_array_index (figures, i);

      if (jalons_figure_start (other) == jalons_figure_start (figure) - 1 &&
          jalons_collate (jalons_figure_label (other), jalons_figure_label (figure)) == 0)
        return other;
    }
  return NULL;
}

static void
add_figure (JalonsBilanScope *scope,
            JalonsBilanTable *table,
            GPtrArray *figures,
            const JalonsFigure *figure)
{
  JalonsBilanRow *row = jalons_bilan_add_row (table, jalons_record_get_id (figure), jalons_figure_label (figure));
  JalonsFigure *before = figure_before (figures, figure);

  if (scope->several)
    jalons_bilan_row_group (row,
                            jalons_school_name (jalons_dataset_follow (scope->dataset, figure, JALONS_FIGURE_SCHOOL)));
  jalons_bilan_set_text (row, 0, jalons_figure_value (figure));
  jalons_bilan_open (row, 0, figure);
  jalons_bilan_set_text (row, 1, before != NULL ? jalons_figure_value (before) : "");
  jalons_bilan_open (row, 1, before);
  jalons_bilan_set_text (row, 2, jalons_figure_source (figure));
}

/* What others count: taux d'orientation, IVAC… (domain.md, section 5.4). */
void
jalons_bilan_add_figures (JalonsBilanScope *scope,
                          GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("figures", _ ("Other figures"), _ ("Figure"), JALONS_THEME_SUMMARY);
  const char *how = _ ("As it was typed from its source.");

  jalons_bilan_add_column (table, "value", JALONS_CELL_TEXT, _ ("Value"), how);
  jalons_bilan_add_column (table, "before", JALONS_CELL_TEXT, _ ("Year before"), how);
  jalons_bilan_add_column (table, "source", JALONS_CELL_TEXT, _ ("Source"), "");
  for (guint i = 0; i < scope->years->len; i++)
    {
      g_autoptr (GPtrArray) figures = jalons_dataset_referring (scope->dataset, JALONS_FIGURE_SCHOOL,
                                                                jalons_year_school (scope->years->pdata[i]));

      g_ptr_array_sort (figures, compare_figures);
      for (guint j = 0; j < figures->len; j++)
        if (jalons_figure_start (g_ptr_array_index (figures, j)) == scope->start)
          add_figure (scope, table, figures, g_ptr_array_index (figures, j));
    }
  jalons_bilan_take (table, tables);
}
