/* From where and for when a plain document is: the guidance centre and the school year, at its head; where and when an
 * activity of it is.
 * Invariant: what nobody wrote is left out; nothing is made of nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "print/letter.h"

G_BEGIN_DECLS

void          jalons_origin_add    (JalonsLetter *letter, JalonsDataset *dataset, int start_year);
JalonsSchool *jalons_origin_school (JalonsDataset *dataset, const JalonsActivity *activity);
char         *jalons_origin_slot   (const JalonsActivity *activity);

G_END_DECLS
