/* At the side of the pages: the project's name and state, its next step, how many remarks are open, and the pages.
 * Invariant: the one suggested button is the next step that may follow; the others are in the menu beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PROJECT_NAV (jalons_project_nav_get_type ())
G_DECLARE_FINAL_TYPE (JalonsProjectNav, jalons_project_nav, JALONS, PROJECT_NAV, GtkWidget)

GtkWidget *jalons_project_nav_new      (JalonsProjectData *data);
void       jalons_project_nav_add      (JalonsProjectNav *self, const char *name, const char *title);
void       jalons_project_nav_update   (JalonsProjectNav *self);
void       jalons_project_nav_select   (JalonsProjectNav *self, const char *name);
void       jalons_project_nav_focus    (JalonsProjectNav *self);

char      *jalons_project_state_sentence (JalonsDataset *dataset, const JalonsProject *project);

G_END_DECLS
