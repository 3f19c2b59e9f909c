/* The editor of one activity, at the side of the page.
 * Invariant: each field is written once, when it is left or chosen; there is no Save, and nothing typed is lost on closing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_ACTIVITY_EDITOR (jalons_activity_editor_get_type ())
G_DECLARE_FINAL_TYPE (JalonsActivityEditor, jalons_activity_editor, JALONS, ACTIVITY_EDITOR, GtkWidget)

GtkWidget *jalons_activity_editor_new (JalonsWorkspace *workspace);
void jalons_activity_editor_edit (JalonsActivityEditor *self, const char *id);
gboolean jalons_activity_editor_holds (JalonsActivityEditor *self);
const char *jalons_activity_editor_get_id (JalonsActivityEditor *self);
void jalons_activity_editor_focus_title (JalonsActivityEditor *self);
gboolean jalons_activity_editor_undo_typing (JalonsActivityEditor *self);

G_END_DECLS
