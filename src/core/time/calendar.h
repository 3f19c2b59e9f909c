/* The school calendar: days with class, numbered weeks, periods.
 * Invariant: every interval is half-open: first_day is the first without class, return_day the first with class again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "core/published/academies.h"
#include "core/time/day.h"
#include "core/time/holidays.h"

G_BEGIN_DECLS

/**
 * JalonsBreak:
 * @code: "toussaint", "noel", "hiver", "printemps", "pont-ascension", or a school's own
 * @name: as it is shown, "Vacances de la Toussaint"
 * @first_day: the first day without class. Classes end on the evening of the day before, usually a Saturday
 * @return_day: the first day of class again
 * @ends_period: whether it parts two of the periods P1 to P5 (holidays do, a bridge or a closed day does not)
 *
 * Days without class. A break whose @return_day is not after @first_day is empty.
 */
typedef struct
{
  const char *code;
  const char *name;
  JalonsDay first_day;
  JalonsDay return_day;
  gboolean ends_period;
} JalonsBreak;

/**
 * JalonsBundledYear:
 * @start_year: 2026 for 2026-2027
 * @zone: "A", "B" or "C"
 * @first_day: first day of class of the pupils
 * @last_day: last day of class, itself with class
 * @breaks: (array length=n_breaks): by date
 * @source: the text that fixed the dates
 * @note: what was not found, "" when all was
 * @unconfirmed: (array zero-terminated=1): "first_day", "last_day" or codes of breaks that no text was found for
 *
 * The dates of a zone as they are bundled in the program.
 */
typedef struct
{
  int start_year;
  const char *zone;
  JalonsDay first_day;
  JalonsDay last_day;
  const JalonsBreak *breaks;
  gsize n_breaks;
  const char *source;
  const char *note;
  const char *const *unconfirmed;
} JalonsBundledYear;

const JalonsBundledYear *jalons_calendar_bundled          (const char *zone, int start_year);
void                     jalons_calendar_bundled_years    (int *first, int *last);
gboolean                 jalons_bundled_year_is_confirmed (const JalonsBundledYear *year, const char *what);
const char              *jalons_break_known_name          (const char *code);
gboolean                 jalons_break_parts_periods       (const JalonsBreak *item);

/**
 * JalonsDayKind:
 * @JALONS_DAY_CLASS: a day with class, Saturday included
 * @JALONS_DAY_OUTSIDE: before the first or after the last day of the year
 * @JALONS_DAY_BREAK: in a break
 * @JALONS_DAY_PUBLIC_HOLIDAY: a public holiday out of the breaks
 * @JALONS_DAY_SUNDAY: a Sunday
 *
 * What a day is; the first that holds, in the order 1 to 4.
 */
typedef enum
{
  JALONS_DAY_CLASS,
  JALONS_DAY_OUTSIDE,
  JALONS_DAY_BREAK,
  JALONS_DAY_PUBLIC_HOLIDAY,
  JALONS_DAY_SUNDAY,
} JalonsDayKind;

#define JALONS_TYPE_CALENDAR (jalons_calendar_get_type ())

/**
 * JalonsCalendar:
 *
 * The calendar of one school for one year: immutable, counted, and free to cross threads.
 */
typedef struct _JalonsCalendar JalonsCalendar;

GType           jalons_calendar_get_type      (void);
JalonsCalendar *jalons_calendar_new           (JalonsDay first_day,
                                               JalonsDay last_day,
                                               const JalonsBreak *breaks,
                                               gsize n_breaks,
                                               gboolean alsace_moselle);
JalonsCalendar *jalons_calendar_new_bundled   (const char *zone, int start_year, gboolean alsace_moselle);
JalonsCalendar *jalons_calendar_with_closures (JalonsCalendar *self,
                                               const JalonsBreak *closures,
                                               gsize n_closures);
JalonsCalendar *jalons_calendar_ref           (JalonsCalendar *self);
void            jalons_calendar_unref         (JalonsCalendar *self);

JalonsDay          jalons_calendar_first_day      (JalonsCalendar *self);
JalonsDay          jalons_calendar_last_day       (JalonsCalendar *self);
const JalonsBreak *jalons_calendar_breaks         (JalonsCalendar *self, gsize *n_breaks);
const JalonsBreak *jalons_calendar_break_on       (JalonsCalendar *self, JalonsDay day);

JalonsDayKind jalons_calendar_day_kind      (JalonsCalendar *self, JalonsDay day, const char **name);
gboolean      jalons_calendar_is_school_day (JalonsCalendar *self, JalonsDay day);

int       jalons_calendar_n_weeks          (JalonsCalendar *self);
int       jalons_calendar_week_of          (JalonsCalendar *self, JalonsDay day);
JalonsDay jalons_calendar_week_monday      (JalonsCalendar *self, int week);
JalonsDay jalons_calendar_shift_week       (JalonsCalendar *self, JalonsDay day, int n_weeks);
int       jalons_calendar_weeks_left       (JalonsCalendar *self, JalonsDay from);

int      jalons_calendar_n_periods     (JalonsCalendar *self);
int      jalons_calendar_period_of     (JalonsCalendar *self, JalonsDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsCalendar, jalons_calendar_unref)

G_END_DECLS
