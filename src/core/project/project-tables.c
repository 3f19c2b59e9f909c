/* The tables of a project: hours by level and year, the programme line by line, goals, partners, figures.
 * Invariant: the hours are those of jalons_hours_add() over the classes of a level; nothing is counted here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/project-tables.h"

#include <glib/gi18n-lib.h>

#include "core/bilan/bilan-private.h"
#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"

static char *
level_label (JalonsDataset *dataset,
             const char *code)
{
  return g_strdup (*code != '\0' ? jalons_known_level (dataset, code).label : _ ("Every level"));
}

static char *
year_label (int start)
{
  return start > 0 ? jalons_format_school_year (start) : g_strdup (_ ("Every year"));
}

static const char *
axis_label (const char *code)
{
  const JalonsAxis *axis = jalons_axis_lookup (NULL, code);

  return axis != NULL ? axis->label : code;
}

static void
set_day (JalonsBilanRow *row,
         unsigned column,
         JalonsDay day)
{
  jalons_bilan_set_date (row, column, (JalonsSlot){ day, JALONS_SLOT_NO_TIME, 0 });
}

/* Hours */

static void
add_cell (JalonsDataset *dataset,
          JalonsBilanTable *table,
          const JalonsCell *cell)
{
  g_autofree char *code = g_strdup_printf ("%d %s", cell->start, cell->level);
  g_autofree char *year = year_label (cell->start), *level = level_label (dataset, cell->level);
  JalonsBilanRow *row = jalons_bilan_add_row (table, code, level);

  jalons_bilan_row_group (row, year);
  jalons_bilan_count (row, 0, (int) cell->n_divisions, NULL);
  jalons_bilan_count (row, 1, cell->total.owed.minutes, NULL);
  jalons_bilan_count (row, 2, cell->total.total.planned, NULL);
  jalons_bilan_count (row, 4, cell->total.total.confirmed, NULL);
  jalons_bilan_count (row, 5, cell->total.total.done, NULL);
  jalons_bilan_count (row, 6, cell->total.half_days, NULL);
  if (cell->total.owed.minutes < 0)
    jalons_bilan_clear (row, 1);
  if (cell->intended > 0)
    jalons_bilan_count (row, 7, cell->intended, NULL);
  else
    jalons_bilan_clear (row, 7);
}

static void
add_hours (JalonsDataset *dataset,
           const JalonsProgramme *programme,
           GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("hours", _ ("Hours by level"), _ ("Level"), JALONS_THEME_HOURS);
  JalonsBilanRow *total;
  unsigned owed, planned, intended;

  jalons_bilan_add_column (table, "classes", JALONS_CELL_COUNT, _ ("Classes"), "");
  owed = jalons_bilan_add_column (table, "owed", JALONS_CELL_MINUTES, _ ("Owed"), _ ("over the classes of the level."));
  planned = jalons_bilan_add_column (table, "planned", JALONS_CELL_MINUTES, _ ("Planned"),
                                     _ ("every activity that counts and is not cancelled, once for each class."));
  jalons_bilan_add_formula (table, "rate", JALONS_FORMULA_RATIO, planned, owed, _ ("Planned of owed"), "");
  jalons_bilan_add_column (table, "confirmed", JALONS_CELL_MINUTES, _ ("Confirmed"), "");
  jalons_bilan_add_column (table, "done", JALONS_CELL_MINUTES, _ ("Held"), "");
  jalons_bilan_add_column (table, "half_days", JALONS_CELL_COUNT, _ ("Half-days Avenir"), "");
  intended = jalons_bilan_add_column (table, "intended", JALONS_CELL_MINUTES, _ ("Intended for a class"),
                                      _ ("the intentions for years that are not planned yet."));
  for (guint i = 0; i < programme->cells->len; i++)
    {
      const JalonsCell *cell = g_ptr_array_index (programme->cells, i);

      if (cell->basis != JALONS_BASIS_NOTHING)
        add_cell (dataset, table, cell);
    }
  total = jalons_bilan_add_total (table);
  if (total != NULL)
    jalons_bilan_clear (total, intended); /* of one class each: they do not add up */
  jalons_bilan_take (table, tables);
}

/* The programme, line by line */

static void
add_entry (JalonsDataset *dataset,
           JalonsBilanTable *table,
           const JalonsCell *cell,
           const JalonsEntry *entry)
{
  g_autofree char *code = g_strdup_printf ("%u", table->rows->len);
  g_autofree char *level = level_label (dataset, cell->level), *year = year_label (cell->start);
  JalonsBilanRow *row = jalons_bilan_add_row (table, code, entry->title);

  jalons_bilan_row_group (row, level);
  jalons_bilan_set_text (row, 0, year);
  jalons_bilan_set_text (row, 1, axis_label (entry->axis));
  jalons_bilan_set_text (row, 2, jalons_entry_is_intention (entry) ? _ ("Intention") : _ ("Activity"));
  if (entry->n_divisions > 0)
    jalons_bilan_count (row, 3, (int) entry->n_divisions, NULL);
  else
    jalons_bilan_clear (row, 3);
  if (entry->minutes.mean >= 0)
    jalons_bilan_count (row, 4, entry->minutes.mean, NULL);
  else
    jalons_bilan_clear (row, 4);
}

static void
add_programme (JalonsDataset *dataset,
               const JalonsProgramme *programme,
               GPtrArray *tables)
{
  JalonsBilanTable *table =
    jalons_bilan_table_new ("programme", _ ("Programme"), _ ("Activity or intention"), JALONS_THEME_HOURS);

  jalons_bilan_add_column (table, "year", JALONS_CELL_TEXT, _ ("Year"), "");
  jalons_bilan_add_column (table, "axis", JALONS_CELL_TEXT, _ ("Axis"), "");
  jalons_bilan_add_column (table, "kind", JALONS_CELL_TEXT, _ ("Kind"), "");
  jalons_bilan_add_column (table, "classes", JALONS_CELL_COUNT, _ ("Classes"), "");
  jalons_bilan_add_column (table, "minutes", JALONS_CELL_MINUTES, _ ("Hours of a class"),
                           _ ("the mean over the classes that take part."));
  for (guint i = 0; i < programme->cells->len; i++)
    {
      const JalonsCell *cell = g_ptr_array_index (programme->cells, i);

      for (guint e = 0; e < cell->entries->len; e++)
        add_entry (dataset, table, cell, g_ptr_array_index (cell->entries, e));
    }
  jalons_bilan_take (table, tables);
}

/* Goals, partners, figures */

static void
add_goals (JalonsDataset *dataset,
           const JalonsProject *project,
           GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("goals", _ ("Goals"), _ ("Goal"), JALONS_THEME_SUMMARY);
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);

  jalons_bilan_add_column (table, "level", JALONS_CELL_TEXT, _ ("Level"), "");
  jalons_bilan_add_column (table, "axis", JALONS_CELL_TEXT, _ ("Axis"), "");
  jalons_bilan_add_column (table, "indicator", JALONS_CELL_TEXT, _ ("Indicator"), "");
  jalons_bilan_add_column (table, "target", JALONS_CELL_TEXT, _ ("Target"), "");
  jalons_bilan_add_column (table, "year", JALONS_CELL_TEXT, _ ("Year"), "");
  jalons_bilan_add_column (table, "activities", JALONS_CELL_COUNT, _ ("Activities"), _ ("those that serve the goal."));
  for (guint i = 0; i < goals->len; i++)
    {
      JalonsGoal *goal = g_ptr_array_index (goals, i);
      JalonsBilanRow *row = jalons_bilan_add_row (table, jalons_record_get_id (goal), jalons_goal_wording (goal));
      g_autoptr (GPtrArray) activities = jalons_goal_activities (dataset, goal);
      g_autofree char *level = level_label (dataset, jalons_goal_level (goal));
      g_autofree char *year = year_label (jalons_goal_start (goal));

      jalons_bilan_set_text (row, 0, level);
      jalons_bilan_set_text (row, 1, axis_label (jalons_goal_axis (goal)));
      jalons_bilan_set_text (row, 2, jalons_goal_indicator (goal));
      jalons_bilan_set_text (row, 3, jalons_goal_target (goal));
      jalons_bilan_set_text (row, 4, year);
      jalons_bilan_count (row, 5, (int) activities->len, NULL);
    }
  jalons_bilan_take (table, tables);
}

static void
add_partners (JalonsDataset *dataset,
              const JalonsProject *project,
              GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("partners", _ ("Partners"), _ ("Partner"), JALONS_THEME_PARTNERS);
  g_autoptr (GPtrArray) partners = jalons_project_partners (dataset, project);

  jalons_bilan_add_column (table, "subject", JALONS_CELL_TEXT, _ ("Subject"), "");
  jalons_bilan_add_column (table, "offer", JALONS_CELL_TEXT, _ ("Action of the Région"), "");
  jalons_bilan_add_column (table, "signed", JALONS_CELL_TEXT, _ ("Signed on"), "");
  jalons_bilan_add_column (table, "last", JALONS_CELL_TEXT, _ ("Until"), "");
  for (guint i = 0; i < partners->len; i++)
    {
      JalonsPartner *partner = g_ptr_array_index (partners, i);
      JalonsOffer *offer = jalons_dataset_follow (dataset, partner, JALONS_PARTNER_OFFER);
      JalonsBilanRow *row = jalons_bilan_add_row (table, jalons_record_get_id (partner), jalons_partner_name (partner));

      jalons_bilan_set_text (row, 0, jalons_partner_subject (partner));
      jalons_bilan_set_text (row, 1, offer != NULL ? jalons_offer_title (offer) : "");
      set_day (row, 2, jalons_partner_signed_day (partner));
      set_day (row, 3, jalons_partner_last_day (partner));
    }
  jalons_bilan_take (table, tables);
}

static void
add_figures (JalonsDataset *dataset,
             const JalonsProject *project,
             GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("figures", _ ("Figures"), _ ("Figure"), JALONS_THEME_SUMMARY);
  g_autoptr (GPtrArray) figures = jalons_project_figures (dataset, project);

  jalons_bilan_add_column (table, "year", JALONS_CELL_TEXT, _ ("Year"), "");
  jalons_bilan_add_column (table, "value", JALONS_CELL_TEXT, _ ("Value"), "");
  jalons_bilan_add_column (table, "source", JALONS_CELL_TEXT, _ ("Source"), "");
  for (guint i = 0; i < figures->len; i++)
    {
      JalonsFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *year = year_label (jalons_figure_start (figure));
      JalonsBilanRow *row = jalons_bilan_add_row (table, jalons_record_get_id (figure), jalons_figure_label (figure));

      jalons_bilan_set_text (row, 0, year);
      jalons_bilan_set_text (row, 1, jalons_figure_value (figure));
      jalons_bilan_set_text (row, 2, jalons_figure_source (figure));
    }
  jalons_bilan_take (table, tables);
}

/**
 * jalons_project_tables:
 * @dataset: with the years of the project; see jalons_store_load_school()
 *
 * Returns: (transfer full) (element-type JalonsBilanTable): hours, programme, goals, partners, figures; a table of which
 *   there is nothing has no rows
 */
GPtrArray *
jalons_project_tables (JalonsDataset *dataset,
                       const JalonsProject *project)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_bilan_table_free);
  g_autoptr (JalonsProgramme) programme = jalons_programme_new (dataset, project);

  add_hours (dataset, programme, tables);
  add_programme (dataset, programme, tables);
  add_goals (dataset, project, tables);
  add_partners (dataset, project, tables);
  add_figures (dataset, project, tables);
  return tables;
}
