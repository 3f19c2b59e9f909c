/* Looking for a person in texts, and putting something else in the place.
 * Invariant: of several ways to read a place, the longest is taken, so that nothing of the person is left over.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/traces.h"

#include <string.h>

#include "core/words/folded.h"

/* What may stand between two words of a name or an address, two pairs of a number: ", " or "@" or ".". */
#define WIDEST_GAP 3

/* Shorter numbers are extensions, and shorter names initials: they name anybody. */
#define FEWEST_DIGITS  8
#define FEWEST_LETTERS 3

struct _JalonsTraces
{
  GPtrArray *phrases; /* of GStrv: folded words */
  GPtrArray *numbers; /* digits, without the 0 or the +33 before them */
  GPtrArray *parts;   /* the longer words of the names */
};

JalonsTraces *
jalons_traces_new (void)
{
  JalonsTraces *self = g_new0 (JalonsTraces, 1);

  self->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  self->parts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
jalons_traces_free (JalonsTraces *self)
{
  g_ptr_array_unref (self->phrases);
  g_ptr_array_unref (self->numbers);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static char *
take_letters (const JalonsFolded *folded,
              guint start,
              guint end)
{
  return g_ucs4_to_utf8 (folded->letters + start, end - start, NULL, NULL, NULL);
}

static GPtrArray *
split_words (const char *text)
{
  g_autoptr (JalonsFolded) folded = jalons_folded_new (text);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  guint start = 0, end;

  for (; jalons_folded_next_word (folded, &start, &end); start = end)
    g_ptr_array_add (words, take_letters (folded, start, end));
  return words;
}

static gboolean
is_courtesy (const char *word)
{
  static const char *const words[] = { "m", "mr", "mme", "mlle", "dr", "me", "monsieur", "madame", "mademoiselle" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

static void
add_phrase (JalonsTraces *self,
            GPtrArray *words,
            guint first)
{
  GPtrArray *phrase = g_ptr_array_new ();

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (phrase, g_strdup (g_ptr_array_index (words, (first + i) % words->len)));
  g_ptr_array_add (phrase, NULL);
  g_ptr_array_add (self->phrases, g_ptr_array_free (phrase, FALSE));
}

static void
add_part (JalonsTraces *self,
          const char *word)
{
  if (g_utf8_strlen (word, -1) >= FEWEST_LETTERS &&
      !g_ptr_array_find_with_equal_func (self->parts, word, g_str_equal, NULL))
    g_ptr_array_add (self->parts, g_strdup (word));
}

/**
 * jalons_traces_add_name:
 * @name: "Mme Marie Le Goff": it is also found as "LE GOFF Marie"; "" is of no effect
 */
void
jalons_traces_add_name (JalonsTraces *self,
                        const char *name)
{
  g_autoptr (GPtrArray) words = split_words (name);

  while (words->len > 1 && is_courtesy (g_ptr_array_index (words, 0)))
    g_ptr_array_remove_index (words, 0);
  if (words->len == 0 ||
      (words->len == 1 && g_utf8_strlen (g_ptr_array_index (words, 0), -1) < FEWEST_LETTERS))
    return;
  for (guint i = 0; i < words->len; i++)
    {
      add_phrase (self, words, i);
      add_part (self, g_ptr_array_index (words, i));
    }
}

/**
 * jalons_traces_add_email:
 *
 * An address leaves a trace as a whole; its words alone are nobody’s.
 */
void
jalons_traces_add_email (JalonsTraces *self,
                         const char *email)
{
  g_autoptr (GPtrArray) words = split_words (email);

  if (words->len > 1)
    add_phrase (self, words, 0);
}

/* The digits as they are dialled within the country: without what only says that. */
static const char *
skip_prefix (const char *digits)
{
  if (g_str_has_prefix (digits, "0033"))
    digits += 4;
  else if (g_str_has_prefix (digits, "33") && strlen (digits) > 10)
    digits += 2;
  return digits + (*digits == '0');
}

/**
 * jalons_traces_add_phone:
 *
 * The digits count, however they are parted.
 */
void
jalons_traces_add_phone (JalonsTraces *self,
                         const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = phone; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (digits->len >= FEWEST_DIGITS)
    g_ptr_array_add (self->numbers, g_strdup (skip_prefix (digits->str)));
}

static gboolean
is_of_others (const char *word,
              const char *const *others)
{
  for (guint i = 0; others[i] != NULL; i++)
    if (jalons_text_has_word (others[i], word))
      return TRUE;
  return FALSE;
}

/**
 * jalons_traces_widen:
 * @others: (array zero-terminated=1): the names of the other people who may be meant
 *
 * For texts that are about the person anyway, where "Mme Dupont" is nobody else.
 *
 * Returns: (transfer full): what @self looks for, and each part of the name that none of @others has
 */
JalonsTraces *
jalons_traces_widen (const JalonsTraces *self,
                     const char *const *others)
{
  JalonsTraces *wide = jalons_traces_new ();

  for (guint i = 0; i < self->phrases->len; i++)
    g_ptr_array_add (wide->phrases, g_strdupv (g_ptr_array_index (self->phrases, i)));
  for (guint i = 0; i < self->numbers->len; i++)
    g_ptr_array_add (wide->numbers, g_strdup (g_ptr_array_index (self->numbers, i)));
  for (guint i = 0; i < self->parts->len; i++)
    {
      const char *const phrase[] = { g_ptr_array_index (self->parts, i), NULL };

      g_ptr_array_add (wide->parts, g_strdup (phrase[0]));
      if (!is_of_others (phrase[0], others))
        g_ptr_array_add (wide->phrases, g_strdupv ((char **) phrase));
    }
  return wide;
}

/**
 * jalons_traces_is_empty:
 *
 * Returns: whether nothing is known that could be looked for
 */
gboolean
jalons_traces_is_empty (const JalonsTraces *self)
{
  return self->phrases->len == 0 && self->numbers->len == 0;
}

/**
 * jalons_traces_get_parts:
 *
 * Returns: (transfer none) (element-type utf8): the folded words of the names that are long enough to be worth a look
 */
GPtrArray *
jalons_traces_get_parts (const JalonsTraces *self)
{
  return self->parts;
}

/* Looking */

/* The letter after the phrase, 0 when it does not stand at @start, where a word begins. */
static guint
match_phrase (const JalonsFolded *folded,
              guint start,
              char **phrase)
{
  guint end = start;

  for (guint i = 0; phrase[i] != NULL; i++)
    {
      guint from = end, before = end;

      if (!jalons_folded_next_word (folded, &from, &end) || from - before > WIDEST_GAP ||
          !jalons_folded_word_is (folded, from, end, phrase[i]))
        return 0;
    }
  return end;
}

/* Likewise for a number, whose digits may be parted in any way. */
static guint
match_number (const JalonsFolded *folded,
              guint start,
              const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint gap = 0;

  for (guint at = start; at < folded->length && gap <= WIDEST_GAP && digits->len < 16; at++)
    {
      gunichar letter = folded->letters[at];

      if (letter < '0' || letter > '9')
        {
          if (g_unichar_isalnum (letter))
            break;
          gap++;
          continue;
        }
      gap = 0;
      g_string_append_c (digits, (char) letter);
      if (g_str_equal (skip_prefix (digits->str), number) &&
          (at + 1 == folded->length || !g_unichar_isdigit (folded->letters[at + 1])))
        return at + 1;
    }
  return 0;
}

static guint
match_any (const JalonsTraces *self,
           const JalonsFolded *folded,
           guint start)
{
  guint longest = 0;

  for (guint i = 0; i < self->phrases->len; i++)
    longest = MAX (longest, match_phrase (folded, start, g_ptr_array_index (self->phrases, i)));
  for (guint i = 0; i < self->numbers->len; i++)
    longest = MAX (longest, match_number (folded, start, g_ptr_array_index (self->numbers, i)));
  return longest;
}

/**
 * jalons_traces_replace:
 * @text: valid UTF-8
 * @with: what takes the place of the person
 * @n_replaced: (inout): grows by the number of places
 *
 * Returns: (transfer full) (nullable): @text without the person; %NULL when the person is not in it
 */
char *
jalons_traces_replace (const JalonsTraces *self,
                       const char *text,
                       const char *with,
                       guint *n_replaced)
{
  g_autoptr (JalonsFolded) folded = jalons_folded_new (text);
  g_autoptr (GString) replaced = NULL;
  guint start = 0, end, copied = 0;

  for (; jalons_folded_next_word (folded, &start, &end); start = end)
    {
      guint match = match_any (self, folded, start);

      if (match == 0)
        continue;
      if (replaced == NULL)
        replaced = g_string_new (NULL);
      g_string_append_len (replaced, text + copied, folded->offsets[start] - copied);
      g_string_append (replaced, with);
      copied = folded->offsets[match];
      end = match;
      ++*n_replaced;
    }
  if (replaced == NULL)
    return NULL;
  g_string_append (replaced, text + copied);
  return g_string_free (g_steal_pointer (&replaced), FALSE);
}

/**
 * jalons_traces_count:
 *
 * Returns: in how many places of @text the person stands
 */
guint
jalons_traces_count (const JalonsTraces *self,
                     const char *text)
{
  guint n = 0;
  g_autofree char *replaced = jalons_traces_replace (self, text, "", &n);

  return n;
}

/**
 * jalons_text_has_word:
 * @word: a folded word
 *
 * Returns: whether @word stands in @text, whole
 */
gboolean
jalons_text_has_word (const char *text,
                      const char *word)
{
  g_autoptr (JalonsFolded) folded = jalons_folded_new (text);
  guint start = 0, end;

  for (; jalons_folded_next_word (folded, &start, &end); start = end)
    if (jalons_folded_word_is (folded, start, end, word))
      return TRUE;
  return FALSE;
}
