/* The pages of a PDF of our own making, drawn one at a time when the main loop is idle.
 * Invariant: pictures are kept only for the pages near what is seen, whatever the length of the document.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/pdf-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "print/pages.h"
#include "ui/print/page-view.h"

#define GAP        18 /* pixels around a page */
#define KEPT_PAGES 4  /* on both sides of what is seen */

struct _JalonsPdfPreview
{
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  GtkWidget *column;
  GPtrArray *pages; /* of JalonsPageView, owned by column */
  JalonsPages *document;
  JalonsPdfFit fit;
  guint drawing;    /* the idle source, or 0 */
  gboolean resized; /* the zoom is that of another size */
  int width, height;
};

G_DEFINE_FINAL_TYPE (JalonsPdfPreview, jalons_pdf_preview, GTK_TYPE_WIDGET)

static void schedule_drawing (JalonsPdfPreview *self);

/* Zoom */

static double
zoom_for (JalonsPdfPreview *self,
          double points_wide,
          double points_high)
{
  double wide = MAX (self->width - 2 * GAP, 100) / points_wide;
  double high = MAX (self->height - 2 * GAP, 100) / points_high;

  switch (self->fit)
    {
    case JALONS_PDF_FIT_PAPER:
      return 96.0 / 72;
    case JALONS_PDF_FIT_WIDTH:
      return MIN (wide, 2.0);
    case JALONS_PDF_FIT_PAGE:
    default:
      return MIN (wide, high);
    }
}

static void
update_zoom (JalonsPdfPreview *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      double wide, high;

      jalons_page_view_get_size (self->pages->pdata[i], &wide, &high);
      jalons_page_view_set_zoom (self->pages->pdata[i], zoom_for (self, wide, high));
    }
  self->resized = FALSE;
}

/* Drawing */

static GdkTexture *
draw_page (JalonsPages *document,
           int number,
           int pixels_wide,
           int pixels_high)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels_wide, pixels_high);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) pixels = NULL;
  GdkTexture *texture;
  double wide, high;
  int stride = cairo_image_surface_get_stride (surface);

  jalons_pages_get_size (document, number, &wide, &high);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, pixels_wide / wide, pixels_high / high);
  jalons_pages_draw (document, number, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) pixels_high);
  texture = gdk_memory_texture_new (pixels_wide, pixels_high, GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
  cairo_surface_destroy (surface);
  return texture;
}

/* The pages that are seen, or were before the layout is known the first one: [first, last] */
static void
find_seen (JalonsPdfPreview *self,
           int *first,
           int *last)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double top = gtk_adjustment_get_value (vertical), bottom = top + gtk_adjustment_get_page_size (vertical);

  *first = *last = 0;
  for (int i = 0; i < (int) self->pages->len; i++)
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (self->pages->pdata[i], self->column, &bounds))
        continue;
      if (bounds.origin.y + bounds.size.height < top)
        *first = *last = MIN (i + 1, (int) self->pages->len - 1);
      else if (bounds.origin.y < bottom)
        *last = i;
    }
}

static int
pixels (GtkWidget *widget,
        int size)
{
  return size * gtk_widget_get_scale_factor (widget);
}

static gboolean
draw_if_needed (JalonsPdfPreview *self,
                int index)
{
  GtkWidget *view = self->pages->pdata[index];
  int wide = pixels (view, gtk_widget_get_width (view)), high = pixels (view, gtk_widget_get_height (view));
  g_autoptr (GdkTexture) picture = NULL;

  if (wide == 0 || high == 0 || jalons_page_view_is_drawn (JALONS_PAGE_VIEW (view), wide))
    return FALSE;
  picture = draw_page (self->document, index, wide, high);
  jalons_page_view_set_picture (JALONS_PAGE_VIEW (view), picture);
  return TRUE;
}

/* One page a call, what is seen first, then those below, then those above. */
static gboolean
draw_next (gpointer data)
{
  JalonsPdfPreview *self = data;
  int first, last, most = (int) self->pages->len - 1;

  if (self->resized)
    {
      update_zoom (self);
      return G_SOURCE_CONTINUE;
    }
  find_seen (self, &first, &last);
  for (int i = first; i <= MIN (last + 1, most); i++)
    if (draw_if_needed (self, i))
      return G_SOURCE_CONTINUE;
  for (int i = first - 1; i >= MAX (first - 1, 0); i--)
    if (draw_if_needed (self, i))
      return G_SOURCE_CONTINUE;
  for (int i = 0; i <= most; i++)
    if (i < first - KEPT_PAGES || i > last + KEPT_PAGES)
      jalons_page_view_set_picture (self->pages->pdata[i], NULL);
  self->drawing = 0;
  return G_SOURCE_REMOVE;
}

static void
schedule_drawing (JalonsPdfPreview *self)
{
  if (self->drawing == 0 && self->pages->len > 0)
    self->drawing = g_idle_add (draw_next, self);
}

/* The widget */

static void
jalons_pdf_preview_size_allocate (GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  JalonsPdfPreview *self = JALONS_PDF_PREVIEW (widget);

  if (width != self->width || height != self->height)
    {
      self->width = width;
      self->height = height;
      self->resized = TRUE; /* asking for another size is not allowed in here */
    }
  gtk_widget_size_allocate (self->scrolled, &(GtkAllocation){ 0, 0, width, height }, baseline);
  schedule_drawing (self);
}

static void
jalons_pdf_preview_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  JalonsPdfPreview *self = JALONS_PDF_PREVIEW (widget);

  gtk_widget_measure (self->scrolled, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  *minimum = MAX (*minimum, 160);
  *natural = MAX (*natural, *minimum);
}

static void
jalons_pdf_preview_dispose (GObject *object)
{
  JalonsPdfPreview *self = JALONS_PDF_PREVIEW (object);

  g_clear_handle_id (&self->drawing, g_source_remove);
  g_clear_pointer (&self->document, jalons_pages_free);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_ptr_array_set_size (self->pages, 0);

  G_OBJECT_CLASS (jalons_pdf_preview_parent_class)->dispose (object);
}

static void
jalons_pdf_preview_finalize (GObject *object)
{
  g_ptr_array_unref (JALONS_PDF_PREVIEW (object)->pages);

  G_OBJECT_CLASS (jalons_pdf_preview_parent_class)->finalize (object);
}

static void
jalons_pdf_preview_class_init (JalonsPdfPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jalons_pdf_preview_dispose;
  object_class->finalize = jalons_pdf_preview_finalize;
  widget_class->measure = jalons_pdf_preview_measure;
  widget_class->size_allocate = jalons_pdf_preview_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pdfpreview");
}

static void
jalons_pdf_preview_init (JalonsPdfPreview *self)
{
  GtkAdjustment *vertical;

  self->pages = g_ptr_array_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  gtk_widget_set_valign (self->column, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->column, GAP);
  gtk_widget_set_margin_bottom (self->column, GAP);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->column);
  gtk_widget_set_focusable (self->scrolled, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages to be printed"), -1);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_swapped (vertical, "value-changed", G_CALLBACK (schedule_drawing), self);
  g_signal_connect_swapped (vertical, "changed", G_CALLBACK (schedule_drawing), self);
}

static void
add_page (JalonsPdfPreview *self,
          int index,
          int n_pages)
{
  g_autofree char *label = g_strdup_printf (_ ("Page %1$d of %2$d"), index + 1, n_pages);
  g_autofree char *text = jalons_pages_get_text (self->document, index);
  GtkWidget *view;
  double wide, high;

  jalons_pages_get_size (self->document, index, &wide, &high);
  view = jalons_page_view_new (wide, high);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_box_append (GTK_BOX (self->column), view);
  g_ptr_array_add (self->pages, view);
}

/**
 * jalons_pdf_preview_show:
 * @pdf: a PDF that this program made
 *
 * Shows @pdf in place of what was shown, at the same place if it is that long.
 *
 * Returns: whether it could be read; what was shown stays when it could not
 */
gboolean
jalons_pdf_preview_show (JalonsPdfPreview *self,
                         GBytes *pdf,
                         GError **error)
{
  JalonsPages *document = jalons_pages_open (pdf, error);
  int n_pages;

  if (document == NULL)
    return FALSE;
  for (guint i = 0; i < self->pages->len; i++)
    gtk_box_remove (GTK_BOX (self->column), self->pages->pdata[i]);
  g_ptr_array_set_size (self->pages, 0);
  g_clear_pointer (&self->document, jalons_pages_free);
  self->document = document;
  n_pages = jalons_pages_count (document);
  for (int i = 0; i < n_pages; i++)
    add_page (self, i, n_pages);
  update_zoom (self);
  schedule_drawing (self);
  return TRUE;
}

void
jalons_pdf_preview_set_fit (JalonsPdfPreview *self,
                            JalonsPdfFit fit)
{
  self->fit = fit;
  update_zoom (self);
  schedule_drawing (self);
}

/**
 * jalons_pdf_preview_get_n_pages:
 *
 * Returns: how many pages are shown
 */
int
jalons_pdf_preview_get_n_pages (JalonsPdfPreview *self)
{
  return (int) self->pages->len;
}

/**
 * jalons_pdf_preview_get_n_drawn:
 *
 * Returns: how many pages have a picture at this moment
 */
int
jalons_pdf_preview_get_n_drawn (JalonsPdfPreview *self)
{
  int n = 0;

  for (guint i = 0; i < self->pages->len; i++)
    n += jalons_page_view_is_drawn (self->pages->pdata[i], 0) ? 1 : 0;
  return n;
}
