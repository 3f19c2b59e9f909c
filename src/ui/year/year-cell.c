/* A cell that keeps its picture.
 * Invariant: tint and ring are laid under and over the picture and never redraw it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-cell.h"

#include <string.h>

/* Ticks and numbers stand a little over the edge. */
#define OVERHANG 4

/* More than these are not on the screen, whatever the zoom: begin anew. */
#define MOST_PICTURES 600

struct _JalonsYearCell
{
  GtkWidget parent_instance;

  int column;
  const JalonsYearCellKind *kind;
  gpointer data;
  GskRenderNode *picture;
  gboolean blank; /* there is nothing to draw */
  GdkRGBA tint;
  GdkRGBA ring;
};

G_DEFINE_FINAL_TYPE (JalonsYearCell, jalons_year_cell, GTK_TYPE_WIDGET)

/* Drawn once as pixels. */
static cairo_surface_t *
draw_pixels (JalonsYearCell *self,
             int width,
             int height,
             int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (width + 2 * OVERHANG) * scale,
                                                         (height + 2 * OVERHANG) * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, OVERHANG, OVERHANG);
  self->kind->draw (self, cr, width, height, self->data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static const guint32 *
pixels_of_row (cairo_surface_t *surface,
               int row)
{
  return (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + row * cairo_image_surface_get_stride (surface));
}

/* The part of @surface outside of which there is nothing; it is empty when there is nothing at all. */
static GdkRectangle
find_drawn (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int left = width, right = 0, top = height, bottom = 0;

  for (int row = 0; row < height; row++)
    {
      const guint32 *pixels = pixels_of_row (surface, row);

      for (int column = 0; column < width; column++)
        if (pixels[column] != 0)
          {
            left = MIN (left, column);
            right = MAX (right, column + 1);
            top = MIN (top, row);
            bottom = row + 1;
          }
    }
  return (GdkRectangle){ left, top, right - left, bottom - top };
}

static GdkTexture *
copy_part (cairo_surface_t *surface,
           const GdkRectangle *part)
{
  gsize stride = (gsize) part->width * sizeof (guint32);
  guint8 *copy = g_malloc (stride * (gsize) part->height);
  g_autoptr (GBytes) bytes = g_bytes_new_take (copy, stride * (gsize) part->height);

  for (int row = 0; row < part->height; row++)
    memcpy (copy + (gsize) row * stride, pixels_of_row (surface, part->y + row) + part->x, stride);
  return gdk_memory_texture_new (part->width, part->height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* A frame copies pixels: replaying the letters and lines of hundreds of cells would cost more than scrolling may. Of these
 * only those are kept that something was drawn on, a third of them. */
static GskRenderNode *
make_picture (JalonsYearCell *self,
              int width,
              int height,
              int scale)
{
  cairo_surface_t *pixels = draw_pixels (self, width, height, scale);
  GdkRectangle drawn = find_drawn (pixels);
  GskRenderNode *picture;

  if (drawn.width > 0)
    {
      g_autoptr (GdkTexture) texture = copy_part (pixels, &drawn);

      picture = gsk_texture_node_new (texture, &GRAPHENE_RECT_INIT ((float) drawn.x / (float) scale - OVERHANG,
                                                                    (float) drawn.y / (float) scale - OVERHANG,
                                                                    (float) drawn.width / (float) scale,
                                                                    (float) drawn.height / (float) scale));
    }
  else
    picture = gsk_container_node_new (NULL, 0);
  cairo_surface_destroy (pixels);
  return picture;
}

static GskRenderNode *
share_picture (JalonsYearCell *self,
               int width,
               int height,
               int scale,
               GHashTable *pictures,
               GBytes *look)
{
  GskRenderNode *picture = g_hash_table_lookup (pictures, look);

  if (picture != NULL)
    return gsk_render_node_ref (picture);
  if (g_hash_table_size (pictures) >= MOST_PICTURES)
    g_hash_table_remove_all (pictures);
  picture = make_picture (self, width, height, scale);
  g_hash_table_insert (pictures, g_bytes_ref (look), gsk_render_node_ref (picture));
  return picture;
}

static GskRenderNode *
need_picture (JalonsYearCell *self,
              int width,
              int height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GHashTable *pictures = NULL;
  g_autoptr (GBytes) look = NULL;

  if (self->picture != NULL)
    return self->picture;
  if (self->kind->tell != NULL)
    look = self->kind->tell (self, width, height, scale, &pictures, self->data);
  self->picture = look != NULL ? share_picture (self, width, height, scale, pictures, look)
                               : make_picture (self, width, height, scale);
  return self->picture;
}

static void
append_ring (JalonsYearCell *self,
             GtkSnapshot *snapshot,
             float width,
             float height)
{
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA colours[] = { self->ring, self->ring, self->ring, self->ring };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), 4);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
jalons_year_cell_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  JalonsYearCell *self = JALONS_YEAR_CELL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->tint.alpha > 0)
    gtk_snapshot_append_color (snapshot, &self->tint,
                               &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!self->blank)
    gtk_snapshot_append_node (snapshot, need_picture (self, width, height));
  if (self->ring.alpha > 0)
    append_ring (self, snapshot, (float) width, (float) height);
}

static void
jalons_year_cell_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  g_clear_pointer (&JALONS_YEAR_CELL (widget)->picture, gsk_render_node_unref);
}

static void
jalons_year_cell_finalize (GObject *object)
{
  g_clear_pointer (&JALONS_YEAR_CELL (object)->picture, gsk_render_node_unref);

  G_OBJECT_CLASS (jalons_year_cell_parent_class)->finalize (object);
}

static void
jalons_year_cell_class_init (JalonsYearCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_year_cell_finalize;
  widget_class->snapshot = jalons_year_cell_snapshot;
  widget_class->size_allocate = jalons_year_cell_size_allocate;
}

static void
jalons_year_cell_init (JalonsYearCell *self)
{
}

/**
 * jalons_year_cell_new:
 * @role: what it is to a screen reader
 * @column: which column it is of
 * @kind: (transfer none): what draws it
 * @data: for @kind; it lives longer than the cell
 */
JalonsYearCell *
jalons_year_cell_new (GtkAccessibleRole role,
                      int column,
                      const JalonsYearCellKind *kind,
                      gpointer data)
{
  JalonsYearCell *self = g_object_new (JALONS_TYPE_YEAR_CELL, "accessible-role", role, NULL);

  self->column = column;
  self->kind = kind;
  self->data = data;
  return self;
}

/**
 * jalons_year_cell_get_column:
 *
 * Returns: which column, or %JALONS_COLUMN_TRAY or %JALONS_COLUMN_HEAD
 */
int
jalons_year_cell_get_column (JalonsYearCell *self)
{
  return self->column;
}

void
jalons_year_cell_set_name (JalonsYearCell *self,
                           const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
jalons_year_cell_set_blank (JalonsYearCell *self,
                            gboolean blank)
{
  self->blank = blank;
}

static void
set_colour (JalonsYearCell *self,
            GdkRGBA *where,
            const GdkRGBA *colour)
{
  const GdkRGBA now = colour ? *colour : (GdkRGBA){ 0 };

  if (gdk_rgba_equal (where, &now))
    return;
  *where = now;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * jalons_year_cell_set_tint:
 * @tint: (nullable): a colour under the cell
 */
void
jalons_year_cell_set_tint (JalonsYearCell *self,
                           const GdkRGBA *tint)
{
  set_colour (self, &self->tint, tint);
}

/**
 * jalons_year_cell_set_ring:
 * @ring: (nullable): the colour of a line around the cell
 */
void
jalons_year_cell_set_ring (JalonsYearCell *self,
                           const GdkRGBA *ring)
{
  set_colour (self, &self->ring, ring);
}

void
jalons_year_cell_redraw (JalonsYearCell *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
