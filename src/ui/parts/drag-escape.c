/* Giving up a drag with Escape, where GTK does not see to it itself.
 * Invariant: what watches goes with the drag.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/parts/drag-escape.h"

#if defined GDK_WINDOWING_X11 && defined JALONS_HAS_X11
#  include <X11/extensions/XInput2.h>
#  include <gdk/x11/gdkx.h>
#endif

typedef struct
{
  GdkDrag *drag;     /* borrowed: it owns this */
  GtkWidget *window; /* that it began in; NULL once that is gone */
  GtkEventController *keys;
  GdkDisplay *display;
} Watch;

/* As GDK gives up a drag; its function for it is not public, the signal is. */
static void
cancel (Watch *watch)
{
  g_signal_emit_by_name (watch->drag, "cancel", GDK_DRAG_CANCEL_USER_CANCELLED);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        Watch *watch)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  cancel (watch);
  return GDK_EVENT_STOP;
}

#if defined GDK_WINDOWING_X11 && defined JALONS_HAS_X11
static gboolean
is_escape (GdkDisplay *display,
           int code)
{
  GdkKeymapKey *keys;
  int n_keys;
  gboolean found = FALSE;

  if (!gdk_display_map_keyval (display, GDK_KEY_Escape, &keys, &n_keys))
    return FALSE;
  for (int i = 0; i < n_keys; i++)
    found = found || (int) keys[i].keycode == code;
  g_free (keys);
  return found;
}

/* GTK 4.8 grabs Escape for the root window while something is dragged, and then takes no notice of what comes from there. */
static gboolean
on_xevent (GdkDisplay *display,
           gpointer data,
           Watch *watch)
{
  const XEvent *event = data;
  const XIDeviceEvent *key = event->xcookie.data;
  int opcode, first_event, first_error;

  if (event->type != GenericEvent || key == NULL || event->xcookie.evtype != XI_KeyPress ||
      !XQueryExtension (event->xany.display, "XInputExtension", &opcode, &first_event, &first_error) ||
      event->xcookie.extension != opcode)
    return FALSE;
  if (key->event != DefaultRootWindow (event->xany.display) || !is_escape (display, key->detail))
    return FALSE;
  cancel (watch);
  return TRUE;
}
#endif

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  if (watch->window != NULL)
    gtk_widget_remove_controller (watch->window, watch->keys);
  g_clear_weak_pointer (&watch->window);
  g_signal_handlers_disconnect_by_data (watch->display, watch);
  g_object_unref (watch->display);
  g_free (watch);
}

static void
on_over (GdkDrag *drag)
{
  g_object_set_data (G_OBJECT (drag), "jalons-escape", NULL);
}

/**
 * jalons_drag_escape_watch:
 * @drag: what has just begun
 * @widget: where it began
 */
void
jalons_drag_escape_watch (GdkDrag *drag,
                          GtkWidget *widget)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->drag = drag;
  watch->display = g_object_ref (gtk_widget_get_display (widget));
  watch->keys = gtk_event_controller_key_new ();
  g_set_weak_pointer (&watch->window, GTK_WIDGET (gtk_widget_get_root (widget)));
  gtk_event_controller_set_propagation_phase (watch->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (watch->keys, "key-pressed", G_CALLBACK (on_key), watch);
  gtk_widget_add_controller (watch->window, watch->keys);
#if defined GDK_WINDOWING_X11 && defined JALONS_HAS_X11
  if (GDK_IS_X11_DISPLAY (watch->display))
    g_signal_connect (watch->display, "xevent", G_CALLBACK (on_xevent), watch);
#endif
  g_object_set_data_full (G_OBJECT (drag), "jalons-escape", watch, watch_free);
  g_signal_connect_after (drag, "cancel", G_CALLBACK (on_over), NULL);
  g_signal_connect_after (drag, "drop-performed", G_CALLBACK (on_over), NULL);
  g_signal_connect_after (drag, "dnd-finished", G_CALLBACK (on_over), NULL);
}
