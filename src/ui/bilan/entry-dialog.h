/* Typing what an indicator reads at the end of a year, or a figure that others count.
 * Invariant: a figure without a name or without its source is not written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_ENTRY_DIALOG (jalons_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsEntryDialog, jalons_entry_dialog, JALONS, ENTRY_DIALOG, JalonsRecordDialog)

void jalons_entry_dialog_present_reading (JalonsWorkspace *workspace, JalonsDataset *dataset, JalonsYear *year,
                                          JalonsGoal *goal, GtkWidget *over);
void jalons_entry_dialog_present_figure  (JalonsWorkspace *workspace, JalonsDataset *dataset, JalonsYear *year,
                                          JalonsFigure *figure, GtkWidget *over);

G_END_DECLS
