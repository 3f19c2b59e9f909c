/* The outline of a glyph, of whatever kind its font is.
 * Invariant: nothing but lines and cubic curves is taken from a font.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <hb.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* What a font has not is shown as an empty box, of this width. */
#define JALONS_OUTLINE_MISSING 600

GBytes *jalons_outline_draw (hb_font_t *font, PangoGlyph glyph, int width, int box[4]);

G_END_DECLS
