/* The place of the keyboard in a box that is filled anew.
 * Invariant: where it was not in the box, it is left alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GArray *jalons_kept_focus_take (GtkWidget *box);
void    jalons_kept_focus_give (GtkWidget *box, GArray *place);

G_END_DECLS
