/* Paints lines of text that pango has laid out.
 * Invariant: every glyph is painted at the place that pango gave it, to a two-hundredth of the size of its letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "pdf/fonts.h"
#include "pdf/pen.h"
#include "pdf/pictures.h"

G_BEGIN_DECLS

typedef struct _JalonsInker JalonsInker;

JalonsInker *jalons_inker_new  (JalonsPen *pen, JalonsPdfFonts *fonts, JalonsPdfPictures *pictures);
void         jalons_inker_line (JalonsInker *self, PangoLayoutLine *line, double scale, double x, double y,
                                 double grey);

G_END_DECLS
