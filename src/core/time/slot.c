/* Slots: text and back, order, overlap.
 * Invariant: jalons_slot_parse (jalons_slot_to_string (s)) is s for every valid slot.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/slot.h"

#include <stdlib.h>
#include <string.h>

/* Enough for "2026-10-13 10:00 1440" and what ends it. */
#define LONGEST 32

/**
 * jalons_slot_undated:
 * @minutes: the length
 *
 * Returns: a slot that waits for a date
 */
JalonsSlot
jalons_slot_undated (int minutes)
{
  return (JalonsSlot){ .day = JALONS_NO_DAY, .start = JALONS_SLOT_NO_TIME, .minutes = (gint16) minutes };
}

static gboolean
parse_number (const char *text,
              guint64 most,
              int *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, most, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
parse_time (const char *text,
            gint16 *start)
{
  if (g_str_equal (text, "week"))
    {
      *start = JALONS_SLOT_WEEK;
      return TRUE;
    }
  if (strlen (text) != 5 || text[2] != ':')
    return FALSE;
  for (int i = 0; i < 5; i++)
    if (i != 2 && !g_ascii_isdigit (text[i]))
      return FALSE;

  int hours = atoi (text), minutes = atoi (text + 3);
  if (hours > 23 || minutes > 59)
    return FALSE;
  *start = (gint16) (hours * 60 + minutes);
  return TRUE;
}

/* Parts @text at its spaces.
 * Returns: how many words there are; of more than @most no more are told apart */
static unsigned
split (char *text,
       char *words[],
       unsigned most)
{
  unsigned n_words = 0;

  for (char *at = text; at != NULL && n_words < most; n_words++)
    {
      words[n_words] = at;
      at = strchr (at, ' ');
      if (at != NULL)
        *at++ = '\0';
    }
  return n_words;
}

/**
 * jalons_slot_parse:
 * @text: (nullable): one of "2026-10-13 10:00 55" (day, time, minutes), "2026-10-13 55" (no time yet),
 *   "2026-10-12 week 55" (some day of the week of that Monday), "55" (no date yet); "" reads as "0"
 * @slot: (out): the slot
 *
 * Returns: whether @text is a slot; @slot is left alone when it is not
 */
gboolean
jalons_slot_parse (const char *text,
                   JalonsSlot *slot)
{
  char copy[LONGEST], *words[4];
  JalonsSlot parsed = jalons_slot_undated (0);
  int minutes = 0;
  unsigned n_words;

  if (text == NULL)
    return FALSE;
  if (*text == '\0')
    {
      *slot = parsed;
      return TRUE;
    }

  if (g_strlcpy (copy, text, sizeof copy) >= sizeof copy)
    return FALSE;
  n_words = split (copy, words, G_N_ELEMENTS (words));
  if (n_words > 3 || !parse_number (words[n_words - 1], JALONS_SLOT_MAX_MINUTES, &minutes))
    return FALSE;
  if (n_words > 1 && !jalons_day_parse (words[0], &parsed.day))
    return FALSE;
  if (n_words > 2 && !parse_time (words[1], &parsed.start))
    return FALSE;
  if (parsed.start == JALONS_SLOT_WEEK && jalons_day_weekday (parsed.day) != JALONS_MONDAY)
    return FALSE;

  parsed.minutes = (gint16) minutes;
  *slot = parsed;
  return TRUE;
}

/**
 * jalons_slot_to_string:
 *
 * Returns: (transfer full): the text that jalons_slot_parse() reads; dated slots sort by it
 */
char *
jalons_slot_to_string (JalonsSlot slot)
{
  g_autofree char *day = jalons_day_to_string (slot.day);

  if (slot.day == JALONS_NO_DAY)
    return g_strdup_printf ("%d", slot.minutes);
  if (slot.start == JALONS_SLOT_WEEK)
    return g_strdup_printf ("%s week %d", day, slot.minutes);
  if (slot.start < 0)
    return g_strdup_printf ("%s %d", day, slot.minutes);
  return g_strdup_printf ("%s %02d:%02d %d", day, slot.start / 60, slot.start % 60, slot.minutes);
}

gboolean
jalons_slot_equal (JalonsSlot a,
                   JalonsSlot b)
{
  return jalons_slot_compare (a, b) == 0;
}

/**
 * jalons_slot_compare:
 *
 * The order of a list of activities: by day, then by time; within a day, those without a time first;
 * those without a date after all others; then by length.
 *
 * Returns: less than, equal to or greater than 0
 */
int
jalons_slot_compare (JalonsSlot a,
                     JalonsSlot b)
{
  if (a.day != b.day)
    {
      if (a.day == JALONS_NO_DAY || b.day == JALONS_NO_DAY)
        return a.day == JALONS_NO_DAY ? 1 : -1;
      return a.day < b.day ? -1 : 1;
    }
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  return (a.minutes > b.minutes) - (a.minutes < b.minutes);
}

/**
 * jalons_slot_overlaps:
 *
 * Returns: whether the two slots take some same minute; those without a time overlap nothing
 */
gboolean
jalons_slot_overlaps (JalonsSlot a,
                      JalonsSlot b)
{
  if (a.day == JALONS_NO_DAY || a.day != b.day || a.start < 0 || b.start < 0)
    return FALSE;
  return a.start < b.start + b.minutes && b.start < a.start + a.minutes;
}
