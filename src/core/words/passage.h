/* The words of a query in a text: where they stand, and the part of the text that shows most of them.
 * Invariant: what is found here is what the full-text index finds: each word of the query begins a word of the text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsMark:
 * @start: the first byte of a word
 * @end: the byte after its last
 */
typedef struct
{
  guint start;
  guint end;
} JalonsMark;

char  **jalons_query_words  (const char *query);
guint   jalons_mark_words   (const char *text, const char *const *words, GArray *marks);
guint   jalons_mark_count   (guint words);
char   *jalons_make_passage (const char *text, const char *const *words, guint most_letters, GArray *marks);

G_END_DECLS
