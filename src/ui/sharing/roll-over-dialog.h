/* The window in which the shared space goes on in a new folder.
 * Invariant: closing it stops what is under way, and the next sync goes on with what was begun.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_ROLL_OVER_DIALOG (jalons_roll_over_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsRollOverDialog, jalons_roll_over_dialog, JALONS, ROLL_OVER_DIALOG, AdwWindow)

GtkWindow *jalons_roll_over_dialog_new (JalonsWorkspace *workspace);

G_END_DECLS
