/* What two people wrote at once of one object, beside the object itself: a sentence each, and the choices.
 * Invariant: it is not there when nothing is in conflict.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CONFLICT_BAR (jalons_conflict_bar_get_type ())
G_DECLARE_FINAL_TYPE (JalonsConflictBar, jalons_conflict_bar, JALONS, CONFLICT_BAR, GtkWidget)

void jalons_conflict_bar_show (JalonsConflictBar *self, JalonsWorkspace *workspace, JalonsEntityId entity, const char *id);
void jalons_conflict_mark     (GtkWidget *widget, JalonsWorkspace *workspace);

G_END_DECLS
