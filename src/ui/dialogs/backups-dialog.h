/* The copies of the data: seeing what each holds, making one, putting one back.
 * Invariant: putting one back asks first, and the present data are copied before they give way.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_BACKUPS_DIALOG (jalons_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsBackupsDialog, jalons_backups_dialog, JALONS, BACKUPS_DIALOG, AdwWindow)

GtkWindow *jalons_backups_dialog_new (JalonsWorkspace *workspace);

G_END_DECLS
