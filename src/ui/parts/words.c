/* What the window calls things: states, kinds, axes and sums, in words and in signs.
 * Invariant: figures come from core/hours; here they are only put into words.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/words.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"

/**
 * jalons_words_progress:
 * @planned: minutes planned
 * @owed: minutes owed, or %JALONS_UNSET
 *
 * Returns: (transfer full): "31 / 36 h", "1 h 30 / 36 h", or only "31 h" when nothing is owed
 */
char *
jalons_words_progress (int planned,
                       int owed)
{
  g_autofree char *first = jalons_format_minutes (planned);
  g_autofree char *second = NULL;

  if (owed <= 0)
    return g_steal_pointer (&first);
  second = jalons_format_minutes (owed);
  if (planned % 60 == 0 && owed % 60 == 0)
    {
      g_autofree char *hours = jalons_format_number (planned / 60);

      return g_strdup_printf ("%s / %s", hours, second);
    }
  return g_strdup_printf ("%s / %s", first, second);
}

/**
 * jalons_words_progress_spoken:
 *
 * Returns: (transfer full): "31 h planned of 36 h owed"
 */
char *
jalons_words_progress_spoken (int planned,
                              int owed)
{
  g_autofree char *first = jalons_format_minutes (planned);
  g_autofree char *second = NULL;

  if (owed <= 0)
    /* Translators: %s is a duration, "31 h" */
    return g_strdup_printf (_ ("%s planned"), first);
  second = jalons_format_minutes (owed);
  /* Translators: two durations: "31 h planned of 36 h owed" */
  return g_strdup_printf (_ ("%s planned of %s owed"), first, second);
}

/**
 * jalons_words_balance:
 * @remaining: minutes still to plan; below zero, an excess
 *
 * Returns: (transfer full): "5 h to plan", "2 h above", "complete"
 */
char *
jalons_words_balance (int remaining)
{
  g_autofree char *text = jalons_format_minutes (ABS (remaining));

  if (remaining == 0)
    return g_strdup (_ ("Complete"));
  /* Translators: %s is a duration */
  return g_strdup_printf (remaining > 0 ? _ ("%s to plan") : _ ("%s above"), text);
}

/**
 * jalons_words_week:
 *
 * Returns: (transfer full): "S7", or "" for a day that is in no week with class
 */
char *
jalons_words_week (JalonsCalendar *calendar,
                   JalonsDay day)
{
  int week = calendar != NULL && day != JALONS_NO_DAY ? jalons_calendar_week_of (calendar, day) : 0;

  /* Translators: the number of a week of school: "S7" */
  return week > 0 ? g_strdup_printf (_ ("W%d"), week) : g_strdup ("");
}

/**
 * jalons_words_of:
 *
 * Returns: (transfer full): "12 of 5,000"
 */
char *
jalons_words_of (guint n,
                 guint all)
{
  g_autofree char *some = jalons_format_number ((int) n), *total = jalons_format_number ((int) all);

  /* Translators: how many are shown, or which one, and how many there are */
  return g_strdup_printf (_ ("%1$s of %2$s"), some, total);
}

/**
 * jalons_words_pupils:
 * @headcount: or %JALONS_UNSET
 *
 * Returns: (transfer full): "24 pupils", or "" when it is not known or nobody is
 */
char *
jalons_words_pupils (int headcount)
{
  if (headcount <= 0)
    return g_strdup ("");
  return jalons_format_counted (ngettext ("%d pupil", "%d pupils", (unsigned long) headcount), headcount);
}

/**
 * jalons_words_codes:
 * @divisions: (element-type JalonsDivision): classes
 *
 * Returns: (transfer full): "3A, 3B"
 */
char *
jalons_words_codes (GPtrArray *divisions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < divisions->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", jalons_division_code (g_ptr_array_index (divisions, i)));
  return g_string_free (text, FALSE);
}

/**
 * jalons_words_mark:
 * @author: a colleague
 *
 * Returns: (transfer full): "changed by Mme Martin"
 */
char *
jalons_words_mark (const char *author)
{
  return g_strdup_printf (_ ("changed by %s"), author);
}
