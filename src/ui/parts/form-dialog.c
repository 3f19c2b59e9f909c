/* A dialog that asks for something: what gives up, the title and what goes on stand over what is asked.
 * Invariant: there is no other way out in its head, so that nobody wonders whether closing is giving up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/form-dialog.h"

static GtkWidget *
make_header (GtkWidget *back,
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
 * jalons_form_dialog_set_up:
 * @dialog: new; its title and its size may come later
 * @back: (transfer floating): what gives up
 * @accept: (transfer floating): what goes on
 * @content: (transfer floating): what is asked; it takes the room that is left
 *
 * Makes of @dialog a modal window that goes away with its parent.
 */
void
jalons_form_dialog_set_up (AdwWindow *dialog,
                           GtkWidget *back,
                           GtkWidget *accept,
                           GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (back, accept));
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (dialog, box);
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

/**
 * jalons_sentence_new:
 * @style: a style class: "error" or "warning"
 *
 * Returns: (transfer floating): a label of whole lines, which takes no room before jalons_sentence_set()
 */
GtkWidget *
jalons_sentence_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

/**
 * jalons_sentence_set:
 * @label: of jalons_sentence_new()
 * @sentence: (nullable): what it says; %NULL hides it
 */
void
jalons_sentence_set (GtkWidget *label,
                     const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (label, sentence != NULL);
}
