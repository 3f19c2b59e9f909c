/* A school that is entered by hand, with its first year.
 * Invariant: a UAI with a wrong letter is told and never refused: some schools' papers have one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SCHOOL_DIALOG (jalons_school_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSchoolDialog, jalons_school_dialog, JALONS, SCHOOL_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_school_dialog_new    (JalonsWorkspace *workspace);
void       jalons_school_dialog_delete (JalonsWorkspace *workspace, const JalonsSchool *school);

G_END_DECLS
