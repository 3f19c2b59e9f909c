/* The two adjustments of a widget that is a GtkScrollable.
 * Invariant: both are always there, with or without a GtkScrolledWindow around the widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The identifiers of the properties of GtkScrollable; those of the widget itself come after them. */
enum
{
  JALONS_SCROLLING_HADJUSTMENT = 1,
  JALONS_SCROLLING_VADJUSTMENT,
  JALONS_SCROLLING_HSCROLL_POLICY,
  JALONS_SCROLLING_VSCROLL_POLICY,
  JALONS_SCROLLING_N_PROPERTIES,
};

/**
 * JalonsScrolling:
 * @widget: who is scrolled, not owned
 * @across: from left to right
 * @down: from top to bottom
 */
typedef struct
{
  GtkWidget *widget;
  GtkAdjustment *across, *down;
  GCallback on_across, on_down;
} JalonsScrolling;

void     jalons_scrolling_class_init   (GObjectClass *object_class);
void     jalons_scrolling_init         (JalonsScrolling *self, GtkWidget *widget, GCallback on_across, GCallback on_down);
void     jalons_scrolling_clear        (JalonsScrolling *self);
gboolean jalons_scrolling_get_property (const JalonsScrolling *self, guint id, GValue *value);
gboolean jalons_scrolling_set_property (JalonsScrolling *self, guint id, const GValue *value);
void     jalons_scrolling_configure    (GtkAdjustment *adjustment, double value, double upper, double page, double step);

G_END_DECLS
