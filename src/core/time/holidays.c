/* The public holidays of France, computed from Easter and fixed dates.
 * Invariant: one table holds them all; code du travail L3133-1, and L3134-13 for Alsace and Moselle.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/holidays.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  int month; /* 0: counted from Easter */
  int day;   /* of the month, or days after Easter */
  gboolean alsace_moselle_only;
} Holiday;

static const Holiday holidays[] = {
  { N_ ("New Year’s Day"), 1, 1, FALSE },
  { N_ ("Good Friday"), 0, -2, TRUE },
  { N_ ("Easter Monday"), 0, 1, FALSE },
  { N_ ("Labour Day"), 5, 1, FALSE },
  { N_ ("Victory Day (1945)"), 5, 8, FALSE },
  { N_ ("Ascension Day"), 0, 39, FALSE },
  { N_ ("Whit Monday"), 0, 50, FALSE },
  { N_ ("National Day"), 7, 14, FALSE },
  { N_ ("Assumption Day"), 8, 15, FALSE },
  { N_ ("All Saints’ Day"), 11, 1, FALSE },
  { N_ ("Armistice Day (1918)"), 11, 11, FALSE },
  { N_ ("Christmas Day"), 12, 25, FALSE },
  { N_ ("Saint Stephen’s Day"), 12, 26, TRUE },
};

/**
 * jalons_easter:
 * @year: 1583 to 9999; the Gregorian calendar has no Easter before
 *
 * The algorithm of Meeus (Astronomical Algorithms), which holds for every Gregorian year.
 *
 * Returns: Easter Sunday, or %JALONS_NO_DAY out of that range
 */
JalonsDay
jalons_easter (int year)
{
  int golden, century, rest, leap_drop, moon_shift, epact, sunday, late, sum;

  if (year < 1583 || year > 9999)
    return JALONS_NO_DAY;
  golden = year % 19;
  century = year / 100;
  rest = year % 100;
  leap_drop = (century + 8) / 25;
  moon_shift = (century - leap_drop + 1) / 3;
  epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
  sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  late = (golden + 11 * epact + 22 * sunday) / 451;
  sum = epact + sunday - 7 * late + 114;
  return jalons_day_new (year, sum / 31, sum % 31 + 1);
}

static gboolean
holiday_is_on (const Holiday *holiday,
               int month,
               int day_of_month,
               int days_after_easter)
{
  if (holiday->month == 0)
    return holiday->day == days_after_easter;
  return holiday->month == month && holiday->day == day_of_month;
}

/**
 * jalons_public_holiday_name:
 * @day: any day
 * @alsace_moselle: whether the place is in Bas-Rhin, Haut-Rhin or Moselle, which have two more
 *
 * Where two holidays fall on one day (Ascension Day on 8 May), the first of the calendar year's list is named.
 *
 * Returns: (nullable): the translated name, or %NULL when @day is no public holiday
 */
const char *
jalons_public_holiday_name (JalonsDay day,
                            gboolean alsace_moselle)
{
  int year, month, day_of_month, days_after_easter;

  jalons_day_split (day, &year, &month, &day_of_month);
  if (year < 1583)
    return NULL;
  days_after_easter = (int) day - (int) jalons_easter (year);
  for (unsigned i = 0; i < G_N_ELEMENTS (holidays); i++)
    if ((alsace_moselle || !holidays[i].alsace_moselle_only) &&
        holiday_is_on (&holidays[i], month, day_of_month, days_after_easter))
      return _ (holidays[i].name);
  return NULL;
}
