/* GtkScrollable, for widgets that place what they show themselves.
 * Invariant: an adjustment that is let go of calls nobody any more.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/scrolling.h"

void
jalons_scrolling_class_init (GObjectClass *object_class)
{
  g_object_class_override_property (object_class, JALONS_SCROLLING_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, JALONS_SCROLLING_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, JALONS_SCROLLING_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, JALONS_SCROLLING_VSCROLL_POLICY, "vscroll-policy");
}

static void
let_go (JalonsScrolling *self,
        GtkAdjustment **where)
{
  if (*where != NULL)
    g_signal_handlers_disconnect_by_data (*where, self->widget);
  g_clear_object (where);
}

static void
take (JalonsScrolling *self,
      GtkAdjustment **where,
      GtkAdjustment *adjustment,
      GCallback on_scrolled)
{
  if (adjustment != NULL && *where == adjustment)
    return;
  let_go (self, where);
  *where = g_object_ref_sink (adjustment ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*where, "value-changed", on_scrolled, self->widget);
  gtk_widget_queue_allocate (self->widget);
}

/**
 * jalons_scrolling_init:
 * @on_across: called with @widget when @self->across has another value
 * @on_down: likewise for @self->down
 *
 * For the widget's own init(): the adjustments are set while the widget is constructed.
 */
void
jalons_scrolling_init (JalonsScrolling *self,
                       GtkWidget *widget,
                       GCallback on_across,
                       GCallback on_down)
{
  self->widget = widget;
  self->on_across = on_across;
  self->on_down = on_down;
  take (self, &self->across, NULL, on_across);
  take (self, &self->down, NULL, on_down);
}

/* For dispose(): nothing of @self may be used after. */
void
jalons_scrolling_clear (JalonsScrolling *self)
{
  let_go (self, &self->across);
  let_go (self, &self->down);
}

/**
 * jalons_scrolling_get_property:
 *
 * Returns: whether @id was one of those of #GtkScrollable
 */
gboolean
jalons_scrolling_get_property (const JalonsScrolling *self,
                               guint id,
                               GValue *value)
{
  if (id == JALONS_SCROLLING_HADJUSTMENT)
    g_value_set_object (value, self->across);
  else if (id == JALONS_SCROLLING_VADJUSTMENT)
    g_value_set_object (value, self->down);
  else if (id < JALONS_SCROLLING_N_PROPERTIES)
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
  return id < JALONS_SCROLLING_N_PROPERTIES;
}

/**
 * jalons_scrolling_set_property:
 *
 * The policies are what they are: a widget that places what it shows has only its smallest size.
 *
 * Returns: whether @id was one of those of #GtkScrollable
 */
gboolean
jalons_scrolling_set_property (JalonsScrolling *self,
                               guint id,
                               const GValue *value)
{
  if (id == JALONS_SCROLLING_HADJUSTMENT)
    take (self, &self->across, g_value_get_object (value), self->on_across);
  else if (id == JALONS_SCROLLING_VADJUSTMENT)
    take (self, &self->down, g_value_get_object (value), self->on_down);
  return id < JALONS_SCROLLING_N_PROPERTIES;
}

/**
 * jalons_scrolling_configure:
 * @value: where to scroll to, in pixels; what there is limits it
 * @upper: how much there is
 * @page: how much of it is in sight
 * @step: what one turn of a wheel scrolls by
 */
void
jalons_scrolling_configure (GtkAdjustment *adjustment,
                            double value,
                            double upper,
                            double page,
                            double step)
{
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (0, upper - page)), 0, MAX (upper, page), step, page * 0.9, page);
}
