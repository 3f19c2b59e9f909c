/* The sidebar: the school year, and the schools with what each has planned of what it owes.
 * Invariant: it selects in the workspace and shows what is selected there; it keeps no selection of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_SIDEBAR (jalons_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (JalonsSidebar, jalons_sidebar, JALONS, SIDEBAR, GtkWidget)

void jalons_sidebar_set_workspace (JalonsSidebar *self, JalonsWorkspace *workspace);

G_END_DECLS
