/* The pages of a PDF of our own making, one under the other.
 * Invariant: only documents that this program has just made are shown, see print/pages.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_PDF_PREVIEW (jalons_pdf_preview_get_type ())
G_DECLARE_FINAL_TYPE (JalonsPdfPreview, jalons_pdf_preview, JALONS, PDF_PREVIEW, GtkWidget)

/**
 * JalonsPdfFit:
 * @JALONS_PDF_FIT_PAGE: a whole page is seen
 * @JALONS_PDF_FIT_WIDTH: as wide as the space allows
 * @JALONS_PDF_FIT_PAPER: as large as on paper
 */
typedef enum
{
  JALONS_PDF_FIT_PAGE,
  JALONS_PDF_FIT_WIDTH,
  JALONS_PDF_FIT_PAPER,
} JalonsPdfFit;

gboolean jalons_pdf_preview_show        (JalonsPdfPreview *self, GBytes *pdf, GError **error);
void     jalons_pdf_preview_set_fit     (JalonsPdfPreview *self, JalonsPdfFit fit);
int      jalons_pdf_preview_get_n_pages (JalonsPdfPreview *self);
int      jalons_pdf_preview_get_n_drawn (JalonsPdfPreview *self);

G_END_DECLS
