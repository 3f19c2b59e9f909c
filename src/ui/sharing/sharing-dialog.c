/* The window in which sharing begins.
 * Invariant: what is under way can be cancelled, and then the data folder is as it was before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/sharing-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sync/web/login-flow.h"
#include "ui/parts/busy.h"
#include "ui/parts/form-dialog.h"
#include "ui/parts/open-address.h"
#include "ui/project/author.h"
#include "ui/sharing/sharing-form.h"
#include "ui/sharing/sharing.h"

struct _JalonsSharingDialog
{
  AdwWindow parent_instance;

  JalonsWorkspace *workspace;
  gboolean again; /* something is shared already: only who we are is asked */
  GtkWidget *back;
  GtkWidget *accept;
  GtkStack *stack;
  GtkWidget *kinds;
  JalonsSharingForm *form;
  JalonsBusy *busy; /* (nullable): while something is under way */
};

G_DEFINE_FINAL_TYPE (JalonsSharingDialog, jalons_sharing_dialog, ADW_TYPE_WINDOW)

static JalonsSyncing *
syncing_of (JalonsSharingDialog *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);

  return sharing != NULL ? jalons_sharing_get_syncing (sharing) : NULL;
}

/* Pages */

/* Not to the button that cancels, which comes first of all; nor to the second field, where the stack has been at the first. */
static void
focus_first (JalonsSharingDialog *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
name_accept (JalonsSharingDialog *self)
{
  gtk_button_set_label (GTK_BUTTON (self->accept), jalons_sharing_form_deed (self->form));
}

static void
show_page (JalonsSharingDialog *self,
           const char *page)
{
  gboolean form = g_str_equal (page, "form");

  if (!form)
    jalons_sharing_form_set_error (self->form, NULL);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->accept, form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sharing.accept", form);
  gtk_button_set_label (GTK_BUTTON (self->back), form && !self->again ? _ ("_Back") : _ ("_Cancel"));
  focus_first (self);
}

/* Returns: (transfer none): is cancelled when the user gives up */
static GCancellable *
begin_work (JalonsSharingDialog *self,
            const char *words)
{
  g_clear_pointer (&self->busy, jalons_busy_free);
  self->busy = jalons_busy_new (GTK_WINDOW (self), words);
  if (syncing_of (self) != NULL)
    jalons_busy_follow (self->busy, G_OBJECT (syncing_of (self)));
  return jalons_busy_get_cancellable (self->busy);
}

/* Whether it is over for good; else the form says why not. */
static void
end_work (JalonsSharingDialog *self,
          gboolean done,
          const GError *error)
{
  if (self->workspace == NULL)
    return;
  g_clear_pointer (&self->busy, jalons_busy_free);
  if (done)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_page (self, "form");
  jalons_sharing_form_set_error (self->form,
                                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
}

/* Sharing */

/* Under which name colleagues read what is written here. */
static void
take_name (JalonsSharingDialog *self,
           const JalonsSharingChoice *choice)
{
  JalonsAuthor *author = jalons_author_of (self->workspace);
  JalonsRole role = jalons_author_get_role (author);
  JalonsRole usual = choice->inbox != NULL ? JALONS_ROLE_HEAD : JALONS_ROLE_COUNSELLOR;

  if (g_strcmp0 (jalons_author_get_name (author), choice->name) != 0)
    jalons_author_set (author, choice->name, role != JALONS_ROLE_UNSAID ? role : usual);
  jalons_store_set_author (jalons_workspace_get_store (self->workspace), choice->name);
}

static void
on_created (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsSharingDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = jalons_syncing_create_finish (JALONS_SYNCING (object), result, &error);

  end_work (self, done, error);
}

static void
on_joined (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsSharingDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = jalons_syncing_join_finish (JALONS_SYNCING (object), result, &error);

  end_work (self, done, error);
}

static void
on_reconnected (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (JalonsSharingDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = jalons_syncing_set_password_finish (JALONS_SYNCING (object), result, &error);

  end_work (self, done, error);
}

static void
create_or_join (JalonsSharingDialog *self,
                const JalonsSharingChoice *choice)
{
  GCancellable *cancellable;

  if (choice->create)
    {
      cancellable = begin_work (self, _ ("The space is being made…"));
      jalons_syncing_create_async (syncing_of (self), choice->where, choice->user, choice->password, choice->label,
                                   cancellable, on_created, g_object_ref (self));
    }
  else
    {
      cancellable = begin_work (self, _ ("What colleagues wrote is being received…"));
      jalons_syncing_join_async (syncing_of (self), choice->where, choice->user, choice->password, choice->inbox,
                                 cancellable, on_joined, g_object_ref (self));
    }
}

static void
reconnect (JalonsSharingDialog *self,
           const JalonsSharingChoice *choice)
{
  GCancellable *cancellable = begin_work (self, _ ("The server is being asked…"));

  jalons_syncing_set_password_async (syncing_of (self), choice->user, choice->password, cancellable, on_reconnected,
                                     g_object_ref (self));
}

static void
share (JalonsSharingDialog *self)
{
  g_autoptr (JalonsSharingChoice) choice = jalons_sharing_form_read (self->form);

  if (choice == NULL || syncing_of (self) == NULL)
    return;
  if (self->again)
    {
      reconnect (self, choice);
      return;
    }
  take_name (self, choice);
  create_or_join (self, choice);
}

/* Logging in */

static void
on_login (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (JalonsSharingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsLogin) login = jalons_login_flow_finish (result, &error);

  if (self->workspace == NULL)
    return;
  if (login != NULL)
    jalons_sharing_form_set_login (self->form, login->where, login->user, login->password);
  end_work (self, FALSE, error != NULL ? error : &(GError){ G_IO_ERROR, G_IO_ERROR_CANCELLED, (char *) "" });
  if (login != NULL && self->again)
    share (self);
}

static void
open_browser (const char *uri,
              gpointer data)
{
  jalons_open_address (data, uri);
}

static void
log_in (JalonsSharingDialog *self)
{
  GCancellable *cancellable =
    begin_work (self, _ ("Your browser asks who you are: say there that Jalons may reach your files, then come back."));

  jalons_login_flow_async (jalons_sharing_form_get_server (self->form), open_browser, self, cancellable, on_login,
                           g_object_ref (self));
}

/* Actions */

static void
accept_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsSharingDialog *self = JALONS_SHARING_DIALOG (widget);

  if (self->busy != NULL)
    return;
  if (jalons_sharing_form_needs_login (self->form))
    log_in (self);
  else
    share (self);
}

static void
back_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsSharingDialog *self = JALONS_SHARING_DIALOG (widget);

  if (self->busy != NULL)
    g_cancellable_cancel (jalons_busy_get_cancellable (self->busy));
  else if (!self->again && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "form"))
    show_page (self, "kinds");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
kind_action (GtkWidget *widget,
             const char *action,
             GVariant *kind)
{
  JalonsSharingDialog *self = JALONS_SHARING_DIALOG (widget);

  jalons_sharing_form_set_kind (self->form, (JalonsSharingKind) g_variant_get_int32 (kind));
  show_page (self, "form");
}

/* The widget */

static void
add_kind (GtkWidget *group,
          const char *title,
          const char *subtitle,
          JalonsSharingKind kind)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "sharing.kind");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", kind);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_kinds (void)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Through Which Folder?"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("One that all of you reach. Everything stays on each computer too, and "
                                            "works without a network."));
  add_kind (group, _ ("Nextcloud (Nuage of apps.education.fr)"), _ ("Your browser asks for your account"),
            JALONS_SHARING_NEXTCLOUD);
  add_kind (group, _ ("Another WebDAV Server"), _ ("By its address, your name there and a password"),
            JALONS_SHARING_WEBDAV);
  add_kind (group, _ ("A Folder"), _ ("Of a network share, or that another program synchronises"), JALONS_SHARING_FOLDER);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static void
jalons_sharing_dialog_dispose (GObject *object)
{
  JalonsSharingDialog *self = JALONS_SHARING_DIALOG (object);

  if (self->busy != NULL)
    g_cancellable_cancel (jalons_busy_get_cancellable (self->busy));
  g_clear_pointer (&self->busy, jalons_busy_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_sharing_dialog_parent_class)->dispose (object);
}

static void
jalons_sharing_dialog_class_init (JalonsSharingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_sharing_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "sharing.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "sharing.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "sharing.kind", "i", kind_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sharing.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "sharing.accept", NULL);
}

static void
jalons_sharing_dialog_init (JalonsSharingDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->form = JALONS_SHARING_FORM (jalons_sharing_form_new ());
  self->kinds = make_kinds ();
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, self->kinds, "kinds");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->form), "form");
  gtk_box_append (GTK_BOX (content), jalons_sharing_form_get_error (self->form));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));
  self->back = jalons_action_button_new (_ ("_Cancel"), "sharing.back");
  self->accept = jalons_action_button_new (jalons_sharing_form_deed (self->form), "sharing.accept");
  jalons_form_dialog_set_up (ADW_WINDOW (self), self->back, self->accept, content);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Share with Colleagues"));
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 480);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (name_accept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "map", G_CALLBACK (focus_first), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* The password is refused, or was changed. */
static void
ask_again (JalonsSharingDialog *self,
           const JalonsMembership *membership)
{
  self->again = TRUE;
  jalons_sharing_form_set_again (self->form, membership->where, membership->user);
  jalons_sharing_form_set_kind (self->form, strstr (membership->where, "/remote.php/dav/") != NULL
                                              ? JALONS_SHARING_NEXTCLOUD
                                              : JALONS_SHARING_WEBDAV);
  show_page (self, "form");
}

/**
 * jalons_sharing_dialog_new:
 *
 * Returns: (transfer none): the window, for beginning to share, or for saying again who we are where it is shared
 */
GtkWindow *
jalons_sharing_dialog_new (JalonsWorkspace *workspace)
{
  JalonsSharingDialog *self = g_object_new (JALONS_TYPE_SHARING_DIALOG, NULL);
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);
  const JalonsMembership *membership =
    sharing != NULL ? jalons_holder_get_membership (JALONS_HOLDER (jalons_sharing_get_space (sharing))) : NULL;
  JalonsStore *store = jalons_workspace_get_store (workspace);
  const char *name;

  self->workspace = g_object_ref (workspace);
  name = jalons_author_get_name (jalons_author_of (workspace));
  jalons_sharing_form_set_name (self->form, *name == '\0' && store != NULL ? jalons_store_get_author (store) : name);
  if (membership != NULL && jalons_syncing_get_remedy (syncing_of (self)) == JALONS_REMEDY_RECONNECT)
    ask_again (self, membership);
  else
    show_page (self, "kinds");
  return GTK_WINDOW (self);
}
