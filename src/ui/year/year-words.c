/* The sentences of the year view.
 * Invariant: the order is always the same: the class, when, what, how certain, about what, what is attached; a listener
 * learns to stop early.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-words.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "ui/parts/words.h"

static void
append (GString *text,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

static void
append_free (GString *text,
             char *part)
{
  append (text, part);
  g_free (part);
}

static const char *
title_of (const JalonsActivity *activity)
{
  const char *title = jalons_activity_title (activity);

  return *title != '\0' ? title : _ ("Untitled");
}

/* "Tuesday 13 October 2026, 10:00 to 11:00, Forum, confirmed, axis …, action “Orientibus”, asked for" */
static void
append_activity (GString *text,
                 JalonsYearTable *table,
                 const JalonsYearChip *chip)
{
  JalonsActivity *activity = chip->activity;
  JalonsDataset *dataset = jalons_workspace_get_dataset (jalons_year_table_get_workspace (table));
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  const JalonsAxis *axis = jalons_axis_lookup (NULL, jalons_activity_axis (activity));
  JalonsSlot slot = jalons_activity_slot (activity);

  append_free (text, jalons_format_slot (slot, JALONS_DAY_FULL));
  if (slot.start < 0 || slot.day == JALONS_NO_DAY)
    append_free (text, jalons_format_minutes (slot.minutes));
  append (text, title_of (activity));
  append (text, jalons_activity_kind_label ((JalonsActivityKind) jalons_activity_kind (activity)));
  append (text, jalons_state_label ((JalonsState) jalons_activity_state (activity)));
  if (axis != NULL)
    /* Translators: %s is one of the axes of orientation */
    append_free (text, g_strdup_printf (_ ("axis %s"), axis->label));
  if (divisions->len > 1)
    append_free (text, g_strdup_printf (ngettext ("for %u class", "for %u classes", divisions->len), divisions->len));
  if (chip->attached.state != JALONS_ATTACHED_NOTHING)
    append_free (text, jalons_attached_words (dataset, activity));
  if (chip->mark != NULL)
    append_free (text, jalons_words_mark (chip->mark));
}

/**
 * jalons_year_words_chip:
 *
 * Returns: (transfer full): "3e B, week 7, Tuesday 13 October 2026, 10:00 to 11:00, Forum, confirmed, axis …"
 */
char *
jalons_year_words_chip (JalonsYearTable *table,
                        const JalonsYearRow *row,
                        const JalonsYearChip *chip)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (table);
  JalonsDay day = jalons_activity_slot (chip->activity).day;
  int week = day != JALONS_NO_DAY ? jalons_calendar_week_of (columns->calendar, day) : 0;
  GString *text = g_string_new (jalons_division_code (row->division));

  if (week > 0)
    append_free (text, g_strdup_printf (_ ("week %d"), week));
  append_activity (text, table, chip);
  return g_string_free (text, FALSE);
}

/**
 * jalons_year_words_issues:
 *
 * Returns: (transfer full): what @chip breaks in @row, a sentence to a line, or ""
 */
char *
jalons_year_words_issues (JalonsYearTable *table,
                          const JalonsYearRow *row,
                          const JalonsYearChip *chip)
{
  JalonsWorkspace *workspace = jalons_year_table_get_workspace (table);
  JalonsRecord *record = chip ? chip->activity : row->division;
  const GPtrArray *issues = jalons_workspace_issues_of (workspace, record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      if (issue->division == NULL || issue->division == row->division)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                                jalons_issue_text_of (issue, record));
    }
  return g_string_free (text, FALSE);
}

static void
append_absence (GString *text,
                const JalonsYearRow *row,
                const JalonsYearColumn *column)
{
  JalonsAbsence *absence = jalons_year_row_find_absence (row, column);
  const char *label = absence ? jalons_absence_label (absence) : "";

  if (absence != NULL)
    append (text, *label ? label : jalons_absence_kind_label ((JalonsAbsenceKind) jalons_absence_kind (absence)));
}

static void
append_cell (GString *text,
             JalonsYearTable *table,
             const JalonsYearRow *row,
             int column)
{
  guint n_chips;
  const JalonsYearChip *chips = jalons_year_row_chips (row, column, &n_chips);

  if (n_chips == 0)
    append (text, _ ("empty"));
  else if (n_chips > 1)
    append_free (text, jalons_format_counted (ngettext ("%u activity", "%u activities", n_chips), n_chips));
  for (guint i = 0; i < n_chips; i++)
    {
      append_activity (text, table, &chips[i]);
      append_free (text, jalons_year_words_issues (table, row, &chips[i]));
    }
}

/**
 * jalons_year_words_cell:
 * @column: a column, or %JALONS_COLUMN_TRAY
 *
 * Returns: (transfer full): "3e B, week 7, 12 October, …": everything that is in the cell
 */
char *
jalons_year_words_cell (JalonsYearTable *table,
                        const JalonsYearRow *row,
                        int column)
{
  GString *text = g_string_new (jalons_division_code (row->division));

  if (column == JALONS_COLUMN_TRAY)
    append (text, _ ("to be dated"));
  else
    {
      append_free (text, jalons_year_columns_name (jalons_year_table_get_columns (table), (guint) column));
      append_absence (text, row, &jalons_year_table_get_columns (table)->columns[column]);
    }
  append_cell (text, table, row, column);
  return g_string_free (text, FALSE);
}

/**
 * jalons_year_words_head:
 *
 * Returns: (transfer full): "3D, 28 pupils, 19 h planned of 36 h owed, 17 h to plan", or the same of a level
 */
char *
jalons_year_words_head (const JalonsYearRow *row)
{
  GString *text = g_string_new (NULL);

  if (row->division != NULL)
    {
      append (text, jalons_division_code (row->division));
      append_free (text, jalons_words_pupils (jalons_division_headcount (row->division)));
    }
  else
    {
      append (text, row->label);
      append_free (text, g_strdup_printf (ngettext ("%u class", "%u classes", row->n_divisions), row->n_divisions));
    }
  append_free (text, jalons_words_progress_spoken (row->hours.total.planned, row->hours.owed.minutes));
  if (row->hours.owed.minutes > 0)
    append_free (text, jalons_words_balance (jalons_hours_remaining (&row->hours)));
  return g_string_free (text, FALSE);
}

/**
 * jalons_year_words_place:
 *
 * Returns: (transfer full): what is at @place: the chip, the whole cell or the head of the row, and what it breaks
 */
char *
jalons_year_words_place (JalonsYearTable *table,
                         JalonsYearPlace place)
{
  const JalonsYearRow *row = jalons_year_table_get_row (table, (guint) place.row);
  g_autofree char *issues = NULL, *text = NULL;
  const JalonsYearChip *chips;
  guint n_chips;

  if (row->division != NULL && place.column != JALONS_COLUMN_HEAD)
    {
      chips = jalons_year_row_chips (row, place.column, &n_chips);
      if (place.chip < 0 || place.chip >= (int) n_chips)
        return jalons_year_words_cell (table, row, place.column);
      text = jalons_year_words_chip (table, row, &chips[place.chip]);
      issues = jalons_year_words_issues (table, row, &chips[place.chip]);
    }
  else
    {
      text = jalons_year_words_head (row);
      issues = row->division ? jalons_year_words_issues (table, row, NULL) : g_strdup ("");
    }
  return *issues ? g_strconcat (text, "\n", issues, NULL) : g_steal_pointer (&text);
}

/* Columns */

/**
 * jalons_year_milestones:
 *
 * Returns: (transfer container) (element-type JalonsMilestone): those of the year that fall in @column
 */
GPtrArray *
jalons_year_milestones (JalonsYearTable *table,
                        guint column)
{
  JalonsWorkspace *workspace = jalons_year_table_get_workspace (table);
  const JalonsYearColumn *it = &jalons_year_table_get_columns (table)->columns[column];
  GPtrArray *milestones = jalons_dataset_referring (jalons_workspace_get_dataset (workspace), JALONS_MILESTONE_YEAR,
                                                    jalons_record_get_id (jalons_workspace_get_year (workspace)));

  for (guint i = milestones->len; i > 0; i--)
    {
      JalonsDay day = jalons_milestone_day (g_ptr_array_index (milestones, i - 1));

      if (day < it->first_day || day >= it->end_day)
        g_ptr_array_remove_index (milestones, i - 1);
    }
  return milestones;
}

/**
 * jalons_year_public_holiday_in:
 * @name: (out) (optional): what it is called
 *
 * Returns: whether a public holiday takes a day of class from @column
 */
gboolean
jalons_year_public_holiday_in (JalonsYearTable *table,
                               guint column,
                               const char **name)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (table);
  const JalonsYearColumn *it = &columns->columns[column];

  for (JalonsDay day = it->first_day; day < it->end_day; day++)
    if (jalons_calendar_day_kind (columns->calendar, day, name) == JALONS_DAY_PUBLIC_HOLIDAY)
      return TRUE;
  return FALSE;
}

/**
 * jalons_year_words_heading:
 *
 * Returns: (transfer full): the column, its public holidays and its milestones
 */
char *
jalons_year_words_heading (JalonsYearTable *table,
                           guint column)
{
  g_autoptr (GPtrArray) milestones = jalons_year_milestones (table, column);
  GString *text = g_string_new (NULL);
  const char *holiday;

  append_free (text, jalons_year_columns_name (jalons_year_table_get_columns (table), column));
  if (jalons_year_public_holiday_in (table, column, &holiday))
    append (text, holiday);
  for (guint i = 0; i < milestones->len; i++)
    {
      JalonsMilestone *milestone = g_ptr_array_index (milestones, i);

      append (text, jalons_milestone_label (milestone));
      append_free (text, jalons_format_day (jalons_milestone_day (milestone), JALONS_DAY_LONG));
    }
  return g_string_free (text, FALSE);
}

/**
 * jalons_year_words_load:
 *
 * Returns: (transfer full): "week 7, 12 October, 14 h for all classes"
 */
char *
jalons_year_words_load (JalonsYearTable *table,
                        guint column)
{
  GString *text = g_string_new (NULL);
  g_autofree char *hours = jalons_format_minutes (jalons_year_table_get_load (table, column));

  append_free (text, jalons_year_columns_name (jalons_year_table_get_columns (table), column));
  /* Translators: %s is a duration */
  append_free (text, g_strdup_printf (_ ("%s for all classes"), hours));
  return g_string_free (text, FALSE);
}
