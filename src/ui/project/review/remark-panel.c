/* The remarks on one thing, and a card to write another.
 * Invariant: what it shows is read from the data each time; only what is typed is its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/review/remark-panel.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "plan/review.h"
#include "ui/parts/choices.h"
#include "ui/project/about.h"
#include "ui/project/review/author-dialog.h"
#include "ui/project/review/thread-list.h"

struct _JalonsRemarkPanel
{
  GtkWidget parent_instance;

  JalonsProjectData *data;
  GVariant *about;   /* what is shown, or NULL */
  char *key;         /* of what is shown, in @begun */
  GHashTable *begun; /* what was typed, by what it is about */
  JalonsThreadList *list;

  GtkWidget *box;
  GtkWidget *threads;
  GtkWidget *none;
  GtkWidget *entry;
  GtkWidget *kind;
  GtkWidget *author;
};

G_DEFINE_FINAL_TYPE (JalonsRemarkPanel, jalons_remark_panel, GTK_TYPE_WIDGET)

static char *
dup_typed (JalonsRemarkPanel *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), "text", &text, NULL);
  return text;
}

/* What is begun */

static void
keep_begun (JalonsRemarkPanel *self)
{
  g_autofree char *typed = dup_typed (self);

  if (self->key != NULL)
    g_hash_table_insert (self->begun, g_strdup (self->key), g_steal_pointer (&typed));
}

/* With the project: the same level of the same year is in another school too. */
static void
show_begun (JalonsRemarkPanel *self)
{
  g_autofree char *about = g_variant_print (self->about, FALSE);
  JalonsProject *project = jalons_project_data_get_project (self->data);
  const char *typed;

  g_free (self->key);
  self->key = g_strdup_printf ("%s %s", project ? jalons_record_get_id (project) : "", about);
  typed = g_hash_table_lookup (self->begun, self->key);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), typed ? typed : "", -1);
}

/* Writing */

static void
send (gpointer data)
{
  JalonsRemarkPanel *self = data;
  JalonsAuthor *author = jalons_author_of (jalons_project_data_get_workspace (self->data));
  JalonsProject *project = jalons_project_data_get_project (self->data);
  const JalonsSignature by = { jalons_author_get_name (author), jalons_author_get_role (author),
                               jalons_project_data_get_today (self->data) };
  g_autofree char *typed = g_strstrip (dup_typed (self));
  g_autoptr (JalonsProposal) proposal = NULL;
  JalonsAbout about;

  if (self->about == NULL || project == NULL || *typed == '\0')
    return;
  about = jalons_about_from_variant (self->about);
  proposal = jalons_review_remark (jalons_project_data_get_dataset (self->data), project, &about,
                                   (JalonsRemarkKind) jalons_choices_get_enum (self->kind, JALONS_REMARK_KIND), typed,
                                   &by);
  jalons_project_data_do (self->data, proposal, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), "", -1);
  keep_begun (self);
}

static void
send_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  JalonsRemarkPanel *self = JALONS_REMARK_PANEL (widget);
  g_autofree char *typed = g_strstrip (dup_typed (self));

  if (*typed != '\0')
    jalons_author_need (widget, jalons_project_data_get_workspace (self->data), send);
  else
    gtk_widget_grab_focus (self->entry);
}

static void
author_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  jalons_author_ask (widget, jalons_project_data_get_workspace (JALONS_REMARK_PANEL (widget)->data));
}

/* Showing */

static void
show_author (JalonsRemarkPanel *self)
{
  g_autofree char *sentence = jalons_author_sentence (jalons_author_of (jalons_project_data_get_workspace (self->data)));

  gtk_label_set_label (GTK_LABEL (self->author), sentence);
}

/**
 * jalons_remark_panel_update:
 *
 * Shows the remarks on the same thing as they are now.
 */
void
jalons_remark_panel_update (JalonsRemarkPanel *self)
{
  JalonsProject *project = jalons_project_data_get_project (self->data);
  g_autoptr (GPtrArray) threads = NULL;
  JalonsAbout about;

  if (self->about == NULL || project == NULL)
    return;
  about = jalons_about_from_variant (self->about);
  threads = jalons_project_threads_about (jalons_project_data_get_dataset (self->data), project, &about);
  jalons_thread_list_show (self->list, threads);
  gtk_widget_set_visible (self->none, threads->len == 0);
}

/**
 * jalons_remark_panel_show:
 * @about: which is copied; what was begun about something else waits there
 */
void
jalons_remark_panel_show (JalonsRemarkPanel *self,
                          const JalonsAbout *about)
{
  GVariant *variant = g_variant_ref_sink (jalons_about_to_variant (about));

  keep_begun (self);
  g_clear_pointer (&self->about, g_variant_unref);
  self->about = variant;
  show_begun (self);
  jalons_remark_panel_update (self);
}

void
jalons_remark_panel_focus_entry (JalonsRemarkPanel *self)
{
  gtk_widget_grab_focus (self->entry);
}

/**
 * jalons_remark_panel_undo_typing:
 *
 * Returns: whether there was some typing to undo
 */
gboolean
jalons_remark_panel_undo_typing (JalonsRemarkPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry));

  if (!gtk_widget_has_focus (self->entry) || !gtk_text_buffer_get_can_undo (buffer))
    return FALSE;
  gtk_text_buffer_undo (buffer);
  return TRUE;
}

/* Making it */

static void
make_entry (JalonsRemarkPanel *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Write"));

  self->entry = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->entry), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->entry), FALSE);
  gtk_widget_set_size_request (self->entry, -1, 76);
  gtk_widget_add_css_class (self->entry, "card");
  gtk_widget_add_css_class (self->entry, "remark-entry");
  gtk_widget_set_tooltip_text (self->entry, _ ("Ctrl+Enter writes the remark"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New remark"), -1);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return"),
                                                          gtk_named_action_new ("remarks.send")));
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (self->box), self->entry);

  self->kind = gtk_drop_down_new (NULL, NULL);
  jalons_choices_fill_enum (self->kind, JALONS_REMARK_KIND);
  gtk_widget_set_hexpand (self->kind, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind of remark"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "remarks.send");
  gtk_box_append (GTK_BOX (row), self->kind);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
make_author (JalonsRemarkPanel *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("C_hange"));

  self->author = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->author), 0);
  gtk_label_set_wrap (GTK_LABEL (self->author), TRUE);
  gtk_widget_set_hexpand (self->author, TRUE);
  gtk_widget_add_css_class (self->author, "dim-label");
  gtk_widget_add_css_class (self->author, "caption");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_set_tooltip_text (button, _ ("Change who writes"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "remarks.author");
  gtk_box_append (GTK_BOX (row), self->author);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
jalons_remark_panel_dispose (GObject *object)
{
  JalonsRemarkPanel *self = JALONS_REMARK_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->list, jalons_thread_list_free);
  g_clear_pointer (&self->about, g_variant_unref);
  g_clear_pointer (&self->begun, g_hash_table_unref);
  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->data);

  G_OBJECT_CLASS (jalons_remark_panel_parent_class)->dispose (object);
}

static void
jalons_remark_panel_class_init (JalonsRemarkPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_remark_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "remarks.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "remarks.author", NULL, author_action);
}

static void
jalons_remark_panel_init (JalonsRemarkPanel *self)
{
  GtkWidget *title = gtk_label_new (_ ("Remarks"));

  self->begun = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (self->box), title);
  self->none = gtk_label_new (_ ("None yet. What is written here is read beside what it is about."));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->none);
  self->threads = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (self->box), self->threads);
  make_entry (self);
  make_author (self);
}

GtkWidget *
jalons_remark_panel_new (JalonsProjectData *data)
{
  JalonsRemarkPanel *self = g_object_new (JALONS_TYPE_REMARK_PANEL, NULL);

  self->data = g_object_ref (data);
  self->list = jalons_thread_list_new (GTK_BOX (self->threads), data, FALSE);
  g_signal_connect_object (jalons_author_of (jalons_project_data_get_workspace (data)), "changed",
                           G_CALLBACK (show_author), self, G_CONNECT_SWAPPED);
  show_author (self);
  return GTK_WIDGET (self);
}
