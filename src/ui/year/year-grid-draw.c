/* What the year grid draws behind and around its rows.
 * Invariant: what is behind all rows is one picture, made anew when the columns or their widths change.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-grid-private.h"

/* Drawing */

/* A square that is repeated: strokes over the whole height would be drawn again in each frame. */
static cairo_pattern_t *
new_hatching (JalonsYearGrid *self)
{
  const int side = 6, scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side * scale, side * scale);
  cairo_pattern_t *pattern;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  jalons_year_paint_source (self->scene.paint, cr, JALONS_COLOUR_HATCH, 1);
  cairo_set_line_width (cr, 1.2);
  for (int from = -side; from <= side; from += side)
    {
      cairo_move_to (cr, from - 1, side + 1);
      cairo_line_to (cr, from + side + 1, -1);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  pattern = cairo_pattern_create_for_surface (surface);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_surface_destroy (surface);
  return pattern;
}

static void
draw_backdrop (JalonsYearGrid *self,
               cairo_t *cr,
               double height)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene.table);
  const JalonsYearGeometry *geometry = &self->scene.geometry;
  JalonsDay today = jalons_workspace_get_today (jalons_year_table_get_workspace (self->scene.table));
  cairo_pattern_t *hatching = new_hatching (self);

  for (guint i = 0; i < columns->n_columns; i++)
    {
      const JalonsYearColumn *column = &columns->columns[i];
      double x = geometry->x[i], width = geometry->x[i + 1] - x;

      if (!column->has_class)
        {
          cairo_set_source (cr, hatching);
          cairo_rectangle (cr, x, 0, width, height);
          cairo_fill (cr);
        }
      if (today >= column->first_day && today < column->end_day)
        {
          jalons_year_paint_source (self->scene.paint, cr, JALONS_COLOUR_ACCENT, 0.1);
          cairo_rectangle (cr, x, 0, width, height);
          cairo_fill (cr);
        }
    }
  cairo_pattern_destroy (hatching);
}

/* Holidays and the present week, behind all rows. */
static GskRenderNode *
need_backdrop (JalonsYearGrid *self,
               float height)
{
  graphene_rect_t bounds;

  if (self->backdrop != NULL)
    {
      gsk_render_node_get_bounds (self->backdrop, &bounds);
      if (bounds.size.height < height)
        g_clear_pointer (&self->backdrop, gsk_render_node_unref);
    }
  if (self->backdrop == NULL)
    {
      cairo_t *cr;

      self->backdrop = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) self->scene.geometry.width, height));
      cr = gsk_cairo_node_get_draw_context (self->backdrop);
      draw_backdrop (self, cr, height);
      cairo_destroy (cr);
    }
  return self->backdrop;
}

void
jalons_year_grid_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  const JalonsYearGeometry *geometry = &self->scene.geometry;
  float width = (float) gtk_widget_get_width (widget), height = (float) jalons_year_grid_body_height (self);
  double below = jalons_year_grid_rows_height (self) - gtk_adjustment_get_value (self->scrolling.down);
  float rows = (float) MIN (height, below);
  float top = (float) geometry->top, left = (float) geometry->left;

  if (!jalons_year_grid_is_ready (self))
    return;
  gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (self->scene.paint, JALONS_COLOUR_BASE),
                             &GRAPHENE_RECT_INIT (0, 0, width, (float) gtk_widget_get_height (widget)));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, top, width - left, rows));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left - (float) self->scene.scroll, top));
  gtk_snapshot_append_node (snapshot, need_backdrop (self, height));
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, top, width, height));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, self->rows->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->headings), snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->loads), snapshot);
}
