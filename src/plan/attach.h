/* Attaching an offer, an ambassador or a document: to classes, which get activities of it, or to activities that are there;
 * what was asked and answered since; detaching.
 * Invariant: what is attached already is left alone and told; no label holds the name of a person, since labels stay in
 * the journal when the person is forgotten.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/catalogue.h"
#include "core/target.h"
#include "plan/proposal.h"

G_BEGIN_DECLS

/* A person stays for a lesson with its bell. */
#define JALONS_TESTIMONY_MINUTES 55

JalonsProposal *jalons_attach_to_divisions  (JalonsDataset *dataset, JalonsRecord *what, GPtrArray *divisions,
                                             const JalonsTarget *target);
JalonsProposal *jalons_attach_to_activities (JalonsDataset *dataset, JalonsRecord *what, GPtrArray *activities);
JalonsProposal *jalons_attach_detach        (JalonsDataset *dataset, GPtrArray *links);

/* What would be made, for the hand that still holds it. */
JalonsActivity *jalons_attach_foresee   (JalonsRecord *what, JalonsDivision *division, const JalonsTarget *target);
JalonsSlot      jalons_attach_slot      (const JalonsRecord *what, const JalonsTarget *target);
gboolean        jalons_attach_is_shared (const JalonsRecord *what, const JalonsTarget *target);
JalonsDraft    *jalons_attach_new_link  (const JalonsRecord *what, const char *activity_id);

/**
 * JalonsStep:
 * @state: the state that it leads to: a #JalonsBookingState or a #JalonsVisitState
 * @back: whether it takes back what was noted
 *
 * What may happen next to a booking or a visit.
 */
typedef struct
{
  int state;
  gboolean back;
} JalonsStep;

GArray         *jalons_link_steps      (GPtrArray *links);
const char     *jalons_link_step_label (JalonsEntityId link, JalonsStep step);
JalonsProposal *jalons_link_take_step  (JalonsDataset *dataset, GPtrArray *links, JalonsStep step, JalonsDay today);

G_END_DECLS
