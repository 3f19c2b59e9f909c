/* Which cell is where in the year grid, and what is said under the pointer.
 * Invariant: what is hit is what is drawn there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-draw.h"
#include "ui/year/year-grid-private.h"
#include "ui/year/year-words.h"

/* Where things are */

/**
 * jalons_year_grid_hit:
 * @place: (out): the cell at @x, @y and the chip in it, or -1
 *
 * Returns: whether there is a cell
 */
gboolean
jalons_year_grid_hit (JalonsYearGrid *self,
                      double x,
                      double y,
                      JalonsYearPlace *place)
{
  const JalonsYearGeometry *geometry = &self->scene.geometry;
  double inside = y - geometry->top + gtk_adjustment_get_value (self->scrolling.down);
  const JalonsYearRow *row;
  guint n_chips;

  *place = (JalonsYearPlace){ -1, JALONS_COLUMN_HEAD, -1 };
  if (!jalons_year_grid_is_ready (self) || y < geometry->top || inside < 0 ||
      y >= geometry->top + jalons_year_grid_body_height (self) || inside >= jalons_year_grid_rows_height (self))
    return FALSE;
  place->row = (int) jalons_year_grid_row_at (self, inside);
  row = jalons_year_table_get_row (self->scene.table, (guint) place->row);
  if (row->division == NULL || x < geometry->head)
    return TRUE;
  if (x >= geometry->left + geometry->width - self->scene.scroll)
    return FALSE;
  place->column = x < geometry->left ? JALONS_COLUMN_TRAY
                                     : jalons_year_geometry_column (geometry, x - geometry->left + self->scene.scroll);
  jalons_year_row_chips (row, place->column, &n_chips);
  place->chip = jalons_year_chip_at (self->scene.paint, geometry->row, n_chips, geometry->pills,
                                     inside - jalons_year_grid_row_top (self, (guint) place->row));
  return TRUE;
}

/**
 * jalons_year_grid_get_bounds:
 * @bounds: (out): where the cell of @place is, in the grid
 *
 * Returns: whether it is in sight
 */
gboolean
jalons_year_grid_get_bounds (JalonsYearGrid *self,
                             JalonsYearPlace place,
                             GdkRectangle *bounds)
{
  const JalonsYearGeometry *geometry = &self->scene.geometry;
  int x = 0, width = geometry->head;

  if (!jalons_year_grid_is_ready (self) || place.row < 0)
    return FALSE;
  if (place.column == JALONS_COLUMN_TRAY)
    x = geometry->head, width = geometry->tray;
  if (place.column >= 0)
    {
      x = geometry->left + geometry->x[place.column] - (int) self->scene.scroll;
      width = geometry->x[place.column + 1] - geometry->x[place.column];
    }
  *bounds = (GdkRectangle){
    .x = x,
    .y = geometry->top + jalons_year_grid_row_top (self, (guint) place.row) -
         (int) gtk_adjustment_get_value (self->scrolling.down),
    .width = width,
    .height = jalons_year_grid_row_top (self, (guint) place.row + 1) - jalons_year_grid_row_top (self, (guint) place.row),
  };
  return TRUE;
}

/**
 * jalons_year_grid_get_body:
 * @bounds: (out): the part of the grid in which rows and columns scroll
 */
void
jalons_year_grid_get_body (JalonsYearGrid *self,
                           GdkRectangle *bounds)
{
  const JalonsYearGeometry *geometry = &self->scene.geometry;

  *bounds = (GdkRectangle){
    .x = geometry->left,
    .y = geometry->top,
    .width = MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - geometry->left),
    .height = MIN (jalons_year_grid_body_height (self), jalons_year_grid_rows_height (self)),
  };
}

/* A menu, or the field in which a title is typed. */
static gboolean
has_popover (GtkWidget *grid)
{
  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

gboolean
jalons_year_grid_query_tooltip (GtkWidget *widget,
                                int x,
                                int y,
                                gboolean keyboard,
                                GtkTooltip *tooltip)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  const JalonsYearGeometry *geometry = &self->scene.geometry;
  g_autofree char *text = NULL;
  JalonsYearPlace place = self->scene.cursor;
  GdkRectangle bounds;

  if (!jalons_year_grid_is_ready (self) || has_popover (widget))
    return FALSE;
  if (!keyboard && x >= geometry->left && (y < geometry->top || y >= geometry->top + jalons_year_grid_body_height (self)))
    {
      guint column = (guint) jalons_year_geometry_column (geometry, x - geometry->left + self->scene.scroll);

      text = y < geometry->top ? jalons_year_words_heading (self->scene.table, column)
                               : jalons_year_words_load (self->scene.table, column);
    }
  else if ((keyboard || jalons_year_grid_hit (self, x, y, &place)) &&
           jalons_year_grid_get_bounds (self, place, &bounds))
    {
      text = jalons_year_words_place (self->scene.table, place);
      gtk_tooltip_set_tip_area (tooltip, &bounds);
    }
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}
