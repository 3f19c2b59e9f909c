/* Moves the cursor of the year grid, and keeps it on what it is on while the data change.
 * Invariant: the cursor is on a row that exists, and only its cell takes the focus: the grid is one stop of the Tab key.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-grid-private.h"

/* The cursor */

JalonsYearPlace
jalons_year_grid_get_cursor (JalonsYearGrid *self)
{
  return self->scene.cursor;
}

/**
 * jalons_year_grid_cell_at:
 *
 * Returns: (transfer none) (nullable): the cell, when its row has a widget
 */
JalonsYearCell *
jalons_year_grid_cell_at (JalonsYearGrid *self,
                          JalonsYearPlace place)
{
  JalonsYearRowWidget *row = place.row >= 0 ? jalons_year_grid_find_row (self, place.row) : NULL;

  return row ? jalons_year_row_get_cell (row, place.column) : NULL;
}

/* Whether a cell has the focus; what is typed in a field over one has its own. */
gboolean
jalons_year_grid_has_focus (JalonsYearGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && JALONS_IS_YEAR_CELL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The focus goes with the cursor, if it is in the grid. */
static void
move_focus (JalonsYearGrid *self,
            JalonsYearCell *from)
{
  gboolean inside = jalons_year_grid_has_focus (self);
  JalonsYearCell *to = jalons_year_grid_cell_at (self, self->scene.cursor);

  if (to != NULL)
    gtk_widget_set_focusable (GTK_WIDGET (to), TRUE);
  if (to != NULL && inside)
    gtk_widget_grab_focus (GTK_WIDGET (to));
  if (from != NULL && from != to)
    gtk_widget_set_focusable (GTK_WIDGET (from), FALSE);
}

static void
redraw_row (JalonsYearGrid *self,
            int position)
{
  JalonsYearRowWidget *row = position >= 0 ? jalons_year_grid_find_row (self, position) : NULL;

  if (row != NULL)
    jalons_year_row_redraw (row);
}

static void
go_to (JalonsYearGrid *self,
       JalonsYearPlace place)
{
  JalonsYearPlace before = self->scene.cursor;
  JalonsYearCell *from = jalons_year_grid_cell_at (self, before);
  const JalonsYearRow *row = jalons_year_grid_get_row (self, place.row);

  if (row == NULL)
    return;
  self->scene.cursor = place;
  if (g_strcmp0 (self->cursor_key, row->key) != 0)
    {
      g_free (self->cursor_key);
      self->cursor_key = g_strdup (row->key);
    }
  jalons_year_grid_scroll_to (self, place);
  jalons_year_grid_need_cursor (self);
  jalons_year_grid_sync (self);
  move_focus (self, from);
  redraw_row (self, before.row);
  redraw_row (self, place.row);
}

/**
 * jalons_year_grid_put_cursor:
 *
 * Puts the cursor at @place, and leaves what is selected; a range begins there.
 */
void
jalons_year_grid_put_cursor (JalonsYearGrid *self,
                             JalonsYearPlace place)
{
  go_to (self, place);
  self->scene.anchor = self->scene.cursor;
  jalons_year_grid_mark (self);
}

/**
 * jalons_year_grid_set_cursor:
 * @place: a cell, and the chip in it
 * @extend: whether to select all from where the selection began
 */
void
jalons_year_grid_set_cursor (JalonsYearGrid *self,
                             JalonsYearPlace place,
                             gboolean extend)
{
  gboolean had = g_hash_table_size (self->scene.selected) > 0;

  g_clear_pointer (&self->followed, g_free);
  self->whole_rows = FALSE;
  go_to (self, place);
  if (extend)
    jalons_year_grid_select_range (self);
  else
    {
      self->scene.anchor = self->scene.cursor;
      g_hash_table_remove_all (self->scene.selected);
    }
  if (had || extend)
    jalons_year_grid_redraw_rows (self);
  jalons_year_grid_mark (self);
  jalons_year_grid_emit_moved (self);
}

/* The first class, in the present week. */
JalonsYearPlace
jalons_year_grid_first_place (JalonsYearGrid *self)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene.table);
  JalonsDay today = jalons_workspace_get_today (jalons_year_table_get_workspace (self->scene.table));
  JalonsYearPlace place = { 0, MAX (0, jalons_year_columns_find_day (columns, today)), 0 };

  while (jalons_year_grid_get_row (self, place.row) != NULL && jalons_year_grid_get_row (self, place.row)->division == NULL &&
         jalons_year_grid_get_row (self, place.row + 1) != NULL)
    place.row++;
  return place;
}

static gboolean
find_followed (JalonsYearGrid *self,
               JalonsYearPlace *place)
{
  guint chip;
  int column;
  const JalonsYearRow *row = jalons_year_grid_get_row (self, place->row);

  for (guint i = 0; self->followed != NULL && row != NULL && i < row->n_chips; i++)
    if (g_str_equal (jalons_record_get_id (row->chips[i].activity), self->followed))
      for (column = JALONS_COLUMN_TRAY; column < (int) row->n_columns; column++)
        {
          guint n_chips;
          const JalonsYearChip *chips = jalons_year_row_chips (row, column, &n_chips);

          if (&row->chips[i] >= chips && &row->chips[i] < chips + n_chips)
            {
              *place = (JalonsYearPlace){ place->row, column, (int) (&row->chips[i] - chips) };
              return TRUE;
            }
        }
  if (self->followed == NULL)
    return FALSE;
  place->row = jalons_year_table_find_activity (self->scene.table, self->followed, &column, &chip);
  *place = (JalonsYearPlace){ place->row, column, (int) chip };
  return place->row >= 0;
}

/* A range goes with the cursor. */
static void
move_anchor (JalonsYearGrid *self,
             int rows,
             int columns)
{
  int n_columns = (int) jalons_year_table_get_columns (self->scene.table)->n_columns;
  int n_rows = (int) jalons_year_table_get_n_rows (self->scene.table);

  self->scene.anchor.row = CLAMP (self->scene.anchor.row + rows, 0, n_rows - 1);
  self->scene.anchor.column = CLAMP (self->scene.anchor.column + columns, JALONS_COLUMN_HEAD, n_columns - 1);
}

/* After a change: the row may be elsewhere or gone, and the activity that was moved is in another cell. */
void
jalons_year_grid_restore_cursor (JalonsYearGrid *self)
{
  int n_rows = (int) jalons_year_table_get_n_rows (self->scene.table);
  JalonsYearPlace place = self->scene.cursor, goal;
  int row = jalons_year_table_find (self->scene.table, self->cursor_key);
  guint n_chips;

  if (n_rows == 0)
    {
      self->scene.cursor.row = self->scene.anchor.row = -1;
      jalons_year_grid_emit_moved (self);
      return;
    }
  if (place.row < 0)
    place = jalons_year_grid_first_place (self);
  else
    place.row = row >= 0 ? row : MIN (place.row, n_rows - 1);
  place.column = MIN (place.column, (int) jalons_year_table_get_columns (self->scene.table)->n_columns - 1);
  goal = place;
  if (find_followed (self, &goal))
    {
      move_anchor (self, goal.row - place.row, goal.column - place.column);
      place = goal;
    }
  jalons_year_grid_chips_at (self, place, &n_chips);
  place.chip = CLAMP (place.chip, 0, MAX (0, (int) n_chips - 1));

  if (!jalons_year_grid_has_range (self))
    self->scene.anchor = place;
  else
    self->scene.anchor.row = MIN (self->scene.anchor.row, n_rows - 1);
  go_to (self, place);
  jalons_year_grid_mark (self);
  jalons_year_grid_emit_moved (self);
}

/**
 * jalons_year_grid_follow:
 * @id: (nullable): an activity that is about to be moved or made: the cursor goes where it goes
 */
void
jalons_year_grid_follow (JalonsYearGrid *self,
                         const char *id)
{
  g_free (self->followed);
  self->followed = g_strdup (id);
}

/**
 * jalons_year_grid_show_activity:
 * @id: of an activity
 *
 * Goes to it, opening its level if need be.
 *
 * Returns: whether it is shown
 */
gboolean
jalons_year_grid_show_activity (JalonsYearGrid *self,
                                const char *id)
{
  JalonsYearPlace place;
  guint chip;

  place.row = jalons_year_table_find_activity (self->scene.table, id, &place.column, &chip);
  place.chip = (int) chip;
  if (place.row < 0)
    return FALSE;
  jalons_year_grid_set_cursor (self, place, FALSE);
  return TRUE;
}
