/* Words for days and durations, and the order of names.
 * Invariant: the spaces inside a duration, a time or a date's number never break: U+202F or U+00A0.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NNBSP "\u202f"
#define MINUS "\u2212"

/* clang-format off */
static const char *const months[] = {
  NULL,         N_ ("January"), N_ ("February"),  N_ ("March"),   N_ ("April"),    N_ ("May"),     N_ ("June"),
  N_ ("July"),  N_ ("August"),  N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December"),
};

static const char *const short_months[] = {
  NULL,
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"), NC_ ("short month", "Apr"),
  NC_ ("short month", "May"), NC_ ("short month", "Jun"), NC_ ("short month", "Jul"), NC_ ("short month", "Aug"),
  NC_ ("short month", "Sep"), NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *const weekdays[] = {
  NULL,           N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"),
  N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

static const char *const short_weekdays[] = {
  NULL,
  NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
  NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
  NC_ ("short weekday", "Sun"),
};
/* clang-format on */

/**
 * jalons_month_name:
 * @month: 1 to 12
 *
 * Returns: (transfer none): "octobre"
 */
const char *
jalons_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return _ (months[month]);
}

/**
 * jalons_month_short_name:
 * @month: 1 to 12
 *
 * Returns: (transfer none): "oct."
 */
const char *
jalons_month_short_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_months[month]);
}

/**
 * jalons_weekday_name:
 *
 * Returns: (transfer none): "mardi"
 */
const char *
jalons_weekday_name (JalonsWeekday weekday)
{
  g_return_val_if_fail (weekday >= JALONS_MONDAY && weekday <= JALONS_SUNDAY, "");
  return _ (weekdays[weekday]);
}

/* "1er" in French; the other days, and other languages, are plain numbers. */
static char *
format_day_of_month (int day)
{
  return day == 1 ? g_strdup (C_ ("day of the month", "1")) : g_strdup_printf ("%d", day);
}

/**
 * jalons_format_day:
 *
 * Returns: (transfer full): the day in words, "" for no day
 */
char *
jalons_format_day (JalonsDay day,
                   JalonsDayStyle style)
{
  int year, month, day_of_month;
  JalonsWeekday weekday = jalons_day_weekday (day);
  g_autofree char *number = NULL;

  jalons_day_split (day, &year, &month, &day_of_month);
  if (year == 0)
    return g_strdup ("");
  number = format_day_of_month (day_of_month);
  switch (style)
    {
    case JALONS_DAY_LONG:
      /* Translators: weekday, day of the month, month */
      return g_strdup_printf (_ ("%1$s %2$s %3$s"), _ (weekdays[weekday]), number, _ (months[month]));
    case JALONS_DAY_SHORT:
      /* Translators: short weekday, day of the month, short month */
      return g_strdup_printf (C_ ("short", "%1$s %2$s %3$s"),
                              g_dpgettext2 (GETTEXT_PACKAGE, "short weekday", short_weekdays[weekday]), number,
                              jalons_month_short_name (month));
    case JALONS_DAY_DATE:
      /* Translators: day of the month, month, year */
      return g_strdup_printf (_ ("%1$s %2$s %3$d"), number, _ (months[month]), year);
    case JALONS_DAY_FULL:
    default:
      /* Translators: weekday, day of the month, month, year */
      return g_strdup_printf (_ ("%1$s %2$s %3$s %4$d"), _ (weekdays[weekday]), number, _ (months[month]), year);
    }
}

/**
 * jalons_format_period:
 * @first_day: the first day
 * @return_day: the day after the last one
 *
 * Returns: (transfer full): "7 au 11 décembre 2026", "28 novembre au 3 décembre 2026", or the one day
 */
char *
jalons_format_period (JalonsDay first_day,
                      JalonsDay return_day)
{
  JalonsDay last = return_day > first_day ? return_day - 1 : first_day;
  int first_year, first_month, first_number, last_year, last_month;
  g_autofree char *from = NULL, *to = jalons_format_day (last, JALONS_DAY_DATE);

  if (last == first_day)
    return g_steal_pointer (&to);
  jalons_day_split (first_day, &first_year, &first_month, &first_number);
  jalons_day_split (last, &last_year, &last_month, NULL);
  if (first_year != last_year)
    from = jalons_format_day (first_day, JALONS_DAY_DATE);
  else
    {
      from = format_day_of_month (first_number);
      if (first_month != last_month)
        {
          g_autofree char *number = g_steal_pointer (&from);
          /* Translators: day of the month, month */
          from = g_strdup_printf (_ ("%1$s %2$s"), number, _ (months[first_month]));
        }
    }
  /* Translators: first and last day of a period */
  return g_strdup_printf (_ ("%1$s to %2$s"), from, to);
}

/**
 * jalons_format_time:
 * @minutes_of_day: 0 to 1439
 *
 * Returns: (transfer full): "10 h", "10 h 05"
 */
char *
jalons_format_time (int minutes_of_day)
{
  if (minutes_of_day % 60 == 0)
    return g_strdup_printf ("%d" NNBSP "h", minutes_of_day / 60);
  return g_strdup_printf ("%d" NNBSP "h" NNBSP "%02d", minutes_of_day / 60, minutes_of_day % 60);
}

/**
 * jalons_format_moment:
 *
 * Returns: (transfer full): "lundi 16 novembre 2026, 9 h 42", as the clock of @when's time zone showed it
 */
char *
jalons_format_moment (GDateTime *when)
{
  JalonsDay day = jalons_day_new (g_date_time_get_year (when), g_date_time_get_month (when),
                                  g_date_time_get_day_of_month (when));
  g_autofree char *date = jalons_format_day (day, JALONS_DAY_FULL);
  g_autofree char *time = jalons_format_time (g_date_time_get_hour (when) * 60 + g_date_time_get_minute (when));

  /* Translators: a day, and a time of it */
  return g_strdup_printf (_ ("%1$s, %2$s"), date, time);
}

/**
 * jalons_format_number:
 * @number: a count, perhaps negative; a year is none
 *
 * Returns: (transfer full): "12", "3 000", "−70 000": in French with a narrow no-break space between the thousands
 */
char *
jalons_format_number (int number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number < 0 ? 0u - (guint) number : (guint) number);
  GString *text = g_string_new (number < 0 ? MINUS : "");
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        /* Translators: what stands between the thousands of a number */
        g_string_append (text, C_ ("thousands", ","));
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * jalons_format_counted:
 * @form: a sentence or a part of one, as ngettext() gives it, with one "%u" or "%d"
 * @n: how many
 *
 * Returns: (transfer full): "3 000 activities", for "%u activities"
 */
char *
jalons_format_counted (const char *form,
                       guint n)
{
  g_autofree char *number = jalons_format_number ((int) MIN (n, G_MAXINT));
  const char *place = strstr (form, "%u");

  if (place == NULL)
    place = strstr (form, "%d");
  return place == NULL ? g_strdup (form)
                       : g_strdup_printf ("%.*s%s%s", (int) (place - form), form, number, place + strlen ("%u"));
}

/**
 * jalons_format_minutes:
 * @minutes: a duration, perhaps negative
 *
 * Returns: (transfer full): "1 h 30", "45 min", "36 h", "3 000 h", "−2 h"; "0 h" for nothing
 */
char *
jalons_format_minutes (int minutes)
{
  const char *sign = minutes < 0 ? MINUS : "";
  int length = ABS (minutes);
  g_autofree char *hours = NULL;

  if (length != 0 && length < 60)
    return g_strdup_printf ("%s%d" NNBSP "min", sign, length);
  hours = jalons_format_number (length / 60);
  if (length % 60 == 0)
    return g_strdup_printf ("%s%s" NNBSP "h", sign, hours);
  return g_strdup_printf ("%s%s" NNBSP "h" NNBSP "%02d", sign, hours, length % 60);
}

/**
 * jalons_format_slot:
 *
 * Returns: (transfer full): "mardi 13 octobre 2026, 10 h à 11 h", "semaine du 12 octobre", "à dater"; without the length
 *   when there is no time
 */
char *
jalons_format_slot (JalonsSlot slot,
                    JalonsDayStyle style)
{
  g_autofree char *day = NULL, *from = NULL, *to = NULL;

  if (slot.day == JALONS_NO_DAY)
    return g_strdup (_ ("no date yet"));
  if (slot.start == JALONS_SLOT_WEEK)
    {
      int month, number;
      g_autofree char *of_month = NULL;

      jalons_day_split (slot.day, NULL, &month, &number);
      of_month = format_day_of_month (number);
      /* Translators: day of the month and month of a Monday */
      return g_strdup_printf (_ ("week of %1$s %2$s"), of_month,
                              style == JALONS_DAY_SHORT ? jalons_month_short_name (month) : _ (months[month]));
    }
  day = jalons_format_day (slot.day, style);
  if (slot.start < 0)
    return g_steal_pointer (&day);
  from = jalons_format_time (slot.start);
  to = jalons_format_time ((slot.start + slot.minutes) % (24 * 60));
  /* Translators: a day, and two times of that day */
  return g_strdup_printf (_ ("%1$s, %2$s to %3$s"), day, from, to);
}

/**
 * jalons_format_school_year:
 * @start: 2026
 *
 * Returns: (transfer full): "2026-2027"
 */
char *
jalons_format_school_year (int start)
{
  return g_strdup_printf ("%d-%d", start, start + 1);
}

/* The first of @text that is no space, of whichever kind: people type any, or none, inside quotation marks. */
static const char *
skip_spaces (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/**
 * jalons_nest_quotes:
 * @text: (transfer full): a sentence with names in it that may be quoted themselves
 *
 * Returns: (transfer full): "« Guide “Après la 3e” »" for "« Guide « Après la 3e » »", as French typography has it
 */
char *
jalons_nest_quotes (char *text)
{
  GString *nested;
  int depth = 0;

  if (strstr (text, "«") == NULL)
    return text;
  nested = g_string_new (NULL);
  for (const char *at = text; *at != '\0';)
    {
      const char *word = skip_spaces (at);

      if (g_str_has_prefix (at, "«") && ++depth > 1)
        {
          g_string_append (nested, "“");
          at = skip_spaces (at + strlen ("«"));
          continue;
        }
      if (depth > 1 && g_str_has_prefix (word, "»"))
        {
          g_string_append (nested, "”");
          at = word + strlen ("»");
          depth--;
          continue;
        }
      if (g_str_has_prefix (at, "»"))
        depth = MAX (depth - 1, 0);
      g_string_append_len (nested, at, g_utf8_next_char (at) - at);
      at = g_utf8_next_char (at);
    }
  g_free (text);
  return g_string_free (nested, FALSE);
}

/**
 * jalons_format_list:
 *
 * Returns: (transfer full): "a", "a et b", "a, b et c"
 */
char *
jalons_format_list (const char *const *items)
{
  GString *list = g_string_new (NULL);

  for (unsigned i = 0; items[i] != NULL; i++)
    {
      if (i > 0)
        /* Translators: between the last two items of a list; then between the others */
        g_string_append (list, items[i + 1] == NULL ? _ (" and ") : _ (", "));
      g_string_append (list, items[i]);
    }
  return g_string_free (list, FALSE);
}

/* Reading */

static gboolean
read_number (const char **at,
             int most,
             int *number)
{
  const char *p = *at;
  int value = 0;

  while (g_ascii_isdigit (*p) && value <= most)
    value = value * 10 + (*p++ - '0');
  if (p == *at || value > most)
    return FALSE;
  *at = p;
  *number = value;
  return TRUE;
}

/* Without any space (plain, U+00A0, U+202F), in lower case: what people type for a time or a duration. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (squeezed, FALSE);
}

/**
 * jalons_parse_minutes:
 * @text: "2h", "1 h 30", "1h30", "1:30", "90 min", "90mn", "1,5 h"; a bare number up to 12 is hours, above it minutes
 * @minutes: (out): the duration
 *
 * Returns: whether @text is a duration of 0 to %JALONS_SLOT_MAX_MINUTES
 */
gboolean
jalons_parse_minutes (const char *text,
                      int *minutes)
{
  g_autofree char *squeezed = g_utf8_validate (text, -1, NULL) ? squeeze (text) : g_strdup ("");
  const char *p = squeezed;
  int number, rest = 0;

  if (!read_number (&p, JALONS_SLOT_MAX_MINUTES, &number))
    return FALSE;
  if (g_str_equal (p, "min") || g_str_equal (p, "mn") || (*p == '\0' && number > 12))
    rest = number, number = 0;
  else if (g_str_equal (p, ",5h") || g_str_equal (p, ".5h") || g_str_equal (p, ",5") || g_str_equal (p, ".5"))
    rest = 30;
  else if (*p == 'h' || *p == ':')
    {
      gboolean needed = *p == ':';

      p++;
      if ((*p != '\0' || needed) && (!read_number (&p, 59, &rest) || (*p != '\0' && strcmp (p, "min") != 0)))
        return FALSE;
    }
  else if (*p != '\0')
    return FALSE;

  if (number > JALONS_SLOT_MAX_MINUTES / 60 || number * 60 + rest > JALONS_SLOT_MAX_MINUTES)
    return FALSE;
  *minutes = number * 60 + rest;
  return TRUE;
}

/**
 * jalons_parse_time:
 * @text: "10h", "10 h 05", "10:05", "10"
 * @minutes_of_day: (out): 0 to 1439
 *
 * Returns: whether @text is a time of the day
 */
gboolean
jalons_parse_time (const char *text,
                   int *minutes_of_day)
{
  g_autofree char *squeezed = g_utf8_validate (text, -1, NULL) ? squeeze (text) : g_strdup ("");
  const char *p = squeezed;
  int hours, minutes = 0;

  if (!read_number (&p, 23, &hours))
    return FALSE;
  if (*p == 'h' || *p == ':')
    {
      p++;
      if (*p != '\0' && !read_number (&p, 59, &minutes))
        return FALSE;
    }
  if (*p != '\0')
    return FALSE;
  *minutes_of_day = hours * 60 + minutes;
  return TRUE;
}

/* Comparing */

static void
append_folded (GString *folded,
               gunichar c)
{
  if (g_unichar_ismark (c))
    return;
  if (c == 0x0153)
    g_string_append (folded, "oe");
  else if (c == 0x00e6)
    g_string_append (folded, "ae");
  else if (c == 0x2019)
    g_string_append_c (folded, '\'');
  else
    g_string_append_unichar (folded, c);
}

/**
 * jalons_fold:
 * @text: valid UTF-8
 *
 * What a search and a comparison look at: small letters without accents, œ, æ and ’ written out.
 *
 * Returns: (transfer full): "coeur d'eleve" for "Cœur d’Élève"
 */
char *
jalons_fold (const char *text)
{
  GString *folded;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  folded = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n_parts;

      /* Most letters are these, and the search index folds whole catalogues. */
      if ((guchar) *p < 0x80)
        {
          g_string_append_c (folded, g_ascii_tolower (*p));
          continue;
        }
      n_parts = g_unichar_fully_decompose (g_utf8_get_char (p), TRUE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n_parts; i++)
        append_folded (folded, g_unichar_tolower (parts[i]));
    }
  return g_string_free (folded, FALSE);
}

static int
compare_numbers (const char **a,
                 const char **b)
{
  guint64 first = g_ascii_strtoull (*a, (char **) a, 10);
  guint64 second = g_ascii_strtoull (*b, (char **) b, 10);

  return (first > second) - (first < second);
}

/**
 * jalons_collate:
 *
 * The order of names in a list: accents and case count last, numbers by their value ("3A" < "3B" < "10A").
 *
 * Returns: less than, equal to or greater than 0
 */
int
jalons_collate (const char *a,
                const char *b)
{
  g_autofree char *first = jalons_fold (a), *second = jalons_fold (b);
  const char *p = first, *q = second;

  while (*p != '\0' && *q != '\0')
    {
      int order = 0;

      if (g_ascii_isdigit (*p) && g_ascii_isdigit (*q))
        order = compare_numbers (&p, &q);
      else
        order = (guchar) *p++ - (guchar) *q++;
      if (order != 0)
        return order;
    }
  if (*p != *q)
    return *p == '\0' ? -1 : 1;
  return strcmp (a, b);
}

/**
 * jalons_division_key:
 * @code: a class code as one of the school's programs writes it
 *
 * Programs write the same class "3 A", "3A", "3ème-a"… not alike; GEPI compares codes after dropping case, accents and
 * the separators space, "_", "." and "-", and so do we.
 *
 * Returns: (transfer full): the code to compare by
 */
char *
jalons_division_key (const char *code)
{
  g_autofree char *folded = jalons_fold (code);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && strchr ("_.-", (int) (c < 128 ? c : 'x')) == NULL)
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}
