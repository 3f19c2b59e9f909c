/* Doing something once, when nothing else is to be done: what sums up all the data need not follow every change at once.
 * Invariant: it is done once however often it was asked for, and never after the widget was destroyed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*JalonsLaterFunc) (gpointer widget);

void jalons_later (GtkWidget *widget, JalonsLaterFunc func);

G_END_DECLS
