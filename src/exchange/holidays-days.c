/* The days of holidays, as the files of the ministry and of others give them.
 * Invariant: what comes out is half-open and begins on the first day without class.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/holidays-days.h"

/* Classes never end on a Sunday, and begin again on no Saturday or Sunday: a file that says so counts other days than
 * the official one, which gives the evening of the last day and the morning of the first. */
JalonsDay
jalons_holiday_first_without_class (JalonsDay day)
{
  JalonsWeekday weekday = jalons_day_weekday (day);

  return weekday == JALONS_SUNDAY || weekday == JALONS_MONDAY ? day : day + 1;
}

/**
 * jalons_holiday_first_with_class:
 *
 * Returns: @day, or the Monday after it when it is at the weekend
 */
JalonsDay
jalons_holiday_first_with_class (JalonsDay day)
{
  return jalons_day_weekday (day) >= JALONS_SATURDAY ? jalons_day_monday (day) + 7 : day;
}

JalonsDay
jalons_holiday_last_with_class (JalonsDay day)
{
  JalonsDay last = jalons_holiday_first_without_class (day) - 1;

  return jalons_day_weekday (last) == JALONS_SUNDAY ? last - 1 : last;
}

/* Ascension is a Thursday; files give the bridge from that day, from the Friday, or as a day without length. It is always
 * the Friday and the Saturday. */
static gboolean
is_beside_ascension (JalonsDay day,
                     JalonsDay *ascension)
{
  int year;

  jalons_day_split (day, &year, NULL, NULL);
  *ascension = jalons_easter (year) + 39;
  return day + 1 >= *ascension && day <= *ascension + 2;
}

/**
 * jalons_holiday_settle_bridge:
 * @start: the first day that the calendar gives
 * @end: the day after the last one
 *
 * Settles the days of @item. The bridge of the Ascension is the Friday and the weekend after it, however the calendar
 * writes it; any other break ends on the first day of class after the last one given.
 */
void
jalons_holiday_settle_bridge (JalonsDay start,
                              JalonsDay end,
                              JalonsBreak *item)
{
  JalonsDay ascension;

  if (g_str_equal (item->code, "pont-ascension") && is_beside_ascension (start, &ascension))
    {
      item->first_day = ascension + 1;
      item->return_day = ascension + 4;
      return;
    }
  item->first_day = start;
  item->return_day = jalons_holiday_first_with_class (MAX (end, start + 1));
}
