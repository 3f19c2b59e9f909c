/* One goal in the list of goals.
 * Invariant: what the row shows is also its accessible name.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/project/project-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_GOAL_ROW (jalons_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsGoalRow, jalons_goal_row, JALONS, GOAL_ROW, GtkListBoxRow)

GtkWidget  *jalons_goal_row_new    (void);
void        jalons_goal_row_show   (JalonsGoalRow *self, JalonsProjectData *data, JalonsGoal *goal, guint place);
const char *jalons_goal_row_get_id (JalonsGoalRow *self);

G_END_DECLS
