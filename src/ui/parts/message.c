/* Questions and announcements, on AdwMessageDialog: the only file that knows of it.
 * Invariant: an answer comes exactly once, whatever way the window is closed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/message.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 460

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

/* libadwaita 1.7 warns of a heading in one line that is wider than a dialog of few words. */
static GtkWidget *
new_dialog (GtkWindow *parent,
            const char *heading,
            const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

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
