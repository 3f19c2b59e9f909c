/* The goals of a project, and what serves each of them.
 * Invariant: a goal that nothing serves is listed all the same, and says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/project-private.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"

static char *
goal_words (const JalonsGoal *goal,
            unsigned number)
{
  /* Translators: the number of a goal, and its wording */
  return g_strdup_printf (_ ("%1$u. %2$s"), number, jalons_goal_wording (goal));
}

static char *
axis_words (JalonsProjectPages *self,
            const JalonsGoal *goal)
{
  g_autofree char *axis = jalons_project_axis (jalons_goal_axis (goal));
  g_autofree char *competences = jalons_field_words (self->dataset, goal, JALONS_GOAL_COMPETENCES);

  if (competences == NULL || *competences == '\0')
    return g_steal_pointer (&axis);
  return *axis != '\0' ? g_strdup_printf ("%s – %s", axis, competences) : g_steal_pointer (&competences);
}

static void
add_goal (JalonsProjectPages *self,
          const JalonsGoal *goal,
          unsigned number)
{
  g_autofree char *words = goal_words (goal, number), *axis = axis_words (self, goal);
  g_autofree char *level = jalons_project_level (self, jalons_goal_level (goal));
  g_autofree char *year = jalons_goal_start (goal) != JALONS_UNSET ? jalons_format_school_year (jalons_goal_start (goal))
                                                                   : g_strdup (_ ("Every year"));
  const char *const cells[] = { words, level, axis, jalons_goal_indicator (goal), jalons_goal_target (goal), year };

  jalons_report_add_row (self->report, cells);
}

static void
add_table (JalonsProjectPages *self,
           GPtrArray *goals)
{
  static const double shares[] = { 0.23, 0.1, 0.28, 0.16, 0.12, 0.11 };
  const char *const heads[] = { _ ("Goal"), _ ("Level"), _ ("Axis and competences"), _ ("Indicator"), _ ("Target"),
                                _ ("School year"), NULL };

  jalons_report_add_table (self->report, _ ("Goals of the project"), shares, heads);
  for (unsigned i = 0; i < goals->len; i++)
    add_goal (self, goals->pdata[i], i + 1);
}

/* What serves them */

static char *
codes_of (JalonsProjectPages *self,
          JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->dataset, activity);
  GString *codes = g_string_new (NULL);

  for (unsigned i = 0; i < divisions->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", jalons_division_code (divisions->pdata[i]));
  return g_string_free (codes, FALSE);
}

static void
add_activity (JalonsProjectPages *self,
              JalonsActivity *activity)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *codes = codes_of (self, activity), *when = NULL;

  g_ptr_array_add (one, activity);
  when = jalons_project_when (one);
  {
    const char *const cells[] = { jalons_activity_name (activity), codes, when,
                                  jalons_state_label ((JalonsState) jalons_activity_state (activity)) };

    jalons_report_add_row (self->report, cells);
  }
}

static void
add_intention (JalonsProjectPages *self,
               JalonsIntention *intention)
{
  g_autofree char *level = jalons_project_level (self, jalons_intention_level (intention));
  g_autofree char *year = jalons_format_school_year (jalons_intention_start (intention));
  const char *const cells[] = { jalons_intention_title (intention), level, year, _ ("Intention") };

  jalons_report_add_row (self->report, cells);
}

static void
add_served (JalonsProjectPages *self,
            JalonsGoal *goal,
            unsigned number)
{
  g_autofree char *words = goal_words (goal, number);
  g_autoptr (GPtrArray) activities = jalons_goal_activities (self->dataset, goal);
  g_autoptr (GPtrArray) intentions = jalons_goal_intentions (self->dataset, goal);

  jalons_report_add_group (self->report, words);
  for (unsigned i = 0; i < activities->len; i++)
    add_activity (self, activities->pdata[i]);
  for (unsigned i = 0; i < intentions->len; i++)
    add_intention (self, intentions->pdata[i]);
  if (activities->len + intentions->len == 0)
    {
      const char *const cells[] = { _ ("Nothing serves this goal yet."), "", "", "" };

      jalons_report_add_row (self->report, cells);
    }
}

static void
add_service (JalonsProjectPages *self,
             GPtrArray *goals)
{
  static const double shares[] = { 0.44, 0.22, 0.2, 0.14 };
  const char *const heads[] = { _ ("Activity or intention"), _ ("Classes or level"), _ ("When"), _ ("State"), NULL };

  jalons_report_add (self->report, JALONS_REPORT_HEADING, _ ("What serves each goal"));
  jalons_report_add_table (self->report, _ ("Activities and intentions by goal"), shares, heads);
  for (unsigned i = 0; i < goals->len; i++)
    add_served (self, goals->pdata[i], i + 1);
}

/* What the goals have in common, the goals, and what serves them. */
void
jalons_project_print_goals (JalonsProjectPages *self)
{
  g_autoptr (GPtrArray) goals = jalons_project_goals (self->dataset, self->project);

  jalons_report_add (self->report, JALONS_REPORT_PART, _ ("Goals"));
  jalons_report_add (self->report, JALONS_REPORT_TEXT, jalons_project_aims (self->project));
  if (goals->len == 0)
    {
      jalons_report_add (self->report, JALONS_REPORT_TEXT, _ ("No goal is written yet."));
      return;
    }
  add_table (self, goals);
  add_service (self, goals);
}
