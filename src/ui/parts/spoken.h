/* The names that a screen reader says, where GTK would have it say others or none.
 * Invariant: menus are named from the call on that asks for it, so that it comes before the first of them opens.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_spoken_set_name   (GtkWidget *widget, const char *name);
void jalons_spoken_name_menus (void);

G_END_DECLS
