/* A row for a text of several lines.
 * Invariant: the title that is seen and the name that a screen reader says are the row's own title.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/text-row.h"

struct _JalonsTextRow
{
  AdwPreferencesRow parent_instance;
  GtkWidget *label;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (JalonsTextRow, jalons_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_title (JalonsTextRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static gboolean
jalons_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (JALONS_TEXT_ROW (widget)->view);
}

static void
jalons_text_row_class_init (JalonsTextRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = jalons_text_row_grab_focus;
}

/* The text would take it for a new line: in a dialog it is the deed. */
static void
pass_on_control_return (JalonsTextRow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return"),
                                                          gtk_named_action_new ("record.accept")));
  gtk_widget_add_controller (self->view, keys);
}

static void
jalons_text_row_init (JalonsTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "subtitle");
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_set_size_request (self->view, -1, 54);
  pass_on_control_return (self);
  gtk_widget_add_css_class (box, "text-row");
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::title", G_CALLBACK (show_title), NULL);
}

GtkWidget *
jalons_text_row_new (void)
{
  return g_object_new (JALONS_TYPE_TEXT_ROW, NULL);
}

void
jalons_text_row_set (JalonsTextRow *self,
                     const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
}

/**
 * jalons_text_row_dup:
 *
 * Returns: (transfer full): the text, without blanks around it
 */
char *
jalons_text_row_dup (JalonsTextRow *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "text", &text, NULL);
  return g_strstrip (text);
}
