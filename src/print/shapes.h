/* The few shapes that our pages are made of, in black, white and greys that a copier keeps apart.
 * Invariant: no colour, no transparency and no pattern object: what is told by a shape is told in black and white.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define JALONS_HAIRLINE 0.4

/**
 * JalonsBox:
 *
 * A rectangle, in points from the top left of the page.
 */
typedef struct
{
  double x, y, width, height;
} JalonsBox;

typedef enum
{
  JALONS_FRAME_SOLID,
  JALONS_FRAME_DASHED,
  JALONS_FRAME_FILLED,
} JalonsFrame;

void jalons_shapes_rule  (cairo_t *cr, double x, double y, double width, double thickness, double grey);
void jalons_shapes_fill  (cairo_t *cr, JalonsBox box, double grey);
void jalons_shapes_hatch (cairo_t *cr, JalonsBox box, double step, double thickness, double grey);
void jalons_shapes_flag  (cairo_t *cr, JalonsBox box);
void jalons_shapes_frame (cairo_t *cr, JalonsBox box, JalonsFrame frame, double radius, double thickness);

G_END_DECLS
