/* The weeks of a year, or the half-days of a week.
 * Invariant: an activity out of the year is in the first or the last week, never lost from sight.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-columns.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"

#define WEEK 7
/* Monday to Friday, and the Saturday's morning: no school has class on a Saturday afternoon. */
#define N_HALF_DAYS 11

static JalonsYearColumns *
new_columns (JalonsCalendar *calendar,
             JalonsDay monday,
             guint n_columns)
{
  JalonsYearColumns *self = g_malloc0 (sizeof *self + n_columns * sizeof *self->columns);

  self->calendar = jalons_calendar_ref (calendar);
  self->monday = monday;
  self->n_columns = n_columns;
  return self;
}

static JalonsYearColumns *
new_weeks (JalonsCalendar *calendar)
{
  JalonsDay first = jalons_day_monday (jalons_calendar_first_day (calendar));
  JalonsDay last = jalons_day_monday (jalons_calendar_last_day (calendar));
  JalonsYearColumns *self = new_columns (calendar, JALONS_NO_DAY, (last - first) / WEEK + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      JalonsDay day = first + i * WEEK;
      int week = jalons_calendar_week_of (calendar, day);

      self->columns[i] = (JalonsYearColumn){
        .target = { .day = day, .half = JALONS_HALF_NONE },
        .first_day = day,
        .end_day = day + WEEK,
        .week = week,
        .has_class = week > 0,
      };
    }
  return self;
}

static JalonsYearColumns *
new_half_days (JalonsCalendar *calendar,
               JalonsDay monday)
{
  JalonsYearColumns *self = new_columns (calendar, monday, N_HALF_DAYS);

  for (guint i = 0; i < N_HALF_DAYS; i++)
    {
      JalonsDay day = monday + i / 2;

      self->columns[i] = (JalonsYearColumn){
        .target = { .day = day, .half = i % 2 == 0 ? JALONS_HALF_MORNING : JALONS_HALF_AFTERNOON },
        .first_day = day,
        .end_day = day + 1,
        .week = jalons_calendar_week_of (calendar, day),
        .has_class = jalons_calendar_is_school_day (calendar, day),
      };
    }
  return self;
}

/**
 * jalons_year_columns_new:
 * @calendar: of the school's year; a reference is kept
 * @monday: a day of the week to show by half-days, or %JALONS_NO_DAY for all weeks of the year
 */
JalonsYearColumns *
jalons_year_columns_new (JalonsCalendar *calendar,
                         JalonsDay monday)
{
  return monday == JALONS_NO_DAY ? new_weeks (calendar) : new_half_days (calendar, jalons_day_monday (monday));
}

void
jalons_year_columns_free (JalonsYearColumns *self)
{
  jalons_calendar_unref (self->calendar);
  g_free (self);
}

/* Calendars are made anew when a closure changes, so that the same one has the same days. */
gboolean
jalons_year_columns_equal (const JalonsYearColumns *a,
                           const JalonsYearColumns *b)
{
  return a != NULL && b != NULL && a->calendar == b->calendar && a->monday == b->monday;
}

/**
 * jalons_year_columns_find_day:
 *
 * Returns: the (first) column that covers @day; the nearest one in a year; -1 in a week that it is not of
 */
int
jalons_year_columns_find_day (const JalonsYearColumns *self,
                              JalonsDay day)
{
  int last = (int) self->n_columns - 1;

  if (self->monday == JALONS_NO_DAY)
    return day < self->columns[0].first_day ? 0 : MIN ((int) (day - self->columns[0].first_day) / WEEK, last);
  if (day < self->monday || day >= self->monday + WEEK)
    return -1;
  return MIN ((int) (day - self->monday) * 2, last);
}

/**
 * jalons_year_columns_find:
 *
 * What has a day and no time is in the morning.
 *
 * Returns: the column that @slot is in, %JALONS_COLUMN_TRAY or %JALONS_COLUMN_HIDDEN
 */
int
jalons_year_columns_find (const JalonsYearColumns *self,
                          JalonsSlot slot)
{
  int column;

  if (slot.day == JALONS_NO_DAY)
    return JALONS_COLUMN_TRAY;
  if (self->monday == JALONS_NO_DAY)
    return jalons_year_columns_find_day (self, slot.day);
  if (jalons_day_monday (slot.day) != self->monday)
    return JALONS_COLUMN_HIDDEN;
  if (slot.start == JALONS_SLOT_WEEK)
    return JALONS_COLUMN_TRAY;

  column = jalons_year_columns_find_day (self, slot.day);
  return MIN (column + (jalons_slot_half (slot) == JALONS_HALF_AFTERNOON), (int) self->n_columns - 1);
}

/**
 * jalons_year_columns_part:
 *
 * Returns: where @day is in the width of @column, 0 to 1; Sunday is at the end of its week
 */
double
jalons_year_columns_part (const JalonsYearColumns *self,
                          guint column,
                          JalonsDay day)
{
  if (self->monday != JALONS_NO_DAY)
    return 0.5;
  return CLAMP ((day - self->columns[column].first_day + 0.5) / (WEEK - 1), 0, 1);
}

/**
 * jalons_year_columns_step:
 * @by: 1 or -1
 *
 * Returns: the nearest column with class after or before @column, or @column when there is none
 */
int
jalons_year_columns_step (const JalonsYearColumns *self,
                          int column,
                          int by)
{
  for (int i = column + by; i >= 0 && i < (int) self->n_columns; i += by)
    if (self->columns[i].has_class)
      return i;
  return column;
}

/**
 * jalons_year_columns_name:
 *
 * Returns: (transfer full): "week 7, 12 October", "Toussaint holidays, 19 October", "Tuesday 13 October, morning"
 */
char *
jalons_year_columns_name (const JalonsYearColumns *self,
                          guint column)
{
  const JalonsYearColumn *it = &self->columns[column];
  g_autofree char *day = jalons_format_day (it->first_day, JALONS_DAY_LONG);
  const JalonsBreak *holidays;

  if (it->target.half == JALONS_HALF_MORNING)
    /* Translators: %s is a day, "Tuesday 13 October" */
    return g_strdup_printf (_ ("%s, morning"), day);
  if (it->target.half == JALONS_HALF_AFTERNOON)
    return g_strdup_printf (_ ("%s, afternoon"), day);
  if (it->week > 0)
    /* Translators: the number of a week of school, and its Monday */
    return g_strdup_printf (_ ("week %d, %s"), it->week, day);
  holidays = jalons_calendar_break_on (self->calendar, it->first_day);
  return g_strdup_printf ("%s, %s", holidays ? holidays->name : _ ("no class"), day);
}
