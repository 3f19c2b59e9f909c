/* The échéances that most schools have, without dates.
 * Invariant: what is returned lives as long as the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/**
 * JalonsUsualMilestone:
 * @code: "fiche-dialogue-provisoire"
 * @label: "Fiche de dialogue : retour des intentions provisoires"
 * @levels: (array zero-terminated=1): codes of levels; none for all of them
 * @source: why it is one of the usual ones
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *const *levels;
  const char *source;
} JalonsUsualMilestone;

const JalonsUsualMilestone *jalons_usual_milestones_list (gsize *n_milestones);

int              jalons_milestone_compare       (const JalonsMilestone *a, const JalonsMilestone *b);
JalonsMilestone *jalons_usual_milestone_find    (const JalonsUsualMilestone *self, JalonsDataset *dataset,
                                                 const JalonsYear *year);
char           **jalons_usual_milestone_levels  (const JalonsUsualMilestone *self, JalonsDataset *dataset,
                                                 const JalonsYear *year);
JalonsDraft     *jalons_usual_milestone_draft   (const JalonsUsualMilestone *self, JalonsDataset *dataset,
                                                 const JalonsYear *year);

G_END_DECLS
