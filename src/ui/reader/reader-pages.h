/* The pages of a document one under the other, to be scrolled: as large as one wants, or as thumbnails.
 * Invariant: only the pages in sight, and those just before and after, have a widget and a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "reader/pdf.h"

G_BEGIN_DECLS

#define JALONS_TYPE_READER_PAGES (jalons_reader_pages_get_type ())
G_DECLARE_FINAL_TYPE (JalonsReaderPages, jalons_reader_pages, JALONS, READER_PAGES, GtkWidget)

/* As a person would say it: 1 is as large as on paper. */
#define JALONS_READER_LEAST_ZOOM 0.1
#define JALONS_READER_MOST_ZOOM  6.0

/**
 * JalonsReaderFit:
 * @JALONS_READER_FIT_WIDTH: as wide as the space allows
 * @JALONS_READER_FIT_PAGE: a whole page is seen
 * @JALONS_READER_FIT_NONE: at the zoom that was set
 */
typedef enum
{
  JALONS_READER_FIT_WIDTH,
  JALONS_READER_FIT_PAGE,
  JALONS_READER_FIT_NONE,
} JalonsReaderFit;

/**
 * JalonsReaderMarksFunc:
 * @page: a page that is in sight
 * @current: (out): which match is the one that was gone to, or -1
 *
 * Returns: (transfer none) (nullable) (element-type JalonsPdfMatch): what is marked on it
 */
typedef GArray *(*JalonsReaderMarksFunc) (unsigned page, int *current, gpointer data);

GtkWidget      *jalons_reader_pages_new          (gboolean thumbnails);
void            jalons_reader_pages_set_pdf      (JalonsReaderPages *self, JalonsPdf *pdf);
void            jalons_reader_pages_set_marks    (JalonsReaderPages *self, JalonsReaderMarksFunc marks, gpointer data);
void            jalons_reader_pages_update_marks (JalonsReaderPages *self);
void            jalons_reader_pages_try_again    (JalonsReaderPages *self);

void            jalons_reader_pages_set_fit      (JalonsReaderPages *self, JalonsReaderFit fit);
void            jalons_reader_pages_set_zoom     (JalonsReaderPages *self, double zoom);
double          jalons_reader_pages_get_zoom     (JalonsReaderPages *self);

unsigned        jalons_reader_pages_get_current  (JalonsReaderPages *self);
void            jalons_reader_pages_set_current  (JalonsReaderPages *self, unsigned page);
void            jalons_reader_pages_go_to        (JalonsReaderPages *self, unsigned page, double top);
void            jalons_reader_pages_show_area    (JalonsReaderPages *self, unsigned page, const JalonsPdfArea *area);
void            jalons_reader_pages_scroll       (JalonsReaderPages *self, GtkScrollType how);
gboolean        jalons_reader_pages_is_drawn     (JalonsReaderPages *self);

G_END_DECLS
