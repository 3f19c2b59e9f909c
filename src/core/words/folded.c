/* Folding letter by letter, and the words of what is folded.
 * Invariant: a word is a run of letters and digits, as the full-text index cuts it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/folded.h"

#include <string.h>

/* The longest that one letter becomes, by Unicode. */
#define MOST_LETTERS 18

/**
 * jalons_fold_letter:
 * @folded: (array length=room): at least 18
 *
 * What jalons_fold() makes of one letter.
 *
 * Returns: how many letters that is; 0 for an accent alone
 */
guint
jalons_fold_letter (gunichar letter,
                    gunichar *folded,
                    guint room)
{
  gunichar parts[MOST_LETTERS];
  gsize n_parts;
  guint n = 0;

  if (letter < 0x80)
    {
      folded[0] = (gunichar) g_ascii_tolower ((char) letter);
      return 1;
    }
  n_parts = g_unichar_fully_decompose (letter, TRUE, parts, MOST_LETTERS);
  for (gsize i = 0; i < n_parts && n + 1 < room; i++)
    {
      gunichar small = g_unichar_tolower (parts[i]);

      if (g_unichar_ismark (small))
        continue;
      if (small == 0x0153 || small == 0x00e6)
        {
          folded[n++] = small == 0x0153 ? 'o' : 'a';
          small = 'e';
        }
      folded[n++] = small == 0x2019 ? '\'' : small;
    }
  return n;
}

/**
 * jalons_folded_new:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text, folded
 */
JalonsFolded *
jalons_folded_new (const char *text)
{
  JalonsFolded *self = g_new0 (JalonsFolded, 1);
  gsize room = strlen (text) + MOST_LETTERS + 2;
  gunichar letters[MOST_LETTERS + 2];

  self->letters = g_new (gunichar, room);
  self->offsets = g_new (guint, room);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint n = jalons_fold_letter (g_utf8_get_char (p), letters, G_N_ELEMENTS (letters));

      if (self->length + n + 1 > room)
        {
          room = 2 * room + n;
          self->letters = g_renew (gunichar, self->letters, room);
          self->offsets = g_renew (guint, self->offsets, room);
        }
      for (guint i = 0; i < n; i++, self->length++)
        {
          self->letters[self->length] = letters[i];
          self->offsets[self->length] = (guint) (p - text);
        }
    }
  self->offsets[self->length] = (guint) strlen (text);
  return self;
}

void
jalons_folded_free (JalonsFolded *self)
{
  g_free (self->letters);
  g_free (self->offsets);
  g_free (self);
}

static gboolean
is_of_word (gunichar letter)
{
  return letter < 0x80 ? g_ascii_isalnum ((char) letter) : g_unichar_isalnum (letter);
}

/**
 * jalons_folded_next_word:
 * @start: (inout): where to look from; then the first letter of the word
 * @end: (out): the letter after its last
 *
 * Returns: whether there is a word at @start or after it
 */
gboolean
jalons_folded_next_word (const JalonsFolded *self,
                         guint *start,
                         guint *end)
{
  guint at = *start;

  while (at < self->length && !is_of_word (self->letters[at]))
    at++;
  *start = at;
  while (at < self->length && is_of_word (self->letters[at]))
    at++;
  *end = at;
  return *start < at;
}

/**
 * jalons_folded_word_is:
 * @word: a folded word
 *
 * Returns: whether the letters from @start to before @end are those of @word
 */
gboolean
jalons_folded_word_is (const JalonsFolded *self,
                       guint start,
                       guint end,
                       const char *word)
{
  while (start < end && *word != '\0' && self->letters[start] == g_utf8_get_char (word))
    {
      start++;
      word = g_utf8_next_char (word);
    }
  return start == end && *word == '\0';
}
