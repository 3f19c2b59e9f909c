/* Figures as somebody reads them: "1 h 30" from a label, a page or a spreadsheet, back to numbers.
 * Invariant: nothing of the program is asked what its words mean.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bilan-figures.h"

/* Minutes, a count or a percent; FALSE when the text is none of them. */
gboolean told_figure (const char *text, int *number);

/* What is told of each cell of a table, under "table|row|column", as bilan_figures_of() has it; @told: of bilan_figures_new(). */
void told_add (GHashTable *told, const JalonsBilanTable *table, unsigned row, unsigned column, int number);
