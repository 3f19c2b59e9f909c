/* The keys and the pointer among the pages.
 * Invariant: a thumbnail is only chosen here; who shows the document goes there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-pages-private.h"

/* Clicking a thumbnail */

static void
on_pressed (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            JalonsReaderPages *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->thumbnails && self->layout != NULL)
    jalons_reader_pages_emit_chosen (self, jalons_reader_layout_get_page_at (
                                             self->layout, jalons_reader_pages_get_scrolled (self) + (int) y));
}

/* In the widget's own init(). */
void
jalons_reader_pages_add_pointer (JalonsReaderPages *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Keys */

/**
 * jalons_reader_pages_scroll:
 * @how: by a step, by what is in sight, or to one end
 */
void
jalons_reader_pages_scroll (JalonsReaderPages *self,
                            GtkScrollType how)
{
  gboolean sideways = how == GTK_SCROLL_STEP_LEFT || how == GTK_SCROLL_STEP_RIGHT;
  GtkAdjustment *adjustment = sideways ? self->scrolling.across : self->scrolling.down;
  double value, step;

  if (self->layout == NULL)
    return;
  value = gtk_adjustment_get_value (adjustment);
  step = gtk_adjustment_get_step_increment (adjustment);
  if (how == GTK_SCROLL_PAGE_UP || how == GTK_SCROLL_PAGE_DOWN)
    step = gtk_adjustment_get_page_increment (adjustment);
  if (how == GTK_SCROLL_START)
    value = 0;
  else if (how == GTK_SCROLL_END)
    value = gtk_adjustment_get_upper (adjustment);
  else if (how == GTK_SCROLL_STEP_UP || how == GTK_SCROLL_STEP_LEFT || how == GTK_SCROLL_PAGE_UP)
    value -= step;
  else
    value += step;
  gtk_adjustment_set_value (adjustment, value);
}

static void
choose_beside (JalonsReaderPages *self,
               int step)
{
  int page = (int) self->current + step;

  if (page >= 0 && page < (int) jalons_pdf_get_n_pages (self->pdf))
    jalons_reader_pages_emit_chosen (self, (unsigned) page);
}

static gboolean
on_scroll_key (GtkWidget *widget,
               GVariant *how,
               gpointer unused)
{
  JalonsReaderPages *self = JALONS_READER_PAGES (widget);
  GtkScrollType type = (GtkScrollType) g_variant_get_int32 (how);

  if (self->layout == NULL)
    return FALSE;
  if (self->thumbnails && type == GTK_SCROLL_STEP_DOWN)
    choose_beside (self, 1);
  else if (self->thumbnails && type == GTK_SCROLL_STEP_UP)
    choose_beside (self, -1);
  else
    jalons_reader_pages_scroll (self, type);
  return TRUE;
}

static void
bind_key (GtkWidgetClass *widget_class,
          guint key,
          GdkModifierType modifiers,
          GtkScrollType how)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, on_scroll_key, "i", (int) how);
}

void
jalons_reader_pages_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad;
    GtkScrollType how;
  } keys[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, GTK_SCROLL_STEP_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GTK_SCROLL_STEP_DOWN },
    { GDK_KEY_Left, GDK_KEY_KP_Left, GTK_SCROLL_STEP_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GTK_SCROLL_STEP_RIGHT },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GTK_SCROLL_PAGE_UP },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GTK_SCROLL_PAGE_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GTK_SCROLL_START },
    { GDK_KEY_End, GDK_KEY_KP_End, GTK_SCROLL_END },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      bind_key (widget_class, keys[i].key, 0, keys[i].how);
      bind_key (widget_class, keys[i].keypad, 0, keys[i].how);
    }
  bind_key (widget_class, GDK_KEY_space, 0, GTK_SCROLL_PAGE_DOWN);
  bind_key (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, GTK_SCROLL_PAGE_UP);
}
