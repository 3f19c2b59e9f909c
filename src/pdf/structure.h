/* The structure tree of a document: what a screen reader reads.
 * Invariant: an element is written when it is closed; of those that are closed nothing is kept but a number in their parent.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/file.h"
#include "pdf/tag.h"

G_BEGIN_DECLS

typedef struct _JalonsPdfStructure JalonsPdfStructure;

JalonsPdfStructure *jalons_pdf_structure_new        (JalonsPdfFile *file, double scale, double height);
void                jalons_pdf_structure_free       (JalonsPdfStructure *self);
unsigned            jalons_pdf_structure_begin_page (JalonsPdfStructure *self, unsigned page);
void                jalons_pdf_structure_end_page   (JalonsPdfStructure *self);
void                jalons_pdf_structure_open       (JalonsPdfStructure *self, const JalonsTag *tag);
void                jalons_pdf_structure_close      (JalonsPdfStructure *self);
gboolean            jalons_pdf_structure_is_open    (JalonsPdfStructure *self);
void                jalons_pdf_structure_mark       (JalonsPdfStructure *self, GString *content);
unsigned            jalons_pdf_structure_annotate   (JalonsPdfStructure *self, unsigned annotation);
unsigned            jalons_pdf_structure_finish     (JalonsPdfStructure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPdfStructure, jalons_pdf_structure_free)

G_END_DECLS
