/* The icon in the header that says how the sharing is.
 * Invariant: what it says of the folder is the sentence of the syncing, to the letter; what waits for a person comes before it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/sync-button.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/room.h"
#include "ui/sharing/sharing.h"

struct _JalonsSyncButton
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsSharing *sharing; /* that is followed */
  JalonsSyncing *syncing; /* of it */
  GtkMenuButton *button;
  GtkWidget *sentence;
  GtkWidget *note;
  GtkWidget *deed;
};

G_DEFINE_FINAL_TYPE (JalonsSyncButton, jalons_sync_button, GTK_TYPE_WIDGET)

static const char *
icon_of (JalonsSyncingState state)
{
  switch (state)
    {
    case JALONS_SYNCING_PENDING:
      return "emblem-synchronizing-symbolic";
    case JALONS_SYNCING_OFFLINE:
      return "network-offline-symbolic";
    case JALONS_SYNCING_ATTENTION:
      return "dialog-warning-symbolic";
    case JALONS_SYNCING_REST:
    case JALONS_SYNCING_OFF:
    default:
      return "emblem-ok-symbolic";
    }
}

/* @view: (nullable): the target, which has to be there before an action that wants one, and gone before one that does not */
static void
set_deed (JalonsSyncButton *self,
          const char *label,
          const char *action,
          const char *view)
{
  GtkActionable *deed = GTK_ACTIONABLE (self->deed);

  gtk_button_set_label (GTK_BUTTON (deed), label);
  if (g_strcmp0 (gtk_actionable_get_action_name (deed), action) == 0)
    return;
  gtk_actionable_set_action_name (deed, NULL);
  gtk_actionable_set_action_target_value (deed, view != NULL ? g_variant_new_string (view) : NULL);
  gtk_actionable_set_action_name (deed, action);
}

/* No button here installs a newer Jalons: who can is asked by the sentence. */
static gboolean
is_beyond_us (JalonsSyncButton *self)
{
  return jalons_syncing_get_remedy (self->syncing) == JALONS_REMEDY_UPDATE;
}

static void
show_deed (JalonsSyncButton *self)
{
  switch (jalons_syncing_get_remedy (self->syncing))
    {
    case JALONS_REMEDY_RECONNECT:
      set_deed (self, _ ("_Reconnect…"), "win.share", NULL);
      break;
    case JALONS_REMEDY_CHOOSE_FOLDER:
      set_deed (self, _ ("_Choose the Folder…"), "win.share", NULL);
      break;
    case JALONS_REMEDY_RETRY:
      set_deed (self, _ ("_Try Again"), "win.sync", NULL);
      break;
    case JALONS_REMEDY_NONE:
    case JALONS_REMEDY_UPDATE: /* shows no button */
    default:
      set_deed (self, _ ("_Synchronise Now"), "win.sync", NULL);
      break;
    }
}

static void
show_state (JalonsSyncButton *self,
            JalonsSyncingState state)
{
  gtk_menu_button_set_icon_name (self->button, icon_of (state));
  if (state == JALONS_SYNCING_ATTENTION)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "warning");
}

/* @first comes before what else there is to say. */
static void
show_words (JalonsSyncButton *self,
            const char *first,
            const char *second)
{
  const char *note = jalons_syncing_get_note (self->syncing);
  g_autofree char *both = second != NULL ? g_strdup_printf ("%s\n%s", first, second) : g_strdup (first);
  g_autofree char *rest = g_strjoin (second != NULL && note != NULL ? "\n" : "", second != NULL ? second : "",
                                     note != NULL ? note : "", NULL);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), both);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
  gtk_label_set_label (GTK_LABEL (self->sentence), first);
  gtk_label_set_label (GTK_LABEL (self->note), rest);
  gtk_widget_set_visible (self->note, *rest != '\0');
  jalons_room_keep_lines (self->sentence);
  jalons_room_keep_lines (self->note);
}

static char *
conflicts_sentence (guint n_conflicts)
{
  return g_strdup_printf (ngettext ("%u value was written by two people at once: the later is shown, both are kept.",
                                    "%u values were written by two people at once: the later are shown, all are kept.",
                                    n_conflicts),
                          n_conflicts);
}

/* What two people wrote at once waits for one of them, wherever the folder is; what keeps us from it comes first, and leaves
 * it the button when it has none. */
static void
show (JalonsSyncButton *self)
{
  JalonsSyncingState state = self->syncing != NULL ? jalons_syncing_get_state (self->syncing) : JALONS_SYNCING_OFF;
  guint n_conflicts = self->sharing != NULL ? jalons_sharing_list_conflicts (self->sharing)->len : 0;
  g_autofree char *conflicts = n_conflicts > 0 ? conflicts_sentence (n_conflicts) : NULL;
  gboolean hindered = state == JALONS_SYNCING_ATTENTION, settles;
  const char *sentence;

  gtk_widget_set_visible (GTK_WIDGET (self), state != JALONS_SYNCING_OFF);
  if (state == JALONS_SYNCING_OFF)
    return;
  sentence = jalons_syncing_get_sentence (self->syncing);
  settles = n_conflicts > 0 && (!hindered || is_beyond_us (self));
  show_state (self, n_conflicts > 0 ? JALONS_SYNCING_ATTENTION : state);
  if (n_conflicts > 0 && !hindered)
    show_words (self, conflicts, sentence);
  else
    show_words (self, sentence, conflicts);
  if (!settles)
    show_deed (self);
  else
    set_deed (self, _ ("_Show in “To Check”"), "win.show-view", "check");
  gtk_widget_set_visible (self->deed, settles || !is_beyond_us (self));
  gtk_widget_set_sensitive (self->deed, settles || !jalons_syncing_get_busy (self->syncing));
}

static void
unfollow (JalonsSyncButton *self)
{
  if (self->syncing != NULL)
    g_signal_handlers_disconnect_by_func (self->syncing, show, self);
  if (self->sharing != NULL)
    g_signal_handlers_disconnect_by_func (self->sharing, show, self);
  g_clear_object (&self->syncing);
  g_clear_object (&self->sharing);
}

/* The store may be opened anew, as after a restoration. */
static void
follow (JalonsSyncButton *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);

  unfollow (self);
  if (sharing != NULL)
    {
      self->sharing = g_object_ref (sharing);
      self->syncing = g_object_ref (jalons_sharing_get_syncing (sharing));
      g_signal_connect_object (self->syncing, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (sharing, "conflicts-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
    }
  show (self);
}

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_width_chars (GTK_LABEL (label), 36);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* What says the same would lie over it. */
static void
on_popover_visible (JalonsSyncButton *self,
                    GParamSpec *property,
                    GtkWidget *popover)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->button), !gtk_widget_get_visible (popover));
}

static GtkWidget *
make_popover (JalonsSyncButton *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->sentence = make_label (NULL);
  self->note = make_label ("dim-label");
  self->deed = gtk_button_new_with_mnemonic ("");
  g_signal_connect_object (self->deed, "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), self->sentence);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->deed);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "notify::visible", G_CALLBACK (on_popover_visible), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
jalons_sync_button_dispose (GObject *object)
{
  JalonsSyncButton *self = JALONS_SYNC_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  unfollow (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_sync_button_parent_class)->dispose (object);
}

static void
jalons_sync_button_class_init (JalonsSyncButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_sync_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jalons_sync_button_init (JalonsSyncButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
jalons_sync_button_set_workspace (JalonsSyncButton *self,
                                  JalonsWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "notify::store", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
}
