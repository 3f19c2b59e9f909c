/* One page of a document on the screen.
 * Invariant: its size follows from the page and the zoom alone, so that drawing never moves what is around it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/page-view.h"

#include <math.h>

struct _JalonsPageView
{
  GtkWidget parent_instance;
  double points_wide;
  double points_high;
  double zoom;         /* pixels for a point */
  GdkTexture *picture; /* NULL: not drawn yet, or let go */
};

G_DEFINE_FINAL_TYPE (JalonsPageView, jalons_page_view, GTK_TYPE_WIDGET)

static void
jalons_page_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  JalonsPageView *self = JALONS_PAGE_VIEW (widget);
  double points = orientation == GTK_ORIENTATION_HORIZONTAL ? self->points_wide : self->points_high;

  *minimum = *natural = (int) ceil (points * self->zoom);
  *minimum_baseline = *natural_baseline = -1;
}

static void
jalons_page_view_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  JalonsPageView *self = JALONS_PAGE_VIEW (widget);
  graphene_rect_t paper;

  graphene_rect_init (&paper, 0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &paper);
  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture, &paper);
}

static void
jalons_page_view_dispose (GObject *object)
{
  JalonsPageView *self = JALONS_PAGE_VIEW (object);

  g_clear_object (&self->picture);

  G_OBJECT_CLASS (jalons_page_view_parent_class)->dispose (object);
}

static void
jalons_page_view_class_init (JalonsPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jalons_page_view_dispose;
  widget_class->measure = jalons_page_view_measure;
  widget_class->snapshot = jalons_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jalons_page_view_init (JalonsPageView *self)
{
  self->zoom = 1;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * jalons_page_view_new:
 * @points_wide: width of the page, in points
 * @points_high: height of the page, in points
 */
GtkWidget *
jalons_page_view_new (double points_wide,
                      double points_high)
{
  JalonsPageView *self = g_object_new (JALONS_TYPE_PAGE_VIEW, NULL);

  self->points_wide = points_wide;
  self->points_high = points_high;
  return GTK_WIDGET (self);
}

/**
 * jalons_page_view_get_size:
 * @points_wide: (out): width of the page, in points
 * @points_high: (out): height of the page, in points
 */
void
jalons_page_view_get_size (JalonsPageView *self,
                           double *points_wide,
                           double *points_high)
{
  *points_wide = self->points_wide;
  *points_high = self->points_high;
}

/**
 * jalons_page_view_set_zoom:
 * @zoom: pixels of the screen for a point of the page
 */
void
jalons_page_view_set_zoom (JalonsPageView *self,
                           double zoom)
{
  if (fabs (zoom - self->zoom) < 1e-4)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * jalons_page_view_set_picture:
 * @picture: (nullable): the page as drawn, or %NULL to give its memory back
 */
void
jalons_page_view_set_picture (JalonsPageView *self,
                              GdkTexture *picture)
{
  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * jalons_page_view_is_drawn:
 * @pixels_wide: the width wanted; 0 for any
 *
 * Returns: whether there is a picture, of that width
 */
gboolean
jalons_page_view_is_drawn (JalonsPageView *self,
                           int pixels_wide)
{
  return self->picture != NULL && (pixels_wide == 0 || gdk_texture_get_width (self->picture) == pixels_wide);
}
