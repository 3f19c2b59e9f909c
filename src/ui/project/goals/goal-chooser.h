/* A button whose popover ticks the goals that activities serve.
 * Invariant: a goal is ticked when every one of the activities serves it; ticking writes for all of them in one gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_GOAL_CHOOSER (jalons_goal_chooser_get_type ())
G_DECLARE_FINAL_TYPE (JalonsGoalChooser, jalons_goal_chooser, JALONS, GOAL_CHOOSER, GtkWidget)

GtkWidget *jalons_goal_chooser_new  (JalonsWorkspace *workspace);
void       jalons_goal_chooser_show (JalonsGoalChooser *self, JalonsDataset *dataset, JalonsProject *project,
                                     GPtrArray *activities);
char      *jalons_goals_in_words    (JalonsDataset *dataset, JalonsProject *project, GPtrArray *activities);

G_END_DECLS
