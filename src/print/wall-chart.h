/* The wall chart: the year of all classes of a level, or of a school, on A3 or A4 landscape.
 * Invariant: A4 is A3 made smaller: the same words at the same places.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record/dataset.h"
#include "print/stationery.h"

G_BEGIN_DECLS

void jalons_print_chart (JalonsDataset *dataset, JalonsYear *year, const char *level, const JalonsPrintOptions *options,
                         JalonsSpool *spool);

G_END_DECLS
