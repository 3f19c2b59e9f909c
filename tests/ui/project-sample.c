/* The project of the sample, and a window on it.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-sample.h"

#include <glib/gi18n-lib.h>

#include "ui/project/programme/programme-cell.h"
#include "ui/project/project-view.h"

JalonsDataset *
project_sample_dataset (ProjectSample *shown)
{
  return jalons_workspace_get_dataset (shown->sample->workspace);
}

JalonsProject *
project_sample_project (ProjectSample *shown)
{
  JalonsSchool *school = jalons_workspace_get_school (shown->sample->workspace);

  return jalons_project_of_year (project_sample_dataset (shown), school, 2026);
}

gboolean
project_sample_is_shown (gpointer data)
{
  ProjectSample *shown = data;

  return project_sample_project (shown) != NULL && sample_find (shown->view, JALONS_TYPE_PROGRAMME_CELL, NULL) != NULL;
}

static gboolean
has_button (gpointer data)
{
  GtkWidget *button = sample_find (((ProjectSample *) data)->view, GTK_TYPE_BUTTON, _ ("_Create the Project"));

  return button != NULL && gtk_widget_get_mapped (button);
}

ProjectSample *
project_sample_open (gboolean with_project)
{
  ProjectSample *shown = g_new0 (ProjectSample, 1);

  shown->sample = sample_open (TRUE);
  shown->window = GTK_WINDOW (adw_window_new ());
  shown->view = jalons_project_view_new (shown->sample->workspace);
  adw_window_set_content (ADW_WINDOW (shown->window), shown->view);
  gtk_window_set_default_size (shown->window, 1100, 700);
  gtk_window_present (shown->window);
  sample_wait (has_button, shown);
  if (!with_project)
    return shown;
  gtk_widget_activate_action (shown->view, "project.create", NULL);
  sample_wait (project_sample_is_shown, shown);
  return shown;
}

void
project_sample_close (ProjectSample *shown)
{
  gtk_window_destroy (shown->window);
  sample_close (shown->sample);
  g_free (shown);
}

GtkWidget *
project_sample_find_cell (GtkWidget *widget,
                          const char *level,
                          int start)
{
  GtkWidget *found = NULL;

  if (JALONS_IS_PROGRAMME_CELL (widget) && jalons_programme_cell_is (JALONS_PROGRAMME_CELL (widget), level, start))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = project_sample_find_cell (child, level, start);
  return found;
}
