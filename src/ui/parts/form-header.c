/* The head of a dialog that asks for something: what gives up, the title, what goes on.
 * Invariant: there is no other way out in it, so that nobody wonders whether closing is giving up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/form-header.h"

#include <adwaita.h>

/**
 * jalons_form_header_new:
 * @back: what gives up
 * @accept: what goes on
 *
 * Returns: (transfer floating): the header bar
 */
GtkWidget *
jalons_form_header_new (GtkWidget *back,
                        GtkWidget *accept)
{
  GtkWidget *header = adw_header_bar_new ();

  gtk_widget_add_css_class (accept, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);
  return header;
}

/**
 * jalons_action_button_new:
 * @label: with its mnemonic
 * @action: "window.close"
 *
 * Returns: (transfer floating): a button that does it
 */
GtkWidget *
jalons_action_button_new (const char *label,
                          const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}
