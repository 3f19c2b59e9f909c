/* The reference load of the benchmarks: an invented académie of ten schools, three years and a catalogue, as drafts.
 * Invariant: it depends on nothing but its figures: built twice, it is the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"

/**
 * LoadSize:
 * @n_schools: how many schools
 * @n_divisions: how many classes a year, in all the schools together
 * @first_year: the rentrée of the first year
 * @n_years: how many years
 * @n_activities: how many activities in all these years
 * @n_entries: how many entries the catalogue has, with some of them used by activities; 0, or ten and more
 */
typedef struct
{
  int n_schools;
  int n_divisions;
  int first_year;
  int n_years;
  int n_activities;
  int n_entries;
} LoadSize;

/* What the budgets speak of. */
#define LOAD_YEAR      2026
#define LOAD_REFERENCE { 10, 300, 2025, 3, 20000, 5000 }

GPtrArray *load_build         (const LoadSize *size);
void       load_add_catalogue (GPtrArray *drafts, int n_entries);
