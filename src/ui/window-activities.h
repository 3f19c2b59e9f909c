/* The actions of the window on activities and classes, which keys and menus start.
 * Invariant: an action is enabled exactly when the view has something for it to act on.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void jalons_window_activities_install (GtkWidgetClass *widget_class);
void jalons_window_activities_update (JalonsWindow *window);

G_END_DECLS
