/* The view Projet: the pluriannual project of the selected school, written, reviewed and compared.
 * Invariant: the page, the list of pages and the side show the same project, as it is now.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/project/project-data.h"
#include "ui/workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_PROJECT_VIEW (jalons_project_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsProjectView, jalons_project_view, JALONS, PROJECT_VIEW, GtkWidget)

GtkWidget         *jalons_project_view_new           (JalonsWorkspace *workspace);
JalonsProjectData *jalons_project_view_get_data      (JalonsProjectView *self);
void               jalons_project_view_show_page     (JalonsProjectView *self, const char *name);
void               jalons_project_view_mend          (JalonsProjectView *self, GVariant *gap);
void               jalons_project_view_show_record   (JalonsProjectView *self, const JalonsRecord *record,
                                                      const JalonsField *field);
void               jalons_project_view_show_activity (JalonsProjectView *self, const char *id);

G_END_DECLS
