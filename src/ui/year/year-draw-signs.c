/* The signs at the corners of a chip, and the same alone in a legend.
 * Invariant: each has a shape of its own: whoever sees no colours tells them apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-draw-private.h"

#include <string.h>

#include "ui/parts/sign.h"

void
jalons_year_draw_tick (JalonsYearPaint *paint,
                       cairo_t *cr,
                       double x,
                       double y)
{
  double r = JALONS_YEAR_TICK_RADIUS * paint->em;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_SUCCESS, 1);
  cairo_fill (cr);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_BASE, 1);
  cairo_set_line_width (cr, 1.3);
  cairo_move_to (cr, x - 0.45 * r, y);
  cairo_line_to (cr, x - 0.1 * r, y + 0.4 * r);
  cairo_line_to (cr, x + 0.5 * r, y - 0.4 * r);
  cairo_stroke (cr);
}

/* What breaks a rule: a disc with a bar, red when it cannot be. Mere advice is for the list. */
void
jalons_year_draw_alarm (JalonsYearPaint *paint,
                        cairo_t *cr,
                        double x,
                        double y,
                        int worst)
{
  double r = JALONS_YEAR_ALARM_RADIUS * paint->em;

  if (worst < JALONS_SEVERITY_WARNING)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  jalons_year_paint_source (paint, cr, worst == JALONS_SEVERITY_ERROR ? JALONS_COLOUR_ERROR : JALONS_COLOUR_WARNING, 1);
  cairo_fill (cr);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_BASE, 1);
  cairo_set_line_width (cr, 1.3);
  cairo_move_to (cr, x, y - 0.55 * r);
  cairo_line_to (cr, x, y + 0.15 * r);
  cairo_move_to (cr, x, y + 0.4 * r);
  cairo_line_to (cr, x, y + 0.6 * r);
  cairo_stroke (cr);
}

/* How many there are in one place. */
void
jalons_year_draw_number (JalonsYearPaint *paint,
                         cairo_t *cr,
                         double x,
                         double y,
                         guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  double r = JALONS_YEAR_NUMBER_RADIUS * paint->em;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 1);
  cairo_fill (cr);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_BASE, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_TINY, text, x - r, y, (int) (2 * r), 0.5);
}

/* A colleague changed it a moment ago: the first letter of the name, as in "M" of Mme Martin. */
void
jalons_year_draw_mark (JalonsYearPaint *paint,
                       cairo_t *cr,
                       double x,
                       double y,
                       const char *author)
{
  const char *blank = author != NULL ? strrchr (author, ' ') : NULL, *name = blank != NULL ? blank + 1 : author;
  g_autofree char *letter = author != NULL ? g_utf8_substring (name, 0, *name != '\0') : NULL;
  double r = 0.38 * paint->em;

  if (author == NULL)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_ACCENT, 1);
  cairo_fill (cr);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_ACCENT_TEXT, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_TINY, letter, x - r, y, (int) (2 * r), 0.5);
}

/* Something of the catalogue is attached: a star, hollow as long as not all of it is accepted. Its side is in pixels. */
int
jalons_year_star_side (const JalonsYearPaint *paint)
{
  return 2 * (int) (0.34 * paint->em) + 3;
}

static void
draw_star_picture (JalonsYearPaint *paint,
                   cairo_t *cr,
                   gconstpointer what)
{
  const JalonsAttachedState *state = what;
  double middle = jalons_year_star_side (paint) / 2.0, radius = middle - 1.5;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  jalons_sign_trace_star (cr, middle, middle + 0.5, radius);
  /* What is behind it keeps away. */
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_BASE, 1);
  cairo_set_line_width (cr, 2.6);
  cairo_stroke_preserve (cr);
  if (*state == JALONS_ATTACHED_OPEN)
    cairo_fill_preserve (cr);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 1);
  cairo_set_line_width (cr, 1);
  if (*state == JALONS_ATTACHED_OPEN)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

void
jalons_year_draw_star (JalonsYearPaint *paint,
                       cairo_t *cr,
                       double x,
                       double y,
                       JalonsAttachedState state)
{
  int side = jalons_year_star_side (paint);
  g_autofree char *key = NULL;

  if (state == JALONS_ATTACHED_NOTHING)
    return;
  key = g_strdup_printf ("star %d", (int) state);
  jalons_year_paint_copy (paint, cr, key, (int) (x - side / 2.0), (int) (y - side / 2.0), side, side,
                          draw_star_picture, &state);
}
