/* Where everything of the year view is, in pixels.
 * Invariant: a value worked out from the width, the zoom and the font; the heading, the rows and the foot all use it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-columns.h"

G_BEGIN_DECLS

/* How many times the width of a column that fits the window. */
extern const double jalons_year_zooms[];
#define JALONS_N_ZOOMS 6

/**
 * JalonsYearGeometry:
 * @head: width of the head of a row
 * @tray: width of the tray, at the right of the head
 * @left: both: the columns begin here, and slide under them
 * @width: of all columns
 * @row: height of the row of a class
 * @level: height of the heading of a level
 * @top: height of the heading of the columns
 * @foot: height of the loads under the rows
 * @pills: whether columns are wide enough for titles
 * @n_columns: how many columns
 * @x: (array length=n_columns+1): where each column begins, from the first
 */
typedef struct
{
  int head;
  int tray;
  int left;
  int width;
  int row;
  int level;
  int top;
  int foot;
  gboolean pills;
  guint n_columns;
  int *x;
} JalonsYearGeometry;

void jalons_year_geometry_fit    (JalonsYearGeometry *self, const JalonsYearColumns *columns, int em, int width,
                                  guint zoom);
void jalons_year_geometry_clear  (JalonsYearGeometry *self);
int  jalons_year_geometry_column (const JalonsYearGeometry *self, double x);

G_END_DECLS
