/* Adding the échéances that most schools have.
 * Invariant: one that is there already is shown and never added again; none of them comes with a date.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_USUAL_MILESTONES_DIALOG (jalons_usual_milestones_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsUsualMilestonesDialog, jalons_usual_milestones_dialog, JALONS, USUAL_MILESTONES_DIALOG,
                      JalonsRecordDialog)

GtkWindow *jalons_usual_milestones_dialog_new (JalonsWorkspace *workspace);

G_END_DECLS
