/* The rules that an activity breaks, each with its sentence and what can be done.
 * Invariant: it is invisible when there is nothing to say, and is rebuilt only when what it says changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/issue-list.h"

#include "core/rules/rules.h"

struct _JalonsIssueList
{
  GtkWidget parent_instance;
  GtkWidget *box;
  char *shown; /* the sentences that are there */
};

G_DEFINE_FINAL_TYPE (JalonsIssueList, jalons_issue_list, GTK_TYPE_WIDGET)

static void
jalons_issue_list_dispose (GObject *object)
{
  JalonsIssueList *self = JALONS_ISSUE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (jalons_issue_list_parent_class)->dispose (object);
}

static void
jalons_issue_list_class_init (JalonsIssueListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_issue_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
jalons_issue_list_init (JalonsIssueList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
new_label (const char *text,
           const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
new_row (const JalonsIssue *issue)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *icon_name = issue->severity == JALONS_SEVERITY_ADVICE ? "dialog-information-symbolic"
                                                                    : "dialog-warning-symbolic";
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), new_label (issue->text, NULL));
  gtk_box_append (GTK_BOX (words), new_label (issue->advice, "caption"));
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (row, "issue");
  gtk_widget_add_css_class (row, jalons_severity_code (issue->severity));
  return row;
}

/**
 * jalons_issue_list_show:
 * @issues: (element-type JalonsIssue): what to show, perhaps nothing
 */
void
jalons_issue_list_show (JalonsIssueList *self,
                        GPtrArray *issues)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < issues->len; i++)
    g_string_append_printf (text, "%s\n", ((JalonsIssue *) g_ptr_array_index (issues, i))->text);
  if (g_strcmp0 (text->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text->str);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < issues->len; i++)
    gtk_box_append (GTK_BOX (self->box), new_row (g_ptr_array_index (issues, i)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), issues->len > 0);
}
