/* Making the lines and the spreads of a cell. Private to core.
 * Invariant: a spread is gathered from its first value to its last and then finished, once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/programme.h"

G_BEGIN_DECLS

#define JALONS_NO_SPREAD ((JalonsSpread){ JALONS_UNSET, JALONS_UNSET, JALONS_UNSET })

void         jalons_spread_gather          (JalonsSpread *spread, int value, unsigned n_before);
void         jalons_spread_finish          (JalonsSpread *spread, unsigned n);

JalonsEntry *jalons_entry_new              (const char *title, const char *axis, gboolean half_day);
void         jalons_entry_free             (gpointer data);
void         jalons_entries_add_activities (GPtrArray *entries, JalonsDataset *dataset, GPtrArray *divisions);

G_END_DECLS
