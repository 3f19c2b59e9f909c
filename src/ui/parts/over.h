/* A dialog over the window that a widget is in.
 * Invariant: a dialog always knows the window that it stands over, so that it stays above it and closes with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_present_over (GtkWidget *over, GtkWindow *dialog);

G_END_DECLS
