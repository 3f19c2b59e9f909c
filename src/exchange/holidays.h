/* The official calendar of the school holidays, read from an iCalendar file.
 * Invariant: the dates are as Jalons counts them: half-open, the evening on which classes end is a day with class.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/time/calendar.h"

G_BEGIN_DECLS

/* A calendar of holidays has some kilobytes for each zone. */
#define JALONS_HOLIDAYS_MAX_BYTES  (4 * 1024 * 1024)
#define JALONS_HOLIDAYS_MAX_EVENTS 5000

/**
 * JalonsHolidayYear:
 * @zone: "A", "B" or "C"; the name of an académie that has a calendar of its own ("Corse"); "" when the file names none
 * @start_year: 2026 for 2026-2027
 * @first_day: first day of class of the pupils, or %JALONS_NO_DAY when the file does not say
 * @last_day: last day with class, or %JALONS_NO_DAY
 * @breaks: (element-type JalonsBreak): by date; "toussaint" and the other bundled codes, or one made of the name
 *
 * What a file says of one school year in one zone.
 */
typedef struct
{
  char *zone;
  int start_year;
  JalonsDay first_day;
  JalonsDay last_day;
  GArray *breaks;
} JalonsHolidayYear;

/**
 * JalonsHolidays:
 * @years: (element-type JalonsHolidayYear): by year, then by zone; never empty
 * @warnings: (element-type utf8): what the user should know, whole sentences
 *
 * What was read; it never changes, and is counted.
 */
typedef struct
{
  GPtrArray *years;
  GPtrArray *warnings;
} JalonsHolidays;

JalonsHolidays *jalons_holidays_read  (GBytes *bytes, GError **error);
JalonsHolidays *jalons_holidays_ref   (JalonsHolidays *self);
void            jalons_holidays_unref (JalonsHolidays *self);
char           *jalons_holiday_year_describe (const char *zone, int start_year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsHolidays, jalons_holidays_unref)

G_END_DECLS
