/* What is at the side of a page of the project: one thing in detail, and the remarks on it.
 * Invariant: it is about one thing, told by ids, which may go; then it says so and keeps the remarks.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/project/remarks.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PROJECT_SIDE (jalons_project_side_get_type ())
G_DECLARE_FINAL_TYPE (JalonsProjectSide, jalons_project_side, JALONS, PROJECT_SIDE, GtkWidget)

GtkWidget *jalons_project_side_new          (JalonsProjectData *data);
void       jalons_project_side_show         (JalonsProjectSide *self, const JalonsAbout *about);
void       jalons_project_side_update       (JalonsProjectSide *self);
gboolean   jalons_project_side_get_about    (JalonsProjectSide *self, JalonsAbout *about);
void       jalons_project_side_focus_remark (JalonsProjectSide *self);
void       jalons_project_side_focus_details (JalonsProjectSide *self);
gboolean   jalons_project_side_undo_typing  (JalonsProjectSide *self);

G_END_DECLS
