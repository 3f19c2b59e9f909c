/* A bilan added up naively, to hold against it whatever tells a bilan.
 * Invariant: records are read, and nothing of core/bilan, core/hours or core/catalogue is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

/* uai: NULL for all schools. Returns: the figures, as bilan-figures.h has them; one that is not known is not there. */
GHashTable *naive_bilan (JalonsDataset *dataset, int start, const char *uai);
