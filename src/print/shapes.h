/* The few shapes that our pages are made of, in black, white and greys that a copier keeps apart.
 * Invariant: no colour, no transparency and no pattern object: what is told by a shape is told in black and white.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/pen.h"

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

void jalons_shapes_rule  (JalonsPen *pen, double x, double y, double width, double thickness, double grey);
void jalons_shapes_fill  (JalonsPen *pen, JalonsBox box, double grey);
void jalons_shapes_hatch (JalonsPen *pen, JalonsBox box, double step, double thickness, double grey);
void jalons_shapes_flag  (JalonsPen *pen, JalonsBox box);
void jalons_shapes_frame (JalonsPen *pen, JalonsBox box, JalonsFrame frame, double radius, double thickness);

G_END_DECLS
