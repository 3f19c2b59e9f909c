/* Days of the calendar as plain numbers, and their arithmetic.
 * Invariant: a JalonsDay is a proleptic Gregorian day number, with 0 for "no day"; it knows no hour and no time zone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsDay:
 *
 * A day as the number of days since 31 December of year 0 (1 = 0001-01-01, as #GDate counts them).
 * 0 is "no day". Days are compared and subtracted as numbers.
 */
typedef guint32 JalonsDay;

#define JALONS_NO_DAY ((JalonsDay) 0)

typedef enum
{
  JALONS_MONDAY = 1,
  JALONS_TUESDAY,
  JALONS_WEDNESDAY,
  JALONS_THURSDAY,
  JALONS_FRIDAY,
  JALONS_SATURDAY,
  JALONS_SUNDAY,
} JalonsWeekday;

JalonsDay     jalons_day_new         (int year, int month, int day);
gboolean      jalons_day_parse       (const char *text, JalonsDay *day);
char         *jalons_day_to_string   (JalonsDay day);
void          jalons_day_split       (JalonsDay day, int *year, int *month, int *day_of_month);
JalonsWeekday jalons_day_weekday     (JalonsDay day);
JalonsDay     jalons_day_monday      (JalonsDay day);
int           jalons_day_iso_week    (JalonsDay day);
int           jalons_day_school_year (JalonsDay day);

G_END_DECLS
