/* The pictures of one document.
 * Invariant: a picture is written once, however often it is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/file.h"

G_BEGIN_DECLS

typedef struct _JalonsPdfPictures JalonsPdfPictures;

/**
 * JalonsPdfPicture:
 * @number: n of the name "Pn" by which pages choose it
 * @width: in its own dots
 * @height: likewise
 */
typedef struct
{
  unsigned number;
  int width;
  int height;
} JalonsPdfPicture;

JalonsPdfPictures      *jalons_pdf_pictures_new  (JalonsPdfFile *file);
void                    jalons_pdf_pictures_free (JalonsPdfPictures *self);
const JalonsPdfPicture *jalons_pdf_pictures_find (JalonsPdfPictures *self, GBytes *png);
void                    jalons_pdf_pictures_put  (JalonsPdfPictures *self, GString *resources);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPdfPictures, jalons_pdf_pictures_free)

G_END_DECLS
