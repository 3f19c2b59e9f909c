/* PDFs from elsewhere, as the rest of the program sees them: pages that are asked for, and come or do not.
 * Invariant: no byte of the file is interpreted in this process; jalons-reader does that behind its walls, and what it
 * answers is checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Larger files are refused: what schools are sent has a tenth of that. */
#define JALONS_PDF_MAX_BYTES (200 * 1000 * 1000)

/* How long opening, or one page, may take before the reader is ended. */
#define JALONS_PDF_TIME_LIMIT 8000

#define JALONS_TYPE_PDF (jalons_pdf_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPdf, jalons_pdf, JALONS, PDF, GObject)

/**
 * JalonsPdfPicture:
 * @pixels: @height rows of @stride bytes; a pixel is 4 bytes, blue, green, red and 255 (CAIRO_FORMAT_ARGB32, GDK_MEMORY_DEFAULT)
 * @width: in pixels
 * @height: in pixels
 * @stride: in bytes
 */
typedef struct
{
  GBytes *pixels;
  int width;
  int height;
  int stride;
} JalonsPdfPicture;

/**
 * JalonsPdfArea:
 * @x: points from the left of the page
 * @y: points from the top of the page
 * @width: in points
 * @height: in points
 */
typedef struct
{
  double x, y, width, height;
} JalonsPdfArea;

/**
 * JalonsPdfMatch:
 * @area: where it is
 * @continued: the next one of the list is its second half, on another line
 */
typedef struct
{
  JalonsPdfArea area;
  gboolean continued;
} JalonsPdfMatch;

/**
 * JalonsPdfLink:
 * @area: where it is
 * @page: the page that it leads to, from 0; -1 when it leads to @address
 * @top: how far down that page, in points
 * @address: http or https; "" when it leads to a page
 */
typedef struct
{
  JalonsPdfArea area;
  int page;
  double top;
  char *address;
} JalonsPdfLink;

/**
 * JalonsPdfHeading:
 * @depth: from 0
 * @page: from 0; -1 when it leads nowhere
 * @top: how far down that page, in points
 * @title: one line
 */
typedef struct
{
  unsigned depth;
  int page;
  double top;
  char *title;
} JalonsPdfHeading;

/**
 * JalonsPdfTextFunc:
 * @page: from 0, in order
 * @n_pages: of the document
 * @text: (nullable): what the page says; %NULL when it could not be read
 */
typedef void (*JalonsPdfTextFunc) (unsigned page, unsigned n_pages, const char *text, gpointer data);

/**
 * JalonsPdfOptions:
 * @name: what sentences call the file; %NULL: its own name
 * @password: (nullable): what opens it
 * @time_limit: milliseconds for each question; 0: JALONS_PDF_TIME_LIMIT
 * @megabytes: memory of the reader; 0: what is usual
 * @bare: do without bubblewrap even where it is
 *
 * All zeros is what is usual.
 */
typedef struct
{
  const char *name;
  const char *password;
  unsigned time_limit;
  unsigned megabytes;
  gboolean bare;
} JalonsPdfOptions;

void              jalons_pdf_open_async     (const char *path, const JalonsPdfOptions *options, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
JalonsPdf        *jalons_pdf_open_finish    (GAsyncResult *result, GError **error);

unsigned          jalons_pdf_get_n_pages    (JalonsPdf *self);
const char       *jalons_pdf_get_title      (JalonsPdf *self);
void              jalons_pdf_get_page_size  (JalonsPdf *self, unsigned page, double *width, double *height);
unsigned          jalons_pdf_get_walls      (JalonsPdf *self);
GPid              jalons_pdf_get_process    (JalonsPdf *self);

void              jalons_pdf_render_async   (JalonsPdf *self, unsigned page, double scale, int priority,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
JalonsPdfPicture *jalons_pdf_render_finish  (GAsyncResult *result, GError **error);
void              jalons_pdf_picture_free   (JalonsPdfPicture *picture);

void              jalons_pdf_text_async     (JalonsPdf *self, unsigned page, int priority, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
char             *jalons_pdf_text_finish    (GAsyncResult *result, GError **error);

void              jalons_pdf_find_async     (JalonsPdf *self, unsigned page, const char *words, int priority,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray           *jalons_pdf_find_finish    (GAsyncResult *result, GError **error);

void              jalons_pdf_links_async    (JalonsPdf *self, unsigned page, int priority, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
GArray           *jalons_pdf_links_finish   (GAsyncResult *result, GError **error);

void              jalons_pdf_outline_async  (JalonsPdf *self, int priority, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
GArray           *jalons_pdf_outline_finish (GAsyncResult *result, GError **error);

void              jalons_pdf_try_again      (JalonsPdf *self);

gboolean          jalons_pdf_extract        (const char *path, const JalonsPdfOptions *options, char **title,
                                             JalonsPdfTextFunc func, gpointer data, GCancellable *cancellable,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPdfPicture, jalons_pdf_picture_free)

G_END_DECLS
