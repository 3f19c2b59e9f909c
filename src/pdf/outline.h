/* How one finds one's way in a document: its outline, and what its pages are called.
 * Invariant: entries and pages are told in their order; nothing is written before the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/file.h"

G_BEGIN_DECLS

typedef struct _JalonsPdfOutline JalonsPdfOutline;

JalonsPdfOutline *jalons_pdf_outline_new   (void);
void              jalons_pdf_outline_free  (JalonsPdfOutline *self);
int               jalons_pdf_outline_add   (JalonsPdfOutline *self, int parent, const char *title, unsigned page, double y);
void              jalons_pdf_outline_label (JalonsPdfOutline *self, const char *label);
void              jalons_pdf_outline_put   (JalonsPdfOutline *self, JalonsPdfFile *file, GString *catalogue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPdfOutline, jalons_pdf_outline_free)

G_END_DECLS
