/* Draws what is in the cells of the year view.
 * Invariant: value in, ink out: nothing is kept, nothing is asked but colours and letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-geometry.h"
#include "ui/year/year-paint.h"
#include "ui/year/year-table.h"

G_BEGIN_DECLS

/**
 * JalonsYearCellLook:
 * @pills: whether there is room for titles
 * @selected: bit i: whether chip i is selected
 * @current: the chip that the keys are on, or -1
 */
typedef struct
{
  gboolean pills;
  guint64 selected;
  int current;
} JalonsYearCellLook;

void jalons_year_draw_chips   (JalonsYearPaint *paint, cairo_t *cr, int width, int height,
                               const JalonsYearChip *chips, guint n_chips, const JalonsYearCellLook *look);
int  jalons_year_chip_at      (JalonsYearPaint *paint, int height, guint n_chips, gboolean pills, double y);
void jalons_year_draw_head    (JalonsYearPaint *paint, cairo_t *cr, int width, int height, const JalonsYearRow *row);
void jalons_year_draw_level   (JalonsYearPaint *paint, cairo_t *cr, int width, int height, const JalonsYearRow *row,
                               const char *label);
void jalons_year_draw_heading (JalonsYearPaint *paint, cairo_t *cr, int width, int height,
                               const JalonsYearColumn *column, gboolean present, double milestone,
                               gboolean public_holiday);
void jalons_year_draw_load    (JalonsYearPaint *paint, cairo_t *cr, int width, int height, int minutes, int top);

G_END_DECLS
