/* A link: where it leads, and the lines of text that one can press.
 * Invariant: a link whose element painted nothing has no place, and is not written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/structure.h"

G_BEGIN_DECLS

typedef struct _JalonsPdfLink JalonsPdfLink;

JalonsPdfLink *jalons_pdf_link_new_uri  (const char *words, const char *uri);
JalonsPdfLink *jalons_pdf_link_new_jump (const char *words, unsigned page, double y);
void           jalons_pdf_link_free     (JalonsPdfLink *self);
void           jalons_pdf_link_add_line (JalonsPdfLink *self, double left, double bottom, double right, double top);
unsigned       jalons_pdf_link_put      (JalonsPdfLink *self, JalonsPdfFile *file, JalonsPdfStructure *structure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPdfLink, jalons_pdf_link_free)

G_END_DECLS
