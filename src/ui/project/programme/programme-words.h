/* A level in a year, in words: what the screen shows in few of them, and what a screen reader says in whole sentences.
 * Invariant: every figure is one of core/project/programme.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/programme.h"

G_BEGIN_DECLS

char *jalons_cell_hours_words   (const JalonsCell *cell);
char *jalons_cell_basis_words   (const JalonsCell *cell);
char *jalons_cell_axes_words    (const JalonsCell *cell);
char *jalons_cell_halves_words  (const JalonsCell *cell);
char *jalons_cell_sentence      (const JalonsCell *cell, const char *level, unsigned n_open);
char *jalons_entry_minutes_words (const JalonsEntry *entry);
char *jalons_entry_sentence     (const JalonsEntry *entry);

G_END_DECLS
