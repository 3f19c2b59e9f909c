/* What the files of the view Projet share. Private to ui/project.
 * Invariant: project-view.c has the pages, project-places.c the side and what leads somewhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/parts/panes.h"
#include "ui/project/project-nav.h"
#include "ui/project/project-page.h"
#include "ui/project/project-side.h"
#include "ui/project/project-view.h"
#include "ui/sharing/conflict-bar.h"

G_BEGIN_DECLS

#define JALONS_PROJECT_N_PAGES 7

struct _JalonsProjectView
{
  GtkWidget parent_instance;

  JalonsProjectData *data;
  GtkStack *contents;
  AdwStatusPage *none;
  GtkWidget *create_button;
  JalonsPanes *panes;
  JalonsProjectNav *nav;
  GtkWidget *back; /* to the list, where there is no room for it beside the page */
  JalonsConflictBar *conflicts; /* of the project itself, but for its texts */
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkStack *stack;
  JalonsProjectPage *pages[JALONS_PROJECT_N_PAGES]; /* NULL until they are first seen */
  guint shown;                       /* which is seen */
  JalonsProjectSide *side;           /* NULL until something is first opened */
  char *awaited;                     /* the activity that is to be shown in the year when that is open */
  gboolean focus_wanted;             /* as soon as it is loaded */
  char *sought;                      /* the activity that is to be shown here when the project is there */
  GVariant *sought_gap;              /* the same of what is missing */
  GVariant *sought_record;           /* the same of a page, and of what is on it */
};

gboolean           jalons_project_view_has_project     (JalonsProjectView *self);
guint              jalons_project_view_page_named      (const char *name);
JalonsProjectPage *jalons_project_view_need_page       (JalonsProjectView *self, guint which);
void               jalons_project_view_show_nth        (JalonsProjectView *self, guint which);

void               jalons_project_view_close_side      (JalonsProjectView *self);
void               jalons_project_view_meet_sought     (JalonsProjectView *self);
void               jalons_project_view_meet_sought_gap (JalonsProjectView *self);
void               jalons_project_view_meet_sought_record (JalonsProjectView *self);
void               jalons_project_view_await_year      (JalonsProjectView *self);

/* Actions */
void               jalons_project_view_open_about      (GtkWidget *widget, const char *name, GVariant *parameter);
void               jalons_project_view_mend_gap        (GtkWidget *widget, const char *name, GVariant *parameter);
void               jalons_project_view_write_remark    (GtkWidget *widget, const char *name, GVariant *parameter);
void               jalons_project_view_show_in_year    (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
