/* What --school, --year and --division choose among the data.
 * Invariant: a school, year or class that was named and does not exist is an error that says which ones do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/arguments.h"
#include "core/record/dataset.h"

G_BEGIN_DECLS

gboolean   jalons_parse_year         (const char *text, int *start, GError **error);

GPtrArray *jalons_select_schools     (JalonsDataset *dataset, JalonsArguments *arguments, GError **error);
GPtrArray *jalons_select_years       (JalonsDataset *dataset, JalonsArguments *arguments, GError **error);
JalonsYear *jalons_select_one_year   (JalonsDataset *dataset, JalonsArguments *arguments, int this_year, GError **error);
GPtrArray *jalons_select_divisions   (JalonsDataset *dataset, GPtrArray *years, const char *const *codes, GError **error);

G_END_DECLS
