/* Rules, fills, hatches and frames.
 * Invariant: each function leaves the cairo context as it found it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/shapes.h"

static void
set_grey (cairo_t *cr,
          double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

/**
 * jalons_shapes_rule:
 * @y: of its middle
 * @thickness: in points
 *
 * Draws a line across.
 */
void
jalons_shapes_rule (cairo_t *cr,
                    double x,
                    double y,
                    double width,
                    double thickness,
                    double grey)
{
  jalons_shapes_fill (cr, (JalonsBox){ x, y - thickness / 2, width, thickness }, grey);
}

/**
 * jalons_shapes_fill:
 *
 * Fills a rectangle.
 */
void
jalons_shapes_fill (cairo_t *cr,
                    JalonsBox box,
                    double grey)
{
  if (box.width <= 0 || box.height <= 0)
    return;
  cairo_save (cr);
  set_grey (cr, grey);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * jalons_shapes_hatch:
 * @step: between two lines, in points
 *
 * Fills a rectangle with slanted lines. They are drawn one by one: a pattern would come out as a picture.
 */
void
jalons_shapes_hatch (cairo_t *cr,
                     JalonsBox box,
                     double step,
                     double thickness,
                     double grey)
{
  if (box.width <= 0 || box.height <= 0)
    return;
  cairo_save (cr);
  set_grey (cr, grey);
  cairo_set_line_width (cr, thickness);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_clip (cr);
  /* Lines begin at multiples of the step on the page, so that two hatches side by side join. */
  for (double x = step * (int) ((box.x - box.height) / step); x < box.x + box.width; x += step)
    {
      cairo_move_to (cr, x, box.y);
      cairo_line_to (cr, x + box.height, box.y + box.height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * jalons_shapes_flag:
 *
 * Draws the black flag of a deadline, its pole at the left of @box.
 */
void
jalons_shapes_flag (cairo_t *cr,
                    JalonsBox box)
{
  cairo_save (cr);
  set_grey (cr, 0);
  cairo_rectangle (cr, box.x, box.y, 0.8, box.height);
  cairo_move_to (cr, box.x, box.y);
  cairo_line_to (cr, box.x + box.width * 0.85, box.y + box.height * 0.3);
  cairo_line_to (cr, box.x, box.y + box.height * 0.6);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
trace (cairo_t *cr,
       JalonsBox box,
       double radius)
{
  double right = box.x + box.width, bottom = box.y + box.height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, box.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, box.x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box.x + radius, box.y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/**
 * jalons_shapes_frame:
 * @radius: of its corners
 *
 * Draws a black frame, inside of which is white, or the whole of which is black. The line lies inside @box.
 */
void
jalons_shapes_frame (cairo_t *cr,
                     JalonsBox box,
                     JalonsFrame frame,
                     double radius,
                     double thickness)
{
  static const double dashes[] = { 1.5, 1.2 };
  double half = thickness / 2;
  JalonsBox middle = { box.x + half, box.y + half, box.width - thickness, box.height - thickness };

  cairo_save (cr);
  trace (cr, frame == JALONS_FRAME_FILLED ? box : middle, radius);
  set_grey (cr, frame == JALONS_FRAME_FILLED ? 0 : 1);
  if (frame == JALONS_FRAME_FILLED)
    cairo_fill (cr);
  else
    {
      cairo_fill_preserve (cr);
      set_grey (cr, 0);
      cairo_set_line_width (cr, thickness);
      if (frame == JALONS_FRAME_DASHED)
        cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
