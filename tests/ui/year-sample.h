/* The year of the sample: its classes, one activity that moves, and more activities of every kind.
 * Invariant: what is written is written when a function returns.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sample.h"

Sample         *year_sample_open     (void);
gboolean        year_sample_has_more (gpointer workspace);
JalonsDivision *year_sample_division (Sample *sample, const char *code);
JalonsActivity *year_sample_activity (Sample *sample, const char *code);
void            year_sample_move     (Sample *sample, const char *code);
