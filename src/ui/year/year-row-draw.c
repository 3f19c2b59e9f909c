/* What a row of the year grid draws: its head and tray over its columns.
 * Invariant: a row has one picture of its columns and one of its margin, made anew when something in them is another.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-row-private.h"

#include "ui/year/year-draw.h"

/* Chips */

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
      g_autofree char *key = jalons_year_chip_key (jalons_year_row_data (self), &chips[i]);

      if (g_hash_table_contains (self->scene->selected, key))
        selected |= G_GUINT64_CONSTANT (1) << i;
    }
  return selected;
}

static JalonsYearCellLook
look_of (JalonsYearRowWidget *self,
         int column,
         const JalonsYearChip *chips,
         guint n_chips)
{
  JalonsYearCellLook look = { .pills = self->scene->geometry.pills, .current = -1 };

  look.selected = selected_chips (self, chips, n_chips);
  if (jalons_year_row_has_cursor (self, column) && n_chips > 1)
    look.current = CLAMP (self->scene->cursor.chip, 0, (int) n_chips - 1);
  return look;
}

static void
draw_chips (JalonsYearRowWidget *self,
            cairo_t *cr,
            int column,
            int height)
{
  guint n_chips;
  const JalonsYearChip *chips = jalons_year_row_chips (jalons_year_row_data (self), column, &n_chips);
  JalonsYearCellLook look;
  int x, width;

  if (n_chips == 0)
    return;
  look = look_of (self, column, chips, n_chips);
  jalons_year_row_find_place (self, column, &x, &width);
  cairo_save (cr);
  cairo_translate (cr, x, 0);
  jalons_year_draw_chips (self->scene->paint, cr, width, height, chips, n_chips, &look);
  cairo_restore (cr);
}

static void
draw_columns (JalonsYearRowWidget *self,
              cairo_t *cr,
              int height)
{
  for (int column = 0; column + 1 < (int) self->cells->len; column++)
    if (jalons_year_row_is_in_sight (self, column))
      draw_chips (self, cr, column, height);
}

static void
draw_margin (JalonsYearRowWidget *self,
             cairo_t *cr,
             int height)
{
  const JalonsYearRow *row = jalons_year_row_data (self);
  int x, width;

  jalons_year_row_find_place (self, JALONS_COLUMN_HEAD, &x, &width);
  if (self->heading)
    {
      jalons_year_draw_level (self->scene->paint, cr, width, height, row);
      return;
    }
  jalons_year_draw_head (self->scene->paint, cr, width, height, row);
  draw_chips (self, cr, JALONS_COLUMN_TRAY, height);
}

static gboolean
is_of (GskRenderNode *picture,
       const graphene_rect_t *area)
{
  graphene_rect_t bounds;

  if (picture == NULL)
    return FALSE;
  gsk_render_node_get_bounds (picture, &bounds);
  return graphene_rect_equal (&bounds, area);
}

/* A frame draws a picture for a row: one for each of hundreds of cells would cost more than scrolling may, and as textures they
 * would more still, for the cairo renderer of GTK 4.8 takes their pixels through floats in each frame. */
static void
append_picture (JalonsYearRowWidget *self,
                GtkSnapshot *snapshot,
                GskRenderNode **picture,
                float left,
                float width,
                void (*draw) (JalonsYearRowWidget *self, cairo_t *cr, int height))
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  const graphene_rect_t area = GRAPHENE_RECT_INIT (left, 0, width, (float) height);

  if (!is_of (*picture, &area))
    {
      cairo_t *cr;

      g_clear_pointer (picture, gsk_render_node_unref);
      *picture = gsk_cairo_node_new (&area);
      cr = gsk_cairo_node_get_draw_context (*picture);
      draw (self, cr, height);
      cairo_destroy (cr);
    }
  gtk_snapshot_append_node (snapshot, *picture);
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
append_tint (JalonsYearRowWidget *self,
             GtkSnapshot *snapshot,
             int column,
             float height)
{
  GdkRGBA tint;
  int x, width;

  if (!jalons_year_row_is_in_sight (self, column) || !find_tint (self, column, &tint))
    return;
  jalons_year_row_find_place (self, column, &x, &width);
  gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, height));
}

/* Around the cell that the keys are on. */
static void
append_ring (JalonsYearRowWidget *self,
             GtkSnapshot *snapshot,
             gboolean of_columns,
             float height)
{
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA *accent = jalons_year_paint_colour (self->scene->paint, JALONS_COLOUR_ACCENT);
  const GdkRGBA colours[] = { *accent, *accent, *accent, *accent };
  int column = self->heading ? JALONS_COLUMN_HEAD : self->scene->cursor.column, x, width;
  GskRoundedRect outline;

  if (!jalons_year_row_has_cursor (self, column) || (column >= 0) != of_columns)
    return;
  jalons_year_row_find_place (self, column, &x, &width);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, height), 4);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
append_columns (JalonsYearRowWidget *self,
                GtkSnapshot *snapshot,
                float left,
                float width,
                float height)
{
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, 0, width, height));
  append_shades (self, snapshot, height);
  append_marks (self, snapshot, height);
  for (int column = 0; column + 1 < (int) self->cells->len; column++)
    append_tint (self, snapshot, column, height);
  append_picture (self, snapshot, &self->columns, left, width, draw_columns);
  append_ring (self, snapshot, TRUE, height);
  gtk_snapshot_pop (snapshot);
}

/* The head and the tray are over the columns that slide under them. */
void
jalons_year_row_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  JalonsYearRowWidget *self = JALONS_YEAR_ROW (widget);
  const JalonsYearPaint *paint = self->scene->paint;
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float left = self->heading ? width : (float) self->scene->geometry.left;

  if (!self->heading)
    append_columns (self, snapshot, left, width - left, height);
  gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_BASE),
                             &GRAPHENE_RECT_INIT (0, 0, left, height));
  if (self->heading)
    gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_SHADE),
                               &GRAPHENE_RECT_INIT (0, 0, width, height));
  append_tint (self, snapshot, JALONS_COLUMN_HEAD, height);
  if (!self->heading)
    append_tint (self, snapshot, JALONS_COLUMN_TRAY, height);
  append_picture (self, snapshot, &self->margin, 0, left, draw_margin);
  append_ring (self, snapshot, FALSE, height);
  gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_LINE),
                             &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
}

void
jalons_year_row_forget_pictures (JalonsYearRowWidget *self)
{
  g_clear_pointer (&self->columns, gsk_render_node_unref);
  g_clear_pointer (&self->margin, gsk_render_node_unref);
}
