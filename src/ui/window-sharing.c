/* The actions of the window on the sharing; and the name under which colleagues read what is written here.
 * Invariant: as in window-dialogs.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window-sharing.h"

#include "ui/project/author.h"
#include "ui/sharing/sharing-dialog.h"
#include "ui/sharing/sharing.h"

static JalonsWorkspace *
workspace_of (GtkWidget *window)
{
  return jalons_window_get_workspace (JALONS_WINDOW (window));
}

static void
share_action (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  GtkWindow *dialog = jalons_sharing_dialog_new (workspace_of (widget));

  gtk_window_set_focus (GTK_WINDOW (widget), NULL);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (widget));
  gtk_window_present (dialog);
}

static void
sync_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace_of (widget));

  if (sharing != NULL)
    jalons_syncing_run_async (jalons_sharing_get_syncing (sharing), NULL, NULL, NULL);
}

void
jalons_window_sharing_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.share", NULL, share_action);
  gtk_widget_class_install_action (widget_class, "win.sync", NULL, sync_action);
}

static gboolean
is_shared (JalonsWorkspace *workspace)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);

  return sharing != NULL && jalons_space_is_joined (jalons_sharing_get_space (sharing));
}

/* What is written is signed as remarks are. */
static void
sign (JalonsWindow *window)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (window);
  JalonsStore *store = jalons_workspace_get_store (workspace);
  JalonsAuthor *author = jalons_author_of (workspace);

  if (store != NULL && is_shared (workspace) && *jalons_author_get_name (author) != '\0')
    jalons_store_set_author (store, jalons_author_get_name (author));
}

static void
update (JalonsWindow *window)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (window);

  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.share", jalons_workspace_get_store (workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.sync", is_shared (workspace));
  sign (window);
}

/* Those who are not looking need not know at once. */
static void
on_active (JalonsWindow *window)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (jalons_window_get_workspace (window));

  if (sharing != NULL)
    jalons_syncing_set_active (jalons_sharing_get_syncing (sharing), gtk_window_is_active (GTK_WINDOW (window)));
}

static void
on_store (JalonsWindow *window)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (jalons_window_get_workspace (window));

  if (sharing != NULL)
    g_signal_connect_object (jalons_sharing_get_syncing (sharing), "notify::state", G_CALLBACK (update), window,
                             G_CONNECT_SWAPPED);
  on_active (window);
  update (window);
}

/**
 * jalons_window_sharing_connect:
 * @window: the window, once it has its workspace
 */
void
jalons_window_sharing_connect (JalonsWindow *window)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (window);

  g_signal_connect_object (workspace, "notify::store", G_CALLBACK (on_store), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_active), window, 0);
  g_signal_connect_object (jalons_author_of (workspace), "changed", G_CALLBACK (sign), window, G_CONNECT_SWAPPED);
  update (window);
}
