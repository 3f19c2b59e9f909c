/* The rules, each a function from a proposal to what it breaks.
 * Invariant: nothing here changes anything; a cancelled activity breaks no rule.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/hours.h"
#include "core/text.h"

typedef struct
{
  JalonsDataset *dataset;
  JalonsCalendar *calendar;
  GPtrArray *issues;
} Check;

static const struct
{
  const char *code;
  JalonsSeverity severity;
  const char *advice;
} rules[JALONS_N_RULES] = {
  [JALONS_RULE_OUTSIDE_YEAR] = { "outside-year", JALONS_SEVERITY_ERROR,
                                 N_ ("Choose a day between the first and the last day of class.") },
  [JALONS_RULE_CLOSURE] = { "closure", JALONS_SEVERITY_ERROR, N_ ("Move the activity to a day with class.") },
  [JALONS_RULE_PUBLIC_HOLIDAY] = { "public-holiday", JALONS_SEVERITY_ERROR,
                                   N_ ("Move the activity to a day with class.") },
  [JALONS_RULE_ABSENCE] = { "absence", JALONS_SEVERITY_ERROR,
                            N_ ("Move the activity before or after the absence, or take the class out of it.") },
  [JALONS_RULE_TWO_PLACES] = { "two-places", JALONS_SEVERITY_ERROR, N_ ("Change the time of one of the two.") },
  [JALONS_RULE_WEEK_OVERLOAD] = { "week-overload", JALONS_SEVERITY_WARNING,
                                  N_ ("Move an activity to a lighter week.") },
  [JALONS_RULE_ABOVE_REFERENCE] = { "above-reference", JALONS_SEVERITY_ADVICE,
                                    N_ ("Nothing forbids it: the reference volume is indicative.") },
};

/**
 * jalons_rule_code:
 *
 * Returns: (transfer none): "two-places": what the command line prints and tests name
 */
const char *
jalons_rule_code (JalonsRule rule)
{
  g_return_val_if_fail ((unsigned) rule < JALONS_N_RULES, NULL);
  return rules[rule].code;
}

const char *
jalons_severity_code (JalonsSeverity severity)
{
  static const char *const codes[] = { "advice", "warning", "error" };

  g_return_val_if_fail ((unsigned) severity < G_N_ELEMENTS (codes), NULL);
  return codes[severity];
}

void
jalons_issue_free (JalonsIssue *issue)
{
  g_clear_object (&issue->activity);
  g_clear_object (&issue->division);
  g_free (issue->text);
  g_free (issue->advice);
  g_free (issue);
}

/* Takes text. */
static void
report (Check *check,
        JalonsRule rule,
        JalonsActivity *activity,
        JalonsDivision *division,
        char *text)
{
  JalonsIssue *issue = g_new0 (JalonsIssue, 1);

  issue->rule = rule;
  issue->severity = rules[rule].severity;
  issue->activity = activity ? g_object_ref (activity) : NULL;
  issue->division = division ? g_object_ref (division) : NULL;
  issue->text = text;
  issue->advice = g_strdup (_ (rules[rule].advice));
  g_ptr_array_add (check->issues, issue);
}

static gboolean
takes_time (JalonsActivity *activity)
{
  return jalons_activity_state (activity) != JALONS_STATE_CANCELLED &&
         jalons_activity_slot (activity).day != JALONS_NO_DAY;
}

/* The day, for the activities of which only the week is known: every day of it must be wrong to break a rule. */
static JalonsDay
best_day_of_slot (JalonsCalendar *calendar,
                  JalonsSlot slot)
{
  if (slot.start != JALONS_SLOT_WEEK)
    return slot.day;
  for (JalonsDay day = slot.day; day < slot.day + 5; day++)
    if (jalons_calendar_is_school_day (calendar, day))
      return day;
  return slot.day;
}

static char *
tell_outside (JalonsCalendar *calendar,
              JalonsDay day,
              const char *when)
{
  JalonsDay first = jalons_calendar_first_day (calendar), last = jalons_calendar_last_day (calendar);
  g_autofree char *limit = jalons_format_day (day < first ? first : last, JALONS_DAY_DATE);

  if (day < first)
    /* Translators: a day, then the first day of class */
    return g_strdup_printf (_ ("%1$s is before the first day of class, %2$s."), when, limit);
  /* Translators: a day, then the last day of class */
  return g_strdup_printf (_ ("%1$s is after the last day of class, %2$s."), when, limit);
}

static char *
tell_break (JalonsCalendar *calendar,
            JalonsDay day,
            const char *when)
{
  const JalonsBreak *found = jalons_calendar_break_on (calendar, day);
  g_autofree char *resume = jalons_format_day (found->return_day, JALONS_DAY_DATE);

  /* Translators: a day, the name of holidays or of a closure, a day */
  return g_strdup_printf (_ ("%1$s has no class: %2$s, until classes resume on %3$s."), when, found->name, resume);
}

static void
check_day (Check *check,
           JalonsActivity *activity)
{
  JalonsDay day = best_day_of_slot (check->calendar, jalons_activity_slot (activity));
  g_autofree char *when = jalons_format_day (day, JALONS_DAY_FULL);
  const char *name = NULL;

  switch (jalons_calendar_day_kind (check->calendar, day, &name))
    {
    case JALONS_DAY_OUTSIDE:
      report (check, JALONS_RULE_OUTSIDE_YEAR, activity, NULL, tell_outside (check->calendar, day, when));
      break;
    case JALONS_DAY_BREAK:
      report (check, JALONS_RULE_CLOSURE, activity, NULL, tell_break (check->calendar, day, when));
      break;
    case JALONS_DAY_PUBLIC_HOLIDAY:
      report (check, JALONS_RULE_PUBLIC_HOLIDAY, activity, NULL,
              /* Translators: a day, the name of the public holiday */
              g_strdup_printf (_ ("%1$s is a public holiday: %2$s."), when, name));
      break;
    case JALONS_DAY_SUNDAY:
      report (check, JALONS_RULE_CLOSURE, activity, NULL,
              g_strdup_printf (_ ("%s has no class: it is a Sunday."), when));
      break;
    case JALONS_DAY_CLASS:
    default:
      break;
    }
}

static gboolean
absence_covers (JalonsAbsence *absence,
                JalonsSlot slot)
{
  JalonsDay first = jalons_absence_first_day (absence), back = jalons_absence_return_day (absence);

  if (slot.start == JALONS_SLOT_WEEK)
    return first <= slot.day && back >= slot.day + 5;
  return first <= slot.day && slot.day < back;
}

static void
check_absences (Check *check,
                JalonsActivity *activity,
                JalonsDivision *division)
{
  g_autoptr (GPtrArray) absences = jalons_dataset_referring (check->dataset, JALONS_ABSENCE_DIVISION,
                                                             jalons_record_get_id (division));

  for (guint i = 0; i < absences->len; i++)
    {
      JalonsAbsence *absence = g_ptr_array_index (absences, i);
      g_autofree char *period = NULL;

      if (!absence_covers (absence, jalons_activity_slot (activity)))
        continue;
      period = jalons_format_period (jalons_absence_first_day (absence), jalons_absence_return_day (absence));
      report (check, JALONS_RULE_ABSENCE, activity, division,
              /* Translators: a class, what keeps it away, a period ("7 au 11 décembre 2026") */
              g_strdup_printf (_ ("%1$s is away: %2$s, %3$s."), jalons_division_code (division),
                               jalons_absence_label (absence), period));
    }
}

/* Each pair of activities is told once when @once: by the one whose id comes first. */
static void
check_two_places (Check *check,
                  JalonsActivity *activity,
                  JalonsDivision *division,
                  GPtrArray *activities,
                  gboolean once)
{
  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *other = g_ptr_array_index (activities, i);
      int order = strcmp (jalons_record_get_id (activity), jalons_record_get_id (other));
      g_autofree char *slot = NULL;

      if (order == 0 || (once && order > 0) || !takes_time (other) ||
          !jalons_slot_overlaps (jalons_activity_slot (activity), jalons_activity_slot (other)))
        continue;
      slot = jalons_format_slot (jalons_activity_slot (other), JALONS_DAY_LONG);
      report (check, JALONS_RULE_TWO_PLACES, activity, division,
              /* Translators: a class, the title of an activity, its day and times */
              g_strdup_printf (_ ("%1$s already has “%2$s”: %3$s."), jalons_division_code (division),
                               jalons_activity_title (other), slot));
    }
}

/* The minutes of orientation in the week of @monday, with @proposal in place of what it replaces. */
static int
week_minutes (GPtrArray *activities,
              JalonsActivity *proposal,
              JalonsDay monday)
{
  int minutes = 0;

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *other = g_ptr_array_index (activities, i);

      if (proposal != NULL && g_str_equal (jalons_record_get_id (other), jalons_record_get_id (proposal)))
        continue;
      if (takes_time (other) && jalons_day_monday (jalons_activity_slot (other).day) == monday)
        minutes += jalons_activity_counted_minutes (other);
    }
  return minutes + (proposal ? jalons_activity_counted_minutes (proposal) : 0);
}

static void
check_week (Check *check,
            JalonsActivity *activity,
            JalonsDivision *division,
            int minutes,
            JalonsDay monday)
{
  g_autofree char *sum = jalons_format_minutes (minutes), *most = jalons_format_minutes (JALONS_WEEK_MOST_MINUTES);
  g_autofree char *when = jalons_format_day (monday, JALONS_DAY_DATE);

  if (minutes > JALONS_WEEK_MOST_MINUTES)
    report (check, JALONS_RULE_WEEK_OVERLOAD, activity, division,
            /* Translators: a class, a duration, the date of a Monday, a duration */
            g_strdup_printf (_ ("%1$s has %2$s of orientation in the week of %3$s, more than %4$s."),
                             jalons_division_code (division), sum, when, most));
}

static void
check_reference (Check *check,
                 JalonsActivity *activity,
                 JalonsDivision *division,
                 int planned)
{
  JalonsOwed owed = jalons_hours_owed (check->dataset, division);
  g_autofree char *sum = jalons_format_minutes (planned), *reference = jalons_format_minutes (owed.minutes);
  g_autofree char *excess = jalons_format_minutes (planned - owed.minutes);

  if (owed.minutes != JALONS_UNSET && planned > owed.minutes)
    report (check, JALONS_RULE_ABOVE_REFERENCE, activity, division,
            /* Translators: a class, three durations */
            g_strdup_printf (_ ("%1$s has %2$s planned, %3$s above its reference of %4$s."),
                             jalons_division_code (division), sum, excess, reference));
}

static int
compare_issues (gconstpointer a,
                gconstpointer b)
{
  const JalonsIssue *first = *(JalonsIssue *const *) a, *second = *(JalonsIssue *const *) b;

  if (first->severity != second->severity)
    return (int) second->severity - (int) first->severity;
  if (first->rule != second->rule)
    return (int) first->rule - (int) second->rule;
  return jalons_collate (first->text, second->text);
}

static GPtrArray *
finish (Check *check)
{
  g_ptr_array_sort (check->issues, compare_issues);
  return check->issues;
}

static Check
start (JalonsDataset *dataset,
       JalonsCalendar *calendar)
{
  return (Check){ dataset, calendar, g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_issue_free) };
}

/**
 * jalons_rules_of_proposal:
 * @activity: an activity that is in @dataset, or takes the place of the one with its id, or is new
 * @divisions: (element-type JalonsDivision): the divisions that would take part
 *
 * Returns: (transfer full) (element-type JalonsIssue): the rules that it would break, the worst first
 */
GPtrArray *
jalons_rules_of_proposal (JalonsDataset *dataset,
                          JalonsCalendar *calendar,
                          JalonsActivity *activity,
                          GPtrArray *divisions)
{
  Check check = start (dataset, calendar);
  gboolean dated = takes_time (activity);

  if (jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    return finish (&check);
  if (dated)
    check_day (&check, activity);

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = g_ptr_array_index (divisions, i);
      g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (dataset, division);
      JalonsDay monday = jalons_day_monday (jalons_activity_slot (activity).day);

      if (dated)
        {
          check_absences (&check, activity, division);
          check_two_places (&check, activity, division, activities, FALSE);
          check_week (&check, activity, division, week_minutes (activities, activity, monday), monday);
        }
      check_reference (&check, activity, division, jalons_hours_planned_with (activities, activity));
    }
  return finish (&check);
}

/**
 * jalons_rules_of_activity:
 * @activity: an activity of @dataset
 *
 * Returns: (transfer full) (element-type JalonsIssue): the rules that it breaks with its divisions, the worst first
 */
GPtrArray *
jalons_rules_of_activity (JalonsDataset *dataset,
                          JalonsCalendar *calendar,
                          JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);

  return jalons_rules_of_proposal (dataset, calendar, activity, divisions);
}

static void
check_weeks_of_division (Check *check,
                         JalonsDivision *division,
                         GPtrArray *activities)
{
  JalonsDay told = JALONS_NO_DAY;

  /* The activities come in the order of the year, so that the weeks do too. */
  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);
      JalonsDay monday = jalons_day_monday (jalons_activity_slot (activity).day);

      if (!takes_time (activity) || monday == told)
        continue;
      told = monday;
      check_week (check, NULL, division, week_minutes (activities, NULL, monday), monday);
    }
}

static void
check_division (Check *check,
                JalonsDivision *division)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_division_activities (check->dataset, division);

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);

      if (!takes_time (activity))
        continue;
      check_absences (check, activity, division);
      check_two_places (check, activity, division, activities, TRUE);
    }
  check_weeks_of_division (check, division, activities);
  check_reference (check, NULL, division, jalons_hours_planned_with (activities, NULL));
}

/**
 * jalons_rules_of_year:
 * @year: a school's year
 *
 * Every broken rule of a school's year, each told once: an overloaded week once for the division and the week, a
 * reference exceeded once for the division, two activities at once for one of them.
 *
 * Returns: (transfer full) (element-type JalonsIssue): the issues, the worst first
 */
GPtrArray *
jalons_rules_of_year (JalonsDataset *dataset,
                      JalonsYear *year)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (dataset, year);
  g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (dataset, year);
  g_autoptr (GPtrArray) activities = jalons_dataset_referring (dataset, JALONS_ACTIVITY_YEAR,
                                                               jalons_record_get_id (year));
  Check check = start (dataset, calendar);

  for (guint i = 0; i < activities->len; i++)
    if (takes_time (g_ptr_array_index (activities, i)))
      check_day (&check, g_ptr_array_index (activities, i));
  for (guint i = 0; i < divisions->len; i++)
    check_division (&check, g_ptr_array_index (divisions, i));
  return finish (&check);
}
