/* Moving in a document: pages, zoom, links, and the keys.
 * Invariant: an address of the document is opened only when the user says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-window-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/parts/message.h"
#include "ui/parts/open-address.h"

/* One step of zoom: six of them double it. */
#define ZOOM_STEP 1.1225

/* Links */

static void
on_address_answered (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  g_autofree char *address = data;

  if (jalons_message_ask_finish (result))
    jalons_open_address (GTK_WINDOW (source), address);
}

static void
follow (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  JalonsReaderWindow *self = JALONS_READER_WINDOW (widget);
  const char *address;
  int page;
  double top;

  g_variant_get (parameter, "(id&s)", &page, &top, &address);
  if (page >= 0)
    jalons_reader_pages_go_to (self->pages, (unsigned) page, top);
  else
    jalons_message_ask_async (GTK_WINDOW (self), _ ("Leave Jalons for This Address?"), address, _ ("_Open in Browser"),
                              JALONS_MESSAGE_PLAIN, on_address_answered, g_strdup (address));
}

/* Zoom */

static void
zoom (GtkWidget *widget,
      const char *action,
      GVariant *step)
{
  JalonsReaderPages *pages = JALONS_READER_WINDOW (widget)->pages;

  jalons_reader_pages_set_zoom (pages, jalons_reader_pages_get_zoom (pages) * pow (ZOOM_STEP, 2 * g_variant_get_int32 (step)));
}

static void
fit (GtkWidget *widget,
     const char *action,
     GVariant *how)
{
  JalonsReaderPages *pages = JALONS_READER_WINDOW (widget)->pages;
  const char *word = g_variant_get_string (how, NULL);

  if (g_str_equal (word, "width"))
    jalons_reader_pages_set_fit (pages, JALONS_READER_FIT_WIDTH);
  else if (g_str_equal (word, "page"))
    {
      jalons_reader_pages_set_fit (pages, JALONS_READER_FIT_PAGE);
      jalons_reader_pages_go_to (pages, jalons_reader_pages_get_current (pages), 0);
    }
  else
    jalons_reader_pages_set_zoom (pages, 1);
}

/* Ctrl and the wheel */
static gboolean
on_wheel (JalonsReaderWindow *self,
          double dx,
          double dy,
          GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  jalons_reader_pages_set_zoom (self->pages, jalons_reader_pages_get_zoom (self->pages) * pow (ZOOM_STEP, -dy));
  return TRUE;
}

/* Keys */

static void
find (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  JalonsReaderWindow *self = JALONS_READER_WINDOW (widget);

  gtk_toggle_button_set_active (self->search_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
match (GtkWidget *widget,
       const char *action,
       GVariant *direction)
{
  jalons_reader_window_step_match (JALONS_READER_WINDOW (widget), g_variant_get_int32 (direction));
}

static void
type_page (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (JALONS_READER_WINDOW (widget)->page_entry));
}

static void
toggle_sidebar (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  GtkToggleButton *button = JALONS_READER_WINDOW (widget)->sidebar_button;

  if (gtk_widget_get_visible (GTK_WIDGET (button)))
    gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
scroll (GtkWidget *widget,
        const char *action,
        GVariant *how)
{
  jalons_reader_pages_scroll (JALONS_READER_WINDOW (widget)->pages, (GtkScrollType) g_variant_get_int32 (how));
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType ctrl = GDK_CONTROL_MASK;
  static const guint larger[] = { GDK_KEY_plus, GDK_KEY_KP_Add, GDK_KEY_equal };
  static const guint smaller[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  for (gsize i = 0; i < G_N_ELEMENTS (larger); i++)
    gtk_widget_class_add_binding_action (widget_class, larger[i], ctrl, "reader.zoom", "i", 1);
  for (gsize i = 0; i < G_N_ELEMENTS (smaller); i++)
    gtk_widget_class_add_binding_action (widget_class, smaller[i], ctrl, "reader.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, ctrl, "reader.fit", "s", "paper");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, ctrl, "reader.fit", "s", "paper");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, ctrl, "reader.fit", "s", "width");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, ctrl, "reader.fit", "s", "page");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, ctrl, "reader.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "reader.match", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK, "reader.match", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, ctrl, "reader.type-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, ctrl, "reader.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, ctrl, "reader.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "reader.sidebar", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, ctrl, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "reader.scroll", "i", (int) GTK_SCROLL_PAGE_UP);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "reader.scroll", "i", (int) GTK_SCROLL_PAGE_DOWN);
}

/**
 * jalons_reader_window_install_moves:
 * @widget_class: the class of #JalonsReaderWindow, being made
 */
void
jalons_reader_window_install_moves (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.follow", "(ids)", follow);
  gtk_widget_class_install_action (widget_class, "reader.zoom", "i", zoom);
  gtk_widget_class_install_action (widget_class, "reader.fit", "s", fit);
  gtk_widget_class_install_action (widget_class, "reader.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "reader.match", "i", match);
  gtk_widget_class_install_action (widget_class, "reader.type-page", NULL, type_page);
  gtk_widget_class_install_action (widget_class, "reader.sidebar", NULL, toggle_sidebar);
  gtk_widget_class_install_action (widget_class, "reader.scroll", "i", scroll);
  bind_keys (widget_class);
}

/**
 * jalons_reader_window_add_wheel:
 *
 * Ctrl and the wheel change the size of the pages.
 */
void
jalons_reader_window_add_wheel (JalonsReaderWindow *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (on_wheel), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), wheel);
}
