/* The smallest things of a PDF, as they are written: numbers, texts, references.
 * Invariant: what is written depends on no locale, and ends with no space.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void jalons_pdf_number    (GString *out, double number);
void jalons_pdf_numbers   (GString *out, const double *numbers, unsigned n);
void jalons_pdf_text      (GString *out, const char *text);
void jalons_pdf_entry     (GString *out, const char *key, const char *text);
void jalons_pdf_bytes     (GString *out, const char *bytes, gsize length);
void jalons_pdf_reference (GString *out, unsigned object);

G_END_DECLS
