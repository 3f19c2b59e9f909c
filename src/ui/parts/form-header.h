/* The head of a dialog that asks for something.
 * Invariant: what gives up stands first, what goes on stands last and is the one that is suggested.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *jalons_form_header_new   (GtkWidget *back, GtkWidget *accept);
GtkWidget *jalons_action_button_new (const char *label, const char *action);

G_END_DECLS
