/* A button whose popover ticks the goals that activities serve.
 * Invariant: it keeps ids and the dataset they are in; the records are looked up when something is ticked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/goals/goal-chooser.h"

#include <glib/gi18n-lib.h>

#include "core/project/project.h"
#include "plan/write-project.h"
#include "ui/parts/check-list.h"
#include "ui/parts/tip.h"

struct _JalonsGoalChooser
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsDataset *dataset;
  char *project_id;
  GStrv ids; /* of the activities */
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (JalonsGoalChooser, jalons_goal_chooser, GTK_TYPE_WIDGET)

static GPtrArray *
find_activities (JalonsGoalChooser *self)
{
  GPtrArray *activities = g_ptr_array_new ();

  for (guint i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    {
      JalonsActivity *activity = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_ACTIVITY, self->ids[i]);

      if (activity != NULL)
        g_ptr_array_add (activities, activity);
    }
  return activities;
}

static gboolean
serve (JalonsDataset *dataset,
       JalonsProject *project,
       GPtrArray *activities,
       JalonsGoal *goal)
{
  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (GPtrArray) goals = jalons_activity_goals (dataset, activities->pdata[i], project);

      if (!g_ptr_array_find (goals, goal, NULL))
        return FALSE;
    }
  return activities->len > 0;
}

/**
 * jalons_goals_in_words:
 * @activities: (element-type JalonsActivity): which all serve them
 *
 * Returns: (transfer full): a line for each goal, "" for none
 */
char *
jalons_goals_in_words (JalonsDataset *dataset,
                       JalonsProject *project,
                       GPtrArray *activities)
{
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < goals->len; i++)
    if (serve (dataset, project, activities, goals->pdata[i]))
      g_string_append_printf (words, "%s%u. %s", words->len > 0 ? "\n" : "", i + 1, jalons_goal_wording (goals->pdata[i]));
  return g_string_free (words, FALSE);
}

/* Ticking */

static void
fill (JalonsCheckList *list,
      JalonsGoalChooser *self)
{
  JalonsProject *project = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_PROJECT, self->project_id);
  g_autoptr (GPtrArray) goals = project ? jalons_project_goals (self->dataset, project) : g_ptr_array_new ();
  g_autoptr (GPtrArray) activities = find_activities (self);

  jalons_check_list_clear (list);
  for (guint i = 0; i < goals->len; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u. %s", i + 1, jalons_goal_wording (goals->pdata[i]));

      jalons_check_list_add_item (list, jalons_record_get_id (goals->pdata[i]), label,
                                  serve (self->dataset, project, activities, goals->pdata[i]));
    }
}

/* Returns: (transfer full): what ticking @goal, or not, would write, added to @drafts */
static JalonsProposal *
propose (JalonsGoalChooser *self,
         JalonsGoal *goal,
         GPtrArray *activities,
         gboolean serves,
         GPtrArray *drafts)
{
  JalonsProposal *proposal = jalons_write_aim (self->dataset, activities, goal, serves);

  for (guint i = 0; i < proposal->drafts->len; i++)
    g_ptr_array_add (drafts, jalons_draft_copy (proposal->drafts->pdata[i]));
  if (proposal->drafts->len == 0 && proposal->left != NULL)
    jalons_workspace_say (self->workspace, proposal->left, FALSE);
  return proposal;
}

/* Several at once are one gesture. */
static void
on_chosen (JalonsCheckList *list,
           JalonsGoalChooser *self)
{
  g_auto (GStrv) chosen = jalons_check_list_dup_ids (list);
  JalonsProject *project = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_PROJECT, self->project_id);
  g_autoptr (GPtrArray) goals = project ? jalons_project_goals (self->dataset, project) : g_ptr_array_new ();
  g_autoptr (GPtrArray) activities = find_activities (self);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_autoptr (JalonsProposal) last = NULL;

  for (guint i = 0; i < goals->len; i++)
    {
      gboolean wanted = g_strv_contains ((const char *const *) chosen, jalons_record_get_id (goals->pdata[i]));

      if (wanted == serve (self->dataset, project, activities, goals->pdata[i]))
        continue;
      g_clear_pointer (&last, jalons_proposal_free);
      last = propose (self, goals->pdata[i], activities, wanted, drafts);
    }
  if (drafts->len > 0)
    jalons_workspace_write (self->workspace, last->label, drafts);
}

static void
create_list (GtkMenuButton *button,
             gpointer data)
{
  GtkWidget *list;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  list = jalons_check_list_new (_ ("Goals"));
  g_signal_connect_object (list, "show", G_CALLBACK (fill), data, 0);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), data, 0);
  gtk_menu_button_set_popover (button, list);
}

/* The button */

static void
jalons_goal_chooser_dispose (GObject *object)
{
  JalonsGoalChooser *self = JALONS_GOAL_CHOOSER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  g_clear_object (&self->dataset);
  g_clear_pointer (&self->project_id, g_free);
  g_clear_pointer (&self->ids, g_strfreev);

  G_OBJECT_CLASS (jalons_goal_chooser_parent_class)->dispose (object);
}

static void
jalons_goal_chooser_class_init (JalonsGoalChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_goal_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jalons_goal_chooser_init (JalonsGoalChooser *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_list, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  jalons_tip_set (self->button, _ ("Choose the goals that it serves"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose the goals that it serves"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
jalons_goal_chooser_new (JalonsWorkspace *workspace)
{
  JalonsGoalChooser *self = g_object_new (JALONS_TYPE_GOAL_CHOOSER, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * jalons_goal_chooser_show:
 * @project: (nullable): whose goals there are to choose from
 * @activities: (element-type JalonsActivity): of @dataset
 */
void
jalons_goal_chooser_show (JalonsGoalChooser *self,
                          JalonsDataset *dataset,
                          JalonsProject *project,
                          GPtrArray *activities)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < activities->len; i++)
    g_strv_builder_add (ids, jalons_record_get_id (activities->pdata[i]));
  g_strfreev (self->ids);
  self->ids = g_strv_builder_end (ids);
  g_set_object (&self->dataset, dataset);
  g_free (self->project_id);
  self->project_id = project ? g_strdup (jalons_record_get_id (project)) : NULL;
  gtk_widget_set_sensitive (self->button, project != NULL);
}
