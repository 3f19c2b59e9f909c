/* What a gesture would do, as a value: what it writes, its label, and what has to be said of it.
 * Invariant: pure: from records to drafts; nothing is written here, and a proposal without drafts changes nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/**
 * JalonsChip:
 * @activity: an activity
 * @division: a class that takes part in it
 *
 * One activity as the row of one class shows it. Both are borrowed: like every record, a chip is not kept over a change of
 * the dataset (see jalons_plan_copy() for what is).
 */
typedef struct
{
  JalonsActivity *activity;
  JalonsDivision *division;
} JalonsChip;

/**
 * JalonsProposal:
 * @drafts: (element-type JalonsDraft): what is to be written in one gesture; empty when nothing would change
 * @label: what the gesture does, as the undo entry says it: "Move “Forum”", "Copy 3 activities"
 * @along: (nullable): what happened to classes whose chips were not taken, a sentence: "“Forum” has moved for 3A, 3B and 4
 *   other classes."
 * @n_left: how many activities were left alone
 * @left: (nullable): which and why, a sentence or several; %NULL when @n_left is 0
 * @created: (array zero-terminated=1): the ids of the new activities, in the order of @drafts; never %NULL
 */
typedef struct
{
  GPtrArray *drafts;
  char *label;
  char *along;
  int n_left;
  char *left;
  char **created;
} JalonsProposal;

void jalons_proposal_free (JalonsProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsProposal, jalons_proposal_free)

G_END_DECLS
