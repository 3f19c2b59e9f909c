/* The fonts of one document: of each face the glyphs that it shows, as they come.
 * Invariant: one code of a font is one glyph and one text, so that whoever reads the codes reads what was written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "pdf/file.h"

G_BEGIN_DECLS

typedef struct _JalonsPdfFonts JalonsPdfFonts;
typedef struct _JalonsPdfFont  JalonsPdfFont;

/**
 * JalonsPdfGlyph:
 * @code: in shown text, of two bytes
 * @width: from its origin to that of the next, in thousandths of the size
 */
typedef struct
{
  unsigned code;
  int width;
} JalonsPdfGlyph;

JalonsPdfFonts *jalons_pdf_fonts_new   (void);
void            jalons_pdf_fonts_free  (JalonsPdfFonts *self);
JalonsPdfFont  *jalons_pdf_fonts_find  (JalonsPdfFonts *self, PangoFont *font, double *size);
JalonsPdfGlyph  jalons_pdf_font_show   (JalonsPdfFont *font, PangoGlyph glyph, const char *text, gsize length);
GBytes         *jalons_pdf_font_picture (JalonsPdfFont *font, PangoGlyph glyph, double box[4]);
unsigned        jalons_pdf_font_number (JalonsPdfFont *font);
void            jalons_pdf_fonts_put   (JalonsPdfFonts *self, JalonsPdfFile *file, GString *resources);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPdfFonts, jalons_pdf_fonts_free)

G_END_DECLS
