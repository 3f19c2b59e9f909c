/* The ways of the window to a place: an activity, a class, a milestone; and the list of what is to be checked, which
 * takes them.
 * Invariant: whoever goes somewhere ends with the keyboard there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void jalons_window_places_install (GtkWidgetClass *widget_class);
void jalons_window_places_count (JalonsWindow *window);

G_END_DECLS
