/* Takes the Tab key out of a list: GTK 4.8 goes from row to row with it, and a list box chooses each (4.18 has tab-behavior).
 * Invariant: no row is left unable to take the keyboard.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/one-stop.h"

static void
let_others_focus (GtkWidget *list,
                  GtkWidget *but,
                  gboolean can)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (row != but)
      gtk_widget_set_can_focus (row, can);
}

/* As the window would go on, had the list but this row. */
static gboolean
leave (GtkWidget *list,
       GtkDirectionType direction)
{
  GtkWidget *had = gtk_widget_get_focus_child (list);
  gboolean left;

  if (had == NULL)
    return FALSE;
  let_others_focus (list, had, FALSE);
  left = gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)), direction);
  let_others_focus (list, had, TRUE);
  return left;
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean is_back = key == GDK_KEY_ISO_Left_Tab || state & GDK_SHIFT_MASK;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab && key != GDK_KEY_ISO_Left_Tab) || state & GDK_CONTROL_MASK)
    return FALSE;
  return leave (list, is_back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

/**
 * jalons_one_stop:
 * @list: a list box or a list view, whose rows have nothing else to stop at, and show what is chosen as soon as it is
 *
 * Has Tab and Shift+Tab leave the list.
 */
void
jalons_one_stop (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), NULL);
  gtk_widget_add_controller (list, keys);
}
