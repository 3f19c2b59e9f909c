/* The actions of the window on the sharing:
 *   win.share   begins to share, or asks again who we are there
 *   win.sync    syncs now
 * Invariant: win.sync is enabled only while something is shared.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void jalons_window_sharing_install (GtkWidgetClass *widget_class);
void jalons_window_sharing_connect (JalonsWindow *window);

G_END_DECLS
