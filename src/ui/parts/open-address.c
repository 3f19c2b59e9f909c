/* Opening an address, or a file by its address.
 * Invariant: the window that it is opened from may be closed meanwhile.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/open-address.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/message.h"

typedef struct
{
  GWeakRef parent;
  char *address;
} Opening;

static void
opening_free (Opening *opening)
{
  g_weak_ref_clear (&opening->parent);
  g_free (opening->address);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
on_answered (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Opening) opening = data;

  if (jalons_message_ask_finish (result))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (source)), opening->address);
}

static void
on_launched (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&opening->parent);
  const char *address = opening->address;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL) && parent != NULL)
    jalons_message_ask_async (parent, _ ("No Program on This Computer Opens This Address"), address,
                              _ ("_Copy the Address"), JALONS_MESSAGE_SUGGESTED, on_answered, g_steal_pointer (&opening));
}

/**
 * jalons_open_address:
 * @parent: the window that is told when nothing opens
 * @address: https://… or file://…
 *
 * Opens @address, and does not wait for it.
 */
void
jalons_open_address (GtkWindow *parent,
                     const char *address)
{
  Opening *opening = g_new0 (Opening, 1);
  g_autoptr (GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent)));

  g_weak_ref_init (&opening->parent, parent);
  opening->address = g_strdup (address);
  g_app_info_launch_default_for_uri_async (address, G_APP_LAUNCH_CONTEXT (context), NULL, on_launched, opening);
}
