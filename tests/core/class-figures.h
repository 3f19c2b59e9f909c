/* The hours of one class, added up naively, to hold a page or a screen of that class against.
 * Invariant: like naive-bilan.h, records are read and nothing of core/hours is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

/* In minutes, under "owed", "planned", "confirmed", "held", "remaining", "axis|monde", "axis|none", "month|2026-10", "month|"
 * for what has no date; and "half_days". What is nothing is not there. */
GHashTable *class_figures_naive (JalonsDataset *dataset, const JalonsDivision *division);
int class_figures_get (GHashTable *figures, const char *key);
