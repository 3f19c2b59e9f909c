/* What two people wrote at once of one object or of those of a list, beside them: a sentence each, and the choices.
 * Invariant: it is not there when nothing is in conflict.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CONFLICT_BAR (jalons_conflict_bar_get_type ())
G_DECLARE_FINAL_TYPE (JalonsConflictBar, jalons_conflict_bar, JALONS, CONFLICT_BAR, GtkWidget)

void jalons_conflict_bar_show       (JalonsConflictBar *self, JalonsWorkspace *workspace, JalonsEntityId entity,
                                     const char *id);
void jalons_conflict_bar_show_list  (JalonsConflictBar *self, JalonsWorkspace *workspace, GPtrArray *records);
void jalons_conflict_bar_set_fields (JalonsConflictBar *self, const JalonsFieldId *fields, guint n_fields,
                                     gboolean elsewhere);
void jalons_conflict_mark           (GtkWidget *widget, JalonsWorkspace *workspace);

G_END_DECLS
