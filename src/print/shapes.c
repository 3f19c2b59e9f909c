/* Rules, fills, hatches and frames.
 * Invariant: each function ends with no path begun.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/shapes.h"

/**
 * jalons_shapes_rule:
 * @y: of its middle
 * @thickness: in points
 *
 * Draws a line across.
 */
void
jalons_shapes_rule (JalonsPen *pen,
                    double x,
                    double y,
                    double width,
                    double thickness,
                    double grey)
{
  jalons_shapes_fill (pen, (JalonsBox){ x, y - thickness / 2, width, thickness }, grey);
}

/**
 * jalons_shapes_fill:
 *
 * Fills a rectangle.
 */
void
jalons_shapes_fill (JalonsPen *pen,
                    JalonsBox box,
                    double grey)
{
  if (box.width <= 0 || box.height <= 0)
    return;
  jalons_pen_rectangle (pen, box.x, box.y, box.width, box.height);
  jalons_pen_fill (pen, grey);
}

/**
 * jalons_shapes_hatch:
 * @step: between two lines, in points
 *
 * Fills a rectangle with slanted lines. They are drawn one by one: a pattern would come out as a picture.
 */
void
jalons_shapes_hatch (JalonsPen *pen,
                     JalonsBox box,
                     double step,
                     double thickness,
                     double grey)
{
  if (box.width <= 0 || box.height <= 0)
    return;
  jalons_pen_rectangle (pen, box.x, box.y, box.width, box.height);
  jalons_pen_begin_clip (pen);
  /* Lines begin at multiples of the step on the page, so that two hatches side by side join. */
  for (double x = step * (int) ((box.x - box.height) / step); x < box.x + box.width; x += step)
    {
      jalons_pen_move_to (pen, x, box.y);
      jalons_pen_line_to (pen, x + box.height, box.y + box.height);
    }
  jalons_pen_stroke (pen, (JalonsStroke){ .grey = grey, .width = thickness });
  jalons_pen_end_clip (pen);
}

/**
 * jalons_shapes_flag:
 *
 * Draws the black flag of a deadline, its pole at the left of @box.
 */
void
jalons_shapes_flag (JalonsPen *pen,
                    JalonsBox box)
{
  jalons_pen_rectangle (pen, box.x, box.y, 0.8, box.height);
  jalons_pen_move_to (pen, box.x, box.y);
  jalons_pen_line_to (pen, box.x + box.width * 0.85, box.y + box.height * 0.3);
  jalons_pen_line_to (pen, box.x, box.y + box.height * 0.6);
  jalons_pen_fill (pen, 0);
}

static void
trace (JalonsPen *pen,
       JalonsBox box,
       double radius)
{
  jalons_pen_round_box (pen, box.x, box.y, box.width, box.height, radius);
}

/**
 * jalons_shapes_frame:
 * @radius: of its corners
 *
 * Draws a black frame, inside of which is white, or the whole of which is black. The line lies inside @box.
 */
void
jalons_shapes_frame (JalonsPen *pen,
                     JalonsBox box,
                     JalonsFrame frame,
                     double radius,
                     double thickness)
{
  const gboolean dashed = frame == JALONS_FRAME_DASHED;
  double half = thickness / 2;
  JalonsBox middle = { box.x + half, box.y + half, box.width - thickness, box.height - thickness };

  if (frame == JALONS_FRAME_FILLED)
    {
      trace (pen, box, radius);
      jalons_pen_fill (pen, 0);
      return;
    }
  trace (pen, middle, radius);
  jalons_pen_fill (pen, 1);
  trace (pen, middle, radius);
  jalons_pen_stroke (pen, (JalonsStroke){ .width = thickness, .dash = dashed ? 1.5 : 0, .gap = dashed ? 1.2 : 0 });
}
