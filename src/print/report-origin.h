/* Of whom a long document is: its school, the guidance centre, the words at its foot.
 * Invariant: what nobody wrote is left out; nothing is made of nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "print/report.h"

G_BEGIN_DECLS

void  jalons_report_add_school (JalonsReport *report, const JalonsSchool *school);
void  jalons_report_add_centre (JalonsReport *report, JalonsDataset *dataset);
char *jalons_report_foot       (const char *school, const char *title, const char *state);

G_END_DECLS
