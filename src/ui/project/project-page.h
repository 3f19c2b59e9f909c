/* One page of the view of a project: what all of them have in common.
 * Invariant: a page keeps no record; it reads the data again each time it is updated.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/project/gaps.h"
#include "core/project/remarks.h"
#include "ui/project/project-data.h"
#include "ui/sharing/conflict-bar.h"

G_BEGIN_DECLS

#define JALONS_TYPE_PROJECT_PAGE (jalons_project_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (JalonsProjectPage, jalons_project_page, JALONS, PROJECT_PAGE, GtkWidget)

/**
 * JalonsProjectPageClass:
 * @update: shows the data as they are now; only called while there is a project
 * @can_add: whether something can be added there now
 * @add: adds what the page lists
 * @get_selected: (nullable): what is selected in it
 * @edit: opens what is selected
 * @remove: deletes what is selected
 * @show: goes to what a remark is about
 * @mend: gives the keyboard to what fills a gap; %FALSE when that is at the side
 */
struct _JalonsProjectPageClass
{
  GtkWidgetClass parent_class;
  void (*update) (JalonsProjectPage *self);
  gboolean (*can_add) (JalonsProjectPage *self);
  void (*add) (JalonsProjectPage *self);
  JalonsRecord *(*get_selected) (JalonsProjectPage *self);
  void (*edit) (JalonsProjectPage *self);
  void (*remove) (JalonsProjectPage *self);
  void (*show) (JalonsProjectPage *self, const JalonsAbout *about);
  gboolean (*mend) (JalonsProjectPage *self, JalonsGapKind gap);
};

void               jalons_project_page_set_data     (JalonsProjectPage *self, JalonsProjectData *data);
JalonsProjectData *jalons_project_page_get_data     (JalonsProjectPage *self);
GtkWidget         *jalons_project_page_get_box      (JalonsProjectPage *self);
void               jalons_project_page_set_width    (JalonsProjectPage *self, int most);
void               jalons_project_page_set_head     (JalonsProjectPage *self, GtkWidget *head);
void               jalons_project_page_set_list     (JalonsProjectPage *self, GtkWidget *list);
GtkWidget         *jalons_project_page_add_heading  (JalonsProjectPage *self, const char *title,
                                                     const char *description);
JalonsConflictBar *jalons_project_page_add_conflicts (JalonsProjectPage *self);
void               jalons_project_page_show_conflicts (JalonsProjectPage *self, JalonsConflictBar *bar,
                                                       GPtrArray *records);
GtkWidget         *jalons_project_page_add_group    (JalonsProjectPage *self, const char *title,
                                                     const char *description, const char *add_label);
void               jalons_project_page_update       (JalonsProjectPage *self);
gboolean           jalons_project_page_can_add      (JalonsProjectPage *self);
void               jalons_project_page_add          (JalonsProjectPage *self);
JalonsRecord      *jalons_project_page_get_selected (JalonsProjectPage *self);
void               jalons_project_page_edit         (JalonsProjectPage *self);
void               jalons_project_page_remove       (JalonsProjectPage *self);
void               jalons_project_page_show         (JalonsProjectPage *self, const JalonsAbout *about);
gboolean           jalons_project_page_mend         (JalonsProjectPage *self, JalonsGapKind gap);
void               jalons_project_page_focus_group  (JalonsProjectPage *self, GtkWidget *group);
void               jalons_project_page_emit_selected (JalonsProjectPage *self);

G_END_DECLS
