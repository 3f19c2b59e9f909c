/* What is wrong with an activity, existing or only proposed: one truth for the editor, the lists and the pages.
 * Invariant: a rule warns, it never forbids; its answer is a whole sentence with the figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "core/time/calendar.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_RULE_OUTSIDE_YEAR,
  JALONS_RULE_CLOSURE,
  JALONS_RULE_PUBLIC_HOLIDAY,
  JALONS_RULE_ABSENCE,
  JALONS_RULE_TWO_PLACES,
  JALONS_RULE_WEEK_OVERLOAD,
  JALONS_RULE_ABOVE_REFERENCE,
  JALONS_RULE_MILESTONE_PREPARATION,
  JALONS_RULE_AXIS_SHARE,
  JALONS_RULE_AMBASSADOR_TWO_PLACES,
  JALONS_RULE_AMBASSADOR_ASKED_TWICE,
  JALONS_RULE_AMBASSADOR_VISITS,
  JALONS_RULE_AMBASSADOR_CHARTER,
  JALONS_RULE_AMBASSADOR_RETENTION,
  JALONS_RULE_AMBASSADOR_AWAY,
  JALONS_RULE_AMBASSADOR_SCHOOL,
  JALONS_RULE_AUTHORISATION,
  JALONS_RULE_OFFER_WINDOW,
  JALONS_RULE_OFFER_LEVEL,
  JALONS_RULE_OFFER_PLACES,
  JALONS_RULE_OFFER_TWICE,
  JALONS_RULE_OFFER_WITHDRAWN,
  JALONS_RULE_REFUSED,
  JALONS_RULE_DOCUMENT_DATE,
  JALONS_RULE_GENDERS,
  JALONS_N_RULES,
} JalonsRule;

typedef enum
{
  JALONS_SEVERITY_ADVICE,
  JALONS_SEVERITY_WARNING,
  JALONS_SEVERITY_ERROR,
} JalonsSeverity;

/* More than this in one week for one division is too much. */
#define JALONS_WEEK_MOST_MINUTES (6 * 60)

/* What each axis should have of what is owed, in percent, in a year that does not say: no text fixes it. */
#define JALONS_AXIS_SHARE 15

/**
 * JalonsIssue:
 * @rule: which rule is broken
 * @severity: how much it matters
 * @activity: (nullable): the activity concerned
 * @division: (nullable): the division concerned
 * @milestone: (nullable): the milestone concerned
 * @axis: (nullable): the code of the axis concerned
 * @other: (nullable): the other activity of the year: at the same time, with the same ambassador then, or with the same
 *   offer
 * @linked: (nullable): the offer, the ambassador or the document concerned
 * @day: the day that was judged, the Monday of the week, or the day of the milestone; %JALONS_NO_DAY for a sum
 * @text: one translated sentence with the figures
 * @other_text: (nullable): the same sentence as it is told of @other
 * @advice: one translated sentence: what can be done
 *
 * One broken rule. It is counted, and never changes once made.
 */
typedef struct
{
  JalonsRule rule;
  JalonsSeverity severity;
  JalonsActivity *activity;
  JalonsDivision *division;
  JalonsMilestone *milestone;
  const char *axis;
  JalonsActivity *other;
  JalonsRecord *linked;
  JalonsDay day;
  char *text;
  char *other_text;
  const char *advice;
} JalonsIssue;

JalonsIssue   *jalons_issue_ref        (JalonsIssue *issue);
void           jalons_issue_free       (JalonsIssue *issue);
const char    *jalons_issue_text_of    (const JalonsIssue *issue, const JalonsRecord *record);
const char    *jalons_rule_code        (JalonsRule rule);
JalonsSeverity jalons_rule_severity    (JalonsRule rule);
gboolean       jalons_rule_is_of_place (JalonsRule rule);
const char    *jalons_severity_code    (JalonsSeverity severity);

GPtrArray *jalons_rules_of_proposal (JalonsDataset *dataset, JalonsCalendar *calendar, JalonsActivity *activity,
                                     GPtrArray *divisions);
GPtrArray *jalons_rules_of_activity (JalonsDataset *dataset, JalonsCalendar *calendar, JalonsActivity *activity);
GPtrArray *jalons_rules_of_year     (JalonsDataset *dataset, JalonsYear *year);

G_END_DECLS
