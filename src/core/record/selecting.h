/* Which of the records that were written belong into a dataset of one school, or of some years.
 * Invariant: what jalons_store_load_school() would load is selected, and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

GPtrArray *jalons_dataset_select (JalonsDataset *self, const char *school, int start_year, int n_years,
                                  const GPtrArray *records);

G_END_DECLS
