/* The columns of a wall chart: one for each week of class, a narrow one for the weeks without.
 * Invariant: a day is at the same place for everything that is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/calendar.h"

G_BEGIN_DECLS

/**
 * JalonsChartColumn:
 * @monday: of its first week
 * @end: the Monday after its last week
 * @week: the number of the week of class; 0 for weeks without class
 * @x: of its left
 * @width: of it
 */
typedef struct
{
  JalonsDay monday;
  JalonsDay end;
  int week;
  double x, width;
} JalonsChartColumn;

typedef struct
{
  GArray *columns; /* of JalonsChartColumn */
  double x, width;
} JalonsChartColumns;

JalonsChartColumns      *jalons_chart_columns_new  (JalonsCalendar *calendar, double x, double width);
void                     jalons_chart_columns_free (JalonsChartColumns *columns);
const JalonsChartColumn *jalons_chart_columns_of   (const JalonsChartColumns *columns, JalonsDay day);
double                   jalons_chart_columns_x    (const JalonsChartColumns *columns, JalonsDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsChartColumns, jalons_chart_columns_free)

G_END_DECLS
