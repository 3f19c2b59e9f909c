/* Days of the calendar, on top of GDate.
 * Invariant: every function takes any number and answers "no day" or 0 for one that is not a day; none aborts.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/day.h"

#include <string.h>

/* The year 9999 is the last that "YYYY-MM-DD" can write. */
#define LAST_DAY 3652059

static gboolean
day_to_date (JalonsDay day,
             GDate *date)
{
  g_date_clear (date, 1);
  if (day == JALONS_NO_DAY || day > LAST_DAY)
    return FALSE;
  g_date_set_julian (date, day);
  return TRUE;
}

/**
 * jalons_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %JALONS_NO_DAY when there is no such day (30 February)
 */
JalonsDay
jalons_day_new (int year,
                int month,
                int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return JALONS_NO_DAY;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return JALONS_NO_DAY;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static int
read_digits (const char *text,
             int n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    number = 10 * number + text[i] - '0';
  return number;
}

/**
 * jalons_day_parse:
 * @text: (nullable): "2026-10-13", and nothing before or after it
 * @day: (out): the day
 *
 * Returns: whether @text is a day; @day is left alone when it is not
 */
gboolean
jalons_day_parse (const char *text,
                  JalonsDay *day)
{
  JalonsDay parsed;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;

  parsed = jalons_day_new (read_digits (text, 4), read_digits (text + 5, 2), read_digits (text + 8, 2));
  if (parsed == JALONS_NO_DAY)
    return FALSE;
  *day = parsed;
  return TRUE;
}

/**
 * jalons_day_to_string:
 *
 * Returns: (transfer full): "2026-10-13", or "" for no day
 */
char *
jalons_day_to_string (JalonsDay day)
{
  int year, month, day_of_month;

  jalons_day_split (day, &year, &month, &day_of_month);
  if (year == 0)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

/**
 * jalons_day_split:
 * @year: (out) (optional): 1 to 9999, or 0 for no day
 * @month: (out) (optional): 1 to 12, or 0
 * @day_of_month: (out) (optional): 1 to 31, or 0
 */
void
jalons_day_split (JalonsDay day,
                  int *year,
                  int *month,
                  int *day_of_month)
{
  GDate date;
  gboolean valid = day_to_date (day, &date);

  if (year)
    *year = valid ? g_date_get_year (&date) : 0;
  if (month)
    *month = valid ? (int) g_date_get_month (&date) : 0;
  if (day_of_month)
    *day_of_month = valid ? g_date_get_day (&date) : 0;
}

/**
 * jalons_day_weekday:
 *
 * Returns: Monday is the first
 */
JalonsWeekday
jalons_day_weekday (JalonsDay day)
{
  /* Day 1 (0001-01-01) is a Monday in the proleptic Gregorian calendar. */
  return (JalonsWeekday) ((day + 6) % 7 + 1);
}

/**
 * jalons_day_monday:
 *
 * Returns: the Monday of the week of @day, @day itself on a Monday; no day for no day
 */
JalonsDay
jalons_day_monday (JalonsDay day)
{
  return day == JALONS_NO_DAY ? JALONS_NO_DAY : day - (jalons_day_weekday (day) - JALONS_MONDAY);
}

/**
 * jalons_day_iso_week:
 *
 * Returns: the week of ISO 8601, 1 to 53, or 0 for no day
 */
int
jalons_day_iso_week (JalonsDay day)
{
  GDate date;

  return day_to_date (day, &date) ? (int) g_date_get_iso8601_week_of_year (&date) : 0;
}

/**
 * jalons_day_school_year:
 *
 * The school year runs from 1 August to 31 July, so that the teachers' return of late August falls in the year that
 * it opens.
 *
 * Returns: the year of the rentrée (2026 for 2026-2027), or 0 for no day
 */
int
jalons_day_school_year (JalonsDay day)
{
  int year, month;

  jalons_day_split (day, &year, &month, NULL);
  return month >= 8 || year == 0 ? year : year - 1;
}
