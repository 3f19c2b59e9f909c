/* What there is to say of a day before putting an activity on it: no class, absences, other activities.
 * Invariant: each mark is also a line of words.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/day-notes.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"

static void
append_line (GString *words,
             const char *line)
{
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, line);
}

static JalonsDayMarks
describe_calendar (JalonsCalendar *calendar,
                   JalonsDay day,
                   GString *words)
{
  const char *name = NULL;
  JalonsDayKind kind = jalons_calendar_day_kind (calendar, day, &name);

  switch (kind)
    {
    case JALONS_DAY_CLASS:
      return JALONS_DAY_MARK_NONE;
    case JALONS_DAY_OUTSIDE:
      append_line (words, _ ("Outside the school year"));
      return JALONS_DAY_MARK_CLOSED;
    case JALONS_DAY_BREAK:
    case JALONS_DAY_PUBLIC_HOLIDAY:
      append_line (words, name != NULL ? name : _ ("No class"));
      return JALONS_DAY_MARK_CLOSED;
    case JALONS_DAY_SUNDAY:
    default:
      return JALONS_DAY_MARK_CLOSED;
    }
}

static JalonsDayMarks
describe_absences (JalonsDataset *dataset,
                   JalonsDivision *division,
                   JalonsDay day,
                   GString *words)
{
  g_autoptr (GPtrArray) absences = jalons_dataset_referring (dataset, JALONS_ABSENCE_DIVISION,
                                                             jalons_record_get_id (division));
  JalonsDayMarks marks = JALONS_DAY_MARK_NONE;

  for (guint i = 0; i < absences->len; i++)
    {
      JalonsAbsence *absence = g_ptr_array_index (absences, i);
      g_autofree char *line = NULL;

      if (day < jalons_absence_first_day (absence) || day >= jalons_absence_return_day (absence))
        continue;
      /* Translators: a class and why it is away: "3A away: internship" */
      line = g_strdup_printf (_ ("%s away: %s"), jalons_division_code (division), jalons_absence_label (absence));
      append_line (words, line);
      marks |= JALONS_DAY_MARK_ABSENT;
    }
  return marks;
}

static JalonsDayMarks
describe_activities (JalonsDataset *dataset,
                     JalonsDivision *division,
                     JalonsActivity *except,
                     JalonsDay day,
                     GString *words)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (dataset, division);
  JalonsDayMarks marks = JALONS_DAY_MARK_NONE;

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);
      JalonsSlot slot = jalons_activity_slot (activity);
      g_autofree char *line = NULL;

      if (activity == except || slot.day != day || slot.start == JALONS_SLOT_WEEK ||
          jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
        continue;
      /* Translators: a class and what it already does that day: "3A: Forum" */
      line = g_strdup_printf (_ ("%s: %s"), jalons_division_code (division), jalons_activity_title (activity));
      append_line (words, line);
      marks |= JALONS_DAY_MARK_TAKEN;
    }
  return marks;
}

/**
 * jalons_day_notes_describe:
 * @activity: (nullable): the activity that is to be put somewhere; its classes are asked about
 * @words: where to append what there is to say
 *
 * Returns: how the day is drawn in a calendar
 */
JalonsDayMarks
jalons_day_notes_describe (JalonsWorkspace *workspace,
                           JalonsActivity *activity,
                           JalonsDay day,
                           GString *words)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  JalonsCalendar *calendar = jalons_workspace_get_calendar (workspace);
  g_autoptr (GPtrArray) divisions = NULL;
  JalonsDayMarks marks = JALONS_DAY_MARK_NONE;

  if (calendar != NULL)
    marks |= describe_calendar (calendar, day, words);
  if (activity == NULL)
    return marks;
  divisions = jalons_dataset_activity_divisions (dataset, activity);
  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = g_ptr_array_index (divisions, i);

      marks |= describe_absences (dataset, division, day, words);
      marks |= describe_activities (dataset, division, activity, day, words);
    }
  return marks;
}
