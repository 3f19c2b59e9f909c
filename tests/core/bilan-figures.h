/* The figures of a bilan as numbers under "table|row|column", and whether two have the same.
 * Invariant: a figure that is not known has no key.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bilan/bilan.h"

/* Text → GINT_TO_POINTER; free it with g_hash_table_unref(). */
GHashTable *bilan_figures_new          (void);
/* Adds @number to what is there, 0 when nothing is. */
void        bilan_figures_add          (GHashTable *figures, int number, const char *table, const char *row,
                                        const char *column);

/* What @bilan says; a figure that is not known is not there. */
GHashTable *bilan_figures_of           (JalonsBilan *bilan);

/* The column of @table that is held against the year before; NULL for none. */
const char *bilan_figures_compared     (const char *table);

/* What @actual has is what @naive says, 0 when that says nothing; and what @naive says is there. */
void        bilan_figures_assert_equal (GHashTable *actual, GHashTable *naive);
