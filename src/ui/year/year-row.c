/* A row that keeps its cells and shows one row of the table after another in them.
 * Invariant: it draws what the table has; its names follow as soon as nothing is to be drawn, or before they are read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-row-private.h"

#include "ui/year/year-words.h"

G_DEFINE_FINAL_TYPE (JalonsYearRowWidget, jalons_year_row, GTK_TYPE_WIDGET)

/* Places */

/* Whether the keys are on @column; the heading of a level has one place for them. */
gboolean
jalons_year_row_has_cursor (JalonsYearRowWidget *self,
                            int column)
{
  return self->scene->cursor.row == self->position && (self->heading || self->scene->cursor.column == column);
}

/* Where the cell of @column is in the row, whose height it has. */
void
jalons_year_row_find_place (JalonsYearRowWidget *self,
                            int column,
                            int *x,
                            int *width)
{
  const JalonsYearGeometry *geometry = &self->scene->geometry;

  if (column == JALONS_COLUMN_HEAD)
    {
      *x = 0;
      *width = self->heading ? gtk_widget_get_width (GTK_WIDGET (self)) : geometry->head;
    }
  else if (column == JALONS_COLUMN_TRAY)
    {
      *x = geometry->head;
      *width = geometry->tray;
    }
  else
    {
      *x = geometry->left + geometry->x[column] - (int) self->scene->scroll;
      *width = geometry->x[column + 1] - geometry->x[column];
    }
}

/* Whether some of @column is not behind the head and the tray, nor beyond the end. */
gboolean
jalons_year_row_is_in_sight (JalonsYearRowWidget *self,
                             int column)
{
  int x, width;

  if (column < 0)
    return TRUE;
  jalons_year_row_find_place (self, column, &x, &width);
  return x + width > self->scene->geometry.left && x < gtk_widget_get_width (GTK_WIDGET (self));
}

/**
 * jalons_year_row_redraw:
 *
 * What its cells draw is another.
 */
void
jalons_year_row_redraw (JalonsYearRowWidget *self)
{
  jalons_year_row_forget_pictures (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
allocate (JalonsYearRowWidget *self,
          JalonsYearCell *cell,
          int height)
{
  int x, width;

  jalons_year_row_find_place (self, jalons_year_cell_get_column (cell), &x, &width);
  gtk_widget_allocate (GTK_WIDGET (cell), width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0)));
}

static void
jalons_year_row_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  JalonsYearRowWidget *self = JALONS_YEAR_ROW (widget);

  /* The columns are elsewhere or of other widths; the head and the tray stay. */
  g_clear_pointer (&self->columns, gsk_render_node_unref);
  gtk_widget_queue_draw (widget);
  allocate (self, self->head, height);
  for (guint i = 0; i < self->cells->len; i++)
    {
      JalonsYearCell *cell = self->cells->pdata[i];
      gboolean seen = jalons_year_row_is_in_sight (self, jalons_year_cell_get_column (cell));

      gtk_widget_set_child_visible (GTK_WIDGET (cell), seen);
      if (seen || gtk_widget_get_focusable (GTK_WIDGET (cell)))
        allocate (self, cell, height);
    }
}

static void
jalons_year_row_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  JalonsYearRowWidget *self = JALONS_YEAR_ROW (widget);
  GtkWidget *child;

  /* GTK wants every child measured before it is given a size. */
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = self->heading ? self->scene->geometry.level : self->scene->geometry.row;
}

static void
jalons_year_row_dispose (GObject *object)
{
  JalonsYearRowWidget *self = JALONS_YEAR_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  jalons_year_row_forget_pictures (self);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->away, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);

  G_OBJECT_CLASS (jalons_year_row_parent_class)->dispose (object);
}

static void
jalons_year_row_class_init (JalonsYearRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_year_row_dispose;
  widget_class->snapshot = jalons_year_row_snapshot;
  widget_class->size_allocate = jalons_year_row_size_allocate;
  widget_class->measure = jalons_year_row_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
jalons_year_row_init (JalonsYearRowWidget *self)
{
  self->position = -1;
  self->cells = g_ptr_array_new ();
  self->away = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
}

static JalonsYearCell *
add_cell (JalonsYearRowWidget *self,
          GtkAccessibleRole role,
          int column)
{
  JalonsYearCell *cell = jalons_year_cell_new (role, column);

  gtk_widget_set_parent (GTK_WIDGET (cell), GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_COL_INDEX, column + 3, -1);
  return cell;
}

/**
 * jalons_year_row_new:
 * @scene: lives longer than the row
 * @heading: whether it shows headings of levels
 */
JalonsYearRowWidget *
jalons_year_row_new (const JalonsYearScene *scene,
                     gboolean heading)
{
  JalonsYearRowWidget *self = g_object_new (JALONS_TYPE_YEAR_ROW, NULL);
  const JalonsYearColumns *columns = jalons_year_table_get_columns (scene->table);

  self->scene = scene;
  self->heading = heading;
  self->head = add_cell (self, GTK_ACCESSIBLE_ROLE_ROW_HEADER, JALONS_COLUMN_HEAD);
  if (heading)
    return self;
  for (int column = JALONS_COLUMN_TRAY; column < (int) columns->n_columns; column++)
    g_ptr_array_add (self->cells, add_cell (self, GTK_ACCESSIBLE_ROLE_GRID_CELL, column));
  g_array_set_size (self->away, columns->n_columns);
  return self;
}

/**
 * jalons_year_row_is_heading:
 *
 * Returns: whether it is for the heading of a level
 */
gboolean
jalons_year_row_is_heading (JalonsYearRowWidget *self)
{
  return self->heading;
}

/**
 * jalons_year_row_get_position:
 *
 * Returns: which row of the table it shows, from 0; -1 when it waits for one
 */
int
jalons_year_row_get_position (JalonsYearRowWidget *self)
{
  return self->position;
}

/**
 * jalons_year_row_get_cell:
 *
 * Returns: (transfer none) (nullable): the cell of @column, which may be %JALONS_COLUMN_TRAY or %JALONS_COLUMN_HEAD; the
 *   heading of a level has only a head
 */
JalonsYearCell *
jalons_year_row_get_cell (JalonsYearRowWidget *self,
                          int column)
{
  if (self->heading || column == JALONS_COLUMN_HEAD)
    return self->head;
  return column + 1 < (int) self->cells->len ? self->cells->pdata[column + 1] : NULL;
}

/* Showing */

static void
find_absences (JalonsYearRowWidget *self)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene->table);

  for (guint i = 0; i < self->away->len; i++)
    g_array_index (self->away, gboolean, i) =
        jalons_year_row_find_absence (jalons_year_row_data (self), &columns->columns[i]) != NULL;
}

static gboolean
is_for_level (JalonsMilestone *milestone,
              const char *level)
{
  const char *const *levels = jalons_milestone_levels (milestone);

  return levels[0] == NULL || g_strv_contains (levels, level);
}

static void
find_marks (JalonsYearRowWidget *self)
{
  JalonsWorkspace *workspace = jalons_year_table_get_workspace (self->scene->table);
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene->table);
  g_autoptr (GPtrArray) milestones = jalons_dataset_referring (jalons_workspace_get_dataset (workspace),
                                                               JALONS_MILESTONE_YEAR,
                                                               jalons_division_year (jalons_year_row_data (self)->division));

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < milestones->len; i++)
    {
      JalonsMilestone *milestone = g_ptr_array_index (milestones, i);
      JalonsDay day = jalons_milestone_day (milestone);
      int column = day != JALONS_NO_DAY ? jalons_year_columns_find_day (columns, day) : -1;
      Mark mark = { .column = (guint) column };

      if (column < 0 || !is_for_level (milestone, jalons_year_row_data (self)->level))
        continue;
      mark.part = (float) jalons_year_columns_part (columns, mark.column, day);
      g_array_append_val (self->marks, mark);
    }
}

/**
 * jalons_year_row_refresh:
 *
 * Shows the row of the table anew: something in it is another, or the style is. jalons_year_row_name() is to follow.
 */
void
jalons_year_row_refresh (JalonsYearRowWidget *self)
{
  const JalonsYearRow *row = jalons_year_row_data (self);

  self->unnamed = TRUE;
  jalons_year_row_redraw (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, self->position + 2, -1);
  if (self->heading)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, !row->collapsed, -1);
  else
    {
      find_absences (self);
      find_marks (self);
    }
  jalons_year_row_mark (self);
}

void
jalons_year_row_show (JalonsYearRowWidget *self,
                      guint position)
{
  self->position = (int) position;
  jalons_year_row_refresh (self);
}

/* Names */

static void
name_cell (JalonsYearCell *cell,
           char *name)
{
  jalons_year_cell_set_name (cell, name);
  g_free (name);
}

/* A reader says it once on entering the row; the head has the whole sentence. */
static void
name_row (JalonsYearRowWidget *self)
{
  const JalonsYearRow *row = jalons_year_row_data (self);
  const char *name = row->division ? jalons_division_code (row->division) : row->label;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * jalons_year_row_name:
 *
 * Gives the row and its cells their names. They are whole sentences, which take longer to make than the row to draw.
 *
 * Returns: whether they had to be named
 */
gboolean
jalons_year_row_name (JalonsYearRowWidget *self)
{
  if (!self->unnamed)
    return FALSE;
  self->unnamed = FALSE;
  name_row (self);
  name_cell (self->head, jalons_year_words_head (jalons_year_row_data (self)));
  for (guint i = 0; i < self->cells->len; i++)
    {
      JalonsYearCell *cell = self->cells->pdata[i];

      name_cell (cell, jalons_year_words_cell (self->scene->table, jalons_year_row_data (self),
                                               jalons_year_cell_get_column (cell)));
    }
  return TRUE;
}

/* Marks */

static void
mark_cell (JalonsYearRowWidget *self,
           JalonsYearCell *cell)
{
  gtk_widget_set_focusable (GTK_WIDGET (cell), jalons_year_row_has_cursor (self, jalons_year_cell_get_column (cell)));
}

/**
 * jalons_year_row_mark:
 *
 * Shows what is selected, where the keys are and what a drop would break; what the cells draw stays.
 */
void
jalons_year_row_mark (JalonsYearRowWidget *self)
{
  mark_cell (self, self->head);
  for (guint i = 0; i < self->cells->len; i++)
    mark_cell (self, self->cells->pdata[i]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
