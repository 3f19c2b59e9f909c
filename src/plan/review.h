/* The review of a project: what each step writes, and what a remark or an answer writes.
 * Invariant: pure: the frozen copy of a step is made elsewhere, its hash given; nothing is written here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/remarks.h"
#include "plan/proposal.h"

G_BEGIN_DECLS

/**
 * JalonsSignature:
 * @author: who does it, as they are named
 * @role: in which role
 * @day: the day; of an advice or an adoption, the day that the council or the board met
 *
 * A value; its text is borrowed.
 */
typedef struct
{
  const char *author;
  JalonsRole role;
  JalonsDay day;
} JalonsSignature;

JalonsProposal *jalons_review_take_step  (JalonsDataset *dataset, JalonsProject *project, JalonsProjectStep step,
                                          const JalonsSignature *by, const char *words, const char *file);
void            jalons_review_set_file   (JalonsProposal *proposal, const char *file);

JalonsProposal *jalons_review_remark     (JalonsDataset *dataset, JalonsProject *project, const JalonsAbout *about,
                                          JalonsRemarkKind kind, const char *words, const JalonsSignature *by);
JalonsProposal *jalons_review_answer     (JalonsDataset *dataset, JalonsRemark *remark, const char *words,
                                          const JalonsSignature *by);
JalonsProposal *jalons_review_reword     (JalonsRemark *remark, JalonsRemarkKind kind, const char *words);
JalonsProposal *jalons_review_set_state  (JalonsDataset *dataset, JalonsRemark *remark, JalonsRemarkState state);
JalonsProposal *jalons_review_delete_remark (JalonsRemark *remark);

G_END_DECLS
