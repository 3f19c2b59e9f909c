/* What a drop would break, at every place where it can be dropped.
 * Invariant: what is judged is what jalons_plan_drop() or jalons_attach_to_divisions() would do there, by the rules of core
 * and no others.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rules/rule-targets.h"
#include "plan/move.h"

G_BEGIN_DECLS

/* The target of who attaches something and says no week: on the head of a class or a level. */
#define JALONS_DROP_UNSAID ((JalonsTarget){ JALONS_NO_DAY, -1 })

/**
 * JalonsDropRules:
 *
 * What is dragged, made ready to be judged. It borrows the index, and holds until something is written.
 */
typedef struct _JalonsDropRules JalonsDropRules;

JalonsDropRules *jalons_drop_rules_new     (JalonsDataset *dataset, JalonsRuleIndex *index, const JalonsDrop *drop);
JalonsDropRules *jalons_drop_rules_new_attaching (JalonsRuleIndex *index, JalonsRecord *what, JalonsDivision *division);
void             jalons_drop_rules_free    (JalonsDropRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsDropRules, jalons_drop_rules_free)

void             jalons_drop_rules_judge   (JalonsDropRules *self,
                                            JalonsDivision *const *rows,
                                            gsize n_rows,
                                            const JalonsTarget *columns,
                                            gsize n_columns,
                                            guint8 *worst);
GPtrArray       *jalons_drop_rules_explain (JalonsDropRules *self, JalonsDivision *row, JalonsTarget column);

GPtrArray       *jalons_drop_rules_of_proposal (JalonsDataset *dataset,
                                                JalonsRuleIndex *index,
                                                const JalonsProposal *proposal);
GPtrArray       *jalons_drop_rules_of_activity (JalonsDataset *dataset,
                                                JalonsRuleIndex *index,
                                                JalonsRecord *what,
                                                JalonsActivity *activity);

G_END_DECLS
