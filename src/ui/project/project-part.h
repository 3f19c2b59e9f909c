/* One of the texts of a project, which is written where it is read, with the remarks on it a click away.
 * Invariant: what was typed goes to the project that was shown when it was typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PROJECT_PART (jalons_project_part_get_type ())
G_DECLARE_FINAL_TYPE (JalonsProjectPart, jalons_project_part, JALONS, PROJECT_PART, GtkWidget)

GtkWidget *jalons_project_part_new    (JalonsProjectData *data, JalonsFieldId field, const char *hint);
void       jalons_project_part_update (JalonsProjectPart *self);

G_END_DECLS
