/* The levels of a dataset: those of the program, in the user's words where these were changed, and the user's own.
 * Invariant: what is shown, printed or listed asks here; core/published/levels.h alone knows only what is bundled.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/published/levels.h"
#include "core/record/dataset.h"

G_BEGIN_DECLS

JalonsLevelInfo jalons_known_level         (JalonsDataset *dataset, const char *code);
GArray         *jalons_known_levels        (JalonsDataset *dataset);
int             jalons_known_level_compare (JalonsDataset *dataset, const char *a, const char *b);

G_END_DECLS
