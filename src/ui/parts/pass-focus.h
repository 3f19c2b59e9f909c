/* A widget of widgets that knows where the keyboard is to begin, and lets Shift+Tab leave all the same.
 * Invariant: it never has the keyboard itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean jalons_pass_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
