/* What the two files of the year grid share.
 * Invariant: year-grid.c places and draws, year-grid-cursor.c moves and selects.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-band.h"
#include "ui/year/year-grid.h"
#include "ui/year/year-row.h"

G_BEGIN_DECLS

struct _JalonsYearGrid
{
  GtkWidget parent_instance;

  JalonsYearScene scene;
  guint zoom;
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  JalonsYearBand *headings;
  JalonsYearBand *loads;
  GPtrArray *rows;  /* the widgets that show rows, and some that wait to */
  GArray *tops;     /* where each row begins under the headings, and where the last ends */
  GskRenderNode *backdrop;

  gboolean wants_focus; /* as soon as the cursor's cell is there */
  char *cursor_key; /* of the cursor's row: rows come and go */
  char *followed;   /* the activity that the cursor goes with */
  gboolean whole_rows; /* rows were selected, not chips */
};

JalonsYearRowWidget *jalons_year_grid_find_row    (JalonsYearGrid *self, int position);
void                 jalons_year_grid_scroll_to   (JalonsYearGrid *self, JalonsYearPlace place);
void                 jalons_year_grid_mark        (JalonsYearGrid *self);
void                 jalons_year_grid_sync        (JalonsYearGrid *self);
void                 jalons_year_grid_need_cursor (JalonsYearGrid *self);

void                 jalons_year_grid_cursor_class_init (GtkWidgetClass *widget_class);
void                 jalons_year_grid_restore_cursor    (JalonsYearGrid *self);
gboolean             jalons_year_grid_has_focus         (JalonsYearGrid *self);
void                 jalons_year_grid_emit_moved        (JalonsYearGrid *self);
void                 jalons_year_grid_emit_activated    (JalonsYearGrid *self, JalonsYearPlace place);

G_END_DECLS
