/* Questions and announcements, on AdwMessageDialog: the only file that knows of it.
 * Invariant: an answer comes exactly once, whatever way the window is closed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/message.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LEAST_WIDTH  460
#define MOST_LETTERS 40 /* in a line, as libadwaita has them */
#define BETWEEN      10 /* the heading and what follows it, likewise */

static void
on_response (AdwMessageDialog *dialog,
             const char *response,
             GTask *task)
{
  g_signal_handlers_disconnect_by_func (dialog, on_response, task);
  g_task_return_boolean (task, g_str_equal (response, "accept"));
  g_object_unref (task);
}

static AdwResponseAppearance
style_to_appearance (JalonsMessageStyle style)
{
  switch (style)
    {
    case JALONS_MESSAGE_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;
    case JALONS_MESSAGE_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;
    case JALONS_MESSAGE_PLAIN:
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_LETTERS);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  return label;
}

/* The texts are labels of ours: libadwaita 1.7 measures a heading of its own in one line for whatever width it tries, and
 * GTK 4.18 warns of each that is too narrow. */
static GtkWidget *
new_dialog (GtkWindow *parent,
            const char *heading,
            const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, BETWEEN);
  GtkWidget *title = new_text (heading), *text = new_text (body);

  gtk_widget_add_css_class (title, "title-2");
  gtk_widget_set_vexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, text, NULL, -1);
  gtk_widget_set_size_request (dialog, LEAST_WIDTH, -1);
  return dialog;
}

/**
 * jalons_message_ask_async:
 * @parent: (nullable): the window that waits for the answer
 * @heading: the question in a few words
 * @body: what will happen, in whole sentences
 * @accept: label of the button that says yes, with a mnemonic: "_Restore"
 * @style: what saying yes means
 * @callback: called once with the answer
 *
 * Asks a question that is answered by yes, or by Cancel.
 */
void
jalons_message_ask_async (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const char *accept,
                          JalonsMessageStyle style,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GtkWidget *dialog = new_dialog (parent, heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_response (message, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (message, "accept", accept);
  adw_message_dialog_set_response_appearance (message, "accept", style_to_appearance (style));
  adw_message_dialog_set_default_response (message, style == JALONS_MESSAGE_DESTRUCTIVE ? "cancel" : "accept");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), g_task_new (parent, NULL, callback, user_data));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * jalons_message_ask_finish:
 *
 * Returns: whether the answer was yes
 */
gboolean
jalons_message_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * jalons_message_show:
 * @parent: (nullable): the window it is about
 * @heading: what happened, in a few words
 * @body: why, and what to do
 *
 * Says something that must not be missed.
 */
void
jalons_message_show (GtkWindow *parent,
                     const char *heading,
                     const char *body)
{
  GtkWidget *dialog = new_dialog (parent, heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_response (message, "close", _ ("_Close"));
  adw_message_dialog_set_default_response (message, "close");
  adw_message_dialog_set_close_response (message, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
