/* The mission sheet of an ambassador: where, when and before whom the person comes, and what was agreed.
 * Invariant: nothing of the person is printed but the name and the job, unless the contact is asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "print/stationery.h"

G_BEGIN_DECLS

gboolean jalons_print_mission (JalonsDataset *dataset, JalonsAmbassador *ambassador, const JalonsPrintOptions *options,
                               gboolean with_contact, JalonsSpool *spool, GError **error);
void     jalons_print_person  (JalonsDataset *dataset, JalonsAmbassador *ambassador, JalonsDay today, JalonsSpool *spool);

G_END_DECLS
