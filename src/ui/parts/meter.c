/* A bar that shows how much of what is owed is planned, and how much of that was held.
 * Invariant: widths are shares of the greater of owed and planned, so that an excess is seen past the mark of what is owed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/meter.h"

struct _JalonsMeter
{
  GtkWidget parent_instance;
  int owed;
  int planned;
  int done;
};

G_DEFINE_FINAL_TYPE (JalonsMeter, jalons_meter, GTK_TYPE_WIDGET)

/* The parts of the bar, in the order in which they are painted over one another. */
typedef enum
{
  PART_TROUGH,
  PART_PLANNED,
  PART_DONE,
  PART_EXCESS,
  N_PARTS,
} Part;

static const char *const part_colours[] = {
  [PART_TROUGH] = "meter_trough",
  [PART_PLANNED] = "meter_planned",
  [PART_DONE] = "meter_done",
  [PART_EXCESS] = "meter_excess",
};

/* The named colours follow dark and high contrast; style.css says what they are. */
static GdkRGBA
named_colour (GtkWidget *widget,
              Part part)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (style, part_colours[part], &colour))
    gtk_style_context_get_color (style, &colour);
  return colour;
}

/* The meter of an axis has its axis's colour, by the class of that name. */
static GdkRGBA
part_colour (GtkWidget *widget,
             Part part)
{
  GdkRGBA colour;

  if (part == PART_TROUGH || part == PART_EXCESS || !gtk_widget_has_css_class (widget, "axis-meter"))
    return named_colour (widget, part);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  if (part == PART_PLANNED)
    colour.alpha *= 0.5f;
  return colour;
}

static void
append_part (GtkWidget *widget,
             GtkSnapshot *snapshot,
             Part part,
             float from,
             float to)
{
  GdkRGBA colour = part_colour (widget, part);

  if (to > from)
    gtk_snapshot_append_color (snapshot, &colour,
                               &GRAPHENE_RECT_INIT (from, 0, to - from, (float) gtk_widget_get_height (widget)));
}

static void
jalons_meter_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  JalonsMeter *self = JALONS_METER (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float whole = (float) MAX (1, MAX (self->owed, self->planned));
  float planned = width * (float) self->planned / whole;
  float done = width * (float) MIN (self->done, self->planned) / whole;
  float owed = self->owed > 0 ? width * (float) self->owed / whole : width;
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (0, 0, width, height),
                                   height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  append_part (widget, snapshot, PART_TROUGH, 0, width);
  append_part (widget, snapshot, PART_PLANNED, 0, MIN (planned, owed));
  append_part (widget, snapshot, PART_DONE, 0, MIN (done, owed));
  append_part (widget, snapshot, PART_EXCESS, owed + 1, planned);
  gtk_snapshot_pop (snapshot);
}

static void
jalons_meter_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 24 : 6;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 96 : 6;
}

static void
jalons_meter_class_init (JalonsMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = jalons_meter_snapshot;
  widget_class->measure = jalons_meter_measure;
  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
jalons_meter_init (JalonsMeter *self)
{
}

GtkWidget *
jalons_meter_new (void)
{
  return g_object_new (JALONS_TYPE_METER, NULL);
}

/**
 * jalons_meter_set:
 * @owed: minutes owed; 0 or %JALONS_UNSET when no text says
 * @planned: minutes planned
 * @done: minutes held, a part of @planned
 * @text: (not nullable): what the bar says, in words: "31 h of 36 h"
 */
void
jalons_meter_set (JalonsMeter *self,
                  int owed,
                  int planned,
                  int done,
                  const char *text)
{
  g_return_if_fail (JALONS_IS_METER (self));

  self->owed = MAX (0, owed);
  self->planned = planned;
  self->done = done;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (self->owed, planned),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) planned,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
