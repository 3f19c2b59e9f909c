/* One of the texts of a project.
 * Invariant: one text, one gesture, named after the part.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/project-part.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "plan/write-project.h"
#include "ui/parts/long-text.h"
#include "ui/parts/pass-focus.h"
#include "ui/parts/subject.h"
#include "ui/project/about.h"
#include "ui/sharing/conflict-bar.h"

struct _JalonsProjectPart
{
  GtkWidget parent_instance;

  JalonsProjectData *data;
  JalonsFieldId field;
  char *project_id; /* whose text is shown */
  JalonsConflictBar *conflicts;
  JalonsLongText *text;
  JalonsAboutButton *remarks;
  GtkWidget *history;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (JalonsProjectPart, jalons_project_part, GTK_TYPE_WIDGET)

/* In the workspace are the projects of every school, so that what was typed before another was chosen is written too. */
static void
on_commit (JalonsProjectPart *self,
           const char *text)
{
  JalonsWorkspace *workspace = jalons_project_data_get_workspace (self->data);
  JalonsProject *project = self->project_id ? jalons_dataset_lookup (jalons_workspace_get_dataset (workspace),
                                                                     JALONS_ENTITY_PROJECT, self->project_id)
                                            : NULL;
  g_autoptr (JalonsDraft) draft = NULL;
  g_autoptr (JalonsProposal) proposal = NULL;

  if (project == NULL)
    return;
  draft = jalons_draft_edit (project);
  jalons_draft_set_text (draft, self->field, text);
  proposal = jalons_write_record (jalons_workspace_get_dataset (workspace), draft);
  jalons_project_data_do (self->data, proposal, NULL);
}

/**
 * jalons_project_part_update:
 *
 * Shows the text of the project that is shown now.
 */
void
jalons_project_part_update (JalonsProjectPart *self)
{
  JalonsProject *project = jalons_project_data_get_project (self->data);
  const JalonsAbout about = jalons_about_part (self->field);

  if (g_strcmp0 (self->project_id, jalons_record_get_id (project)) != 0)
    {
      jalons_long_text_reset (self->text);
      g_free (self->project_id);
      self->project_id = g_strdup (jalons_record_get_id (project));
      jalons_subject_set (GTK_WIDGET (self), JALONS_ENTITY_PROJECT, self->project_id, jalons_model_field (self->field));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->history), "(sss)", "project", self->project_id,
                                        jalons_model_field (self->field)->name);
      /* Not before: the action wants to be told of what. */
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->history), "win.show-history");
    }
  jalons_conflict_bar_show (self->conflicts, jalons_project_data_get_workspace (self->data), JALONS_ENTITY_PROJECT,
                            self->project_id);
  jalons_long_text_show (self->text, jalons_record_get_text (project, self->field));
  jalons_long_text_set_editable (self->text, jalons_project_data_is_editable (self->data));
  jalons_about_button_show (self->remarks, self->data, &about);
}

static void
jalons_project_part_dispose (GObject *object)
{
  JalonsProjectPart *self = JALONS_PROJECT_PART (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->data);
  g_clear_pointer (&self->project_id, g_free);

  G_OBJECT_CLASS (jalons_project_part_parent_class)->dispose (object);
}

static gboolean
jalons_project_part_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JALONS_PROJECT_PART (widget)->text));
}

static void
jalons_project_part_class_init (JalonsProjectPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_project_part_dispose;
  widget_class->grab_focus = jalons_project_part_grab_focus;
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
jalons_project_part_init (JalonsProjectPart *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_history_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-recent-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("History (Ctrl+H)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("History"), -1);
  return button;
}

/**
 * jalons_project_part_new:
 * @field: a text of Project
 * @hint: what is to be written there
 */
GtkWidget *
jalons_project_part_new (JalonsProjectData *data,
                         JalonsFieldId field,
                         const char *hint)
{
  JalonsProjectPart *self = g_object_new (JALONS_TYPE_PROJECT_PART, NULL);

  self->data = g_object_ref (data);
  self->field = field;
  self->text = JALONS_LONG_TEXT (jalons_long_text_new (jalons_field_label (field), hint));
  self->remarks = JALONS_ABOUT_BUTTON (jalons_about_button_new ());
  self->history = make_history_button ();
  jalons_long_text_add_suffix (self->text, self->history);
  jalons_long_text_add_suffix (self->text, GTK_WIDGET (self->remarks));
  self->conflicts = g_object_new (JALONS_TYPE_CONFLICT_BAR, NULL);
  jalons_conflict_bar_set_fields (self->conflicts, &self->field, 1, FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->conflicts));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  g_signal_connect_object (self->text, "commit", G_CALLBACK (on_commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jalons_project_data_get_workspace (data), "failed", G_CALLBACK (jalons_long_text_forget_sent),
                           self->text, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
