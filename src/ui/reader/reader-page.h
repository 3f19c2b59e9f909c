/* One page on the screen: its picture, what is marked on it, and its links.
 * Invariant: it has the size that it is given; what is drawn of it follows that size.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "reader/pdf.h"

G_BEGIN_DECLS

#define JALONS_TYPE_READER_PAGE (jalons_reader_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsReaderPage, jalons_reader_page, JALONS, READER_PAGE, GtkWidget)

JalonsReaderPage *jalons_reader_page_new         (JalonsPdf *pdf, unsigned page, gboolean thumbnail);
unsigned          jalons_reader_page_get_page    (JalonsReaderPage *self);
void              jalons_reader_page_set_picture (JalonsReaderPage *self, GdkTexture *picture, gboolean sharp);
void              jalons_reader_page_set_trouble (JalonsReaderPage *self, const char *trouble);
void              jalons_reader_page_set_marks   (JalonsReaderPage *self, GArray *matches, int current);
void              jalons_reader_page_set_current (JalonsReaderPage *self, gboolean current);

G_END_DECLS
