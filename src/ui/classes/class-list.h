/* The classes of the school, by level, each with its meter.
 * Invariant: it selects in the workspace and shows what is selected there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CLASS_LIST (jalons_class_list_get_type ())
G_DECLARE_FINAL_TYPE (JalonsClassList, jalons_class_list, JALONS, CLASS_LIST, GtkWidget)

GtkWidget *jalons_class_list_new        (JalonsWorkspace *workspace);
void       jalons_class_list_find       (JalonsClassList *self);
void       jalons_class_list_move       (JalonsClassList *self, int by);

G_END_DECLS
