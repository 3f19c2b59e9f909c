/* Adding a class by hand, or changing one.
 * Invariant: two classes of a year never have codes that mean the same class ("3 A" and "3a").
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_DIVISION_DIALOG (jalons_division_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsDivisionDialog, jalons_division_dialog, JALONS, DIVISION_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_division_dialog_new    (JalonsWorkspace *workspace, JalonsDivision *division);
void       jalons_division_dialog_delete (JalonsWorkspace *workspace, JalonsDivision *division);

G_END_DECLS
