/* Parts the width of a chart between the weeks of a year.
 * Invariant: columns follow one another without a gap, by date; days out of the year are at its edges.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/chart-columns.h"

#define BREAK_WIDTH 9.0 /* as wide as a mark: an activity in the holidays has a place too */

static void
add_column (GArray *columns,
            JalonsDay monday,
            JalonsDay end,
            int week)
{
  JalonsChartColumn column = { .monday = monday, .end = end, .week = week };

  g_array_append_val (columns, column);
}

static void
set_widths (JalonsChartColumns *self)
{
  unsigned n_breaks = 0;
  double wide, x = self->x;

  for (unsigned i = 0; i < self->columns->len; i++)
    n_breaks += g_array_index (self->columns, JalonsChartColumn, i).week == 0;
  wide = (self->width - n_breaks * BREAK_WIDTH) / MAX (self->columns->len - n_breaks, 1);
  for (unsigned i = 0; i < self->columns->len; i++)
    {
      JalonsChartColumn *column = &g_array_index (self->columns, JalonsChartColumn, i);

      column->x = x;
      column->width = column->week == 0 ? BREAK_WIDTH : wide;
      x += column->width;
    }
}

/**
 * jalons_chart_columns_new:
 * @x: of the left of the first column
 * @width: of all of them
 *
 * Returns: (transfer full): the columns of a year, one at least
 */
JalonsChartColumns *
jalons_chart_columns_new (JalonsCalendar *calendar,
                          double x,
                          double width)
{
  JalonsChartColumns *self = g_new0 (JalonsChartColumns, 1);
  int n_weeks = jalons_calendar_n_weeks (calendar);

  self->columns = g_array_new (FALSE, FALSE, sizeof (JalonsChartColumn));
  self->x = x;
  self->width = width;
  for (int week = 1; week <= n_weeks; week++)
    {
      JalonsDay monday = jalons_calendar_week_monday (calendar, week);
      JalonsDay next = week < n_weeks ? jalons_calendar_week_monday (calendar, week + 1) : monday + 7;

      add_column (self->columns, monday, monday + 7, week);
      if (next > monday + 7)
        add_column (self->columns, monday + 7, next, 0);
    }
  if (n_weeks == 0)
    {
      JalonsDay monday = jalons_day_monday (jalons_calendar_first_day (calendar));

      add_column (self->columns, monday, monday + 7, 1);
    }
  set_widths (self);
  return self;
}

void
jalons_chart_columns_free (JalonsChartColumns *columns)
{
  g_array_unref (columns->columns);
  g_free (columns);
}

/**
 * jalons_chart_columns_of:
 *
 * Returns: (transfer none): the column of a day; for one out of the year, the first or the last
 */
const JalonsChartColumn *
jalons_chart_columns_of (const JalonsChartColumns *columns,
                         JalonsDay day)
{
  for (unsigned i = 0; i + 1 < columns->columns->len; i++)
    if (day < g_array_index (columns->columns, JalonsChartColumn, i).end)
      return &g_array_index (columns->columns, JalonsChartColumn, i);
  return &g_array_index (columns->columns, JalonsChartColumn, columns->columns->len - 1);
}

/**
 * jalons_chart_columns_x:
 *
 * Returns: where a day begins: a week has five days, its end is the beginning of the next
 */
double
jalons_chart_columns_x (const JalonsChartColumns *columns,
                        JalonsDay day)
{
  const JalonsChartColumn *column = jalons_chart_columns_of (columns, day);
  double days = column->week == 0 ? column->end - column->monday : 5;
  double since = day > column->monday ? day - column->monday : 0;

  return column->x + column->width * MIN (since, days) / days;
}
