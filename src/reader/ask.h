/* What jalons-reader answers: poppler's pages as the values of the protocol.
 * Invariant: the structure tree of a document is never walked: 200,000 nested elements overflow the stack.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <poppler.h>

#include "reader/protocol.h"

G_BEGIN_DECLS

GVariant *jalons_ask_open    (PopplerDocument *document);
GVariant *jalons_ask_render  (PopplerPage *page, double scale, guchar *pixels);
GVariant *jalons_ask_text    (PopplerPage *page);
GVariant *jalons_ask_find    (PopplerPage *page, const char *words);
GVariant *jalons_ask_links   (PopplerDocument *document, PopplerPage *page);
GVariant *jalons_ask_outline (PopplerDocument *document);

G_END_DECLS
