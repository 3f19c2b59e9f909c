/* The page of one class: its figures, its axes, and the list of its activities by month.
 * Invariant: it shows the class that is selected in the workspace, and writes nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CLASS_PAGE (jalons_class_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsClassPage, jalons_class_page, JALONS, CLASS_PAGE, GtkWidget)

GtkWidget      *jalons_class_page_new             (JalonsWorkspace *workspace);
JalonsActivity *jalons_class_page_get_activity    (JalonsClassPage *self);
void            jalons_class_page_select_activity (JalonsClassPage *self, const char *id);
void            jalons_class_page_focus_list      (JalonsClassPage *self);

G_END_DECLS
