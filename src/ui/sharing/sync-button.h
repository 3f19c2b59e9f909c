/* The icon in the header that says how the sharing is: four states, and in its popover one sentence and one button.
 * Invariant: it is not there when nothing is shared.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SYNC_BUTTON (jalons_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSyncButton, jalons_sync_button, JALONS, SYNC_BUTTON, GtkWidget)

void jalons_sync_button_set_workspace (JalonsSyncButton *self, JalonsWorkspace *workspace);

G_END_DECLS
