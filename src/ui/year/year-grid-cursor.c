/* Moves the cursor of the year grid and selects in it, by keys and by code.
 * Invariant: the cursor is on a row that exists, and only its cell takes the focus: the grid is one stop of the Tab key.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-grid-private.h"

#include "core/text.h"

static const JalonsYearRow *
row_at (JalonsYearGrid *self,
        int position)
{
  if (position < 0 || position >= (int) jalons_year_table_get_n_rows (self->scene.table))
    return NULL;
  return jalons_year_table_get_row (self->scene.table, (guint) position);
}

static const JalonsYearChip *
chips_at (JalonsYearGrid *self,
          JalonsYearPlace place,
          guint *n_chips)
{
  const JalonsYearRow *row = row_at (self, place.row);

  *n_chips = 0;
  if (row == NULL || row->division == NULL || place.column == JALONS_COLUMN_HEAD ||
      place.column >= (int) row->n_columns)
    return NULL;
  return jalons_year_row_chips (row, place.column, n_chips);
}

/**
 * jalons_year_grid_get_chip:
 *
 * Returns: (transfer none) (nullable): the activity at @place, the first of its cell when it names none
 */
const JalonsYearChip *
jalons_year_grid_get_chip (JalonsYearGrid *self,
                           JalonsYearPlace place)
{
  guint n_chips;
  const JalonsYearChip *chips = chips_at (self, place, &n_chips);

  return n_chips > 0 ? &chips[CLAMP (place.chip, 0, (int) n_chips - 1)] : NULL;
}

/* What is selected */

static void
redraw_rows (JalonsYearGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      JalonsYearRowWidget *row = self->rows->pdata[i];

      for (int column = JALONS_COLUMN_TRAY; column < (int) self->scene.geometry.n_columns; column++)
        if (!jalons_year_row_is_heading (row))
          jalons_year_cell_redraw (jalons_year_row_get_cell (row, column));
    }
}

static void
select_cell (JalonsYearGrid *self,
             int row,
             int column)
{
  guint n_chips;
  const JalonsYearChip *chips = chips_at (self, (JalonsYearPlace){ row, column, -1 }, &n_chips);

  for (guint i = 0; i < n_chips; i++)
    g_hash_table_add (self->scene.selected, jalons_year_chip_key (row_at (self, row), &chips[i]));
}

/* All that is between the anchor and the cursor. */
static void
select_range (JalonsYearGrid *self)
{
  const JalonsYearPlace *a = &self->scene.anchor, *b = &self->scene.cursor;

  g_hash_table_remove_all (self->scene.selected);
  for (int row = MIN (a->row, b->row); row <= MAX (a->row, b->row); row++)
    for (int column = MIN (a->column, b->column); column <= MAX (a->column, b->column); column++)
      select_cell (self, row, column);
}

static gboolean
has_range (JalonsYearGrid *self)
{
  return self->scene.anchor.row >= 0 && (self->scene.anchor.row != self->scene.cursor.row ||
                                         self->scene.anchor.column != self->scene.cursor.column);
}

/**
 * jalons_year_grid_is_selected:
 *
 * Returns: whether the chip at @place is one of those that are selected
 */
gboolean
jalons_year_grid_is_selected (JalonsYearGrid *self,
                              JalonsYearPlace place)
{
  const JalonsYearChip *chip = place.chip >= 0 ? jalons_year_grid_get_chip (self, place) : NULL;
  g_autofree char *key = chip ? jalons_year_chip_key (row_at (self, place.row), chip) : NULL;

  return key != NULL && g_hash_table_contains (self->scene.selected, key);
}

/**
 * jalons_year_grid_in_range:
 *
 * Returns: whether @place is in the range of several cells that is selected
 */
gboolean
jalons_year_grid_in_range (JalonsYearGrid *self,
                           JalonsYearPlace place)
{
  const JalonsYearPlace *a = &self->scene.anchor, *b = &self->scene.cursor;

  return has_range (self) && place.row >= MIN (a->row, b->row) && place.row <= MAX (a->row, b->row) &&
         place.column >= MIN (a->column, b->column) && place.column <= MAX (a->column, b->column);
}

/**
 * jalons_year_grid_select_rows:
 *
 * Selects the whole year of the classes from the anchor to the cursor.
 */
void
jalons_year_grid_select_rows (JalonsYearGrid *self)
{
  const JalonsYearPlace *a = &self->scene.anchor, *b = &self->scene.cursor;

  g_hash_table_remove_all (self->scene.selected);
  for (int i = MAX (0, MIN (a->row, b->row)); i <= MAX (a->row, b->row); i++)
    {
      const JalonsYearRow *row = row_at (self, i);

      for (guint j = 0; row != NULL && row->division != NULL && j < row->n_chips; j++)
        g_hash_table_add (self->scene.selected, jalons_year_chip_key (row, &row->chips[j]));
    }
  self->whole_rows = TRUE;
  redraw_rows (self);
  jalons_year_grid_emit_moved (self);
}

/**
 * jalons_year_grid_get_whole_rows:
 *
 * Returns: whether what is selected is the whole year of classes
 */
gboolean
jalons_year_grid_get_whole_rows (JalonsYearGrid *self)
{
  return self->whole_rows;
}

/**
 * jalons_year_grid_toggle:
 *
 * Selects the chip at @place beside the others, or no longer.
 */
void
jalons_year_grid_toggle (JalonsYearGrid *self,
                         JalonsYearPlace place)
{
  const JalonsYearChip *chip = jalons_year_grid_get_chip (self, place);
  g_autofree char *key = chip ? jalons_year_chip_key (row_at (self, place.row), chip) : NULL;

  if (key == NULL)
    return;
  self->whole_rows = FALSE;
  if (!g_hash_table_remove (self->scene.selected, key))
    g_hash_table_add (self->scene.selected, g_steal_pointer (&key));
  redraw_rows (self);
  jalons_year_grid_emit_moved (self);
}

/**
 * jalons_year_grid_unselect:
 *
 * Leaves only the cursor.
 */
void
jalons_year_grid_unselect (JalonsYearGrid *self)
{
  self->scene.anchor = self->scene.cursor;
  self->whole_rows = FALSE;
  g_hash_table_remove_all (self->scene.selected);
  redraw_rows (self);
  jalons_year_grid_mark (self);
  jalons_year_grid_emit_moved (self);
}

static void
add_chip (GArray *chips,
          JalonsActivity *activity,
          JalonsDivision *division)
{
  const JalonsChip chip = { activity, division };

  g_array_append_val (chips, chip);
}

/**
 * jalons_year_grid_dup_chips:
 *
 * Returns: (transfer full) (element-type JalonsChip): what a gesture is for: the chips that are selected, or else the
 *   cursor's; the cursor's own is the first
 */
GArray *
jalons_year_grid_dup_chips (JalonsYearGrid *self)
{
  GArray *chips = g_array_new (FALSE, FALSE, sizeof (JalonsChip));
  const JalonsYearChip *own = jalons_year_grid_get_chip (self, self->scene.cursor);
  const JalonsYearRow *own_row = row_at (self, self->scene.cursor.row);
  g_autofree char *own_key = own ? jalons_year_chip_key (own_row, own) : NULL;
  gboolean many = g_hash_table_size (self->scene.selected) > 0;

  if (own != NULL && (!many || g_hash_table_contains (self->scene.selected, own_key)))
    add_chip (chips, own->activity, own_row->division);
  for (guint i = 0; many && i < jalons_year_table_get_n_rows (self->scene.table); i++)
    {
      const JalonsYearRow *row = row_at (self, (int) i);

      for (guint j = 0; j < row->n_chips; j++)
        {
          g_autofree char *key = jalons_year_chip_key (row, &row->chips[j]);

          if (g_hash_table_contains (self->scene.selected, key) && g_strcmp0 (key, own_key) != 0)
            add_chip (chips, row->chips[j].activity, row->division);
        }
    }
  return chips;
}

static void
add_level (JalonsYearGrid *self,
           GPtrArray *divisions,
           const char *level)
{
  g_autoptr (GPtrArray) all = jalons_workspace_list_divisions (jalons_year_table_get_workspace (self->scene.table));

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (jalons_division_level (all->pdata[i]), level))
      g_ptr_array_add (divisions, g_object_ref (all->pdata[i]));
}

/**
 * jalons_year_grid_dup_divisions:
 *
 * Returns: (transfer full) (element-type JalonsDivision): the classes of the rows that are selected, all of a level on
 *   its heading
 */
GPtrArray *
jalons_year_grid_dup_divisions (JalonsYearGrid *self)
{
  GPtrArray *divisions = g_ptr_array_new_with_free_func (g_object_unref);
  int first = MIN (self->scene.anchor.row, self->scene.cursor.row);
  int last = MAX (self->scene.anchor.row, self->scene.cursor.row);
  const JalonsYearRow *row = row_at (self, first);

  if (first == last && row != NULL && row->division == NULL)
    add_level (self, divisions, row->level);
  for (int i = MAX (first, 0); i <= last; i++)
    if ((row = row_at (self, i)) != NULL && row->division != NULL)
      g_ptr_array_add (divisions, g_object_ref (row->division));
  return divisions;
}

/* The cursor */

JalonsYearPlace
jalons_year_grid_get_cursor (JalonsYearGrid *self)
{
  return self->scene.cursor;
}

static JalonsYearCell *
cell_at (JalonsYearGrid *self,
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
  JalonsYearCell *to = cell_at (self, self->scene.cursor);

  if (to != NULL)
    gtk_widget_set_focusable (GTK_WIDGET (to), TRUE);
  if (to != NULL && inside)
    gtk_widget_grab_focus (GTK_WIDGET (to));
  if (from != NULL && from != to)
    gtk_widget_set_focusable (GTK_WIDGET (from), FALSE);
}

static void
redraw_cell (JalonsYearGrid *self,
             JalonsYearPlace place)
{
  JalonsYearCell *cell = cell_at (self, place);

  if (cell != NULL)
    jalons_year_cell_redraw (cell);
}

static void
go_to (JalonsYearGrid *self,
       JalonsYearPlace place)
{
  JalonsYearPlace before = self->scene.cursor;
  JalonsYearCell *from = cell_at (self, before);
  const JalonsYearRow *row = row_at (self, place.row);

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
  redraw_cell (self, before);
  redraw_cell (self, place);
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
    select_range (self);
  else
    {
      self->scene.anchor = self->scene.cursor;
      g_hash_table_remove_all (self->scene.selected);
    }
  if (had || extend)
    redraw_rows (self);
  jalons_year_grid_mark (self);
  jalons_year_grid_emit_moved (self);
}

/* The first class, in the present week. */
static JalonsYearPlace
first_place (JalonsYearGrid *self)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene.table);
  JalonsDay today = jalons_workspace_get_today (jalons_year_table_get_workspace (self->scene.table));
  JalonsYearPlace place = { 0, MAX (0, jalons_year_columns_find_day (columns, today)), 0 };

  while (row_at (self, place.row) != NULL && row_at (self, place.row)->division == NULL &&
         row_at (self, place.row + 1) != NULL)
    place.row++;
  return place;
}

static gboolean
find_followed (JalonsYearGrid *self,
               JalonsYearPlace *place)
{
  guint chip;
  int column;
  const JalonsYearRow *row = row_at (self, place->row);

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
    place = first_place (self);
  else
    place.row = row >= 0 ? row : MIN (place.row, n_rows - 1);
  place.column = MIN (place.column, (int) jalons_year_table_get_columns (self->scene.table)->n_columns - 1);
  goal = place;
  if (find_followed (self, &goal))
    {
      move_anchor (self, goal.row - place.row, goal.column - place.column);
      place = goal;
    }
  chips_at (self, place, &n_chips);
  place.chip = CLAMP (place.chip, 0, MAX (0, (int) n_chips - 1));

  if (!has_range (self))
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
      chips_at (self, place, &n_chips);
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

  chips_at (self, place, &n_chips);
  if (!extend && place.chip + by >= 0 && place.chip + by < (int) n_chips)
    {
      place.chip += by;
      return place;
    }
  do
    place.row += by;
  while (extend && row_at (self, place.row) != NULL && row_at (self, place.row)->division == NULL);
  if (row_at (self, place.row) == NULL)
    return self->scene.cursor;
  chips_at (self, place, &n_chips);
  place.chip = by > 0 ? 0 : MAX (0, (int) n_chips - 1);
  return place;
}

static gboolean
collapse (JalonsYearGrid *self,
          gboolean collapsed)
{
  const JalonsYearRow *row = row_at (self, self->scene.cursor.row);

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
  int page = MAX (1, (int) gtk_adjustment_get_page_size (self->vadjustment) / MAX (1, self->scene.geometry.row) - 1);
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
  if (row_at (self, place.row) == NULL)
    return FALSE;
  if (whole)
    place.row = end ? (int) jalons_year_table_get_n_rows (self->scene.table) - 1 : first_place (self).row;
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

  if (!has_range (self) && g_hash_table_size (self->scene.selected) == 0)
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
  const JalonsYearRow *row = row_at (self, self->scene.cursor.row);

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
  cell = cell_at (self, self->scene.cursor);
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
