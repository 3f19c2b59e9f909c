/* The pictures of the pages in sight, and those that are being drawn.
 * Invariant: pictures are kept for the pages that are wanted and no other, whatever was seen before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "reader/pdf.h"

G_BEGIN_DECLS

/* What the data of a texture are called that hold its pixels as a cairo_surface_t. */
#define JALONS_READER_SURFACE "jalons-surface"

typedef struct _JalonsReaderPictures JalonsReaderPictures;

/**
 * JalonsReaderPicturesChanged:
 * @page: there is something new to be seen of this page: a picture, or why there is none
 */
typedef void (*JalonsReaderPicturesChanged) (unsigned page, gpointer data);

JalonsReaderPictures *jalons_reader_pictures_new         (JalonsPdf *pdf, int priority, JalonsReaderPicturesChanged changed,
                                                          gpointer data);
void                  jalons_reader_pictures_free        (JalonsReaderPictures *self);
void                  jalons_reader_pictures_want        (JalonsReaderPictures *self, unsigned first, unsigned last,
                                                          unsigned around, double scale);
GdkTexture           *jalons_reader_pictures_get         (JalonsReaderPictures *self, unsigned page, double *scale);
const char           *jalons_reader_pictures_get_trouble (JalonsReaderPictures *self, unsigned page);
void                  jalons_reader_pictures_forget      (JalonsReaderPictures *self);

G_END_DECLS
