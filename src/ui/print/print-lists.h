/* What there is to choose from in the rows of what to print.
 * Invariant: each function fills one row, and chooses what is usual.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

/* The code of a period whose days are typed; that of any other is "2026-11-30/2026-12-28". */
#define JALONS_PRINT_OTHER_DAYS "other"

void jalons_print_lists_fill_documents   (AdwComboRow *row);
void jalons_print_lists_fill_scopes      (AdwComboRow *scope_row, AdwComboRow *level_row, JalonsWorkspace *workspace);
void jalons_print_lists_fill_weeks       (AdwComboRow *row, JalonsWorkspace *workspace);
void jalons_print_lists_fill_periods     (AdwComboRow *row, JalonsWorkspace *workspace);
void jalons_print_lists_fill_counsellors (AdwComboRow *row, JalonsWorkspace *workspace);
void jalons_print_lists_fill_ambassadors (AdwComboRow *row, JalonsWorkspace *workspace);
void jalons_print_lists_fill_projects    (AdwComboRow *row, JalonsWorkspace *workspace);
void jalons_print_lists_fill_versions    (AdwComboRow *row, JalonsDataset *dataset, const JalonsProject *project);

G_END_DECLS
