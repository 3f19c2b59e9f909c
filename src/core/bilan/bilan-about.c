/* What the hours of a bilan were about: axes, competences, demi-journées Avenir; and the classes that had too few.
 * Invariant: minutes come from core/hours; an activity counts once for each of its classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/bilan/bilan-private.h"
#include "core/published/frameworks.h"

/* The columns that axes and competences share. */
typedef struct
{
  unsigned activities;
  unsigned planned;
  unsigned held;
} Columns;

static Columns
add_columns (JalonsBilanTable *table)
{
  Columns columns;

  columns.activities = jalons_bilan_add_column (
    table, "activities", JALONS_CELL_COUNT, _ ("Activities"),
    _ ("The number of activities that are not cancelled and count, each once whatever its classes."));
  columns.planned = jalons_bilan_add_column (
    table, "planned", JALONS_CELL_MINUTES, _ ("Planned"),
    _ ("The length of these activities, once for each of their classes; what was held counts with the time that it "
       "really took."));
  columns.held = jalons_bilan_add_column (
    table, "held", JALONS_CELL_MINUTES, _ ("Held"),
    _ ("The time that those marked as held really took, once for each of their classes."));
  jalons_bilan_add_formula (table, "rate", JALONS_FORMULA_RATIO, columns.held, columns.planned, _ ("Held of planned"),
                            _ ("The hours held, divided by the hours planned."));
  return columns;
}

static void
count_activity (JalonsBilanRow *row,
                const Columns *columns,
                const JalonsActivity *activity,
                int times)
{
  const JalonsSums sums = jalons_activity_sums (activity);

  jalons_bilan_count (row, columns->activities, 1, activity);
  jalons_bilan_count (row, columns->planned, sums.planned * times, activity);
  if (jalons_activity_state (activity) == JALONS_STATE_DONE)
    jalons_bilan_count (row, columns->held, sums.done * times, activity);
}

/* ---- Axes ---- */

/* Last, and there only when it is needed. */
static JalonsBilanRow *
row_of_axis (JalonsBilanTable *table,
             const char *axis)
{
  JalonsBilanRow *row = *axis != '\0' ? jalons_bilan_find_row (table, axis) : NULL;

  if (row == NULL)
    row = jalons_bilan_find_row (table, "none");
  return row != NULL ? row : jalons_bilan_add_row (table, "none", _ ("Without an axis"));
}

/* An activity that has no class counts nowhere, as in the hours of the classes. */
void
jalons_bilan_add_axes (JalonsBilanScope *scope,
                       GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("axes", _ ("Hours by axis"), _ ("Axis"), JALONS_THEME_HOURS);
  const Columns columns = add_columns (table);
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  for (gsize i = 0; i < n_axes; i++)
    jalons_bilan_add_row (table, axes[i].code, axes[i].label);
  for (guint i = 0; i < scope->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (scope->activities, i);
      int times = jalons_bilan_times (scope, activity);

      if (times > 0 && jalons_activity_counts (activity))
        count_activity (row_of_axis (table, jalons_activity_axis (activity)), &columns, activity, times);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

/* The column of an axis, or the last for none. */
static unsigned
column_of_axis (const char *code)
{
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);
  unsigned i = 0;

  while (i < n_axes && !g_str_equal (axes[i].code, code))
    i++;
  return i;
}

static void
count_level_axes (JalonsBilanRow *row,
                  const JalonsBilanDivision *division)
{
  for (guint i = 0; i < division->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (division->activities, i);

      if (jalons_activity_counts (activity) && jalons_activity_state (activity) == JALONS_STATE_DONE)
        jalons_bilan_count (row, column_of_axis (jalons_activity_axis (activity)), jalons_activity_sums (activity).done,
                            activity);
    }
}

static gboolean
has_none_without_axis (GPtrArray *tables)
{
  JalonsBilanTable *axes = g_ptr_array_index (tables, tables->len - 1);

  return jalons_bilan_find_row (axes, "none") == NULL;
}

/* What was held, by level and axis; right after the table of axes. */
void
jalons_bilan_add_level_axes (JalonsBilanScope *scope,
                             GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("level_axes", _ ("Hours held by level and axis"), _ ("Level"),
                                                    JALONS_THEME_HOURS);
  g_autoptr (GPtrArray) levels = jalons_bilan_list_levels (scope);
  const char *how = _ ("The time that the activities of that axis marked as held really took, once for each of their "
                       "classes of that level.");
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  for (gsize i = 0; i < n_axes; i++)
    jalons_bilan_add_column (table, axes[i].code, JALONS_CELL_MINUTES, axes[i].short_label, how);
  if (!has_none_without_axis (tables))
    jalons_bilan_add_column (table, "none", JALONS_CELL_MINUTES, _ ("Without an axis"), how);
  for (guint i = 0; i < levels->len; i++)
    jalons_bilan_add_row (table, levels->pdata[i], jalons_bilan_level_label (scope, levels->pdata[i]));
  for (guint i = 0; i < scope->divisions->len; i++)
    {
      const JalonsBilanDivision *division = JALONS_BILAN_DIVISION (scope, i);

      count_level_axes (jalons_bilan_find_row (table, jalons_division_level (division->division)), division);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

/* ---- Competences ---- */

/* Whether the list says the same earlier. */
static gboolean
is_before (const char *const *codes,
           unsigned i)
{
  for (unsigned j = 0; j < i; j++)
    if (g_str_equal (codes[j], codes[i]))
      return TRUE;
  return FALSE;
}

static void
count_competences (JalonsBilanTable *table,
                   const Columns *columns,
                   const JalonsActivity *activity,
                   int times)
{
  const char *const *codes = jalons_activity_competences (activity);

  for (unsigned i = 0; codes[i] != NULL; i++)
    {
      JalonsBilanRow *row = jalons_bilan_find_row (table, codes[i]);

      if (row != NULL && !is_before (codes, i))
        count_activity (row, columns, activity, times);
    }
}

/* Without a total: an activity counts whole for each of its competences. */
void
jalons_bilan_add_competences (JalonsBilanScope *scope,
                              GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("competences", _ ("Hours by competence"), _ ("Competence"),
                                                    JALONS_THEME_HOURS);
  const Columns columns = add_columns (table);
  gsize n;
  const JalonsCompetence *competences = jalons_competences_list (NULL, &n);

  g_free (table->note);
  table->note = g_strdup (_ ("An activity counts whole for each of its competences, so that these do not add up."));
  for (gsize i = 0; i < n; i++)
    jalons_bilan_row_group (jalons_bilan_add_row (table, competences[i].code, competences[i].label),
                            competences[i].family_label);
  for (guint i = 0; i < scope->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (scope->activities, i);
      int times = jalons_bilan_times (scope, activity);

      if (times > 0 && jalons_activity_counts (activity))
        count_competences (table, &columns, activity, times);
    }
  jalons_bilan_take (table, tables);
}

/* ---- Demi-journées Avenir ---- */

static void
count_half_days (JalonsBilanRow *row,
                 const JalonsBilanDivision *division,
                 unsigned planned,
                 unsigned held)
{
  for (guint i = 0; i < division->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (division->activities, i);

      if (!jalons_activity_half_day (activity) || jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
        continue;
      jalons_bilan_count (row, planned, 1, activity);
      if (jalons_activity_state (activity) == JALONS_STATE_DONE)
        jalons_bilan_count (row, held, 1, activity);
    }
}

static void
count_target (JalonsBilanScope *scope,
              JalonsBilanRow *row,
              const JalonsBilanDivision *division,
              unsigned target)
{
  JalonsYear *year = jalons_dataset_follow (scope->dataset, division->division, JALONS_DIVISION_YEAR);

  if (jalons_year_half_days (year) == JALONS_UNSET)
    return;
  jalons_bilan_row_cell (row, target)->kind = JALONS_CELL_COUNT;
  jalons_bilan_count (row, target, jalons_year_half_days (year), division->division);
}

/* Four a year and class are asked for by MENE2519127N; what is aimed at is the school's to say. */
void
jalons_bilan_add_half_days (JalonsBilanScope *scope,
                            GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("half_days", _ ("Avenir half-days"), _ ("Level"),
                                                    JALONS_THEME_HOURS);
  g_autoptr (GPtrArray) levels = jalons_bilan_list_levels (scope);
  unsigned target = jalons_bilan_add_column (
    table, "target", JALONS_CELL_COUNT, _ ("Aimed at"),
    _ ("The half-days that the school aims at for a class, times its classes."));
  unsigned planned = jalons_bilan_add_column (
    table, "planned", JALONS_CELL_COUNT, _ ("Planned"),
    _ ("The activities that are an Avenir half-day and are not cancelled, once for each of their classes."));
  unsigned held = jalons_bilan_add_column (table, "held", JALONS_CELL_COUNT, _ ("Held"),
                                           _ ("Those of them that are marked as held."));

  jalons_bilan_add_formula (table, "rate", JALONS_FORMULA_RATIO, held, target, _ ("Held of aimed at"),
                            _ ("The half-days held, divided by those aimed at."));
  for (guint i = 0; i < levels->len; i++)
    jalons_bilan_clear (
      jalons_bilan_add_row (table, levels->pdata[i], jalons_bilan_level_label (scope, levels->pdata[i])), target);
  for (guint i = 0; i < scope->divisions->len; i++)
    {
      const JalonsBilanDivision *division = JALONS_BILAN_DIVISION (scope, i);
      JalonsBilanRow *row = jalons_bilan_find_row (table, jalons_division_level (division->division));

      count_target (scope, row, division, target);
      count_half_days (row, division, planned, held);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}
