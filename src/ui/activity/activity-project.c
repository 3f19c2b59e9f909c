/* What an activity is in the project of its school.
 * Invariant: remarks are read and written in the view of the project, where the review is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/activity/activity-project.h"

#include <glib/gi18n-lib.h>

#include "core/project/remarks.h"
#include "ui/project/goals/goal-chooser.h"

struct _JalonsActivityProject
{
  JalonsWorkspace *workspace;
  AdwPreferencesGroup *group;
  AdwActionRow *goals;
  JalonsGoalChooser *chooser;
  AdwActionRow *remarks;
};

static AdwActionRow *
add_row (JalonsActivityProject *self,
         const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->group, row);
  return ADW_ACTION_ROW (row);
}

JalonsActivityProject *
jalons_activity_project_new (AdwPreferencesGroup *group,
                             JalonsWorkspace *workspace)
{
  JalonsActivityProject *self = g_new0 (JalonsActivityProject, 1);

  self->workspace = g_object_ref (workspace);
  self->group = group;
  self->goals = add_row (self, _ ("Goals"));
  self->chooser = JALONS_GOAL_CHOOSER (jalons_goal_chooser_new (workspace));
  adw_action_row_add_suffix (self->goals, GTK_WIDGET (self->chooser));
  self->remarks = add_row (self, _ ("Remarks"));
  adw_action_row_add_suffix (self->remarks, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->remarks), TRUE);
  return self;
}

static JalonsProject *
project_of (JalonsActivityProject *self,
            JalonsActivity *activity)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  JalonsYear *year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);
  JalonsSchool *school = year ? jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL) : NULL;

  return school ? jalons_project_of_year (dataset, school, jalons_year_start (year)) : NULL;
}

static void
show_goals (JalonsActivityProject *self,
            JalonsProject *project,
            JalonsActivity *activity)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();
  g_autofree char *words = NULL;

  g_ptr_array_add (activities, activity);
  words = jalons_goals_in_words (dataset, project, activities);
  jalons_goal_chooser_show (self->chooser, dataset, project, activities);
  adw_action_row_set_subtitle (self->goals, *words != '\0' ? words : _ ("None"));
}

static void
show_remarks (JalonsActivityProject *self,
              JalonsProject *project,
              JalonsActivity *activity)
{
  const JalonsAbout about = { JALONS_ABOUT_ACTIVITY, jalons_record_get_id (activity), "", JALONS_UNSET,
                              JALONS_PROJECT_TITLE };
  g_autoptr (GPtrArray) threads = jalons_project_threads_about (jalons_workspace_get_dataset (self->workspace), project,
                                                                &about);
  g_autofree char *text = NULL;
  guint n_open = 0;

  for (guint i = 0; i < threads->len; i++)
    n_open += ((JalonsThread *) threads->pdata[i])->open;
  if (threads->len == 0)
    text = g_strdup (_ ("None"));
  else if (n_open == 0)
    text = g_strdup_printf (ngettext ("%u remark", "%u remarks", threads->len), threads->len);
  else
    text = g_strdup_printf (ngettext ("%u open remark", "%u open remarks", n_open), n_open);
  adw_action_row_set_subtitle (self->remarks, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remarks), "s", jalons_record_get_id (activity));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remarks), "win.show-remarks");
}

void
jalons_activity_project_show (JalonsActivityProject *self,
                              JalonsActivity *activity)
{
  JalonsProject *project = project_of (self, activity);

  gtk_widget_set_visible (GTK_WIDGET (self->group), project != NULL);
  if (project == NULL)
    return;
  show_goals (self, project, activity);
  show_remarks (self, project, activity);
}

void
jalons_activity_project_free (JalonsActivityProject *self)
{
  g_object_unref (self->workspace);
  g_free (self);
}
