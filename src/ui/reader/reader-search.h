/* Looking for words in a document, page after page.
 * Invariant: it never has more than one question on the way, and that one waits for everything that is to be seen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reader/pdf.h"

G_BEGIN_DECLS

typedef struct _JalonsReaderSearch JalonsReaderSearch;

/* Something was found, or all has been looked through. */
typedef void (*JalonsReaderSearchChanged) (gpointer data);

JalonsReaderSearch *jalons_reader_search_new         (JalonsPdf *pdf, JalonsReaderSearchChanged changed, gpointer data);
void                jalons_reader_search_free        (JalonsReaderSearch *self);
void                jalons_reader_search_look_for    (JalonsReaderSearch *self, const char *words, unsigned from);
const char         *jalons_reader_search_get_words   (JalonsReaderSearch *self);
GArray             *jalons_reader_search_get_matches (JalonsReaderSearch *self, unsigned page, int *current);
unsigned            jalons_reader_search_get_n       (JalonsReaderSearch *self);
unsigned            jalons_reader_search_get_number  (JalonsReaderSearch *self);
gboolean            jalons_reader_search_is_done     (JalonsReaderSearch *self);
gboolean            jalons_reader_search_step        (JalonsReaderSearch *self, int direction);
gboolean            jalons_reader_search_get_place   (JalonsReaderSearch *self, unsigned *page, JalonsPdfArea *area);

G_END_DECLS
