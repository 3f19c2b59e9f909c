/* Draws the glyphs that harfbuzz reads with the pen of cff.h.
 * Invariant: a glyph that the font has not is seen, as an empty box.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/glyph-outline.h"

#include "pdf/cff.h"

static void
on_move (hb_draw_funcs_t *functions,
         void *pen,
         hb_draw_state_t *state,
         float x,
         float y,
         void *data)
{
  jalons_cff_move_to (pen, (double) x, (double) y);
}

static void
on_line (hb_draw_funcs_t *functions,
         void *pen,
         hb_draw_state_t *state,
         float x,
         float y,
         void *data)
{
  jalons_cff_line_to (pen, (double) x, (double) y);
}

static void
on_curve (hb_draw_funcs_t *functions,
          void *pen,
          hb_draw_state_t *state,
          float x1,
          float y1,
          float x2,
          float y2,
          float x,
          float y,
          void *data)
{
  jalons_cff_curve_to (pen, (const double[]){ (double) x1, (double) y1, (double) x2, (double) y2, (double) x, (double) y });
}

/* Without a function of ours for them, harfbuzz makes cubic curves of quadratic ones. */
static hb_draw_funcs_t *
drawing (void)
{
  static gsize made;

  if (g_once_init_enter (&made))
    {
      hb_draw_funcs_t *functions = hb_draw_funcs_create ();

      hb_draw_funcs_set_move_to_func (functions, on_move, NULL, NULL);
      hb_draw_funcs_set_line_to_func (functions, on_line, NULL, NULL);
      hb_draw_funcs_set_cubic_to_func (functions, on_curve, NULL, NULL);
      hb_draw_funcs_make_immutable (functions);
      g_once_init_leave (&made, (gsize) functions);
    }
  return (hb_draw_funcs_t *) made;
}

static void
draw_box (JalonsCffPen *pen,
          const int box[4])
{
  jalons_cff_move_to (pen, box[0], box[1]);
  jalons_cff_line_to (pen, box[2], box[1]);
  jalons_cff_line_to (pen, box[2], box[3]);
  jalons_cff_line_to (pen, box[0], box[3]);
}

/* A frame: its inner side goes around the other way. */
static void
draw_missing (JalonsCffPen *pen)
{
  draw_box (pen, (const int[]){ 50, 0, JALONS_OUTLINE_MISSING - 50, 700 });
  draw_box (pen, (const int[]){ JALONS_OUTLINE_MISSING - 100, 50, 100, 650 });
}

static void
draw_glyph (hb_font_t *font,
            PangoGlyph glyph,
            JalonsCffPen *pen)
{
  if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
    draw_missing (pen);
  else
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph (font, glyph, drawing (), pen);
#else
    hb_font_get_glyph_shape (font, glyph, drawing (), pen);
#endif
}

/**
 * jalons_outline_draw:
 * @font: whose unit is a thousandth of its size
 * @glyph: of the font, or one that it has not (%PANGO_GLYPH_UNKNOWN_FLAG)
 * @width: from its origin to that of the next
 * @box: (inout): left, bottom, right and top of all glyphs so far, which grow by this one
 *
 * Returns: (transfer full): the glyph, for jalons_cff_font()
 */
GBytes *
jalons_outline_draw (hb_font_t *font,
                     PangoGlyph glyph,
                     int width,
                     int box[4])
{
  JalonsCffPen pen;

  jalons_cff_begin (&pen, width);
  draw_glyph (font, glyph, &pen);
  for (int i = 0; i < 2 && pen.box[0] <= pen.box[2]; i++)
    {
      box[i] = MIN (box[i], pen.box[i]);
      box[i + 2] = MAX (box[i + 2], pen.box[i + 2]);
    }
  return jalons_cff_end (&pen);
}
