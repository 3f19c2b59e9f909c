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

/* The signs of the grid, for the legend. */
typedef enum
{
  JALONS_SAMPLE_CHIP,
  JALONS_SAMPLE_LETTER,
  JALONS_SAMPLE_KIND,
  JALONS_SAMPLE_ALARM,
  JALONS_SAMPLE_ATTACHED,
  JALONS_SAMPLE_MILESTONE,
  JALONS_SAMPLE_HATCHED,
  JALONS_SAMPLE_SHADED,
} JalonsSampleShape;

/**
 * JalonsYearSample:
 * @colour: of a chip
 * @state: of a chip
 * @letter: of a chip, or alone; "" for none
 * @kind: of an activity, whose sign it is
 * @attached: what the star says
 */
typedef struct
{
  JalonsSampleShape shape;
  JalonsColour colour;
  JalonsState state;
  const char *letter;
  JalonsActivityKind kind;
  JalonsAttachedState attached;
} JalonsYearSample;

void jalons_year_draw_chips   (JalonsYearPaint *paint, cairo_t *cr, int width, int height,
                               const JalonsYearChip *chips, guint n_chips, const JalonsYearCellLook *look);
int  jalons_year_chip_at      (JalonsYearPaint *paint, int height, guint n_chips, gboolean pills, double y);
void jalons_year_draw_head    (JalonsYearPaint *paint, cairo_t *cr, int width, int height, const JalonsYearRow *row);
void jalons_year_draw_level   (JalonsYearPaint *paint, cairo_t *cr, int width, int height, const JalonsYearRow *row);
void jalons_year_draw_heading (JalonsYearPaint *paint, cairo_t *cr, int width, int height,
                               const JalonsYearColumn *column, gboolean present, double milestone,
                               gboolean public_holiday);
void jalons_year_draw_load    (JalonsYearPaint *paint, cairo_t *cr, int width, int height, int minutes, int top);
int  jalons_year_draw_sample_width (JalonsYearPaint *paint, const JalonsYearSample *sample);
void jalons_year_draw_sample  (JalonsYearPaint *paint, cairo_t *cr, int width, int height,
                               const JalonsYearSample *sample);

G_END_DECLS
