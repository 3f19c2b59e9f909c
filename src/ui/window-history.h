/* The actions of the window that open a history.
 * Invariant: as in window-dialogs.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void jalons_window_history_install (GtkWidgetClass *widget_class);
void jalons_window_history_update  (JalonsWindow *window);

G_END_DECLS
