/* Adding or changing an échéance: a date of the orientation calendar.
 * Invariant: no level ticked means that it is for every level.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_MILESTONE_DIALOG (jalons_milestone_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsMilestoneDialog, jalons_milestone_dialog, JALONS, MILESTONE_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_milestone_dialog_new (JalonsWorkspace *workspace, JalonsMilestone *milestone);

G_END_DECLS
