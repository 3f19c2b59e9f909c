/* Where everything of the year view is.
 * Invariant: at the first zoom a year fits the window, unless its weeks would be too narrow to read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-geometry.h"

#include <math.h>

/* Of a week with class. A week of holidays is there to be seen and dropped on, no more. */
#define HOLIDAY_WIDTH 0.4

const double jalons_year_zooms[JALONS_N_ZOOMS] = { 1, 1.3, 1.7, 2.3, 3.2, 4.5 };

static double
weight (const JalonsYearColumns *columns,
        guint i)
{
  return columns->columns[i].has_class || columns->monday != JALONS_NO_DAY ? 1 : HOLIDAY_WIDTH;
}

static void
place_columns (JalonsYearGeometry *self,
               const JalonsYearColumns *columns,
               double unit)
{
  double x = 0;

  self->n_columns = columns->n_columns;
  self->x = g_renew (int, self->x, columns->n_columns + 1);
  for (guint i = 0; i < columns->n_columns; i++)
    {
      self->x[i] = (int) lround (x);
      x += unit * weight (columns, i);
    }
  self->x[columns->n_columns] = self->width = (int) lround (x);
}

/**
 * jalons_year_geometry_fit:
 * @em: height of a line of text, in pixels
 * @width: of the view, in pixels
 * @zoom: index of #jalons_year_zooms
 */
void
jalons_year_geometry_fit (JalonsYearGeometry *self,
                          const JalonsYearColumns *columns,
                          int em,
                          int width,
                          guint zoom)
{
  double least = columns->monday == JALONS_NO_DAY ? 1.2 * em : 5 * em;
  double total = 0, unit;

  self->head = (int) (9.8 * em);
  self->tray = columns->monday == JALONS_NO_DAY ? (int) (1.7 * em) : 5 * em;
  self->left = self->head + self->tray;
  for (guint i = 0; i < columns->n_columns; i++)
    total += weight (columns, i);
  unit = MAX (least, (width - self->left) / total) * jalons_year_zooms[zoom];
  place_columns (self, columns, unit);

  self->pills = unit >= 4.2 * em;
  self->row = self->pills ? (int) (4.1 * em) : (int) (2.5 * em);
  self->level = (int) (1.65 * em);
  self->top = (int) (3.45 * em);
  self->foot = (int) (3.2 * em);
}

void
jalons_year_geometry_clear (JalonsYearGeometry *self)
{
  g_clear_pointer (&self->x, g_free);
}

/**
 * jalons_year_geometry_column:
 * @x: from the beginning of the first column
 *
 * Returns: the column at @x, the nearest when it is out of all of them
 */
int
jalons_year_geometry_column (const JalonsYearGeometry *self,
                             double x)
{
  guint low = 0, high = self->n_columns;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (self->x[middle] <= x)
        low = middle;
      else
        high = middle;
    }
  return (int) low;
}
