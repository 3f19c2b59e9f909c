/* One row of the year grid: the head, the tray and a cell for each column; or the heading of a level.
 * Invariant: it shows the row at its position of the table, and is told when that is another one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-cell.h"
#include "ui/year/year-scene.h"

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_ROW (jalons_year_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearRowWidget, jalons_year_row, JALONS, YEAR_ROW, GtkWidget)

JalonsYearRowWidget *jalons_year_row_new          (const JalonsYearScene *scene, gboolean heading);
gboolean             jalons_year_row_is_heading   (JalonsYearRowWidget *self);
void                 jalons_year_row_show         (JalonsYearRowWidget *self, guint position);
int                  jalons_year_row_get_position (JalonsYearRowWidget *self);
void                 jalons_year_row_refresh      (JalonsYearRowWidget *self);
gboolean             jalons_year_row_name         (JalonsYearRowWidget *self);
void                 jalons_year_row_mark         (JalonsYearRowWidget *self);
void                 jalons_year_row_redraw       (JalonsYearRowWidget *self);
JalonsYearCell      *jalons_year_row_get_cell     (JalonsYearRowWidget *self, int column);

G_END_DECLS
