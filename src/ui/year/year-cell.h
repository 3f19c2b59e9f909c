/* One cell of the year view: small, named, and drawn once.
 * Invariant: what it draws is kept as one node until it is told that it changed, so that a frame costs nothing for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_CELL (jalons_year_cell_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearCell, jalons_year_cell, JALONS, YEAR_CELL, GtkWidget)

/**
 * JalonsYearCellDraw:
 * @data: what was given to jalons_year_cell_new()
 *
 * Draws @cell; may draw nothing.
 */
typedef void (*JalonsYearCellDraw) (JalonsYearCell *cell, cairo_t *cr, int width, int height, gpointer data);

/**
 * JalonsYearCellTell:
 * @scale: device pixels for one of @width and @height
 * @pictures: (out) (element-type GBytes GskRenderNode): what cells show, by what they say
 * @data: what was given to jalons_year_cell_new()
 *
 * Returns: (transfer full) (nullable): all that the picture of @cell depends on; %NULL when no other shows the same
 */
typedef GBytes *(*JalonsYearCellTell) (JalonsYearCell *cell, int width, int height, int scale, GHashTable **pictures,
                                       gpointer data);

/**
 * JalonsYearCellKind:
 * @tell: (nullable): for cells of which many show the same
 */
typedef struct
{
  JalonsYearCellDraw draw;
  JalonsYearCellTell tell;
} JalonsYearCellKind;

JalonsYearCell *jalons_year_cell_new        (GtkAccessibleRole role, int column, const JalonsYearCellKind *kind,
                                             gpointer data);
int             jalons_year_cell_get_column (JalonsYearCell *self);
void            jalons_year_cell_set_name   (JalonsYearCell *self, const char *name);
void            jalons_year_cell_set_blank  (JalonsYearCell *self, gboolean blank);
void            jalons_year_cell_set_tint   (JalonsYearCell *self, const GdkRGBA *tint);
void            jalons_year_cell_set_ring   (JalonsYearCell *self, const GdkRGBA *ring);
void            jalons_year_cell_redraw     (JalonsYearCell *self);

G_END_DECLS
