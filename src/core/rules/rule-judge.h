/* The judgements of the rules, without words: each tells what it finds. Private to core.
 * Invariant: the list of a year, a proposal and the targets of a drag are all judged by these functions and no others.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/catalogue.h"
#include "core/hours.h"
#include "core/published/frameworks.h"
#include "core/rules/rules.h"

G_BEGIN_DECLS

/**
 * JalonsFinding:
 * @rule: which rule is broken
 * @activity: (nullable): the activity that was judged, not what was judged beside it
 * @division: (nullable): the division that was judged
 * @other: (nullable): the absence, the other activity or the milestone
 * @axis: (nullable): the axis
 * @link: (nullable): the booking, visit or attachment that was judged
 * @linked: (nullable): the offer, the ambassador or the document
 * @school: (nullable): that of @other, or the one that an ambassador goes to, when it has to be named
 * @occurrence: the occurrence of the offer; undated for its whole window
 * @day: the day that was judged, or the Monday of the week
 * @minutes: what there is: minutes, places, visits or ambassadors
 * @limit: what is wanted, or allowed
 * @share: the percentage that @limit comes from
 *
 * One broken rule, borrowed from what was judged.
 */
typedef struct
{
  JalonsRule rule;
  JalonsActivity *activity;
  JalonsDivision *division;
  JalonsRecord *other;
  const JalonsAxis *axis;
  const JalonsRecord *link;
  JalonsRecord *linked;
  JalonsSchool *school;
  JalonsSlot occurrence;
  JalonsDay day;
  int minutes;
  int limit;
  int share;
} JalonsFinding;

typedef void (*JalonsFound) (gpointer data, const JalonsFinding *finding);

/**
 * JalonsPlaced:
 * @activity: the activity
 * @slot: where it is judged, which may be elsewhere than where it is
 * @monday: the week of @slot
 * @day: the day of @slot; when only the week is known, its first day with class, so that a week is as good as its best
 *   day; no day when there is nothing to judge: undated or cancelled
 * @class_days: for a week, which of Monday to Friday have class, as bits 0 to 4
 * @minutes: what it counts
 * @number: which of several activities it is; see jalons_placed_gather()
 * @from: the first of those that are placed in the same week
 * @to: the one after the last of them
 */
typedef struct
{
  JalonsActivity *activity;
  JalonsSlot slot;
  JalonsDay monday;
  JalonsDay day;
  unsigned class_days;
  int minutes;
  gsize number;
  gsize from;
  gsize to;
} JalonsPlaced;

/**
 * JalonsRuleDivision:
 * @division: the division
 * @rank: its place in the list of the year
 * @activities: (element-type JalonsActivity): its activities in the order of the year
 * @slots: (array length=n_dated): the slots of the dated ones
 * @first_monday: the week of @weeks[0]
 * @weeks: (array length=n_weeks): what counts in each week, of the dated activities
 * @absences: (element-type JalonsAbsence): its absences
 * @milestones: (element-type JalonsMilestone): the milestones of its level that want preparation
 * @genders: the women and men that come to it
 * @owed: what it owes
 * @axis_share: what each axis should have of it, in percent
 * @issues: (nullable) (element-type JalonsIssue): what was found the last time
 *
 * All that the rules look at for one division.
 */
typedef struct
{
  JalonsDivision *division;
  guint rank;
  GPtrArray *activities;
  JalonsSlot *slots;
  guint n_dated;
  JalonsDay first_monday;
  int *weeks;
  gsize n_weeks;
  GPtrArray *absences;
  GPtrArray *milestones;
  JalonsGenders genders;
  JalonsOwed owed;
  int axis_share;
  GPtrArray *issues;
} JalonsRuleDivision;

JalonsRuleDivision *jalons_rule_division_new      (JalonsDataset *dataset, JalonsDivision *division);
void                jalons_rule_division_free     (JalonsRuleDivision *known);
JalonsActivity     *jalons_rule_division_find     (const JalonsRuleDivision *known, const char *id);
guint               jalons_rule_division_first_on (const JalonsRuleDivision *known, JalonsDay day);
int                 jalons_rule_division_week     (const JalonsRuleDivision *known, JalonsDay monday);

/**
 * JalonsRuleRow:
 * @known: the division
 * @old: (array length=n): for each of some activities, what it takes the place of in @known, or %NULL
 * @joins: (array length=n): whether it will be one of its activities
 * @n_old: how many take the place of something
 *
 * Several activities about to change, as one division sees them. They have the numbers of #JalonsPlaced.
 */
typedef struct
{
  const JalonsRuleDivision *known;
  gsize n;
  JalonsActivity **old;
  gboolean *joins;
  gsize n_old;
} JalonsRuleRow;

void         jalons_rule_row_fill     (JalonsRuleRow *row, JalonsActivity *const *activities);
gboolean     jalons_rule_row_replaces (const JalonsRuleRow *row, JalonsActivity *activity);
JalonsPlaced jalons_placed_at         (JalonsCalendar *calendar, JalonsActivity *activity, JalonsSlot slot);
void         jalons_placed_gather     (JalonsPlaced *placed, gsize n_placed);

void jalons_judge_day      (JalonsCalendar *calendar, const JalonsPlaced *placed, JalonsFound found, gpointer data);
void jalons_judge_in_row   (const JalonsRuleRow *row, const JalonsPlaced *placed, gsize i, JalonsFound found,
                            gpointer data);
void jalons_judge_sums     (const JalonsRuleDivision *known, GPtrArray *activities, JalonsActivity *proposal,
                            JalonsFound found, gpointer data);
void jalons_judge_division (JalonsCalendar *calendar, const JalonsRuleDivision *known, JalonsFound found,
                            gpointer data);

/**
 * JalonsTelling:
 * @calendar: (not nullable): that of the year
 * @issues: (element-type JalonsIssue): to which what is found is added
 * @rank: the place of the division in the list of the year
 *
 * The data of jalons_telling_found(), which puts what is found into words.
 */
typedef struct
{
  JalonsCalendar *calendar;
  GPtrArray *issues;
  guint rank;
} JalonsTelling;

GPtrArray   *jalons_issues_new     (void);
void         jalons_telling_found  (gpointer data, const JalonsFinding *finding);

/* The words for what is found. */
const char  *jalons_rule_advice   (JalonsRule rule);
char        *jalons_finding_tell_attached (JalonsCalendar *calendar, const JalonsFinding *finding);
char        *jalons_finding_tell  (JalonsCalendar *calendar, const JalonsFinding *finding);
JalonsIssue *jalons_finding_issue (JalonsCalendar *calendar, const JalonsFinding *finding, guint rank);
void         jalons_issues_sort   (GPtrArray *issues);

G_END_DECLS
