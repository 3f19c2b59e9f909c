/* Years filled by chance with all that a bilan counts.
 * Invariant: the seeds are printed, so that a failure can be had again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixture.h"

/* @uai: of the one school to look at, NULL for all; @i: which year it is, from 0. */
typedef void (*BilanYearFunc) (Fixture *fixture, const char *uai, int i);

/* Makes so many years by chance and has @look see each: at one school of a year, at all of the next. */
void bilan_years_each (int n_years, BilanYearFunc look);
