/* A row that keeps its cells and shows one row of the table after another in them.
 * Invariant: it draws what the table has; its names follow as soon as nothing is to be drawn, or before they are read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-row.h"

#include <string.h>

#include "ui/year/year-draw.h"
#include "ui/year/year-words.h"

struct _JalonsYearRowWidget
{
  GtkWidget parent_instance;

  const JalonsYearScene *scene;
  gboolean heading;
  int position; /* in the table, -1 before the first */
  JalonsYearCell *head;
  GPtrArray *cells;     /* the tray, then one for each column; empty in a heading */
  GArray *away;         /* whether the class is away, by column */
  GArray *marks;        /* of Mark: the milestones of the class's level */
  JalonsYearRow *shown; /* what the cells show, or NULL */
  gboolean unnamed;     /* the names are those of what it showed before */
};

/* A milestone stands in its column at its day. */
typedef struct
{
  guint column;
  float part; /* of the column's width, 0 to 1 */
} Mark;

G_DEFINE_FINAL_TYPE (JalonsYearRowWidget, jalons_year_row, GTK_TYPE_WIDGET)

static const JalonsYearRow *
row_of (JalonsYearRowWidget *self)
{
  return jalons_year_table_get_row (self->scene->table, (guint) self->position);
}

/* Drawing */

static guint64
selected_chips (JalonsYearRowWidget *self,
                const JalonsYearChip *chips,
                guint n_chips)
{
  guint64 selected = 0;

  if (self->scene->selected == NULL || g_hash_table_size (self->scene->selected) == 0)
    return 0;
  for (guint i = 0; i < MIN (n_chips, 64); i++)
    {
      g_autofree char *key = jalons_year_chip_key (row_of (self), &chips[i]);

      if (g_hash_table_contains (self->scene->selected, key))
        selected |= G_GUINT64_CONSTANT (1) << i;
    }
  return selected;
}

static gboolean
has_cursor (JalonsYearRowWidget *self,
            int column)
{
  return self->scene->cursor.row == self->position && (self->heading || self->scene->cursor.column == column);
}

static JalonsYearCellLook
look_of (JalonsYearRowWidget *self,
         int column,
         const JalonsYearChip *chips,
         guint n_chips)
{
  JalonsYearCellLook look = { .pills = self->scene->geometry.pills, .current = -1 };

  look.selected = selected_chips (self, chips, n_chips);
  if (has_cursor (self, column) && n_chips > 1)
    look.current = CLAMP (self->scene->cursor.chip, 0, (int) n_chips - 1);
  return look;
}

static void
draw_cell (JalonsYearCell *cell,
           cairo_t *cr,
           int width,
           int height,
           gpointer data)
{
  JalonsYearRowWidget *self = data;
  int column = jalons_year_cell_get_column (cell);
  guint n_chips;
  const JalonsYearChip *chips = jalons_year_row_chips (row_of (self), column, &n_chips);
  JalonsYearCellLook look;

  if (n_chips == 0)
    return;
  look = look_of (self, column, chips, n_chips);
  jalons_year_draw_chips (self->scene->paint, cr, width, height, chips, n_chips, &look);
}

/* Titles are too many to be kept for each other. */
static GBytes *
tell_cell (JalonsYearCell *cell,
           int width,
           int height,
           int scale,
           GHashTable **pictures,
           gpointer data)
{
  JalonsYearRowWidget *self = data;
  int column = jalons_year_cell_get_column (cell);
  guint n_chips;
  const JalonsYearChip *chips = jalons_year_row_chips (row_of (self), column, &n_chips);
  struct
  {
    JalonsYearToken token;
    int size[4];
  } picture = { .size = { width, height, scale } };
  JalonsYearCellLook look;

  if (n_chips == 0 || self->scene->geometry.pills)
    return NULL;
  look = look_of (self, column, chips, n_chips);
  picture.token = jalons_year_token_of (self->scene->paint, width, chips, n_chips, &look);
  *pictures = self->scene->paint->tokens;
  return g_bytes_new (&picture, sizeof picture);
}

static void
draw_head (JalonsYearCell *cell,
           cairo_t *cr,
           int width,
           int height,
           gpointer data)
{
  JalonsYearRowWidget *self = data;
  const JalonsYearRow *row = row_of (self);

  if (self->heading)
    jalons_year_draw_level (self->scene->paint, cr, width, height, row);
  else
    jalons_year_draw_head (self->scene->paint, cr, width, height, row);
}

static void
append_shades (JalonsYearRowWidget *self,
               GtkSnapshot *snapshot,
               float height)
{
  const JalonsYearGeometry *geometry = &self->scene->geometry;
  const GdkRGBA *shade = jalons_year_paint_colour (self->scene->paint, JALONS_COLOUR_SHADE);

  for (guint i = 0; i < self->away->len; i++)
    if (g_array_index (self->away, gboolean, i))
      gtk_snapshot_append_color (snapshot, shade,
                                 &GRAPHENE_RECT_INIT ((float) (geometry->left + geometry->x[i] - self->scene->scroll), 0,
                                                      (float) (geometry->x[i + 1] - geometry->x[i]), height));
}

static void
append_marks (JalonsYearRowWidget *self,
              GtkSnapshot *snapshot,
              float height)
{
  const JalonsYearGeometry *geometry = &self->scene->geometry;
  const GdkRGBA *colour = jalons_year_paint_colour (self->scene->paint, JALONS_COLOUR_MILESTONE);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      int x = geometry->x[mark->column], width = geometry->x[mark->column + 1] - x;
      int place = geometry->left + x + (int) (mark->part * (float) width) - (int) self->scene->scroll;

      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT ((float) place, 0, 2, height));
    }
}

/* The head is first for a reader, and over the columns that slide under it. */
static void
jalons_year_row_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  JalonsYearRowWidget *self = JALONS_YEAR_ROW (widget);
  const JalonsYearPaint *paint = self->scene->paint;
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float left = (float) self->scene->geometry.left;

  if (self->heading)
    {
      gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_BASE),
                                 &GRAPHENE_RECT_INIT (0, 0, width, height));
      gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_SHADE),
                                 &GRAPHENE_RECT_INIT (0, 0, width, height));
    }
  else
    {
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, 0, width - left, height));
      append_shades (self, snapshot, height);
      append_marks (self, snapshot, height);
      for (guint i = 1; i < self->cells->len; i++)
        gtk_widget_snapshot_child (widget, self->cells->pdata[i], snapshot);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_BASE),
                                 &GRAPHENE_RECT_INIT (0, 0, left, height));
      gtk_widget_snapshot_child (widget, self->cells->pdata[0], snapshot);
    }
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->head), snapshot);
  gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_LINE),
                             &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
}

static void
allocate (gpointer child,
          int x,
          int width,
          int height)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT ((float) x, 0);

  gtk_widget_allocate (GTK_WIDGET (child), width, height, -1, gsk_transform_translate (NULL, &origin));
}

static void
jalons_year_row_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  JalonsYearRowWidget *self = JALONS_YEAR_ROW (widget);
  const JalonsYearGeometry *geometry = &self->scene->geometry;

  allocate (self->head, 0, self->heading ? width : geometry->head, height);
  if (self->heading)
    return;
  allocate (self->cells->pdata[0], geometry->head, geometry->tray, height);
  for (guint i = 0; i + 1 < self->cells->len; i++)
    {
      GtkWidget *cell = self->cells->pdata[i + 1];
      int x = geometry->left + geometry->x[i] - (int) self->scene->scroll, end = x + geometry->x[i + 1] - geometry->x[i];
      gboolean seen = end > geometry->left && x < width;

      gtk_widget_set_child_visible (cell, seen);
      if (seen || gtk_widget_get_focusable (cell))
        allocate (cell, x, end - x, height);
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
  g_clear_pointer (&self->shown, jalons_year_row_unref);
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

static const JalonsYearCellKind cell_kind = { draw_cell, tell_cell }, head_kind = { draw_head, NULL };

static JalonsYearCell *
add_cell (JalonsYearRowWidget *self,
          GtkAccessibleRole role,
          int column,
          const JalonsYearCellKind *kind)
{
  JalonsYearCell *cell = jalons_year_cell_new (role, column, kind, self);

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
  self->head = add_cell (self, GTK_ACCESSIBLE_ROLE_ROW_HEADER, JALONS_COLUMN_HEAD, &head_kind);
  if (heading)
    return self;
  for (int column = JALONS_COLUMN_TRAY; column < (int) columns->n_columns; column++)
    g_ptr_array_add (self->cells, add_cell (self, GTK_ACCESSIBLE_ROLE_GRID_CELL, column, &cell_kind));
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
show_cell (JalonsYearRowWidget *self,
           JalonsYearCell *cell)
{
  const JalonsYearRow *row = row_of (self);
  int column = jalons_year_cell_get_column (cell);
  guint n_chips;

  jalons_year_row_chips (row, column, &n_chips);
  jalons_year_cell_set_blank (cell, n_chips == 0);
  jalons_year_cell_redraw (cell);
}

static void
find_absences (JalonsYearRowWidget *self)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene->table);

  for (guint i = 0; i < self->away->len; i++)
    g_array_index (self->away, gboolean, i) = jalons_year_row_find_absence (row_of (self), &columns->columns[i]) != NULL;
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
                                                               jalons_division_year (row_of (self)->division));

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < milestones->len; i++)
    {
      JalonsMilestone *milestone = g_ptr_array_index (milestones, i);
      JalonsDay day = jalons_milestone_day (milestone);
      int column = day != JALONS_NO_DAY ? jalons_year_columns_find_day (columns, day) : -1;
      Mark mark = { .column = (guint) column };

      if (column < 0 || !is_for_level (milestone, row_of (self)->level))
        continue;
      mark.part = (float) jalons_year_columns_part (columns, mark.column, day);
      g_array_append_val (self->marks, mark);
    }
}

static void
keep_shown (JalonsYearRowWidget *self)
{
  JalonsYearRow *before = self->shown;

  self->shown = jalons_year_row_ref ((JalonsYearRow *) row_of (self));
  g_clear_pointer (&before, jalons_year_row_unref);
}

/**
 * jalons_year_row_refresh:
 *
 * Shows the row of the table anew: it is of another class, or the style is another. jalons_year_row_name() is to follow.
 */
void
jalons_year_row_refresh (JalonsYearRowWidget *self)
{
  const JalonsYearRow *row = row_of (self);

  keep_shown (self);
  self->unnamed = TRUE;
  jalons_year_cell_redraw (self->head);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, self->position + 2, -1);
  if (self->heading)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, !row->collapsed, -1);
  else
    {
      find_absences (self);
      find_marks (self);
    }
  for (guint i = 0; i < self->cells->len; i++)
    show_cell (self, self->cells->pdata[i]);
  jalons_year_row_mark (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
may_be_compared (const JalonsYearRow *before,
                 const JalonsYearRow *now)
{
  return before != NULL && before->division != NULL && before->n_columns == now->n_columns &&
         g_str_equal (before->key, now->key);
}

/**
 * jalons_year_row_update:
 *
 * Something is another in the row of the table: what differs is drawn again, a cell or two of some fifty.
 * jalons_year_row_name() is to follow.
 */
void
jalons_year_row_update (JalonsYearRowWidget *self)
{
  g_autoptr (JalonsYearRow) before = self->shown ? jalons_year_row_ref (self->shown) : NULL;
  const JalonsYearRow *now = row_of (self);

  if (!may_be_compared (before, now))
    {
      jalons_year_row_refresh (self);
      return;
    }
  keep_shown (self);
  self->unnamed = TRUE;
  jalons_year_cell_redraw (self->head);
  find_absences (self);
  find_marks (self);
  for (guint i = 0; i < self->cells->len; i++)
    if (!jalons_year_row_same_cell (before, now, jalons_year_cell_get_column (self->cells->pdata[i])))
      show_cell (self, self->cells->pdata[i]);
  jalons_year_row_mark (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  const JalonsYearRow *row = row_of (self);
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
  name_cell (self->head, jalons_year_words_head (row_of (self)));
  for (guint i = 0; i < self->cells->len; i++)
    {
      JalonsYearCell *cell = self->cells->pdata[i];

      name_cell (cell, jalons_year_words_cell (self->scene->table, row_of (self), jalons_year_cell_get_column (cell)));
    }
  return TRUE;
}

/* Marks */

static gboolean
in_range (const JalonsYearScene *scene,
          int row,
          int column)
{
  const JalonsYearPlace *a = &scene->anchor, *b = &scene->cursor;

  if (a->row < 0 || b->row < 0 || (a->row == b->row && a->column == b->column))
    return FALSE;
  return row >= MIN (a->row, b->row) && row <= MAX (a->row, b->row) && column >= MIN (a->column, b->column) &&
         column <= MAX (a->column, b->column);
}

/* The colour under a cell: what a drop there would break, or that it is selected. */
static gboolean
find_tint (JalonsYearRowWidget *self,
           int column,
           GdkRGBA *tint)
{
  static const JalonsColour colours[] = { JALONS_COLOUR_SUCCESS, JALONS_COLOUR_WARNING, JALONS_COLOUR_WARNING,
                                          JALONS_COLOUR_ERROR };
  const JalonsYearScene *scene = self->scene;
  gboolean over = scene->drop.row == self->position && scene->drop.column == column;
  guint worst;

  if (scene->targets == NULL)
    {
      *tint = *jalons_year_paint_colour (scene->paint, JALONS_COLOUR_ACCENT);
      tint->alpha = 0.16f;
      return in_range (scene, self->position, column);
    }
  worst = scene->targets[jalons_year_target_index (scene->geometry.n_columns, self->position, column)];
  if (worst == JALONS_NO_TARGET)
    return FALSE;
  *tint = *jalons_year_paint_colour (scene->paint, colours[worst]);
  tint->alpha = over ? 0.55f : worst > 1 ? 0.22f
                                         : 0.06f;
  return TRUE;
}

static void
mark_cell (JalonsYearRowWidget *self,
           JalonsYearCell *cell)
{
  GdkRGBA tint;
  int column = jalons_year_cell_get_column (cell);
  gboolean ringed = has_cursor (self, column);

  jalons_year_cell_set_tint (cell, find_tint (self, column, &tint) ? &tint : NULL);
  gtk_widget_set_focusable (GTK_WIDGET (cell), ringed);
  jalons_year_cell_set_ring (cell, ringed ? jalons_year_paint_colour (self->scene->paint, JALONS_COLOUR_ACCENT) : NULL);
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
}
