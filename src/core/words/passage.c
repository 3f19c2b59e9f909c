/* Finding, and cutting out.
 * Invariant: value in, value out; a mark never cuts a letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/passage.h"

#include <string.h>

#include "core/words/folded.h"
#include "core/words/text.h"

/* Of a longer query, the words after these are looked for together with the last. */
#define MOST_WORDS 31

/* A passage begins so many letters before its first marked word, at most. */
#define LETTERS_BEFORE 40

/**
 * jalons_query_words:
 * @query: as it was typed
 *
 * Returns: (transfer full) (array zero-terminated=1): its words as jalons_fold() makes them, without those that stand
 *   twice
 */
char **
jalons_query_words (const char *query)
{
  g_autoptr (JalonsFolded) folded = jalons_folded_new (query);
  GPtrArray *words = g_ptr_array_new ();
  guint start = 0, end;

  for (; words->len < MOST_WORDS && jalons_folded_next_word (folded, &start, &end); start = end)
    {
      char *word = g_ucs4_to_utf8 (folded->letters + start, end - start, NULL, NULL, NULL);

      if (word == NULL || g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_free (word);
      else
        g_ptr_array_add (words, word);
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static gboolean
begins_with (const JalonsFolded *folded,
             guint start,
             guint end,
             const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word), start++)
    if (start == end || folded->letters[start] != g_utf8_get_char (word))
      return FALSE;
  return TRUE;
}

/* Which of the words begin this one of the text: a bit for each. */
static guint
find_words (const JalonsFolded *folded,
            guint start,
            guint end,
            const char *const *words)
{
  guint found = 0;

  for (guint i = 0; words[i] != NULL && i < MOST_WORDS; i++)
    if (begins_with (folded, start, end, words[i]))
      found |= 1u << i;
  return found;
}

typedef struct
{
  JalonsMark mark;
  guint words; /* a bit for each */
} Place;

static GArray *
find_places (const char *text,
             const char *const *words)
{
  g_autoptr (JalonsFolded) folded = jalons_folded_new (text);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint start = 0, end;

  for (; jalons_folded_next_word (folded, &start, &end); start = end)
    {
      guint found = find_words (folded, start, end, words);

      if (found != 0)
        {
          Place place = { { folded->offsets[start], folded->offsets[end] }, found };
          g_array_append_val (places, place);
        }
    }
  return places;
}

/**
 * jalons_mark_words:
 * @words: (array zero-terminated=1): what jalons_query_words() gave
 * @marks: (nullable) (element-type JalonsMark): takes the places, added to what is in it
 *
 * Looks for the words of @text that one of @words begins.
 *
 * Returns: which of @words were found: bit 0 for the first, and so on
 */
guint
jalons_mark_words (const char *text,
                   const char *const *words,
                   GArray *marks)
{
  g_autoptr (GArray) places = find_places (text, words);
  guint found = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      found |= place->words;
      if (marks != NULL)
        g_array_append_val (marks, place->mark);
    }
  return found;
}

/* On one line, with single spaces. */
static char *
put_on_a_line (const char *text)
{
  GString *line = g_string_sized_new (strlen (text));
  gboolean parted = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isspace (letter) || g_unichar_iscntrl (letter))
        {
          parted = line->len > 0;
          continue;
        }
      if (parted)
        g_string_append_c (line, ' ');
      parted = FALSE;
      g_string_append_unichar (line, letter);
    }
  return g_string_free (line, FALSE);
}

/**
 * jalons_mark_count:
 * @words: what jalons_mark_words() returns
 *
 * Returns: how many words that is
 */
guint
jalons_mark_count (guint words)
{
  guint n = 0;

  for (; words != 0; words &= words - 1)
    n++;
  return n;
}

/* The first place from which most different words are within reach. */
static guint
find_best_place (GArray *places,
                 guint reach)
{
  guint best = 0, most = 0;

  for (guint i = 0; i < places->len; i++)
    {
      guint start = g_array_index (places, Place, i).mark.start, words = 0;

      for (guint k = i; k < places->len && g_array_index (places, Place, k).mark.end <= start + reach; k++)
        words |= g_array_index (places, Place, k).words;
      if (jalons_mark_count (words) > most)
        {
          most = jalons_mark_count (words);
          best = i;
        }
    }
  return best;
}

/* Back from a place by some letters, then on to the beginning of a word. */
static const char *
find_beginning (const char *line,
                const char *place)
{
  const char *p = place;

  for (guint n = 0; p > line && n < LETTERS_BEFORE; n++)
    p = g_utf8_find_prev_char (line, p);
  if (p == line)
    return line;
  while (p < place && *p != ' ')
    p = g_utf8_next_char (p);
  return p < place ? p + 1 : place;
}

static const char *
find_ending (const char *from,
             guint most_letters)
{
  const char *p = from, *space = NULL;

  for (guint n = 0; *p != '\0' && n < most_letters; n++, p = g_utf8_next_char (p))
    if (*p == ' ')
      space = p;
  return *p == '\0' || space == NULL ? p : space;
}

/**
 * jalons_make_passage:
 * @text: valid UTF-8, of any length
 * @words: (array zero-terminated=1): what jalons_query_words() gave
 * @most_letters: about how long the passage may be
 * @marks: (element-type JalonsMark): takes where the words stand in the passage
 *
 * Cuts out the part of @text, on one line, in which most of the words stand; "…" says where it was cut.
 *
 * Returns: (transfer full): the passage; the beginning of @text when none of the words is in it
 */
char *
jalons_make_passage (const char *text,
                     const char *const *words,
                     guint most_letters,
                     GArray *marks)
{
  g_autofree char *line = put_on_a_line (text);
  g_autoptr (GArray) places = find_places (line, words);
  guint reach = most_letters > LETTERS_BEFORE ? most_letters - LETTERS_BEFORE : most_letters;
  guint best = places->len > 0 ? g_array_index (places, Place, find_best_place (places, reach)).mark.start : 0;
  const char *from = find_beginning (line, line + best);
  const char *to = find_ending (from, most_letters);
  GString *passage = g_string_new (from > line ? "…" : NULL);
  gssize shift = (gssize) passage->len - (from - line);

  g_string_append_len (passage, from, to - from);
  for (guint i = 0; i < places->len; i++)
    {
      JalonsMark mark = g_array_index (places, Place, i).mark;

      if (line + mark.start < from || line + mark.end > to)
        continue;
      mark.start = (guint) (mark.start + shift);
      mark.end = (guint) (mark.end + shift);
      g_array_append_val (marks, mark);
    }
  if (*to != '\0')
    g_string_append (passage, "…");
  return g_string_free (passage, FALSE);
}
