/* Searching everything, and going to what was found.
 * Invariant: whoever goes somewhere ends with the keyboard there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/words/hit.h"
#include "ui/window.h"

G_BEGIN_DECLS

void jalons_window_search_install (GtkWidgetClass *widget_class);
void jalons_window_show_hit       (JalonsWindow *self, const JalonsHit *hit, const char *query);

G_END_DECLS
