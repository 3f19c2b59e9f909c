/* The hours in a bilan: owed, planned and held by level, school and class.
 * Invariant: minutes come from core/hours; an activity counts once for each of its classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/bilan/bilan-private.h"
#include "core/published/known-levels.h"
#include "core/record/order.h"

/* The columns that levels, schools and classes share. */
typedef struct
{
  gboolean of_divisions; /* whether a row has several, which are counted */
  unsigned divisions;
  unsigned pupils;
  unsigned owed;
  unsigned planned;
  unsigned held;
  unsigned below_planned;
  unsigned below_held;
} Columns;

static void
add_minutes_columns (JalonsBilanTable *table,
                     Columns *columns)
{
  columns->owed = jalons_bilan_add_column (
    table, "owed", JALONS_CELL_MINUTES, _ ("Owed"),
    _ ("The hours that each class owes, by its reference volume; classes of which nobody says it are left out."));
  columns->planned = jalons_bilan_add_column (
    table, "planned", JALONS_CELL_MINUTES, _ ("Planned"),
    _ ("The length of each activity that is not cancelled and counts, once for each of its classes; what was held "
       "counts with the time that it really took."));
  columns->held = jalons_bilan_add_column (
    table, "held", JALONS_CELL_MINUTES, _ ("Held"),
    _ ("The time that each activity marked as held really took, once for each of its classes."));
  jalons_bilan_add_formula (table, "rate", JALONS_FORMULA_RATIO, columns->held, columns->owed,
                            _ ("Held of owed"), _ ("The hours held, divided by the hours owed."));
}

static void
add_pupils_column (JalonsBilanTable *table,
                   Columns *columns)
{
  columns->pupils = jalons_bilan_add_column (
    table, "pupils", JALONS_CELL_COUNT, _ ("Pupils"),
    _ ("The headcounts of the classes together; classes whose headcount is not known are left out."));
}

static Columns
add_columns (JalonsBilanTable *table)
{
  Columns columns = { .of_divisions = TRUE };

  columns.divisions = jalons_bilan_add_column (table, "divisions", JALONS_CELL_COUNT, _ ("Classes"),
                                               _ ("The number of classes."));
  add_pupils_column (table, &columns);
  add_minutes_columns (table, &columns);
  columns.below_planned = jalons_bilan_add_column (
    table, "below_planned", JALONS_CELL_COUNT, _ ("Planned below"),
    _ ("The number of classes for which fewer hours are planned than they owe."));
  columns.below_held = jalons_bilan_add_column (table, "below_held", JALONS_CELL_COUNT, _ ("Held below"),
                                                _ ("The number of classes that had fewer hours than they owe."));
  return columns;
}

static void
count_hours (JalonsBilanRow *row,
             const Columns *columns,
             GPtrArray *activities)
{
  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);
      const JalonsSums sums = jalons_activity_sums (activity);

      if (!jalons_activity_counts (activity))
        continue;
      jalons_bilan_count (row, columns->planned, sums.planned, activity);
      if (jalons_activity_state (activity) == JALONS_STATE_DONE)
        jalons_bilan_count (row, columns->held, sums.done, activity);
    }
}

/* A class's own sums, which it is measured by. */
static JalonsSums
sum_of (const JalonsBilanDivision *division)
{
  JalonsSums total = { 0 };

  for (guint i = 0; i < division->activities->len; i++)
    {
      const JalonsSums own = jalons_activity_sums (g_ptr_array_index (division->activities, i));

      total.planned += own.planned;
      total.done += own.done;
    }
  return total;
}

static void
count_owed (JalonsBilanRow *row,
            const Columns *columns,
            JalonsBilanScope *scope,
            const JalonsBilanDivision *division)
{
  int owed = jalons_hours_owed (scope->dataset, division->division).minutes;
  const JalonsSums sums = sum_of (division);

  if (owed == JALONS_UNSET)
    return;
  jalons_bilan_row_cell (row, columns->owed)->kind = JALONS_CELL_MINUTES;
  jalons_bilan_count (row, columns->owed, owed, division->division);
  if (columns->of_divisions && sums.planned < owed)
    jalons_bilan_count (row, columns->below_planned, 1, division->division);
  if (columns->of_divisions && sums.done < owed)
    jalons_bilan_count (row, columns->below_held, 1, division->division);
}

static void
count_division (JalonsBilanRow *row,
                const Columns *columns,
                JalonsBilanScope *scope,
                const JalonsBilanDivision *division)
{
  int headcount = jalons_division_headcount (division->division);

  if (columns->of_divisions)
    jalons_bilan_count (row, columns->divisions, 1, division->division);
  if (headcount != JALONS_UNSET)
    jalons_bilan_count (row, columns->pupils, headcount, division->division);
  count_owed (row, columns, scope, division);
  count_hours (row, columns, division->activities);
}

/* Owed hours are unknown until a class says otherwise. */
static JalonsBilanRow *
add_row (JalonsBilanTable *table,
         const Columns *columns,
         const char *code,
         const char *label)
{
  JalonsBilanRow *row = jalons_bilan_add_row (table, code, label);

  jalons_bilan_clear (row, columns->owed);
  return row;
}

/**
 * jalons_bilan_list_levels:
 *
 * Returns: (transfer container) (element-type utf8): the codes of the levels that have a class, in the order of lists
 */
GPtrArray *
jalons_bilan_list_levels (JalonsBilanScope *scope)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *levels = g_ptr_array_new ();

  for (guint i = 0; i < scope->divisions->len; i++)
    {
      const char *level = jalons_division_level (JALONS_BILAN_DIVISION (scope, i)->division);

      if (g_hash_table_add (seen, (gpointer) level))
        g_ptr_array_add (levels, (gpointer) level);
    }
  g_ptr_array_sort_with_data (levels, jalons_order_levels, scope->dataset);
  return levels;
}

/**
 * jalons_bilan_level_label:
 *
 * Returns: (transfer none): what @level is called in the data of the bilan; words for a class without one
 */
const char *
jalons_bilan_level_label (JalonsBilanScope *scope,
                          const char *level)
{
  return *level != '\0' ? jalons_known_level (scope->dataset, level).label : _ ("Unknown level");
}

/* By level: the hours of domain.md, section 5.4. */
void
jalons_bilan_add_levels (JalonsBilanScope *scope,
                         GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("levels", _ ("Hours by level"), _ ("Level"),
                                                    JALONS_THEME_HOURS);
  g_autoptr (GPtrArray) levels = jalons_bilan_list_levels (scope);
  const Columns columns = add_columns (table);

  for (guint i = 0; i < levels->len; i++)
    add_row (table, &columns, levels->pdata[i], jalons_bilan_level_label (scope, levels->pdata[i]));
  for (guint i = 0; i < scope->divisions->len; i++)
    {
      const JalonsBilanDivision *division = JALONS_BILAN_DIVISION (scope, i);

      count_division (jalons_bilan_find_row (table, jalons_division_level (division->division)), &columns, scope,
                      division);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

/* By school, in a bilan of several. */
void
jalons_bilan_add_schools (JalonsBilanScope *scope,
                          GPtrArray *tables)
{
  JalonsBilanTable *table;
  Columns columns;

  if (!scope->several)
    return;
  table = jalons_bilan_table_new ("schools", _ ("Hours by school"), _ ("School"), JALONS_THEME_HOURS);
  columns = add_columns (table);
  for (guint i = 0; i < scope->years->len; i++)
    {
      JalonsSchool *school = jalons_dataset_follow (scope->dataset, scope->years->pdata[i], JALONS_YEAR_SCHOOL);

      add_row (table, &columns, jalons_school_uai (school), jalons_school_name (school));
    }
  for (guint i = 0; i < scope->divisions->len; i++)
    {
      const JalonsBilanDivision *division = JALONS_BILAN_DIVISION (scope, i);

      count_division (jalons_bilan_find_row (table, jalons_school_uai (division->school)), &columns, scope, division);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

/* By class, under its school in a bilan of several. */
void
jalons_bilan_add_classes (JalonsBilanScope *scope,
                          GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("classes", _ ("Hours by class"), _ ("Class"),
                                                    JALONS_THEME_HOURS);
  unsigned level = jalons_bilan_add_column (table, "level", JALONS_CELL_TEXT, _ ("Level"), "");
  Columns columns = { .of_divisions = FALSE };

  add_pupils_column (table, &columns);
  add_minutes_columns (table, &columns);
  for (guint i = 0; i < scope->divisions->len; i++)
    {
      const JalonsBilanDivision *division = JALONS_BILAN_DIVISION (scope, i);
      JalonsBilanRow *row = add_row (table, &columns, jalons_record_get_id (division->division),
                                     jalons_division_code (division->division));

      jalons_bilan_row_group (row, scope->several ? jalons_school_name (division->school) : "");
      jalons_bilan_set_text (row, level,
                             jalons_bilan_level_label (scope, jalons_division_level (division->division)));
      count_division (row, &columns, scope, division);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

static void
add_below (JalonsBilanScope *scope,
           JalonsBilanTable *table,
           const Columns *columns,
           const JalonsBilanDivision *division)
{
  JalonsBilanRow *row = jalons_bilan_add_row (table, jalons_record_get_id (division->division),
                                              jalons_division_code (division->division));
  int owed = jalons_hours_owed (scope->dataset, division->division).minutes;

  jalons_bilan_row_group (row, scope->several ? jalons_school_name (division->school) : "");
  jalons_bilan_set_text (row, 0, jalons_bilan_level_label (scope, jalons_division_level (division->division)));
  jalons_bilan_count (row, columns->owed, owed, division->division);
  count_hours (row, columns, division->activities);
}

/* The classes in which fewer hours were held than they owe. */
void
jalons_bilan_add_below (JalonsBilanScope *scope,
                        GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("below", _ ("Classes below their reference"), _ ("Class"),
                                                    JALONS_THEME_DIFFICULTIES);
  Columns columns;

  jalons_bilan_add_column (table, "level", JALONS_CELL_TEXT, _ ("Level"), "");
  add_minutes_columns (table, &columns);
  jalons_bilan_add_formula (table, "gap", JALONS_FORMULA_DIFFERENCE, columns.held, columns.owed, _ ("Gap"),
                            _ ("The hours held, less the hours owed."));
  for (guint i = 0; i < scope->divisions->len; i++)
    {
      const JalonsBilanDivision *division = JALONS_BILAN_DIVISION (scope, i);
      int owed = jalons_hours_owed (scope->dataset, division->division).minutes;

      if (owed != JALONS_UNSET && sum_of (division).done < owed)
        add_below (scope, table, &columns, division);
    }
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}
