/* The mission sheet of an ambassador: where, when and before whom the person comes, and what was agreed.
 * Invariant: nothing of the person is printed but the name and the job, unless the contact is asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/dataset.h"

G_BEGIN_DECLS

/**
 * JalonsMissionOptions:
 * @today: the date of printing
 * @with_contact: prints the professional e-mail and telephone too
 */
typedef struct
{
  JalonsDay today;
  gboolean with_contact;
} JalonsMissionOptions;

GBytes *jalons_print_mission (JalonsDataset *dataset, JalonsAmbassador *ambassador, const JalonsMissionOptions *options,
                              GError **error);
GBytes *jalons_print_person  (JalonsDataset *dataset, JalonsAmbassador *ambassador, JalonsDay today, GError **error);

G_END_DECLS
