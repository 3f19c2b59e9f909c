/* The window in which the shared space goes on in a new folder.
 * Invariant: what is proposed stands beside the present folder, so that colleagues follow by themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/roll-over-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sync/folder/where.h"
#include "ui/parts/busy.h"
#include "ui/parts/form-dialog.h"
#include "ui/parts/message.h"
#include "ui/sharing/sharing.h"

struct _JalonsRollOverDialog
{
  AdwWindow parent_instance;

  JalonsWorkspace *workspace;
  GtkWidget *accept;
  GtkWidget *name;
  GtkWidget *conflicts;
  GtkWidget *error;
  JalonsBusy *busy; /* (nullable): while it goes on */
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

/* What is open, and what becomes of it. */
static void
show_conflicts (JalonsRollOverDialog *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);
  g_autofree char *warning = jalons_space_warn_of_open (jalons_sharing_list_conflicts (sharing)->len);

  jalons_sentence_set (self->conflicts, warning);
}

/* Under way */

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
  g_clear_pointer (&self->busy, jalons_busy_free);
  if (done)
    {
      say_done (self);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  jalons_sentence_set (self->error, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
  gtk_widget_grab_focus (self->name);
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

  if (self->busy != NULL || syncing_of (self) == NULL || membership_of (self) == NULL)
    return;
  where = strchr (typed, '/') != NULL ? jalons_where_check (typed, &error) : jalons_where_beside (self->from, typed);
  if (where == NULL)
    {
      jalons_sentence_set (self->error, error != NULL ? error->message : _ ("Write the name of the new folder."));
      gtk_widget_grab_focus (self->name);
      return;
    }
  jalons_sentence_set (self->error, NULL);
  self->busy = jalons_busy_new (GTK_WINDOW (self), _ ("What all of you see now goes along to the new folder…"));
  jalons_busy_follow (self->busy, G_OBJECT (syncing_of (self)));
  jalons_syncing_roll_over_async (syncing_of (self), where,
                                  jalons_where_is_folder (where) ? NULL : membership_of (self)->user, NULL, NULL,
                                  jalons_busy_get_cancellable (self->busy), on_rolled_over, g_object_ref (self));
}

/* The widget */

static GtkWidget *
make_form (JalonsRollOverDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  self->name = adw_entry_row_new ();
  self->conflicts = jalons_sentence_new ("warning");
  self->error = jalons_sentence_new ("error");
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Each school year, or to erase for good: what all of you see now goes along to a new folder, and what was deleted, "
       "replaced or forgotten stays behind in the old one. Your colleagues’ Jalons follow, and bring what they wrote "
       "meanwhile."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("New folder, beside the present one"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->conflicts);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->error);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (gtk_widget_activate), self->accept);
  return page;
}

static void
jalons_roll_over_dialog_dispose (GObject *object)
{
  JalonsRollOverDialog *self = JALONS_ROLL_OVER_DIALOG (object);

  if (self->busy != NULL)
    g_cancellable_cancel (jalons_busy_get_cancellable (self->busy));
  g_clear_pointer (&self->busy, jalons_busy_free);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->from, g_free);

  G_OBJECT_CLASS (jalons_roll_over_dialog_parent_class)->dispose (object);
}

static void
jalons_roll_over_dialog_class_init (JalonsRollOverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_roll_over_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "roll-over.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "roll-over.accept", NULL);
}

static void
jalons_roll_over_dialog_init (JalonsRollOverDialog *self)
{
  self->accept = jalons_action_button_new (_ ("_Go On There"), "roll-over.accept");
  jalons_form_dialog_set_up (ADW_WINDOW (self), jalons_action_button_new (_ ("_Cancel"), "window.close"), self->accept,
                             make_form (self));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Go On in a New Folder"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 320);
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
  gtk_window_set_focus (GTK_WINDOW (self), self->name);
  g_signal_connect_object (jalons_workspace_get_sharing (workspace), "conflicts-changed", G_CALLBACK (show_conflicts), self,
                           G_CONNECT_SWAPPED);
  show_conflicts (self);
  return GTK_WINDOW (self);
}
