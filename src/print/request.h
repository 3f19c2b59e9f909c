/* What the schools ask of the Région: the offers booked, by school.
 * Invariant: what was refused, or is cancelled, is asked for no more.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "print/stationery.h"

G_BEGIN_DECLS

gboolean jalons_print_request (JalonsDataset *dataset, GPtrArray *schools, const JalonsPrintOptions *options,
                               JalonsSpool *spool, GError **error);

G_END_DECLS
