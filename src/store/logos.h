/* The logos of the schools, ready to be printed.
 * Invariant: a logo that is missing or damaged is left out: a page without it is better than none.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

GHashTable *jalons_logos_load (const char *directory, JalonsDataset *dataset);

G_END_DECLS
