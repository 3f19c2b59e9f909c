/* One cell of the year view: its place, its name and the focus.
 * Invariant: it draws nothing: a row draws what is in all of its cells at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_CELL (jalons_year_cell_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearCell, jalons_year_cell, JALONS, YEAR_CELL, GtkWidget)

JalonsYearCell *jalons_year_cell_new        (GtkAccessibleRole role, int column);
int             jalons_year_cell_get_column (JalonsYearCell *self);
void            jalons_year_cell_set_name   (JalonsYearCell *self, const char *name);

G_END_DECLS
