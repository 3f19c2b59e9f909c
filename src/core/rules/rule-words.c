/* What is found, as sentences; issues and their order.
 * Invariant: a sentence is whole, has the figures, and names the division that it speaks of.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-judge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/text.h"

static char *
tell_outside (JalonsCalendar *calendar,
              JalonsDay day)
{
  JalonsDay first = jalons_calendar_first_day (calendar), last = jalons_calendar_last_day (calendar);
  g_autofree char *when = jalons_format_day (day, JALONS_DAY_FULL);
  g_autofree char *limit = jalons_format_day (day < first ? first : last, JALONS_DAY_DATE);

  if (day < first)
    /* Translators: a day, then the first day of class */
    return g_strdup_printf (_ ("%1$s is before the first day of class, %2$s."), when, limit);
  /* Translators: a day, then the last day of class */
  return g_strdup_printf (_ ("%1$s is after the last day of class, %2$s."), when, limit);
}

static char *
tell_closure (JalonsCalendar *calendar,
              JalonsDay day)
{
  const JalonsBreak *found = jalons_calendar_break_on (calendar, day);
  g_autofree char *when = jalons_format_day (day, JALONS_DAY_FULL);
  g_autofree char *resume = NULL;

  if (found == NULL)
    return g_strdup_printf (_ ("%s has no class: it is a Sunday."), when);
  resume = jalons_format_day (found->return_day, JALONS_DAY_DATE);
  /* Translators: a day, the name of holidays or of a closure, a day */
  return g_strdup_printf (_ ("%1$s has no class: %2$s, until classes resume on %3$s."), when, found->name, resume);
}

static char *
tell_public_holiday (JalonsCalendar *calendar,
                     JalonsDay day)
{
  g_autofree char *when = jalons_format_day (day, JALONS_DAY_FULL);
  const char *name = NULL;

  jalons_calendar_day_kind (calendar, day, &name);
  /* Translators: a day, the name of the public holiday */
  return g_strdup_printf (_ ("%1$s is a public holiday: %2$s."), when, name);
}

static char *
tell_absence (const char *code,
              JalonsAbsence *absence)
{
  g_autofree char *period = jalons_format_period (jalons_absence_first_day (absence),
                                                  jalons_absence_return_day (absence));

  /* Translators: a class, what keeps it away, a period ("7 au 11 décembre 2026") */
  return g_strdup_printf (_ ("%1$s is away: %2$s, %3$s."), code, jalons_absence_label (absence), period);
}

static char *
tell_two_places (const char *code,
                 JalonsActivity *other,
                 JalonsDay day)
{
  JalonsSlot at = jalons_activity_slot (other);
  g_autofree char *slot = NULL;

  /* It may be about to land there too. */
  at.day = day;
  slot = jalons_format_slot (at, JALONS_DAY_LONG);
  /* Translators: a class, the title of an activity, its day and times */
  return g_strdup_printf (_ ("%1$s already has “%2$s”: %3$s."), code, jalons_activity_title (other), slot);
}

static char *
tell_week (const char *code,
           const JalonsFinding *finding)
{
  g_autofree char *sum = jalons_format_minutes (finding->minutes), *most = jalons_format_minutes (finding->limit);
  g_autofree char *when = jalons_format_day (finding->day, JALONS_DAY_DATE);

  /* Translators: a class, a duration, the date of a Monday, a duration */
  return g_strdup_printf (_ ("%1$s has %2$s of orientation in the week of %3$s, more than %4$s."), code, sum, when, most);
}

static char *
tell_reference (const char *code,
                const JalonsFinding *finding)
{
  g_autofree char *sum = jalons_format_minutes (finding->minutes), *reference = jalons_format_minutes (finding->limit);
  g_autofree char *excess = jalons_format_minutes (finding->minutes - finding->limit);

  /* Translators: a class, three durations */
  return g_strdup_printf (_ ("%1$s has %2$s planned, %3$s above its reference of %4$s."), code, sum, excess, reference);
}

static char *
tell_milestone (const char *code,
                const JalonsFinding *finding)
{
  g_autofree char *sum = jalons_format_minutes (finding->minutes), *wanted = jalons_format_minutes (finding->limit);
  g_autofree char *when = jalons_format_day (finding->day, JALONS_DAY_DATE);

  /* Translators: a class, a duration, the name of a milestone, its date, a duration */
  return g_strdup_printf (_ ("%1$s has %2$s planned before “%3$s” (%4$s), out of %5$s wanted."), code, sum,
                          jalons_milestone_label (finding->other), when, wanted);
}

static char *
tell_axis (const char *code,
           const JalonsFinding *finding)
{
  g_autofree char *sum = jalons_format_minutes (finding->minutes), *wanted = jalons_format_minutes (finding->limit);

  /* Translators: a class, a duration, the name of an axis, a duration, a percentage of what is owed */
  return g_strdup_printf (_ ("%1$s has %2$s planned for “%3$s”, out of %4$s wanted (%5$d%% of its hours)."), code,
                          sum, finding->axis->short_label, wanted, finding->share);
}

static char *
tell (JalonsCalendar *calendar,
      const JalonsFinding *finding)
{
  const char *code = finding->division ? jalons_division_code (finding->division) : NULL;

  switch (finding->rule)
    {
    case JALONS_RULE_OUTSIDE_YEAR:
      return tell_outside (calendar, finding->day);
    case JALONS_RULE_CLOSURE:
      return tell_closure (calendar, finding->day);
    case JALONS_RULE_PUBLIC_HOLIDAY:
      return tell_public_holiday (calendar, finding->day);
    case JALONS_RULE_ABSENCE:
      return tell_absence (code, finding->other);
    case JALONS_RULE_TWO_PLACES:
      return tell_two_places (code, finding->other, finding->day);
    case JALONS_RULE_WEEK_OVERLOAD:
      return tell_week (code, finding);
    case JALONS_RULE_ABOVE_REFERENCE:
      return tell_reference (code, finding);
    case JALONS_RULE_MILESTONE_PREPARATION:
      return tell_milestone (code, finding);
    case JALONS_RULE_AXIS_SHARE:
      return tell_axis (code, finding);
    case JALONS_RULE_AMBASSADOR_TWO_PLACES:
    case JALONS_RULE_AMBASSADOR_ASKED_TWICE:
    case JALONS_RULE_AMBASSADOR_VISITS:
    case JALONS_RULE_AMBASSADOR_CHARTER:
    case JALONS_RULE_AMBASSADOR_RETENTION:
    case JALONS_RULE_AMBASSADOR_AWAY:
    case JALONS_RULE_AMBASSADOR_SCHOOL:
    case JALONS_RULE_AUTHORISATION:
    case JALONS_RULE_OFFER_WINDOW:
    case JALONS_RULE_OFFER_LEVEL:
    case JALONS_RULE_OFFER_PLACES:
    case JALONS_RULE_OFFER_TWICE:
    case JALONS_RULE_OFFER_WITHDRAWN:
    case JALONS_RULE_REFUSED:
    case JALONS_RULE_DOCUMENT_DATE:
    case JALONS_RULE_GENDERS:
      return jalons_finding_tell_attached (calendar, finding);
    case JALONS_N_RULES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * jalons_finding_tell:
 *
 * Returns: (transfer full): one translated sentence with the figures
 */
char *
jalons_finding_tell (JalonsCalendar *calendar,
                     const JalonsFinding *finding)
{
  return jalons_nest_quotes (tell (calendar, finding));
}

/* An issue and its place among those of its rule: by division, then by day or by axis. */
typedef struct
{
  JalonsIssue issue;
  guint rank;
  guint order;
} Ranked;

static guint
order_of (const JalonsFinding *finding)
{
  gsize n_axes;

  return finding->axis ? (guint) (finding->axis - jalons_axes_list (NULL, &n_axes)) : finding->day;
}

/* Whether it is one issue of two activities: at once, with the same person at once, or with the same offer. Each of them
 * has the other; one of another school hears of it there. */
static gboolean
is_of_two (const JalonsFinding *finding)
{
  return finding->rule == JALONS_RULE_TWO_PLACES || finding->rule == JALONS_RULE_OFFER_TWICE ||
         (finding->rule == JALONS_RULE_AMBASSADOR_TWO_PLACES && finding->school == NULL);
}

static void
fill_other (JalonsIssue *issue,
            JalonsCalendar *calendar,
            const JalonsFinding *finding)
{
  JalonsFinding turned = *finding;

  turned.activity = finding->other;
  turned.other = finding->activity;
  turned.occurrence = jalons_activity_slot (finding->activity);
  issue->other = g_object_ref (finding->other);
  issue->other_text = jalons_finding_tell (calendar, &turned);
}

/**
 * jalons_finding_issue:
 * @rank: the place of the division in the list of the year
 *
 * Returns: (transfer full): what was found, in words
 */
JalonsIssue *
jalons_finding_issue (JalonsCalendar *calendar,
                      const JalonsFinding *finding,
                      guint rank)
{
  Ranked *ranked = g_atomic_rc_box_new0 (Ranked);
  JalonsIssue *issue = &ranked->issue;

  ranked->rank = rank;
  ranked->order = order_of (finding);
  issue->rule = finding->rule;
  issue->severity = jalons_rule_severity (finding->rule);
  g_set_object (&issue->activity, finding->activity);
  g_set_object (&issue->division, finding->division);
  if (finding->rule == JALONS_RULE_MILESTONE_PREPARATION)
    g_set_object (&issue->milestone, finding->other);
  if (is_of_two (finding))
    fill_other (issue, calendar, finding);
  g_set_object (&issue->linked, finding->linked);
  issue->day = finding->day;
  issue->axis = finding->axis ? finding->axis->code : NULL;
  issue->text = jalons_finding_tell (calendar, finding);
  issue->advice = jalons_rule_advice (finding->rule);
  return issue;
}

GPtrArray *
jalons_issues_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_issue_free);
}

/* @data: a JalonsTelling */
void
jalons_telling_found (gpointer data,
                      const JalonsFinding *finding)
{
  JalonsTelling *telling = data;

  g_ptr_array_add (telling->issues, jalons_finding_issue (telling->calendar, finding, telling->rank));
}

JalonsIssue *
jalons_issue_ref (JalonsIssue *issue)
{
  return g_atomic_rc_box_acquire (issue);
}

static void
issue_clear (gpointer data)
{
  JalonsIssue *issue = data;

  g_clear_object (&issue->activity);
  g_clear_object (&issue->division);
  g_clear_object (&issue->milestone);
  g_clear_object (&issue->other);
  g_clear_object (&issue->linked);
  g_free (issue->text);
  g_free (issue->other_text);
}

/**
 * jalons_issue_free:
 * @issue: (transfer full): an issue that is let go of; it goes when nobody holds it
 */
void
jalons_issue_free (JalonsIssue *issue)
{
  g_atomic_rc_box_release_full (issue, issue_clear);
}

/**
 * jalons_issue_text_of:
 * @record: an activity or a division
 *
 * Returns: (transfer none): the sentence of @issue as it is told of @record
 */
const char *
jalons_issue_text_of (const JalonsIssue *issue,
                      const JalonsRecord *record)
{
  return record != NULL && record == issue->other ? issue->other_text : issue->text;
}

static int
compare_records (const JalonsRecord *a,
                 const JalonsRecord *b)
{
  return g_strcmp0 (a ? jalons_record_get_id (a) : NULL, b ? jalons_record_get_id (b) : NULL);
}

static int
compare_issues (gconstpointer a,
                gconstpointer b)
{
  const Ranked *first = *(Ranked *const *) a, *second = *(Ranked *const *) b;
  int order;

  if (first->issue.severity != second->issue.severity)
    return (int) second->issue.severity - (int) first->issue.severity;
  if (first->issue.rule != second->issue.rule)
    return (int) first->issue.rule - (int) second->issue.rule;
  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->order != second->order)
    return first->order < second->order ? -1 : 1;
  /* Many say the very same of other activities. */
  order = g_str_equal (first->issue.text, second->issue.text)
            ? 0
            : jalons_collate (first->issue.text, second->issue.text);
  if (order == 0)
    order = compare_records (first->issue.activity, second->issue.activity);
  if (order == 0)
    order = compare_records (first->issue.linked, second->issue.linked);
  return order ? order : compare_records (first->issue.other, second->issue.other);
}

/* The worst first; those of one rule by division, then by day or by axis. */
void
jalons_issues_sort (GPtrArray *issues)
{
  g_ptr_array_sort (issues, compare_issues);
}
