/* Changes the title of a project.
 * Invariant: without a title of its own, a project is called by the centre's word for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_TITLE_DIALOG (jalons_title_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsTitleDialog, jalons_title_dialog, JALONS, TITLE_DIALOG, JalonsRecordDialog)

void jalons_title_dialog_present (JalonsProjectData *data, GtkWidget *over);

G_END_DECLS
