/* What of the catalogue is attached to an activity, as a row of small signs; each goes to its page.
 * Invariant: a sign says in words what it stands for, to the pointer and to a screen reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_ATTACHED_SIGNS (jalons_attached_signs_get_type ())
G_DECLARE_FINAL_TYPE (JalonsAttachedSigns, jalons_attached_signs, JALONS, ATTACHED_SIGNS, GtkWidget)

void        jalons_attached_signs_show (JalonsAttachedSigns *self, const GPtrArray *items);
GMenuModel *jalons_attached_menu_new   (const GPtrArray *items, guint first);

G_END_DECLS
