/* The menu of the window, behind its button.
 * Invariant: its popover is made when it is first opened.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/primary-menu.h"

static GtkWindow *
window_of (GtkMenuButton *button)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
}

/* When an item of a menu in the menu was chosen, GTK leaves the keyboard in the closed popover, where no key is heard. A
 * dialog that the item opened has it first: it is given back when the window is the active one again. */
static void
take_from_menu (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  GtkWindow *window = window_of (button);
  GtkWidget *focus = window != NULL ? gtk_window_get_focus (window) : NULL;

  if (focus != NULL && gtk_window_is_active (window) && !gtk_widget_get_visible (GTK_WIDGET (popover)) &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (GTK_WIDGET (button));
}

static gboolean
on_gone (gpointer button)
{
  take_from_menu (button);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkMenuButton *button)
{
  /* By then a dialog is there, if there is one to come. */
  g_timeout_add_full (G_PRIORITY_LOW, 200, on_gone, g_object_ref (button), g_object_unref);
}

static void
create (GtkMenuButton *button,
        gpointer menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_menu_button_set_popover (button, popover);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed), button, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (window_of (button), "notify::is-active", G_CALLBACK (take_from_menu), button, G_CONNECT_SWAPPED);
}

/**
 * jalons_primary_menu_attach:
 * @button: one that is in a window when it is pressed
 */
void
jalons_primary_menu_attach (GtkMenuButton *button,
                            GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, create, g_object_ref (menu), g_object_unref);
}
