/* What is done with a project as a whole: made, taken a step further, carried away.
 * Invariant: as in project-actions.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jalons_project_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
