/* What the files of the year grid share.
 * Invariant: year-grid.c, -rows, -draw and -places place and draw; -cursor, -selection and -keys move and select.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/parts/scrolling.h"
#include "ui/year/year-band.h"
#include "ui/year/year-grid.h"
#include "ui/year/year-row.h"

G_BEGIN_DECLS

struct _JalonsYearGrid
{
  GtkWidget parent_instance;

  JalonsYearScene scene;
  guint zoom;
  JalonsScrolling scrolling;
  JalonsYearBand *headings;
  JalonsYearBand *loads;
  GPtrArray *rows;  /* the widgets that show rows, and some that wait to */
  GArray *tops;     /* where each row begins under the headings, and where the last ends */
  GskRenderNode *backdrop;
  int fitted;           /* the width that the geometry is for, */
  guint fitted_zoom;    /* and the zoom */
  GPtrArray *milestones; /* of the year, as they were shown last */
  guint naming;          /* the source that names rows, or 0 */

  gboolean wants_focus; /* as soon as the cursor's cell is there */
  char *cursor_key; /* of the cursor's row: rows come and go */
  char *followed;   /* the activity that the cursor goes with */
  gboolean whole_rows; /* rows were selected, not chips */
};

/* year-grid.c */
void                 jalons_year_grid_scroll_to    (JalonsYearGrid *self, JalonsYearPlace place);
void                 jalons_year_grid_emit_moved   (JalonsYearGrid *self);
void                 jalons_year_grid_emit_activated (JalonsYearGrid *self, JalonsYearPlace place);

/* year-grid-rows.c */
gboolean             jalons_year_grid_is_ready     (JalonsYearGrid *self);
int                  jalons_year_grid_body_height  (JalonsYearGrid *self);
int                  jalons_year_grid_row_top      (JalonsYearGrid *self, guint position);
int                  jalons_year_grid_rows_height  (JalonsYearGrid *self);
guint                jalons_year_grid_row_at       (JalonsYearGrid *self, double y);
void                 jalons_year_grid_place_rows   (JalonsYearGrid *self);
void                 jalons_year_grid_visible_range (JalonsYearGrid *self, guint *first, guint *last);
void                 jalons_year_grid_drop_rows    (JalonsYearGrid *self);
JalonsYearRowWidget *jalons_year_grid_find_row     (JalonsYearGrid *self, int position);
void                 jalons_year_grid_mark         (JalonsYearGrid *self);
void                 jalons_year_grid_sync         (JalonsYearGrid *self);
void                 jalons_year_grid_need_cursor  (JalonsYearGrid *self);
void                 jalons_year_grid_name_soon    (JalonsYearGrid *self);

/* year-grid-draw.c, year-grid-places.c */
void                 jalons_year_grid_snapshot     (GtkWidget *widget, GtkSnapshot *snapshot);
gboolean             jalons_year_grid_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                                     GtkTooltip *tooltip);

/* year-grid-cursor.c, year-grid-keys.c */
void                 jalons_year_grid_cursor_class_init (GtkWidgetClass *widget_class);
void                 jalons_year_grid_restore_cursor    (JalonsYearGrid *self);
gboolean             jalons_year_grid_has_focus         (JalonsYearGrid *self);
JalonsYearCell      *jalons_year_grid_cell_at           (JalonsYearGrid *self, JalonsYearPlace place);
JalonsYearPlace      jalons_year_grid_first_place       (JalonsYearGrid *self);

/* year-grid-selection.c */
const JalonsYearRow *jalons_year_grid_get_row      (JalonsYearGrid *self, int position);
const JalonsYearChip *jalons_year_grid_chips_at    (JalonsYearGrid *self, JalonsYearPlace place, guint *n_chips);
void                 jalons_year_grid_redraw_rows  (JalonsYearGrid *self);
void                 jalons_year_grid_select_range (JalonsYearGrid *self);
gboolean             jalons_year_grid_has_range    (JalonsYearGrid *self);

G_END_DECLS
