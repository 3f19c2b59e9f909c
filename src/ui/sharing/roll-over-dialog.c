/* The window in which the shared space goes on in a new folder.
 * Invariant: what is proposed stands beside the present folder, so that colleagues follow by themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/roll-over-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sync/folder/where.h"
#include "ui/parts/message.h"
#include "ui/sharing/sharing.h"

struct _JalonsRollOverDialog
{
  AdwWindow parent_instance;

  JalonsWorkspace *workspace;
  GtkStack *stack;
  GtkWidget *accept;
  GtkWidget *name;
  GtkWidget *error;
  GtkWidget *bar;
  guint pulse;
  GCancellable *cancellable; /* of what is under way */
  char *from;
};

G_DEFINE_FINAL_TYPE (JalonsRollOverDialog, jalons_roll_over_dialog, ADW_TYPE_WINDOW)

static JalonsSyncing *
syncing_of (JalonsRollOverDialog *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);

  return sharing != NULL ? jalons_sharing_get_syncing (sharing) : NULL;
}

static const JalonsMembership *
membership_of (JalonsRollOverDialog *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);

  return jalons_holder_get_membership (JALONS_HOLDER (jalons_sharing_get_space (sharing)));
}

/* Under way */

static gboolean
on_pulse (gpointer data)
{
  JalonsRollOverDialog *self = data;
  JalonsSyncing *syncing = syncing_of (self);
  double fraction = syncing != NULL ? jalons_syncing_get_fraction (syncing) : -1;

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), fraction);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static void
show_page (JalonsRollOverDialog *self,
           const char *page)
{
  gboolean busy = g_str_equal (page, "busy");

  g_clear_handle_id (&self->pulse, g_source_remove);
  if (busy)
    self->pulse = g_timeout_add (150, on_pulse, self);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->accept, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roll-over.accept", !busy);
  if (!busy)
    gtk_widget_grab_focus (self->name);
}

static void
show_error (JalonsRollOverDialog *self,
            const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->error), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error, sentence != NULL);
}

/* What is left to be done stands in a window of its own: it is read once, and no toast is. */
static void
say_done (JalonsRollOverDialog *self)
{
  const char *to = membership_of (self)->where;
  g_autofree char *relation = jalons_where_relate (self->from, to);
  g_autofree char *old = jalons_where_last (self->from), *new = jalons_where_last (to);
  g_autofree char *body = NULL;

  if (relation != NULL)
    body = g_strdup_printf (_ ("Share the folder “%1$s” with the same colleagues: they follow by themselves as soon as they can "
                               "read it. Once all of them have, delete the folder “%2$s”, and empty the trash of the server."),
                            new, old);
  else
    body = g_strdup_printf (_ ("Share the folder “%1$s” with the same colleagues, and tell them to choose it when Jalons asks. "
                               "Once all of them have, delete the folder “%2$s”, and empty the trash of the server."),
                            new, old);
  jalons_message_show (gtk_window_get_transient_for (GTK_WINDOW (self)), _ ("The Space Goes On in the New Folder"), body);
}

static void
on_rolled_over (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (JalonsRollOverDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = jalons_syncing_roll_over_finish (JALONS_SYNCING (object), result, &error);

  if (self->workspace == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (done)
    {
      say_done (self);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_page (self, "form");
  show_error (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
}

/* Actions */

static void
accept_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsRollOverDialog *self = JALONS_ROLL_OVER_DIALOG (widget);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autoptr (GError) error = NULL;
  g_autofree char *where = NULL;

  if (syncing_of (self) == NULL || membership_of (self) == NULL)
    return;
  where = strchr (typed, '/') != NULL ? jalons_where_check (typed, &error) : jalons_where_beside (self->from, typed);
  if (where == NULL)
    {
      show_error (self, error != NULL ? error->message : _ ("Write the name of the new folder."));
      gtk_widget_grab_focus (self->name);
      return;
    }
  show_error (self, NULL);
  self->cancellable = g_cancellable_new ();
  show_page (self, "busy");
  jalons_syncing_roll_over_async (syncing_of (self), where,
                                  jalons_where_is_folder (where) ? NULL : membership_of (self)->user, NULL, NULL,
                                  self->cancellable, on_rolled_over, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsRollOverDialog *self = JALONS_ROLL_OVER_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
jalons_roll_over_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (JALONS_ROLL_OVER_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (jalons_roll_over_dialog_parent_class)->close_request (window);
}

/* The widget */

static GtkWidget *
make_form (JalonsRollOverDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  self->name = adw_entry_row_new ();
  self->error = gtk_label_new (NULL);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Each school year, or to erase for good: what all of you see now goes along to a new folder, and what was deleted, "
       "replaced or forgotten stays behind in the old one. Your colleagues’ Jalons follow, and bring what they wrote "
       "meanwhile."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("New folder, beside the present one"));
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_set_margin_top (self->error, 12);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->error);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (gtk_widget_activate), self->accept);
  return page;
}

static GtkWidget *
make_busy (JalonsRollOverDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *label = gtk_label_new (_ ("What all of you see now goes along to the new folder…"));

  self->bar = gtk_progress_bar_new ();
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 48);
  gtk_widget_set_margin_end (box, 48);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->bar);
  return box;
}

static GtkWidget *
make_header (JalonsRollOverDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->accept = gtk_button_new_with_mnemonic (_ ("_Go On There"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "roll-over.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->accept), "roll-over.accept");
  gtk_widget_add_css_class (self->accept, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept);
  return header;
}

static void
jalons_roll_over_dialog_dispose (GObject *object)
{
  JalonsRollOverDialog *self = JALONS_ROLL_OVER_DIALOG (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->from, g_free);

  G_OBJECT_CLASS (jalons_roll_over_dialog_parent_class)->dispose (object);
}

static void
jalons_roll_over_dialog_class_init (JalonsRollOverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_roll_over_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = jalons_roll_over_dialog_close_request;
  gtk_widget_class_install_action (widget_class, "roll-over.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "roll-over.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "roll-over.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "roll-over.accept", NULL);
}

static void
jalons_roll_over_dialog_init (JalonsRollOverDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Go On in a New Folder"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 320);
  gtk_box_append (GTK_BOX (box), make_header (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_form (self), "form");
  gtk_stack_add_named (self->stack, make_busy (self), "busy");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
}

/* "Jalons" or "Jalons 2026-2027" → "Jalons 2027-2028". */
static char *
propose_name (const char *present,
              JalonsDay today)
{
  int start = jalons_day_school_year (today);
  gsize length = strlen (present);
  g_autofree char *year = g_strdup_printf ("%d-%d", start, start + 1), *base = g_strdup (present);

  if (g_str_has_suffix (present, year))
    start++;
  if (length > 10 && base[length - 5] == '-' && base[length - 10] == ' ')
    base[length - 10] = '\0';
  return g_strdup_printf ("%s %d-%d", base, start, start + 1);
}

/**
 * jalons_roll_over_dialog_new:
 * @workspace: whose data are shared
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
jalons_roll_over_dialog_new (JalonsWorkspace *workspace)
{
  JalonsRollOverDialog *self = g_object_new (JALONS_TYPE_ROLL_OVER_DIALOG, NULL);
  g_autofree char *last = NULL, *name = NULL;

  self->workspace = g_object_ref (workspace);
  self->from = g_strdup (membership_of (self)->where);
  last = jalons_where_last (self->from);
  name = propose_name (last, jalons_workspace_get_today (workspace));
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  show_page (self, "form");
  return GTK_WINDOW (self);
}
