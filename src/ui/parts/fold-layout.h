/* A row of short words that becomes two rows where it is too narrow for them.
 * Invariant: no child is given less than it asks for as long as half of them fit side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_FOLD_LAYOUT (jalons_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (JalonsFoldLayout, jalons_fold_layout, JALONS, FOLD_LAYOUT, GtkLayoutManager)

G_END_DECLS
