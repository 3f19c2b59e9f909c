/* The rows of the year grid that have widgets: those in sight, and the cursor's.
 * Invariant: where a row is follows from its position in the table alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-grid-private.h"

/* Measures */

gboolean
jalons_year_grid_is_ready (JalonsYearGrid *self)
{
  return jalons_year_table_get_columns (self->scene.table) != NULL && self->scene.paint != NULL &&
         self->scene.geometry.x != NULL;
}

/**
 * jalons_year_grid_body_height:
 *
 * Returns: of what is between the headings of the columns and the foot, in pixels
 */
int
jalons_year_grid_body_height (JalonsYearGrid *self)
{
  return MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - self->scene.geometry.top - self->scene.geometry.foot);
}

/* The height of all rows together. */
int
jalons_year_grid_rows_height (JalonsYearGrid *self)
{
  return g_array_index (self->tops, int, self->tops->len - 1);
}

/**
 * jalons_year_grid_row_top:
 * @position: of a row, or the number of rows for where the last one ends
 *
 * Returns: in pixels from the top of the first row
 */
int
jalons_year_grid_row_top (JalonsYearGrid *self,
                          guint position)
{
  return g_array_index (self->tops, int, position);
}

void
jalons_year_grid_place_rows (JalonsYearGrid *self)
{
  guint n_rows = jalons_year_table_get_n_rows (self->scene.table);
  int top = 0;

  g_array_set_size (self->tops, 0);
  for (guint i = 0; i < n_rows; i++)
    {
      g_array_append_val (self->tops, top);
      top += jalons_year_table_get_row (self->scene.table, i)->division ? self->scene.geometry.row
                                                                        : self->scene.geometry.level;
    }
  g_array_append_val (self->tops, top);
}

/* The row at @y under the headings, the nearest one when there is none there. */
guint
jalons_year_grid_row_at (JalonsYearGrid *self,
                         double y)
{
  guint low = 0, high = MAX (1, self->tops->len - 1);

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (jalons_year_grid_row_top (self, middle) <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Names */

static gboolean
name_next (gpointer data)
{
  JalonsYearGrid *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    if (jalons_year_row_name (self->rows->pdata[i]))
      return G_SOURCE_CONTINUE;
  self->naming = 0;
  return G_SOURCE_REMOVE;
}

/* Names the rows that have been shown, one after another when no frame waits. */
void
jalons_year_grid_name_soon (JalonsYearGrid *self)
{
  if (self->naming == 0)
    self->naming = g_idle_add (name_next, self);
}

/* Rows come and go */

JalonsYearRowWidget *
jalons_year_grid_find_row (JalonsYearGrid *self,
                           int position)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (jalons_year_row_get_position (self->rows->pdata[i]) == position)
      return self->rows->pdata[i];
  return NULL;
}

static JalonsYearRowWidget *
take_spare (JalonsYearGrid *self,
            guint first,
            guint last,
            gboolean heading)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      JalonsYearRowWidget *row = self->rows->pdata[i];
      int position = jalons_year_row_get_position (row);
      gboolean used = position >= (int) first && position <= (int) last;

      if (!used && position != self->scene.cursor.row && jalons_year_row_is_heading (row) == heading)
        return row;
    }
  return NULL;
}

static JalonsYearRowWidget *
add_row (JalonsYearGrid *self,
         gboolean heading)
{
  JalonsYearRowWidget *row = jalons_year_row_new (&self->scene, heading);

  gtk_widget_insert_before (GTK_WIDGET (row), GTK_WIDGET (self), GTK_WIDGET (self->loads));
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
need_row (JalonsYearGrid *self,
          guint position,
          guint first,
          guint last)
{
  gboolean heading = jalons_year_table_get_row (self->scene.table, position)->division == NULL;
  JalonsYearRowWidget *row = jalons_year_grid_find_row (self, (int) position);

  if (row != NULL)
    return;
  row = take_spare (self, first, last, heading);
  if (row == NULL)
    row = add_row (self, heading);
  jalons_year_row_show (row, position);
  jalons_year_grid_name_soon (self);
}

/* The cursor's row, which is there even before anything has a size: it is what takes the focus, and is read. */
void
jalons_year_grid_need_cursor (JalonsYearGrid *self)
{
  int row = self->scene.cursor.row;

  if (jalons_year_table_get_columns (self->scene.table) == NULL || row < 0 ||
      row >= (int) jalons_year_table_get_n_rows (self->scene.table))
    return;
  if (self->scene.paint == NULL)
    self->scene.paint = jalons_year_paint_new (GTK_WIDGET (self));
  need_row (self, (guint) row, (guint) row, (guint) row);
  jalons_year_row_name (jalons_year_grid_find_row (self, row));
}

void
jalons_year_grid_drop_rows (JalonsYearGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

void
jalons_year_grid_visible_range (JalonsYearGrid *self,
                                guint *first,
                                guint *last)
{
  double value = gtk_adjustment_get_value (self->scrolling.down);

  *first = jalons_year_grid_row_at (self, value);
  *last = jalons_year_grid_row_at (self, value + MAX (0, jalons_year_grid_body_height (self) - 1));
}

/* Makes the rows that are in sight, and the cursor's; the others are out of the way until they are needed. */
void
jalons_year_grid_sync (JalonsYearGrid *self)
{
  guint n_rows = jalons_year_table_get_n_rows (self->scene.table), first, last;

  if (!jalons_year_grid_is_ready (self) || n_rows == 0 || self->tops->len != n_rows + 1)
    return;
  jalons_year_grid_visible_range (self, &first, &last);
  if (self->scene.cursor.row >= 0)
    need_row (self, (guint) self->scene.cursor.row, first, last);
  for (guint i = first; i <= last; i++)
    need_row (self, i, first, last);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
jalons_year_grid_mark (JalonsYearGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (jalons_year_row_get_position (self->rows->pdata[i]) >= 0)
      jalons_year_row_mark (self->rows->pdata[i]);
}
