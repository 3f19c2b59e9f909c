/* Importing the structure of a school: choosing files, reading them, seeing what they would do, doing it.
 * Invariant: nothing is written before "Import" in the preview, and then all of one file in one gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_IMPORT_DIALOG (jalons_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsImportDialog, jalons_import_dialog, JALONS, IMPORT_DIALOG, AdwWindow)

GtkWindow *jalons_import_dialog_new          (JalonsWorkspace *workspace);
GtkWindow *jalons_import_dialog_new_calendar (JalonsWorkspace *workspace);
void       jalons_import_dialog_read         (JalonsImportDialog *self, GListModel *files);

G_END_DECLS
