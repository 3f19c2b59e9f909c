/* A text as a search sees it, each folded letter knowing where it stands in the text as it was written.
 * Invariant: the letters are those of jalons_fold(), in its order.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsFolded:
 * @letters: (array length=length): the folded letters
 * @offsets: (array length=length+1): the byte of the text at which what gave each letter begins; the last is its length, so
 *   that a word with its accents goes from offsets[start] to offsets[end]
 * @length: how many letters
 */
typedef struct
{
  gunichar *letters;
  guint *offsets;
  guint length;
} JalonsFolded;

JalonsFolded *jalons_folded_new       (const char *text);
void          jalons_folded_free      (JalonsFolded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsFolded, jalons_folded_free)

gboolean      jalons_folded_next_word (const JalonsFolded *self, guint *start, guint *end);
gboolean      jalons_folded_word_is   (const JalonsFolded *self, guint start, guint end, const char *word);
guint         jalons_fold_letter      (gunichar letter, gunichar *folded, guint room);

G_END_DECLS
