/* The view Année: the classes of a school over the weeks of the year, and the editor at the side.
 * Invariant: every gesture is a proposal of plan/, written once through the workspace.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_VIEW (jalons_year_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearView, jalons_year_view, JALONS, YEAR_VIEW, GtkWidget)

GtkWidget *jalons_year_view_new              (JalonsWorkspace *workspace);
gboolean   jalons_year_view_show_division    (JalonsYearView *self, const char *id, JalonsDay day);
gboolean   jalons_year_view_show_activity_of (JalonsYearView *self, const char *activity, const char *division);

G_END_DECLS
