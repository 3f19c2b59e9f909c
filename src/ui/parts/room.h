/* How much of a window there is for what opens over it.
 * Invariant: what opens is no higher than what is above or below the widget that opened it, so that none of it is out of sight.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_room_fit (GtkPopover *popover, GtkScrolledWindow *contents, int most);
void jalons_room_keep_lines (GtkWidget *label);

G_END_DECLS
