/* The schools that follow, as they were chosen on this computer, with their years.
 * Invariant: the window and the command line follow a cohort into the same school.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/onward.h"
#include "store/store.h"

G_BEGIN_DECLS

JalonsOnward *jalons_onward_load (JalonsStore *store, JalonsDataset *known, const JalonsSchool *school, int start_year,
                                  int n_years, GError **error);

G_END_DECLS
