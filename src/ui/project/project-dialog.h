/* Adding or changing a goal, an intention, a partner, a figure or a reviewer of a project.
 * Invariant: one table says of each kind what it asks and what its gestures are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/dialogs/record-dialog.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PROJECT_DIALOG (jalons_project_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsProjectDialog, jalons_project_dialog, JALONS, PROJECT_DIALOG, JalonsRecordDialog)

GtkWindow *jalons_project_dialog_new_add  (JalonsProjectData *data, JalonsEntityId entity);
GtkWindow *jalons_project_dialog_new_edit (JalonsProjectData *data, JalonsRecord *record);
void       jalons_project_dialog_present  (GtkWindow *dialog, GtkWidget *over);
void       jalons_project_delete          (JalonsProjectData *data, JalonsRecord *record);

G_END_DECLS
