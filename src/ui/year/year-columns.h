/* The columns of the year view: the weeks of a year, or the half-days of one week.
 * Invariant: columns follow one another without a gap, and an activity is in one of them, in the tray, or out of sight.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/target.h"
#include "core/time/calendar.h"

G_BEGIN_DECLS

/* Where jalons_year_columns_find() puts what is in no column. */
#define JALONS_COLUMN_TRAY   (-1) /* waits for a day */
#define JALONS_COLUMN_HIDDEN (-2) /* is in another week than the one shown */

/**
 * JalonsYearColumn:
 * @target: where what is dropped on it lands
 * @first_day: the first day that it covers
 * @end_day: the first day after it
 * @week: the number of the week of school, 0 for a week without class
 * @has_class: whether one of its days has class
 */
typedef struct
{
  JalonsTarget target;
  JalonsDay first_day;
  JalonsDay end_day;
  int week;
  gboolean has_class;
} JalonsYearColumn;

/**
 * JalonsYearColumns:
 * @calendar: whose days they are
 * @monday: the week that is shown by half-days, or %JALONS_NO_DAY for the weeks of the whole year
 * @n_columns: how many
 * @columns: (array length=n_columns): in the order of time
 */
typedef struct
{
  JalonsCalendar *calendar;
  JalonsDay monday;
  guint n_columns;
  JalonsYearColumn columns[];
} JalonsYearColumns;

JalonsYearColumns *jalons_year_columns_new      (JalonsCalendar *calendar, JalonsDay monday);
void               jalons_year_columns_free     (JalonsYearColumns *self);
gboolean           jalons_year_columns_equal    (const JalonsYearColumns *a, const JalonsYearColumns *b);
int                jalons_year_columns_find     (const JalonsYearColumns *self, JalonsSlot slot);
int                jalons_year_columns_find_day (const JalonsYearColumns *self, JalonsDay day);
double             jalons_year_columns_part     (const JalonsYearColumns *self, guint column, JalonsDay day);
int                jalons_year_columns_step     (const JalonsYearColumns *self, int column, int by);
char              *jalons_year_columns_name     (const JalonsYearColumns *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsYearColumns, jalons_year_columns_free)

G_END_DECLS
