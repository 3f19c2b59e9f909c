/* The window that takes back what a colleague changed since a day.
 * Invariant: what it would do is said before, change by change, and is one gesture that Ctrl+Z undoes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_TAKE_BACK_DIALOG (jalons_take_back_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsTakeBackDialog, jalons_take_back_dialog, JALONS, TAKE_BACK_DIALOG, AdwWindow)

GtkWindow *jalons_take_back_dialog_new (JalonsWorkspace *workspace, const char *whose);

G_END_DECLS
