/* A line of the page of a class, under the heading of its month when it is the first of it.
 * Invariant: jalons_activity_row_spoken() says everything that is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/parts/line.h"

G_BEGIN_DECLS

#define JALONS_TYPE_ACTIVITY_ROW (jalons_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsActivityRow, jalons_activity_row, JALONS, ACTIVITY_ROW, GtkWidget)

GtkWidget  *jalons_activity_row_new      (void);
void        jalons_activity_row_set_line (JalonsActivityRow *self, JalonsLine *line);
JalonsLine *jalons_activity_row_get_line (JalonsActivityRow *self);

G_END_DECLS
