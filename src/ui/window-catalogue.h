/* The actions of the window on the entries of the catalogue and on what ties them to activities.
 * Invariant: each names its record by entity and id, so that any view, menu or list may start it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void        jalons_window_catalogue_install (GtkWidgetClass *widget_class);
gboolean    jalons_window_show_entry        (JalonsWindow *self, const JalonsRecord *record);

G_END_DECLS
