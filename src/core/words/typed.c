/* Days, volumes of hours and activities as people type them.
 * Invariant: a day and a volume are read whole or refused; what is ambiguous ("3 jui") is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/typed.h"

#include <string.h>

#include "core/words/text.h"

/* A school year begins in August: the month that "12/8" without a year is in. */
#define FIRST_MONTH 8

/* The words and numbers of @text: "mar. 13 oct. 2026" is mar, 13, oct, 2026; "1er" is 1. */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = jalons_fold (text);
  const char *p = folded;

  while (*p != '\0')
    {
      const char *start = p;
      gboolean number = g_ascii_isdigit (*p);

      while (number ? g_ascii_isdigit (*p) : g_ascii_isalpha (*p))
        p++;
      if (p > start)
        g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
      if (number && strncmp (p, "er", 2) == 0 && !g_ascii_isalpha (p[2]))
        p += 2;
      if (*p != '\0' && !g_ascii_isalnum (*p))
        p = g_utf8_next_char (p);
    }
  return words;
}

/* Returns: the month that @word alone begins, or 0 */
static int
find_month (const char *word)
{
  int found = 0;

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *name = jalons_fold (jalons_month_name (month));
      g_autofree char *short_name = jalons_fold (jalons_month_short_name (month));

      g_strdelimit (short_name, ".", '\0');
      if (g_str_equal (word, name) || g_str_equal (word, short_name))
        return month;
      if (strlen (word) >= 3 && g_str_has_prefix (name, word))
        found = found == 0 ? month : -1;
    }
  return MAX (found, 0);
}

static int
word_to_number (const char *word)
{
  guint64 number;

  return g_ascii_string_to_unsigned (word, 10, 0, 9999, &number, NULL) ? (int) number : -1;
}

static int
word_to_year (const char *word)
{
  int year = word_to_number (word);

  return year >= 0 && year < 100 && strlen (word) == 2 ? 2000 + year : year;
}

/**
 * jalons_parse_day:
 * @text: (nullable): "2026-10-13", "13/10/2026", "13.10.26", "13/10", "13 octobre", "mar. 13 oct. 2026"
 * @school_year: 2026 for 2026-2027: the year that a day without one is in, August to July
 * @day: (out): the day
 *
 * Returns: whether @text is a day that exists
 */
gboolean
jalons_parse_day (const char *text,
                  int school_year,
                  JalonsDay *day)
{
  g_autoptr (GPtrArray) words = NULL;
  int number, month, year;
  JalonsDay parsed;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (jalons_day_parse (text, day))
    return TRUE;

  words = split_words (text);
  if (words->len > 2 && g_ascii_isalpha (*(const char *) words->pdata[0]))
    g_ptr_array_remove_index (words, 0); /* the weekday */
  if (words->len < 2 || words->len > 3)
    return FALSE;
  number = word_to_number (words->pdata[0]);
  month = g_ascii_isalpha (*(const char *) words->pdata[1]) ? find_month (words->pdata[1])
                                                            : word_to_number (words->pdata[1]);
  year = words->len == 3 ? word_to_year (words->pdata[2]) : school_year + (month < FIRST_MONTH ? 1 : 0);
  parsed = jalons_day_new (year, month, number);
  if (parsed == JALONS_NO_DAY)
    return FALSE;
  *day = parsed;
  return TRUE;
}

/* "9 h à 12 h", "9:00-12:00", "9h" */
static gboolean
parse_times (const char *text,
             JalonsSlot *slot)
{
  g_autoptr (GRegex) between = g_regex_new ("\\s*(?:-|–|\\sà\\s|\\sto\\s)\\s*", 0, 0, NULL);
  g_auto (GStrv) times = g_regex_split (between, text, 0);
  int start, end;

  if (g_strv_length (times) > 2 || times[0] == NULL || !jalons_parse_time (times[0], &start))
    return FALSE;
  end = start;
  if (times[1] != NULL && (!jalons_parse_time (times[1], &end) || end <= start))
    return FALSE;
  slot->start = (gint16) start;
  slot->minutes = (gint16) (end - start);
  return TRUE;
}

/**
 * jalons_parse_slot:
 * @text: a day as jalons_parse_day() reads it, then perhaps a comma and its times: "19/11/2026, 9 h à 12 h"
 * @school_year: 2026 for 2026-2027
 * @slot: (out): the day; without its time when none is said, of no length when no end is
 *
 * Reads what jalons_format_slot() writes of a slot that has a day.
 *
 * Returns: whether @text is a slot
 */
gboolean
jalons_parse_slot (const char *text,
                   int school_year,
                   JalonsSlot *slot)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 2);
  JalonsSlot parsed = jalons_slot_undated (0);

  if (!g_utf8_validate (text, -1, NULL) || parts[0] == NULL || !jalons_parse_day (parts[0], school_year, &parsed.day))
    return FALSE;
  parsed.start = JALONS_SLOT_NO_TIME;
  if (parts[1] != NULL && !parse_times (g_strstrip (parts[1]), &parsed))
    return FALSE;
  *slot = parsed;
  return TRUE;
}

/**
 * jalons_parse_volume:
 * @text: (nullable): what a class owes in a year: "36", "36 h", "101 h 30", "101:30", "101,5 h"; a bare number is hours
 * @minutes: (out): the volume
 *
 * Returns: whether @text is a volume of 0 to %JALONS_VOLUME_MAX_MINUTES
 */
gboolean
jalons_parse_volume (const char *text,
                     int *minutes)
{
  g_autoptr (GPtrArray) words = NULL;
  gboolean half;
  int hours, rest = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL) || strchr (text, '-') != NULL)
    return FALSE;
  words = split_words (text);
  if (words->len == 0 || (hours = word_to_number (words->pdata[0])) < 0 || hours > JALONS_VOLUME_MAX_MINUTES / 60)
    return FALSE;
  if (words->len == 2 && g_str_equal (words->pdata[1], "min"))
    {
      *minutes = hours;
      return TRUE;
    }
  half = strchr (text, ',') != NULL || strchr (text, '.') != NULL;
  for (guint i = 1; i < words->len; i++)
    {
      const char *word = words->pdata[i];

      if (g_ascii_isdigit (*word) && rest == 0)
        rest = half ? (g_str_equal (word, "5") ? 30 : -1) : word_to_number (word);
      else if (!g_str_equal (word, "h") && !(i == words->len - 1 && g_str_equal (word, "min")))
        return FALSE;
    }
  if (rest < 0 || rest > 59 || hours * 60 + rest > JALONS_VOLUME_MAX_MINUTES)
    return FALSE;
  *minutes = hours * 60 + rest;
  return TRUE;
}

/* An activity */

/* No length is written in more words: "1 h 30 min". */
#define MAX_LENGTH_WORDS 4

/* The words of @text as they are, whatever spaces and control characters part them. */
static GPtrArray *
split_typed (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '\0' && !g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == '\0')
        return words;
    }
}

static char *
join_words (GPtrArray *words,
            guint from,
            guint end,
            const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < end; i++)
    g_string_append_printf (text, "%s%s", i > from ? between : "", (char *) g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

/* "1 h 30" is parted where a number meets its unit; "1 2h" is a 1, and a length. */
static gboolean
is_parted_at_units (GPtrArray *words,
                    guint from,
                    guint end)
{
  for (guint i = from; i + 1 < end; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      char left = word[strlen (word) - 1], right = *(const char *) g_ptr_array_index (words, i + 1);

      if (!(g_ascii_isdigit (left) && g_ascii_isalpha (right)) && !(g_ascii_isalpha (left) && g_ascii_isdigit (right)))
        return FALSE;
    }
  return TRUE;
}

/* A length has its unit: "2 h", "1h30", "1,5 h", "45 min"; "2026" is a year and "10:30" a time. */
static gboolean
read_length (GPtrArray *words,
             guint from,
             guint end,
             int *minutes)
{
  g_autofree char *joined = join_words (words, from, end, "");
  int read;

  if (!g_ascii_isdigit (*joined) || strpbrk (joined, "hHmM") == NULL || strchr (joined, ':') != NULL ||
      !is_parted_at_units (words, from, end) || !jalons_parse_minutes (joined, &read) || read == 0)
    return FALSE;
  *minutes = read;
  return TRUE;
}

static gboolean
word_is_one_of (GPtrArray *words,
                guint i,
                const char *const *choices)
{
  g_autofree char *folded = i < words->len ? jalons_fold (g_ptr_array_index (words, i)) : NULL;

  return folded != NULL && g_strv_contains (choices, folded);
}

static gboolean
find_length (GPtrArray *words,
             gboolean at_end,
             guint *n_words,
             int *minutes)
{
  /* Beside one of these, "10 h" is a time of the day. */
  static const char *const of_times[] = { "a", "des", "vers", "avant", "apres", "at", "to", "-", "–", "—", "→", NULL };

  for (guint n = MIN (words->len, MAX_LENGTH_WORDS); n > 0; n--)
    {
      guint from = at_end ? words->len - n : 0;

      if (!read_length (words, from, from + n, minutes))
        continue;
      *n_words = n;
      return !word_is_one_of (words, at_end ? from - 1 : n, of_times);
    }
  return FALSE;
}

/**
 * jalons_typed_activity:
 * @text: (nullable): "Forum 2h", "Visite Onisep 1 h 30", "CLEE 45 min", "2h de forum", "Forum", "3h"
 * @typed: (out): the title and the length; to be cleared
 *
 * A length has a unit and is at the end, else at the beginning; "Salon 2026" has none, nor has "Forum à 10h".
 *
 * Returns: whether anything was typed
 */
gboolean
jalons_typed_activity (const char *text,
                       JalonsTypedActivity *typed)
{
  static const char *const of[] = { "de", NULL };
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autoptr (GPtrArray) words = split_typed (valid);
  guint from = 0, end = words->len, n_words;

  typed->minutes = JALONS_UNSET;
  if (find_length (words, TRUE, &n_words, &typed->minutes))
    {
      end -= n_words;
      end -= end > 0 && word_is_one_of (words, end - 1, of);
    }
  else if (find_length (words, FALSE, &n_words, &typed->minutes))
    from = n_words + word_is_one_of (words, n_words, of);
  else
    typed->minutes = JALONS_UNSET;
  typed->title = join_words (words, from, end, " ");
  return words->len > 0;
}

void
jalons_typed_activity_clear (JalonsTypedActivity *typed)
{
  g_clear_pointer (&typed->title, g_free);
}
