/* The grid of the year view: classes down, weeks across, activities as chips.
 * Invariant: rows and cells exist only where they are seen; the cursor's own always does, so that focus is never lost.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plan/proposal.h"
#include "ui/year/year-scene.h"

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_GRID (jalons_year_grid_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearGrid, jalons_year_grid, JALONS, YEAR_GRID, GtkWidget)

GtkWidget       *jalons_year_grid_new            (JalonsYearTable *table);
JalonsYearTable *jalons_year_grid_get_table      (JalonsYearGrid *self);

guint            jalons_year_grid_get_zoom       (JalonsYearGrid *self);
void             jalons_year_grid_set_zoom       (JalonsYearGrid *self, guint zoom);
void             jalons_year_grid_set_tint       (JalonsYearGrid *self, JalonsTint tint);

/* Where things are */
gboolean         jalons_year_grid_hit            (JalonsYearGrid *self, double x, double y, JalonsYearPlace *place);
gboolean         jalons_year_grid_get_bounds     (JalonsYearGrid *self, JalonsYearPlace place, GdkRectangle *bounds);

void             jalons_year_grid_get_body       (JalonsYearGrid *self, GdkRectangle *bounds);

/* The cursor and what is selected */
JalonsYearPlace  jalons_year_grid_get_cursor     (JalonsYearGrid *self);
void             jalons_year_grid_set_cursor     (JalonsYearGrid *self, JalonsYearPlace place, gboolean extend);
void             jalons_year_grid_put_cursor     (JalonsYearGrid *self, JalonsYearPlace place);
void             jalons_year_grid_toggle         (JalonsYearGrid *self, JalonsYearPlace place);
gboolean         jalons_year_grid_is_selected    (JalonsYearGrid *self, JalonsYearPlace place);
gboolean         jalons_year_grid_in_range       (JalonsYearGrid *self, JalonsYearPlace place);
void             jalons_year_grid_select_rows    (JalonsYearGrid *self);
gboolean         jalons_year_grid_get_whole_rows (JalonsYearGrid *self);
void             jalons_year_grid_unselect       (JalonsYearGrid *self);
gboolean         jalons_year_grid_show_activity  (JalonsYearGrid *self, const char *id);
void             jalons_year_grid_follow         (JalonsYearGrid *self, const char *id);
const JalonsYearChip *jalons_year_grid_get_chip  (JalonsYearGrid *self, JalonsYearPlace place);
GArray          *jalons_year_grid_dup_chips      (JalonsYearGrid *self);
GPtrArray       *jalons_year_grid_dup_divisions  (JalonsYearGrid *self);

/* While something is dragged */
void             jalons_year_grid_set_targets    (JalonsYearGrid *self, const guint8 *targets);
void             jalons_year_grid_set_drop       (JalonsYearGrid *self, JalonsYearPlace place);

G_END_DECLS
