/* What writing a project writes: the project itself, its goals, intentions, partners, figures, reviewers, and which
 * activity serves which goal.
 * Invariant: pure; the own records of a project that is not being written stay as they are, and the proposal says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/project.h"
#include "plan/proposal.h"

G_BEGIN_DECLS

JalonsProposal *jalons_write_create_project (JalonsDataset *dataset, const JalonsSchool *school, int start);

/* A part being entered: a draft that a form edits, then one gesture. */
JalonsDraft    *jalons_write_new_part       (JalonsDataset *dataset, const JalonsProject *project, JalonsEntityId entity);
JalonsProposal *jalons_write_record         (JalonsDataset *dataset, const JalonsDraft *draft);
JalonsProposal *jalons_write_delete         (JalonsDataset *dataset, JalonsRecord *part);

JalonsProposal *jalons_write_move_goal      (JalonsDataset *dataset, JalonsGoal *goal, unsigned place);
JalonsProposal *jalons_write_aim            (JalonsDataset *dataset, GPtrArray *activities, JalonsGoal *goal,
                                             gboolean serves);
JalonsProposal *jalons_write_plan_intentions (JalonsDataset *dataset, GPtrArray *intentions);

G_END_DECLS
