/* A table of the bilan on paper, the bars that draw it, and how its figures are computed.
 * Invariant: a table has all its columns: one that is too wide is parted in two, which stand one after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bilan/bilan.h"
#include "print/report.h"

G_BEGIN_DECLS

void jalons_bilan_table_print     (JalonsReport *report, const JalonsBilanTable *table);
void jalons_bilan_table_print_how (JalonsReport *report, const JalonsBilanTable *table);

G_END_DECLS
