/* What the two files that draw the year view share.
 * Invariant: only year-draw*.c include it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-draw.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} JalonsBox;

void jalons_year_trace_box  (cairo_t *cr, JalonsBox box, double radius);
void jalons_year_draw_alarm (JalonsYearPaint *paint, cairo_t *cr, double x, double y, int worst);
void jalons_year_draw_flag  (JalonsYearPaint *paint, cairo_t *cr, double x, double y);

G_END_DECLS
