/* Escape gives up what is dragged.
 * Invariant: once Escape was pressed nothing is dropped, however late the program gets to the key.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_drag_escape_watch (GdkDrag *drag, GtkWidget *widget);

G_END_DECLS
