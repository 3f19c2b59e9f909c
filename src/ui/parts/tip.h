/* The words that appear beside the pointer.
 * Invariant: the words are those of gtk_widget_set_tooltip_text(), which everything but this may read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_tip_set   (GtkWidget *widget, const char *words);
void jalons_tip_whole (GtkLabel *label);

G_END_DECLS
