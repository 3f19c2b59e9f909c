/* The longest run of words that two texts have in common.
 * Invariant: the work is bounded: what is too long to be looked through is told as taken out and put in whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/reworded.h"

#include <string.h>

/* What is left between the common beginning and the common end is compared word by word up to so many pairs. */
#define MAX_PAIRS (4 * 1000 * 1000)

/* A word with the space after it. */
typedef struct
{
  const char *start;
  gsize length;
} Word;

static Word
next_word (const char *text)
{
  const char *end = text;

  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  while (*end != '\0' && g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return (Word){ text, (gsize) (end - text) };
}

static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  while (*text != '\0')
    {
      const Word word = next_word (text);

      g_array_append_val (words, word);
      text += word.length;
    }
  return words;
}

static gboolean
same_word (const Word *a,
           const Word *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

/* Segments */

static void
clear_segment (gpointer data)
{
  g_free (((JalonsReworded *) data)->text);
}

/* The words of one kind that follow one another are one segment. */
static void
add_words (GArray *segments,
           JalonsRewordedKind kind,
           const Word *words,
           gsize n_words)
{
  JalonsReworded *last = segments->len > 0 ? &g_array_index (segments, JalonsReworded, segments->len - 1) : NULL;
  JalonsReworded segment = { kind, NULL };
  const char *start, *end;

  if (n_words == 0)
    return;
  start = words[0].start;
  end = words[n_words - 1].start + words[n_words - 1].length;
  segment.text = g_strndup (start, (gsize) (end - start));
  if (last != NULL && last->kind == kind)
    {
      char *longer = g_strconcat (last->text, segment.text, NULL);

      g_free (last->text);
      g_free (segment.text);
      last->text = longer;
    }
  else
    g_array_append_val (segments, segment);
}

/* The middle, where the texts differ: lengths[i × (n + 1) + j] is that of the longest common run from i and j on. */
static guint16 *
common_lengths (const Word *before,
                gsize n_before,
                const Word *after,
                gsize n_after)
{
  guint16 *lengths = g_new0 (guint16, (n_before + 1) * (n_after + 1));
  gsize wide = n_after + 1;

  for (gsize i = n_before; i-- > 0;)
    for (gsize j = n_after; j-- > 0;)
      lengths[i * wide + j] = same_word (&before[i], &after[j])
                                ? (guint16) (lengths[(i + 1) * wide + j + 1] + 1)
                                : MAX (lengths[(i + 1) * wide + j], lengths[i * wide + j + 1]);
  return lengths;
}

static void
add_middle (GArray *segments,
            const Word *before,
            gsize n_before,
            const Word *after,
            gsize n_after)
{
  g_autofree guint16 *lengths = common_lengths (before, n_before, after, n_after);
  gsize wide = n_after + 1, i = 0, j = 0;

  while (i < n_before || j < n_after)
    if (i < n_before && j < n_after && same_word (&before[i], &after[j]))
      {
        add_words (segments, JALONS_REWORDED_KEPT, &before[i], 1);
        i++;
        j++;
      }
    else if (i < n_before && (j == n_after || lengths[(i + 1) * wide + j] >= lengths[i * wide + j + 1]))
      add_words (segments, JALONS_REWORDED_OUT, &before[i++], 1);
    else
      add_words (segments, JALONS_REWORDED_IN, &after[j++], 1);
}

static gsize
common_start (GArray *before,
              GArray *after)
{
  gsize n = 0;

  while (n < before->len && n < after->len &&
         same_word (&g_array_index (before, Word, n), &g_array_index (after, Word, n)))
    n++;
  return n;
}

static gsize
common_end (GArray *before,
            GArray *after,
            gsize start)
{
  gsize n = 0;

  while (n < before->len - start && n < after->len - start &&
         same_word (&g_array_index (before, Word, before->len - n - 1), &g_array_index (after, Word, after->len - n - 1)))
    n++;
  return n;
}

/**
 * jalons_reworded:
 * @before: a text
 * @after: how it reads now
 *
 * Returns: (transfer full) (element-type JalonsReworded): both texts in one, in order; one kept segment when they are the
 *   same, none when both are empty
 */
GArray *
jalons_reworded (const char *before,
                 const char *after)
{
  g_autoptr (GArray) old = split (before), new = split (after);
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (JalonsReworded));
  gsize start = common_start (old, new), end = common_end (old, new, start);
  gsize n_old = old->len - start - end, n_new = new->len - start - end;
  const Word *first = (const Word *) (void *) old->data, *second = (const Word *) (void *) new->data;

  g_array_set_clear_func (segments, clear_segment);
  add_words (segments, JALONS_REWORDED_KEPT, first, start);
  if ((n_old + 1) * (n_new + 1) <= MAX_PAIRS && MIN (n_old, n_new) < G_MAXUINT16)
    add_middle (segments, first + start, n_old, second + start, n_new);
  else
    {
      add_words (segments, JALONS_REWORDED_OUT, first + start, n_old);
      add_words (segments, JALONS_REWORDED_IN, second + start, n_new);
    }
  add_words (segments, JALONS_REWORDED_KEPT, first + start + n_old, end);
  return segments;
}
