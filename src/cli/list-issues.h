/* The list of what is to be checked: what breaks a rule, and what a project lacks.
 * Invariant: every row has every column, so that a script reads an issue and a gap alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/listing.h"
#include "cli/selection.h"

G_BEGIN_DECLS

#define JALONS_N_ISSUE_COLUMNS 17

extern const JalonsColumn jalons_issue_columns[JALONS_N_ISSUE_COLUMNS];

JalonsListing *jalons_list_issues (JalonsEntityId entity, JalonsDataset *dataset, JalonsArguments *arguments,
                                   GError **error);

G_END_DECLS
