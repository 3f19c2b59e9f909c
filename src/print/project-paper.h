/* The pluriannual project of a school on paper.
 * Invariant: any data print alike: a frozen copy of a step of the review gives the project as it was then.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/project.h"
#include "print/stationery.h"

G_BEGIN_DECLS

void  jalons_print_project (JalonsDataset *dataset, const JalonsProject *project, gboolean with_remarks,
                            const JalonsPrintOptions *options, JalonsSpool *spool);
char *jalons_project_state_words (const JalonsProject *project);

G_END_DECLS
