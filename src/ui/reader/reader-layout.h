/* Where the pages of a document stand, one under the other, at a zoom.
 * Invariant: pure arithmetic on whole pixels: a page stands where it would if all had been laid out, however many there are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "reader/pdf.h"

G_BEGIN_DECLS

typedef struct _JalonsReaderLayout JalonsReaderLayout;

JalonsReaderLayout *jalons_reader_layout_new         (JalonsPdf *pdf, int gap, int caption);
void                jalons_reader_layout_free        (JalonsReaderLayout *self);
void                jalons_reader_layout_set_zoom    (JalonsReaderLayout *self, double zoom);
double              jalons_reader_layout_get_zoom    (JalonsReaderLayout *self);
double              jalons_reader_layout_fit         (JalonsReaderLayout *self, int width, int height);
int                 jalons_reader_layout_get_width   (JalonsReaderLayout *self);
int                 jalons_reader_layout_get_height  (JalonsReaderLayout *self);
GdkRectangle        jalons_reader_layout_get_page    (JalonsReaderLayout *self, unsigned page, int width);
unsigned            jalons_reader_layout_get_page_at (JalonsReaderLayout *self, int y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsReaderLayout, jalons_reader_layout_free)

G_END_DECLS
