/* The icon in the header that says how the sharing is.
 * Invariant: what it says is the sentence of the syncing, to the letter.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/sync-button.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/tip.h"
#include "ui/sharing/sharing.h"

struct _JalonsSyncButton
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsSyncing *syncing; /* that is followed */
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

static void
set_deed (JalonsSyncButton *self,
          const char *label,
          const char *action)
{
  GtkActionable *deed = GTK_ACTIONABLE (self->deed);

  gtk_button_set_label (GTK_BUTTON (deed), label);
  gtk_actionable_set_action_name (deed, action);
}

static void
show_deed (JalonsSyncButton *self)
{
  switch (jalons_syncing_get_remedy (self->syncing))
    {
    case JALONS_REMEDY_RECONNECT:
      set_deed (self, _ ("_Reconnect…"), "win.share");
      break;
    case JALONS_REMEDY_CHOOSE_FOLDER:
      set_deed (self, _ ("_Choose the Folder…"), "win.share");
      break;
    case JALONS_REMEDY_RETRY:
      set_deed (self, _ ("_Try Again"), "win.sync");
      break;
    case JALONS_REMEDY_NONE:
    case JALONS_REMEDY_UPDATE:
    default:
      set_deed (self, _ ("_Synchronise Now"), "win.sync");
      break;
    }
}

static void
show (JalonsSyncButton *self)
{
  JalonsSyncingState state = self->syncing != NULL ? jalons_syncing_get_state (self->syncing) : JALONS_SYNCING_OFF;
  const char *sentence, *note;

  gtk_widget_set_visible (GTK_WIDGET (self), state != JALONS_SYNCING_OFF);
  if (state == JALONS_SYNCING_OFF)
    return;
  sentence = jalons_syncing_get_sentence (self->syncing);
  note = jalons_syncing_get_note (self->syncing);
  gtk_menu_button_set_icon_name (self->button, icon_of (state));
  if (state == JALONS_SYNCING_ATTENTION)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "warning");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  gtk_widget_set_sensitive (self->deed, !jalons_syncing_get_busy (self->syncing));
  show_deed (self);
}

/* The store may be opened anew, as after a restoration. */
static void
follow (JalonsSyncButton *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);
  JalonsSyncing *syncing = sharing != NULL ? jalons_sharing_get_syncing (sharing) : NULL;

  if (self->syncing != NULL)
    g_signal_handlers_disconnect_by_func (self->syncing, show, self);
  g_set_object (&self->syncing, syncing);
  if (self->syncing != NULL)
    g_signal_connect_object (self->syncing, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
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
  return popover;
}

static void
jalons_sync_button_dispose (GObject *object)
{
  JalonsSyncButton *self = JALONS_SYNC_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  if (self->syncing != NULL)
    g_signal_handlers_disconnect_by_func (self->syncing, show, self);
  g_clear_object (&self->syncing);
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
