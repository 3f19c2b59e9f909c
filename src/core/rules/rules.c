/* The questions about rules, for those who hold no index; and what each rule is.
 * Invariant: nothing is judged here: rule-judge*.c judge, rule-words*.c speak, rule-index.c keeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rules.h"

#include <glib/gi18n-lib.h>

#include "core/rules/rule-index-private.h"

static const struct
{
  const char *code;
  JalonsSeverity severity;
  gboolean of_place; /* see jalons_rule_is_of_place() */
  const char *advice;
} rules[JALONS_N_RULES] = {
  [JALONS_RULE_OUTSIDE_YEAR] = { "outside-year", JALONS_SEVERITY_ERROR, TRUE,
                                 N_ ("Choose a day between the first and the last day of class.") },
  [JALONS_RULE_CLOSURE] = { "closure", JALONS_SEVERITY_ERROR, TRUE, N_ ("Move the activity to a day with class.") },
  [JALONS_RULE_PUBLIC_HOLIDAY] = { "public-holiday", JALONS_SEVERITY_ERROR, TRUE,
                                   N_ ("Move the activity to a day with class.") },
  [JALONS_RULE_ABSENCE] = { "absence", JALONS_SEVERITY_ERROR, TRUE,
                            N_ ("Move the activity before or after the absence, or take the class out of it.") },
  [JALONS_RULE_TWO_PLACES] = { "two-places", JALONS_SEVERITY_ERROR, TRUE, N_ ("Change the time of one of the two.") },
  [JALONS_RULE_WEEK_OVERLOAD] = { "week-overload", JALONS_SEVERITY_WARNING, TRUE,
                                  N_ ("Move an activity to a lighter week.") },
  [JALONS_RULE_ABOVE_REFERENCE] = { "above-reference", JALONS_SEVERITY_ADVICE, FALSE,
                                    N_ ("Nothing forbids it: the reference volume is indicative.") },
  [JALONS_RULE_MILESTONE_PREPARATION] = { "milestone-preparation", JALONS_SEVERITY_WARNING, FALSE,
                                          N_ ("Plan an activity before this date, or bring one forward.") },
  [JALONS_RULE_AXIS_SHARE] = { "axis-share", JALONS_SEVERITY_ADVICE, FALSE,
                               N_ ("Plan an activity of this axis. The share is set in the preferences of the school.") },
  [JALONS_RULE_AMBASSADOR_TWO_PLACES] = { "ambassador-two-places", JALONS_SEVERITY_ERROR, TRUE,
                                          N_ ("Change the time of one of the two, or ask somebody else.") },
  [JALONS_RULE_AMBASSADOR_ASKED_TWICE] = { "ambassador-asked-twice", JALONS_SEVERITY_WARNING, TRUE,
                                           N_ ("Agree with the other school, and ask once.") },
  [JALONS_RULE_AMBASSADOR_VISITS] = { "ambassador-visits", JALONS_SEVERITY_WARNING, FALSE,
                                      N_ ("Ask somebody else for one of these activities.") },
  [JALONS_RULE_AMBASSADOR_CHARTER] = { "ambassador-charter", JALONS_SEVERITY_WARNING, FALSE,
                                       N_ ("Have the charter signed, and note the day in the file of the ambassador.") },
  [JALONS_RULE_AMBASSADOR_RETENTION] = { "ambassador-retention", JALONS_SEVERITY_WARNING, FALSE,
                                         N_ ("Contact this person and note the day, or have the person forgotten.") },
  [JALONS_RULE_AMBASSADOR_AWAY] = { "ambassador-away", JALONS_SEVERITY_ADVICE, TRUE,
                                    N_ ("Choose another time, or ask whether it suits.") },
  [JALONS_RULE_AMBASSADOR_SCHOOL] = { "ambassador-school", JALONS_SEVERITY_ADVICE, FALSE,
                                      N_ ("Ask whether this school suits, or ask somebody else.") },
  [JALONS_RULE_AUTHORISATION] = { "authorisation", JALONS_SEVERITY_WARNING, FALSE,
                                  N_ ("Ask the head of school, and note the day in the activity.") },
  [JALONS_RULE_OFFER_WINDOW] = { "offer-window", JALONS_SEVERITY_WARNING, TRUE,
                                 N_ ("Move the activity to a date of the offer.") },
  [JALONS_RULE_OFFER_LEVEL] = { "offer-level", JALONS_SEVERITY_WARNING, TRUE,
                                N_ ("Choose another offer for this class, or ask the Région.") },
  [JALONS_RULE_OFFER_PLACES] = { "offer-places", JALONS_SEVERITY_WARNING, TRUE,
                                 N_ ("Choose another date, ask for the waiting list, or let a class go.") },
  [JALONS_RULE_OFFER_TWICE] = { "offer-twice", JALONS_SEVERITY_WARNING, TRUE, N_ ("Keep one of the two.") },
  [JALONS_RULE_OFFER_WITHDRAWN] = { "offer-withdrawn", JALONS_SEVERITY_WARNING, FALSE,
                                    N_ ("Ask the Région whether it takes place, or replace it.") },
  [JALONS_RULE_REFUSED] = { "refused", JALONS_SEVERITY_WARNING, FALSE,
                            N_ ("Cancel the activity, or replace what was to be in it.") },
  [JALONS_RULE_DOCUMENT_DATE] = { "document-date", JALONS_SEVERITY_WARNING, TRUE,
                                  N_ ("Look for the new edition, and attach it instead.") },
  [JALONS_RULE_GENDERS] = { "genders", JALONS_SEVERITY_ADVICE, FALSE,
                            N_ ("When you look for the next ambassador, think of it.") },
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

JalonsSeverity
jalons_rule_severity (JalonsRule rule)
{
  g_return_val_if_fail ((unsigned) rule < JALONS_N_RULES, JALONS_SEVERITY_ADVICE);
  return rules[rule].severity;
}

/**
 * jalons_rule_advice:
 *
 * Returns: (transfer none): one translated sentence: what can be done
 */
const char *
jalons_rule_advice (JalonsRule rule)
{
  return _ (rules[rule].advice);
}

/**
 * jalons_rule_is_of_place:
 *
 * Returns: whether @rule asks when an activity takes place and for whom; the others ask what a division has in all, or what
 *   is known of somebody or something wherever it comes
 */
gboolean
jalons_rule_is_of_place (JalonsRule rule)
{
  g_return_val_if_fail ((unsigned) rule < JALONS_N_RULES, FALSE);
  return rules[rule].of_place;
}

/**
 * jalons_severity_code:
 *
 * Returns: "advice", "warning" or "error", whatever the language
 */
const char *
jalons_severity_code (JalonsSeverity severity)
{
  static const char *const codes[] = { "advice", "warning", "error" };

  g_return_val_if_fail ((unsigned) severity < G_N_ELEMENTS (codes), NULL);
  return codes[severity];
}

/**
 * jalons_rules_of_proposal:
 * @calendar: that of the year, from jalons_hours_calendar()
 * @activity: an activity that is in @dataset, or takes the place of the one with its id, or is new
 * @divisions: (element-type JalonsDivision): the divisions that would take part
 *
 * What a division has in all is told of an activity that could mend it: one that is not before the milestone, one that
 * has no axis yet.
 *
 * Returns: (transfer full) (element-type JalonsIssue): the rules that it would break, the worst first
 */
GPtrArray *
jalons_rules_of_proposal (JalonsDataset *dataset,
                          JalonsCalendar *calendar,
                          JalonsActivity *activity,
                          GPtrArray *divisions)
{
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new_with_calendar (dataset, calendar);
  const JalonsRuleProposal proposal = { activity, divisions };

  return jalons_rule_index_of_proposals (index, &proposal, 1);
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

/**
 * jalons_rules_of_year:
 * @year: a school's year
 *
 * Every broken rule of a school's year, each told once: an overloaded week once for the division and the week, what a
 * division has in all once for the division, two activities at once for one of them.
 *
 * Returns: (transfer full) (element-type JalonsIssue): the issues, the worst first
 */
GPtrArray *
jalons_rules_of_year (JalonsDataset *dataset,
                      JalonsYear *year)
{
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (dataset, year);

  return jalons_rule_index_issues (index);
}
