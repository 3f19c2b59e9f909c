/* What the files that draw a wall chart share: its lines, its measures, its letters. Private to print.
 * Invariant: what is measured and what is drawn go through the same letters and the same widths.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/chart-pack.h"
#include "print/stationery.h"

G_BEGIN_DECLS

/* Between the line where the weeks begin and the words before what has no date. */
#define JALONS_CHART_UNDATED_AIR 3.0

#define CHART_MARGIN    31.0
#define CHART_WIDTH     (JALONS_SHEET_LONG - 2 * CHART_MARGIN)
#define CHART_SIDE      94.0 /* the names of the classes, at the left */
#define CHART_LEFT      (CHART_MARGIN + CHART_SIDE + 6)
#define CHART_RIGHT     (JALONS_SHEET_LONG - CHART_MARGIN)
#define CHART_HEAD      27.0 /* months, weeks */
#define CHART_PADDING   2.4  /* above and below what a line holds */
#define CHART_CONTINUED 12.0 /* the name of a level that goes on */
#define CHART_METER     3.6
#define CHART_BOTTOM    (JALONS_SHEET_SHORT - JALONS_FOOT_HEIGHT - JALONS_FOOT_AIR)

/* A row, or a piece of one that is too high. */
typedef struct
{
  const JalonsChartRow *row;
  const JalonsChartRow *heading; /* the row of its level */
  JalonsChartPacking *packing;   /* of the row, all its pieces */
  int piece;
  double y, height;
  int page; /* from 0 */
} JalonsChartLine;

typedef struct
{
  JalonsPaper *paper;
  const JalonsChart *chart;
  JalonsChartColumns *columns;
  GArray *lines;  /* of JalonsChartLine */
  GArray *months; /* of the first column of each month: guint */
  JalonsStationery stationery;
} JalonsChartPages;

extern const JalonsLetters jalons_chart_head_letters;
extern const JalonsLetters jalons_chart_title_letters;
extern const JalonsLetters jalons_chart_small_letters;

const JalonsChartLine *jalons_chart_line_at       (const JalonsChartPages *self, unsigned i);
double                 jalons_chart_head_width    (const JalonsChartPages *self, const JalonsChartRow *row);
double                 jalons_chart_undated_width (const JalonsChartPages *self);
void                   jalons_chart_spread        (JalonsChartPages *self, double first_top, double next_top);
void                   jalons_chart_draw_ground   (JalonsChartPages *self, int page, double top);
void                   jalons_chart_draw_line     (JalonsChartPages *self, const JalonsChartLine *line);

G_END_DECLS
