/* The keys that move and select in the year grid; those that write are in year-plan.c.
 * Invariant: a key does the same wherever the grid is scrolled to.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-grid-private.h"

/* Keys */

static JalonsYearPlace
step_column (JalonsYearGrid *self,
             JalonsYearPlace place,
             int by)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene.table);
  guint n_chips;

  /* Weeks without class are passed over, unless there is something in them. */
  do
    {
      if (place.column + by < JALONS_COLUMN_HEAD || place.column + by >= (int) columns->n_columns)
        return self->scene.cursor;
      place.column += by;
      jalons_year_grid_chips_at (self, place, &n_chips);
    }
  while (place.column >= 0 && n_chips == 0 && !columns->columns[place.column].has_class &&
         columns->monday == JALONS_NO_DAY);
  place.chip = 0;
  return place;
}

static JalonsYearPlace
step_row (JalonsYearGrid *self,
          JalonsYearPlace place,
          int by,
          gboolean extend)
{
  guint n_chips;

  jalons_year_grid_chips_at (self, place, &n_chips);
  if (!extend && place.chip + by >= 0 && place.chip + by < (int) n_chips)
    {
      place.chip += by;
      return place;
    }
  do
    place.row += by;
  while (extend && jalons_year_grid_get_row (self, place.row) != NULL &&
         jalons_year_grid_get_row (self, place.row)->division == NULL);
  if (jalons_year_grid_get_row (self, place.row) == NULL)
    return self->scene.cursor;
  jalons_year_grid_chips_at (self, place, &n_chips);
  place.chip = by > 0 ? 0 : MAX (0, (int) n_chips - 1);
  return place;
}

static gboolean
collapse (JalonsYearGrid *self,
          gboolean collapsed)
{
  const JalonsYearRow *row = jalons_year_grid_get_row (self, self->scene.cursor.row);

  if (row == NULL || row->division != NULL)
    return FALSE;
  if (row->collapsed != collapsed)
    jalons_year_table_set_collapsed (self->scene.table, row->level, collapsed);
  return TRUE;
}

static gboolean
move_across (GtkWidget *widget,
             GVariant *parameter,
             gpointer data)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  int by;
  gboolean extend;

  g_variant_get (parameter, "(ib)", &by, &extend);
  if (!collapse (self, by < 0))
    jalons_year_grid_set_cursor (self, step_column (self, self->scene.cursor, by), extend);
  return TRUE;
}

static gboolean
move_down (GtkWidget *widget,
           GVariant *parameter,
           gpointer data)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  int by;
  gboolean extend;

  g_variant_get (parameter, "(ib)", &by, &extend);
  jalons_year_grid_set_cursor (self, step_row (self, self->scene.cursor, by, extend), extend);
  return TRUE;
}

static gboolean
move_page (GtkWidget *widget,
           GVariant *parameter,
           gpointer data)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  JalonsYearPlace place = self->scene.cursor;
  int page = MAX (1, (int) gtk_adjustment_get_page_size (self->scrolling.down) / MAX (1, self->scene.geometry.row) - 1);
  int by;
  gboolean extend;

  g_variant_get (parameter, "(ib)", &by, &extend);
  place.row = CLAMP (place.row + by * page, 0, (int) jalons_year_table_get_n_rows (self->scene.table) - 1);
  place.chip = 0;
  jalons_year_grid_set_cursor (self, place, extend);
  return TRUE;
}

/* To the ends of the row; with the whole grid, to its corners. */
static gboolean
move_to_end (GtkWidget *widget,
             GVariant *parameter,
             gpointer data)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  JalonsYearPlace place = self->scene.cursor;
  gboolean end, whole, extend;

  g_variant_get (parameter, "(bbb)", &end, &whole, &extend);
  if (jalons_year_grid_get_row (self, place.row) == NULL)
    return FALSE;
  if (whole)
    place.row = end ? (int) jalons_year_table_get_n_rows (self->scene.table) - 1 : jalons_year_grid_first_place (self).row;
  place.column = end ? (int) jalons_year_table_get_columns (self->scene.table)->n_columns - 1 : JALONS_COLUMN_HEAD;
  place.chip = 0;
  jalons_year_grid_set_cursor (self, place, extend);
  return TRUE;
}

static gboolean
select_row (GtkWidget *widget,
            GVariant *parameter,
            gpointer data)
{
  jalons_year_grid_select_rows (JALONS_YEAR_GRID (widget));
  return TRUE;
}

static gboolean
toggle_chip (GtkWidget *widget,
             GVariant *parameter,
             gpointer data)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);

  jalons_year_grid_toggle (self, self->scene.cursor);
  return TRUE;
}

static gboolean
unselect (GtkWidget *widget,
          GVariant *parameter,
          gpointer data)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);

  if (!jalons_year_grid_has_range (self) && g_hash_table_size (self->scene.selected) == 0)
    return FALSE;
  jalons_year_grid_unselect (self);
  return TRUE;
}

/* Opens a cell; a heading is opened or closed. */
static gboolean
activate (GtkWidget *widget,
          GVariant *parameter,
          gpointer data)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  const JalonsYearRow *row = jalons_year_grid_get_row (self, self->scene.cursor.row);

  if (row == NULL)
    return FALSE;
  if (!collapse (self, !row->collapsed))
    jalons_year_grid_emit_activated (self, self->scene.cursor);
  return TRUE;
}

static gboolean
jalons_year_grid_grab_focus (GtkWidget *widget)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  JalonsYearCell *cell;

  jalons_year_grid_need_cursor (self);
  cell = jalons_year_grid_cell_at (self, self->scene.cursor);
  if (cell != NULL)
    gtk_widget_set_focusable (GTK_WIDGET (cell), TRUE);
  self->wants_focus = cell == NULL || !gtk_widget_get_mapped (GTK_WIDGET (cell));
  return (cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell))) || self->wants_focus;
}

static gboolean
jalons_year_grid_focus (GtkWidget *widget,
                        GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
add_moves (GtkWidgetClass *widget_class,
           guint key,
           guint keypad,
           GtkShortcutFunc move,
           int by)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, move, "(ib)", by, FALSE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK, move, "(ib)", by, TRUE);
    }
}

static void
add_ends (GtkWidgetClass *widget_class,
          guint key,
          gboolean end)
{
  for (guint i = 0; i < 4; i++)
    gtk_widget_class_add_binding (widget_class, key, (i & 1 ? GDK_CONTROL_MASK : 0) | (i & 2 ? GDK_SHIFT_MASK : 0),
                                  move_to_end, "(bbb)", end, (i & 1) != 0, (i & 2) != 0);
}

void
jalons_year_grid_cursor_class_init (GtkWidgetClass *widget_class)
{
  widget_class->grab_focus = jalons_year_grid_grab_focus;
  widget_class->focus = jalons_year_grid_focus;

  add_moves (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, move_across, -1);
  add_moves (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, move_across, 1);
  add_moves (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, move_down, -1);
  add_moves (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, move_down, 1);
  add_moves (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, move_page, -1);
  add_moves (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, move_page, 1);
  add_ends (widget_class, GDK_KEY_Home, FALSE);
  add_ends (widget_class, GDK_KEY_End, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, select_row, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, toggle_chip, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, unselect, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate, NULL);
}
