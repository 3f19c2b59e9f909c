/* What the files that draw the year view share.
 * Invariant: only year-draw*.c include it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-draw.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} JalonsBox;

void jalons_year_trace_box   (cairo_t *cr, JalonsBox box, double radius);
void jalons_year_draw_flag   (JalonsYearPaint *paint, cairo_t *cr, double x, double y);

/* The signs, whose middle is at @x, @y. Radii are in ems. */
#define JALONS_YEAR_TICK_RADIUS   0.27
#define JALONS_YEAR_ALARM_RADIUS  0.24
#define JALONS_YEAR_NUMBER_RADIUS 0.34

void jalons_year_draw_tick   (JalonsYearPaint *paint, cairo_t *cr, double x, double y);
void jalons_year_draw_alarm  (JalonsYearPaint *paint, cairo_t *cr, double x, double y, int worst);
void jalons_year_draw_number (JalonsYearPaint *paint, cairo_t *cr, double x, double y, guint number);
void jalons_year_draw_mark   (JalonsYearPaint *paint, cairo_t *cr, double x, double y, const char *author);
int  jalons_year_star_side   (const JalonsYearPaint *paint);
void jalons_year_draw_star   (JalonsYearPaint *paint, cairo_t *cr, double x, double y, JalonsAttachedState state);

G_END_DECLS
