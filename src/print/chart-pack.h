/* Gives the marks and titles of a row of a chart their places, none over another.
 * Invariant: what does not fit beside goes below; when the row is as high as may be, it goes on in another piece.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/chart-columns.h"
#include "print/chart.h"
#include "print/paper.h"

G_BEGIN_DECLS

#define JALONS_CHART_LANE  8.8 /* one line of a row, in points */
#define JALONS_CHART_MARK  7.6
#define JALONS_CHART_LANES 22 /* of one piece of a row: a title of 400 letters takes 13 */

/**
 * JalonsChartPlace:
 * @item: what stands there
 * @piece: of the row, from 0
 * @lane: from 0, of the piece
 * @mark_x: left of its mark
 * @number_width: of the number behind the mark, with the air before it; 0 when there is none
 * @text_x: left of its title
 * @text_width: of the lines of the title; 0 when there is none
 * @n_lanes: that it takes
 * @align: of the title: at the end where it stands before its mark
 */
typedef struct
{
  const JalonsChartItem *item;
  int piece;
  int lane;
  double mark_x;
  double number_width;
  double text_x, text_width;
  int n_lanes;
  JalonsAlign align;
} JalonsChartPlace;

/**
 * JalonsChartPacking:
 * @places: (element-type JalonsChartPlace): in the order of the items
 * @lanes: (element-type int): how many lanes each piece takes, 0 or more; there is one piece at least
 */
typedef struct
{
  GArray *places;
  GArray *lanes;
} JalonsChartPacking;

JalonsChartPacking *jalons_chart_pack      (JalonsPaper *paper, const JalonsChartColumns *columns, GPtrArray *items,
                                            JalonsLetters letters, double indent);
void                jalons_chart_pack_free (JalonsChartPacking *packing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsChartPacking, jalons_chart_pack_free)

G_END_DECLS
