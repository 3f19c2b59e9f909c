/* What is done with a project as a whole: made, taken a step further, carried away.
 * Invariant: what is being typed is given to be written before anything leaves with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/project-actions.h"

#include "core/project/project-tables.h"
#include "plan/write-project.h"
#include "ui/bilan/save-tables.h"
#include "ui/project/project-view.h"
#include "ui/project/review/author-dialog.h"
#include "ui/project/review/carry-save.h"
#include "ui/project/review/step-dialog.h"
#include "ui/project/title-dialog.h"
#include "ui/view.h"

static JalonsProjectData *
data_of (GtkWidget *view)
{
  return jalons_project_view_get_data (JALONS_PROJECT_VIEW (view));
}

static gboolean
has_project (JalonsProjectData *data)
{
  return jalons_project_data_get_project (data) != NULL;
}

static void
leave (GtkWidget *view)
{
  JALONS_VIEW_GET_IFACE (view)->leave (JALONS_VIEW (view));
}

static void
create (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  JalonsProjectData *data = data_of (widget);
  JalonsSchool *school = jalons_project_data_get_school (data);
  int start = jalons_workspace_get_start_year (jalons_project_data_get_workspace (data));
  g_autoptr (JalonsProposal) proposal = NULL;

  if (school == NULL || has_project (data))
    return;
  proposal = jalons_write_create_project (jalons_project_data_get_dataset (data), school, start);
  jalons_project_data_do (data, proposal, NULL);
}

/* The one that follows: it is shown as soon as it is written. */
static void
create_next (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  JalonsProjectData *data = data_of (widget);
  JalonsSchool *school = jalons_project_data_get_school (data);
  JalonsDataset *dataset = jalons_project_data_get_dataset (data);
  g_autoptr (JalonsProposal) proposal = NULL;
  int start;

  if (!has_project (data) || jalons_project_data_is_copy (data))
    return;
  leave (widget);
  start = jalons_workspace_get_start_year (jalons_project_data_get_workspace (data));
  start = jalons_project_next_start (dataset, school, start);
  proposal = jalons_write_create_project (dataset, school, start);
  if (jalons_project_data_do (data, proposal, NULL))
    jalons_project_data_set_project (data, jalons_draft_get_id (proposal->drafts->pdata[0]));
}

static void
take_step (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  JalonsProjectData *data = data_of (widget);
  GtkWindow *dialog;

  if (!has_project (data))
    return;
  gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  dialog = jalons_step_dialog_new (data, (JalonsProjectStep) g_variant_get_int32 (parameter));
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (dialog);
}

static void
change_title (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  JalonsProjectData *data = data_of (widget);

  if (has_project (data))
    jalons_title_dialog_present (data, widget);
}

static void
change_author (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  jalons_author_ask (widget, jalons_project_data_get_workspace (data_of (widget)));
}

static void
carry (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  JalonsProjectData *data = data_of (widget);

  leave (widget);
  if (has_project (data))
    jalons_carry_save (data, widget);
}

static void
save_tables (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  JalonsProjectData *data = data_of (widget);
  JalonsDataset *dataset = jalons_project_data_get_dataset (data);
  JalonsProject *project = jalons_project_data_get_project (data);
  g_autoptr (GPtrArray) tables = NULL;
  g_autofree char *title = NULL;

  leave (widget);
  if (!has_project (data))
    return;
  tables = jalons_project_tables (dataset, project);
  title = jalons_project_name (dataset, project);
  jalons_save_tables (jalons_project_data_get_workspace (data), widget, title, tables);
}

/**
 * jalons_project_actions_install:
 * @widget_class: of the view
 */
void
jalons_project_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "project.create", NULL, create);
  gtk_widget_class_install_action (widget_class, "project.create-next", NULL, create_next);
  gtk_widget_class_install_action (widget_class, "project.step", "i", take_step);
  gtk_widget_class_install_action (widget_class, "project.title", NULL, change_title);
  gtk_widget_class_install_action (widget_class, "project.author", NULL, change_author);
  gtk_widget_class_install_action (widget_class, "project.carry", NULL, carry);
  gtk_widget_class_install_action (widget_class, "project.save-tables", NULL, save_tables);
}
