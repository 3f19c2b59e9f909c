/* A school that is entered by hand, its year, and what goes when it goes.
 * Invariant: pure: from records to drafts and figures; nothing is written here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

char        *jalons_school_read_uai   (const char *typed);
char         jalons_school_uai_letter (const char *uai);
JalonsDraft *jalons_school_draft      (const char *uai);
JalonsDraft *jalons_school_draft_year (const JalonsSchool *school, int start);
void         jalons_school_count      (JalonsDataset *dataset, const JalonsSchool *school, unsigned *n_divisions,
                                       unsigned *n_activities);

G_END_DECLS
