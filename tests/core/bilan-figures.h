/* The figures of a bilan as numbers under "table|row|column", added up naively, to hold whatever tells a bilan against.
 * Invariant: the naive sums read records only: nothing of core/bilan, core/hours or core/catalogue.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bilan/bilan.h"
#include "fixture.h"

typedef void (*BilanFiguresFunc) (JalonsDataset *dataset, const char *uai);

/* Fills a year, and some of the year before, with all that a bilan counts. */
void        bilan_figures_fill         (Fixture *fixture, GRand *rand);

/* Has @assert look at so many years filled by chance, whose seeds are printed: at one school of a year, at all of the next. */
void        bilan_figures_each_year    (int n_years, BilanFiguresFunc assert);

/* uai: NULL for all schools. Both: text → GINT_TO_POINTER; a figure that is not known is not there. */
GHashTable *bilan_figures_naive        (JalonsDataset *dataset, int start, const char *uai);
GHashTable *bilan_figures_of           (JalonsBilan *bilan);

/* What @actual has is what @naive says, 0 when that says nothing; and what @naive says is there. */
void        bilan_figures_assert_equal (GHashTable *actual, GHashTable *naive);
