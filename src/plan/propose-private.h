/* Proposals of a few drafts, which need not be gathered from chips. Private to plan.
 * Invariant: a draft that would change nothing is not kept; what is refused is said in a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/proposal.h"

G_BEGIN_DECLS

JalonsProposal *jalons_propose         (GPtrArray *drafts, const char *label);
JalonsProposal *jalons_propose_change  (JalonsDraft *draft, const char *label);
JalonsProposal *jalons_propose_new     (JalonsDraft *draft, const char *label);
JalonsProposal *jalons_propose_nothing (const char *label, char *why);
void            jalons_propose_leave   (JalonsProposal *proposal, unsigned n, char *why);
void            jalons_propose_created (JalonsProposal *proposal, GPtrArray *drafts, JalonsEntityId entity);

G_END_DECLS
