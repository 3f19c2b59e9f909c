/* The bilan of a year on paper: of a school, or of all of them together.
 * Invariant: every figure and every word of method is core/bilan's; nothing is added up for paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bilan/bilan.h"
#include "print/stationery.h"

G_BEGIN_DECLS

void jalons_print_bilan (JalonsDataset *dataset, JalonsBilan *bilan, const JalonsPrintOptions *options,
                         JalonsSpool *spool);

G_END_DECLS
