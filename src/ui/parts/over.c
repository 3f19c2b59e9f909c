/* A dialog over the window that a widget is in.
 * Invariant: a dialog always knows the window that it stands over, so that it stays above it and closes with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"

/**
 * jalons_present_over:
 * @over: the window, or any widget in it
 * @dialog: what is to be shown
 */
void
jalons_present_over (GtkWidget *over,
                     GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (over)));
  gtk_window_present (dialog);
}
