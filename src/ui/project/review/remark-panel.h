/* The remarks on one thing, and a card to write another.
 * Invariant: a remark that was begun is kept for what it is about until it is sent, whatever is shown meanwhile.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/project/remarks.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_REMARK_PANEL (jalons_remark_panel_get_type ())
G_DECLARE_FINAL_TYPE (JalonsRemarkPanel, jalons_remark_panel, JALONS, REMARK_PANEL, GtkWidget)

GtkWidget *jalons_remark_panel_new         (JalonsProjectData *data);
void       jalons_remark_panel_show        (JalonsRemarkPanel *self, const JalonsAbout *about);
void       jalons_remark_panel_update      (JalonsRemarkPanel *self);
void       jalons_remark_panel_focus_entry (JalonsRemarkPanel *self);
gboolean   jalons_remark_panel_undo_typing (JalonsRemarkPanel *self);

G_END_DECLS
