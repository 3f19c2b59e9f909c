/* What the names of events say: which holiday, of which zones.
 * Invariant: pure; the same words always give the same code, so that a second import finds what the first one wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsHolidayKind:
 * @JALONS_HOLIDAY_NONE: it has nothing to do with days without class
 * @JALONS_HOLIDAY_STAFF: it is for teachers, or for one island of an académie: pupils of the others have class
 * @JALONS_HOLIDAY_FIRST_DAY: the pupils come back from summer
 * @JALONS_HOLIDAY_SUMMER: summer holidays: classes end, and perhaps when they begin again
 * @JALONS_HOLIDAY_BREAK: holidays within the year
 * @JALONS_HOLIDAY_BRIDGE: a day or two beside a public holiday
 */
typedef enum
{
  JALONS_HOLIDAY_NONE,
  JALONS_HOLIDAY_STAFF,
  JALONS_HOLIDAY_FIRST_DAY,
  JALONS_HOLIDAY_SUMMER,
  JALONS_HOLIDAY_BREAK,
  JALONS_HOLIDAY_BRIDGE,
} JalonsHolidayKind;

JalonsHolidayKind jalons_holiday_kind     (const char *summary);
char             *jalons_holiday_code     (const char *summary, gboolean own_calendar);
char             *jalons_holiday_name     (const char *summary, const char *code);
gboolean          jalons_holiday_is_usual (const char *code);
char            **jalons_holiday_zones    (const char *text);

G_END_DECLS
