/* Changes the title of a project.
 * Invariant: nothing is written while the project may not be changed, and the dialog says why.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/title-dialog.h"

#include <glib/gi18n-lib.h>

#include "plan/write-project.h"

struct _JalonsTitleDialog
{
  JalonsRecordDialog parent_instance;
  JalonsProjectData *data;
  GtkWidget *title;
  JalonsProposal *proposal; /* the one that was made last; its label is given away */
};

G_DEFINE_FINAL_TYPE (JalonsTitleDialog, jalons_title_dialog, JALONS_TYPE_RECORD_DIALOG)

static const char *
jalons_title_dialog_read (JalonsRecordDialog *dialog,
                          GPtrArray *drafts)
{
  JalonsTitleDialog *self = JALONS_TITLE_DIALOG (dialog);
  JalonsProject *project = jalons_project_data_get_project (self->data);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  g_autoptr (JalonsDraft) draft = project ? jalons_draft_edit (project) : NULL;

  if (draft == NULL)
    return "";
  jalons_draft_set_text (draft, JALONS_PROJECT_TITLE, typed);
  g_clear_pointer (&self->proposal, jalons_proposal_free);
  self->proposal = jalons_write_record (jalons_project_data_get_dataset (self->data), draft);
  if (self->proposal->drafts->len == 0 && self->proposal->left != NULL)
    {
      jalons_record_dialog_set_error (dialog, self->proposal->left);
      return NULL;
    }
  for (guint i = 0; i < self->proposal->drafts->len; i++)
    g_ptr_array_add (drafts, jalons_draft_copy (self->proposal->drafts->pdata[i]));
  return self->proposal->label;
}

static void
jalons_title_dialog_finalize (GObject *object)
{
  JalonsTitleDialog *self = JALONS_TITLE_DIALOG (object);

  g_clear_object (&self->data);
  g_clear_pointer (&self->proposal, jalons_proposal_free);

  G_OBJECT_CLASS (jalons_title_dialog_parent_class)->finalize (object);
}

static void
jalons_title_dialog_class_init (JalonsTitleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_title_dialog_finalize;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_title_dialog_read;
}

static void
jalons_title_dialog_init (JalonsTitleDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_description (group, _ ("Without a title, the project has the usual name and its years."));
  self->title = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title), _ ("Title"));
  adw_preferences_group_add (group, self->title);
  jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), GTK_WIDGET (group));
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 260);
}

/**
 * jalons_title_dialog_present:
 * @data: with a project
 * @over: over whose window
 */
void
jalons_title_dialog_present (JalonsProjectData *data,
                             GtkWidget *over)
{
  JalonsTitleDialog *self = g_object_new (JALONS_TYPE_TITLE_DIALOG, "workspace",
                                          jalons_project_data_get_workspace (data), "title", _ ("Title of the Project"),
                                          "accept-label", _ ("_Change"), NULL);

  self->data = g_object_ref (data);
  gtk_editable_set_text (GTK_EDITABLE (self->title), jalons_project_title (jalons_project_data_get_project (data)));
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (over)));
  gtk_window_present (GTK_WINDOW (self));
}
