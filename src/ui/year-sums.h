/* The calendars, the sums and the judgements of the open year, kept until something that they are made of changes.
 * Invariant: jalons_year_sums_forget() is told of a change before the dataset is, so that it still finds whom it concerns.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hours.h"
#include "core/rules/rule-index.h"

G_BEGIN_DECLS

typedef struct _JalonsYearSums JalonsYearSums;

JalonsYearSums    *jalons_year_sums_new         (JalonsDataset *dataset);
void               jalons_year_sums_free        (JalonsYearSums *self);
void               jalons_year_sums_set_dataset (JalonsYearSums *self, JalonsDataset *dataset);
GHashTable        *jalons_year_sums_forget      (JalonsYearSums *self, GPtrArray *records);

/* Borrowed, and good until the next change. */
JalonsCalendar    *jalons_year_sums_calendar    (JalonsYearSums *self, const JalonsYear *year);
const JalonsHours *jalons_year_sums_hours       (JalonsYearSums *self, const JalonsDivision *division);
JalonsRuleIndex   *jalons_year_sums_rules       (JalonsYearSums *self, JalonsYear *year);
const GPtrArray   *jalons_year_sums_issues      (JalonsYearSums *self, JalonsYear *year);
const GPtrArray   *jalons_year_sums_issues_of   (JalonsYearSums *self, JalonsYear *year, const JalonsRecord *record);

G_END_DECLS
