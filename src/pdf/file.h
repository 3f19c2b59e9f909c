/* A PDF 1.7 being written: numbered objects, packed and compressed as they come, and now and then where each of them is.
 * Invariant: what was put is not kept: a document of any length takes the same memory here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/spool.h"

G_BEGIN_DECLS

typedef struct _JalonsPdfFile JalonsPdfFile;

JalonsPdfFile *jalons_pdf_file_new        (JalonsSpool *spool);
void           jalons_pdf_file_free       (JalonsPdfFile *self);
unsigned       jalons_pdf_file_get_root   (JalonsPdfFile *self);
unsigned       jalons_pdf_file_reserve    (JalonsPdfFile *self);
void           jalons_pdf_file_put        (JalonsPdfFile *self, unsigned object, const GString *body);
void           jalons_pdf_file_put_stream (JalonsPdfFile *self, unsigned object, const char *entries, const void *data,
                                           gsize size);
void           jalons_pdf_file_put_plain  (JalonsPdfFile *self, unsigned object, const char *entries, const char *text);
void           jalons_pdf_file_finish     (JalonsPdfFile *self, unsigned info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPdfFile, jalons_pdf_file_free)

G_END_DECLS
