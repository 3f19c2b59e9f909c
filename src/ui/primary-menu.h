/* The menu of the window, behind its button.
 * Invariant: once it is closed, keys are heard in the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_primary_menu_attach (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
