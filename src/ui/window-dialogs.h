/* The actions of the window that open a dialog: import, print, preferences, backups, a class.
 * Invariant: an action that has nothing to act on is insensitive; none opens on nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void jalons_window_dialogs_install (GtkWidgetClass *widget_class);
void jalons_window_dialogs_connect (JalonsWindow *window);
void jalons_window_dialogs_import  (JalonsWindow *window, GListModel *files);

G_END_DECLS
