/* What the rules look at, kept for one school's year, so that a change judges again only what it touches.
 * Invariant: its answers are those that jalons_rules_of_year() and jalons_rules_of_proposal() would give; whoever holds
 * one tells it of every record that changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rules/rules.h"

G_BEGIN_DECLS

/**
 * JalonsRuleIndex:
 *
 * Belongs to whoever made it and lives in the thread of its dataset.
 */
typedef struct _JalonsRuleIndex JalonsRuleIndex;

/**
 * JalonsRuleProposal:
 * @activity: an activity as it would be: in the place of the one with its id, or new
 * @divisions: (element-type JalonsDivision): the divisions that would take part
 * @links: (element-type JalonsRecord) (nullable): the bookings, visits and attachments that it would have; %NULL for those
 *   of the activity with its id
 */
typedef struct
{
  JalonsActivity *activity;
  GPtrArray *divisions;
  GPtrArray *links;
} JalonsRuleProposal;

JalonsRuleIndex *jalons_rule_index_new  (JalonsDataset *dataset, JalonsYear *year);
void             jalons_rule_index_free (JalonsRuleIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsRuleIndex, jalons_rule_index_free)

void            jalons_rule_index_forget       (JalonsRuleIndex *index, JalonsRecord *record);
JalonsCalendar *jalons_rule_index_calendar     (JalonsRuleIndex *index);
GPtrArray      *jalons_rule_index_issues       (JalonsRuleIndex *index);
GPtrArray      *jalons_rule_index_issues_of    (JalonsRuleIndex *index, const JalonsRecord *record);
GPtrArray      *jalons_rule_index_of_proposals (JalonsRuleIndex *index, const JalonsRuleProposal *proposals,
                                                gsize n_proposals);
void            jalons_rule_index_week_loads   (JalonsRuleIndex *index, JalonsDay first_monday, int *minutes,
                                                gsize n_weeks);

G_END_DECLS
