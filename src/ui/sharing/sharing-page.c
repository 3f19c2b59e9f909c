/* Preferences: sharing with colleagues.
 * Invariant: the page follows the sharing, which may begin or end in another window.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/sharing-page.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/parts/message.h"
#include "ui/parts/over.h"
#include "ui/parts/row-list.h"
#include "ui/sharing/roll-over-dialog.h"
#include "ui/sharing/sharing-dialog.h"
#include "ui/sharing/sharing.h"
#include "ui/sharing/take-back-dialog.h"

struct _JalonsSharingPage
{
  AdwPreferencesPage parent_instance;

  JalonsWorkspace *workspace;
  GtkWidget *begin;   /* while nothing is shared */
  GtkWidget *space;   /* while something is */
  AdwActionRow *where;
  AdwActionRow *state;
  GtkWidget *sync;
  AdwPreferencesGroup *people;
  JalonsRowList *members; /* of the names under which they write */
  GtkWidget *head;
  GtkWidget *renewal;
  GtkWidget *end;
  GCancellable *listing;
};

G_DEFINE_FINAL_TYPE (JalonsSharingPage, jalons_sharing_page, ADW_TYPE_PREFERENCES_PAGE)

static JalonsSharing *
sharing_of (JalonsSharingPage *self)
{
  return jalons_workspace_get_sharing (self->workspace);
}

/* Who shares */

static char *
describe_member (const JalonsMember *member)
{
  g_autofree char *moment = member->last != NULL ? jalons_format_moment (member->last) : NULL;
  const char *own = member->own ? _ ("this computer") : NULL;

  if (moment == NULL)
    return g_strdup (own != NULL ? own : "");
  if (own == NULL)
    return g_strdup_printf (_ ("last change: %s"), moment);
  /* Translators: "this computer", and a moment. */
  return g_strdup_printf (_ ("%1$s · last change: %2$s"), own, moment);
}

static void
add_member (JalonsSharingPage *self,
            const JalonsMember *member)
{
  g_autofree char *text = describe_member (member);
  gboolean named = member->author != NULL && *member->author != '\0';
  g_autofree char *title = named && *member->label != '\0' ? g_strdup_printf ("%s · %s", member->author, member->label)
                                                           : g_strdup (named ? member->author : member->label);

  jalons_row_list_add (self->members, g_strdup (named ? member->author : member->replica), g_free,
                       *title != '\0' ? title : member->replica, text, named && !member->own);
}

static void
on_members (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsSharingPage) self = data;
  g_autoptr (GPtrArray) members = jalons_space_list_members_finish (JALONS_SPACE (object), result, NULL);

  if (members == NULL || self->members == NULL)
    return;
  jalons_row_list_begin (self->members);
  for (guint i = 0; i < members->len; i++)
    add_member (self, members->pdata[i]);
  jalons_row_list_end (self->members, _ ("Those who share will be here once they have written something."));
}

static void
list_members (JalonsSharingPage *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  jalons_space_list_members_async (jalons_sharing_get_space (sharing_of (self)), self->listing, on_members,
                                   g_object_ref (self));
}

static void
take_back (gpointer whose,
           gpointer data)
{
  JalonsSharingPage *self = data;

  jalons_present_over (GTK_WIDGET (self), jalons_take_back_dialog_new (self->workspace, whose));
}

/* How it is */

static void
show_state (JalonsSharingPage *self)
{
  JalonsSyncing *syncing = jalons_sharing_get_syncing (sharing_of (self));
  const char *sentence = jalons_syncing_get_sentence (syncing);

  adw_action_row_set_subtitle (self->state, sentence != NULL ? sentence : "");
  gtk_widget_set_sensitive (self->sync, !jalons_syncing_get_busy (syncing));
}

static void
show (JalonsSharingPage *self)
{
  JalonsSharing *sharing = sharing_of (self);
  const JalonsMembership *membership =
    sharing != NULL ? jalons_holder_get_membership (JALONS_HOLDER (jalons_sharing_get_space (sharing))) : NULL;
  GtkWidget *while_shared[] = { self->space, GTK_WIDGET (self->people), self->head, self->renewal, self->end };

  gtk_widget_set_visible (self->begin, membership == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (while_shared); i++)
    gtk_widget_set_visible (while_shared[i], membership != NULL);
  gtk_widget_set_sensitive (self->begin, sharing != NULL);
  if (membership == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->where),
                                 membership->label != NULL && *membership->label != '\0' ? membership->label
                                                                                         : _ ("Shared folder"));
  adw_action_row_set_subtitle (self->where, membership->where);
  /* Who only remarks follows the others. */
  gtk_widget_set_visible (self->renewal, membership->inbox == NULL);
  show_state (self);
  list_members (self);
}

static void
on_syncing (JalonsSharingPage *self,
            GParamSpec *property)
{
  /* Where it is may be another place after any sync. */
  if (g_str_equal (property->name, "state") || g_str_equal (property->name, "last"))
    show (self);
  else if (jalons_space_is_joined (jalons_sharing_get_space (sharing_of (self))))
    show_state (self);
}

/* Beginning and ending */

static void
begin (JalonsSharingPage *self)
{
  GtkWindow *dialog = jalons_sharing_dialog_new (self->workspace);

  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (dialog);
}

static void
on_left (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (JalonsSharingPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_syncing_leave_finish (JALONS_SYNCING (object), result, &error))
    jalons_workspace_fail (self->workspace, error->message);
  else
    show (self);
}

static void
on_answer (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsSharingPage) self = data;

  if (jalons_message_ask_finish (result) && sharing_of (self) != NULL)
    jalons_syncing_leave_async (jalons_sharing_get_syncing (sharing_of (self)), NULL, on_left, g_object_ref (self));
}

static void
ask_to_leave (JalonsSharingPage *self)
{
  jalons_message_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Share no more?"),
                            _ ("All the data stay on this computer, and your colleagues keep what they have. What is "
                               "written from then on is not shared."),
                            _ ("_Share No More"), JALONS_MESSAGE_DESTRUCTIVE, on_answer, g_object_ref (self));
}

static void
roll_over (JalonsSharingPage *self)
{
  GtkWindow *dialog = jalons_roll_over_dialog_new (self->workspace);

  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (dialog);
}

static void
sync_now (JalonsSharingPage *self)
{
  jalons_syncing_run_async (jalons_sharing_get_syncing (sharing_of (self)), NULL, NULL, NULL);
}

/* The widget */

static GtkWidget *
add_group (JalonsSharingPage *self,
           const char *title,
           const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return group;
}

static GtkWidget *
add_button (GtkWidget *group,
            const char *label,
            const char *class,
            GCallback clicked,
            JalonsSharingPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (class != NULL)
    gtk_widget_add_css_class (button, class);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  return button;
}

static AdwActionRow *
add_row (GtkWidget *group,
         const char *title)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
  return row;
}

static void
make_space (JalonsSharingPage *self)
{
  self->space = add_group (self, _ ("Shared with Colleagues"), NULL);
  self->where = add_row (self->space, "");
  self->state = add_row (self->space, _ ("State"));
  self->sync = gtk_button_new_with_mnemonic (_ ("_Synchronise Now"));
  gtk_widget_set_valign (self->sync, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->sync, "clicked", G_CALLBACK (sync_now), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->state, self->sync);
}

static void
make_groups (JalonsSharingPage *self)
{
  self->begin = add_group (self, _ ("Share with Colleagues"),
                           _ ("Schools, classes, activities, the catalogue and projects can be shared through a folder "
                              "that all of you reach: the Nuage of apps.education.fr (Nextcloud), another WebDAV server, "
                              "or a network share. Everything stays on each computer and works without a network. "
                              "Without this, nothing is sent anywhere."));
  add_button (self->begin, _ ("_Share…"), "suggested-action", G_CALLBACK (begin), self);
  make_space (self);
  self->people = ADW_PREFERENCES_GROUP (add_group (self, _ ("Who Shares"), NULL));
  self->members = jalons_row_list_new (self->people, NULL, self);
  jalons_row_list_set_remove (self->members, take_back, "edit-undo-symbolic", _ ("Take back what this person changed…"));
  self->head = add_group (self, _ ("A Head of School Who Reads and Remarks"),
                          _ ("Share the folder read-only with that person, and inside it a folder “inbox” with a folder "
                             "of their own, which they may write in. They join with Jalons and give the name of that "
                             "inbox: they see everything, and only their remarks and the steps of the review come back."));
  self->renewal = add_group (self, _ ("A New School Year"),
                             _ ("Once a year, or to erase for good, the space goes on in a new folder with what all of you "
                                "see then, and your colleagues follow."));
  add_button (self->renewal, _ ("_Go On in a New Folder…"), NULL, G_CALLBACK (roll_over), self);
  self->end = add_group (self, NULL, NULL);
  add_button (self->end, _ ("Share _No More…"), "destructive-action", G_CALLBACK (ask_to_leave), self);
}

static void
jalons_sharing_page_dispose (GObject *object)
{
  JalonsSharingPage *self = JALONS_SHARING_PAGE (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_pointer (&self->members, jalons_row_list_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_sharing_page_parent_class)->dispose (object);
}

static void
jalons_sharing_page_class_init (JalonsSharingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_sharing_page_dispose;
}

static void
jalons_sharing_page_init (JalonsSharingPage *self)
{
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "sharing");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("S_haring"));
  adw_preferences_page_set_use_underline (ADW_PREFERENCES_PAGE (self), TRUE);
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "network-workgroup-symbolic");
  make_groups (self);
}

AdwPreferencesPage *
jalons_sharing_page_new (JalonsWorkspace *workspace)
{
  JalonsSharingPage *self = g_object_new (JALONS_TYPE_SHARING_PAGE, NULL);
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);

  self->workspace = g_object_ref (workspace);
  if (sharing != NULL)
    g_signal_connect_object (jalons_sharing_get_syncing (sharing), "notify", G_CALLBACK (on_syncing), self,
                             G_CONNECT_SWAPPED);
  show (self);
  return ADW_PREFERENCES_PAGE (self);
}
