/* Some years of one school, or of all of them, in memory: the workspace has the open year alone.
 * Invariant: what it holds is what is on the disk: it is loaded on the worker, and every gesture that is written goes in.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_KEPT_YEARS (jalons_kept_years_get_type ())
G_DECLARE_FINAL_TYPE (JalonsKeptYears, jalons_kept_years, JALONS, KEPT_YEARS, GObject)

JalonsKeptYears *jalons_kept_years_new         (JalonsWorkspace *workspace);
void             jalons_kept_years_want        (JalonsKeptYears *self, const char *school, int start_year, int n_years);
JalonsDataset   *jalons_kept_years_get_dataset (JalonsKeptYears *self);

G_END_DECLS
