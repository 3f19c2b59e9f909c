/* A line of words that has shorter ways to say the same.
 * Invariant: the size that it asks for comes of the texts alone, never of which one is seen, so that it settles at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/fit-label.h"

struct _JalonsFitLabel
{
  GtkWidget parent_instance;
  char **texts; /* from the longest to the shortest */
  guint shown;
  PangoAlignment alignment;
};

G_DEFINE_FINAL_TYPE (JalonsFitLabel, jalons_fit_label, GTK_TYPE_WIDGET)

static PangoLayout *
lay_out (JalonsFitLabel *self,
         guint which)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->texts[which]);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static int
width_of (JalonsFitLabel *self,
          guint which)
{
  g_autoptr (PangoLayout) layout = lay_out (self, which);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
jalons_fit_label_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  JalonsFitLabel *self = JALONS_FIT_LABEL (widget);
  guint n_texts = g_strv_length (self->texts);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, n_texts > 0 ? self->texts[0] : "");
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = width;
      /* Cut where even the shortest has no room. */
      *minimum = n_texts > 0 ? MIN (width_of (self, n_texts - 1), 3 * height) : 0;
    }
  else
    {
      *minimum = *natural = height;
      *minimum_baseline = *natural_baseline = PANGO_PIXELS (pango_layout_get_baseline (layout));
    }
}

static void
jalons_fit_label_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  JalonsFitLabel *self = JALONS_FIT_LABEL (widget);
  guint n_texts = g_strv_length (self->texts);

  self->shown = 0;
  while (self->shown + 1 < n_texts && width_of (self, self->shown) > width)
    self->shown++;
}

static void
jalons_fit_label_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  JalonsFitLabel *self = JALONS_FIT_LABEL (widget);
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (self->texts[0] == NULL)
    return;
  layout = lay_out (self, self->shown);
  pango_layout_set_alignment (layout, self->alignment);
  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0,
                              (gtk_widget_get_height (widget) - height) / 2.0, layout);
}

/**
 * jalons_fit_label_set:
 * @texts: (array zero-terminated=1): at least one, from the longest to the shortest
 */
void
jalons_fit_label_set (JalonsFitLabel *self,
                      const char *const *texts)
{
  if (g_strv_equal ((const char *const *) self->texts, texts))
    return;
  g_strfreev (self->texts);
  self->texts = g_strdupv ((char **) texts);
  self->shown = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, texts[0], -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * jalons_fit_label_set_alignment:
 * @alignment: where the words are when there is more room than they need; at the start unless told
 */
void
jalons_fit_label_set_alignment (JalonsFitLabel *self,
                                PangoAlignment alignment)
{
  self->alignment = alignment;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * jalons_fit_label_get:
 *
 * Returns: (transfer none): the one that is seen
 */
const char *
jalons_fit_label_get (JalonsFitLabel *self)
{
  return self->texts[0] != NULL ? self->texts[self->shown] : "";
}

static void
jalons_fit_label_finalize (GObject *object)
{
  g_strfreev (JALONS_FIT_LABEL (object)->texts);

  G_OBJECT_CLASS (jalons_fit_label_parent_class)->finalize (object);
}

static void
jalons_fit_label_class_init (JalonsFitLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_fit_label_finalize;
  widget_class->measure = jalons_fit_label_measure;
  widget_class->size_allocate = jalons_fit_label_size_allocate;
  widget_class->snapshot = jalons_fit_label_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
jalons_fit_label_init (JalonsFitLabel *self)
{
  self->texts = g_new0 (char *, 1);
  self->alignment = PANGO_ALIGN_LEFT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
