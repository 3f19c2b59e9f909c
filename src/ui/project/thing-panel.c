/* A goal, an intention or an activity in words.
 * Invariant: a field without a value has no line.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/thing-panel.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "plan/write-project.h"
#include "ui/parts/row-list.h"
#include "ui/parts/words.h"
#include "ui/project/about.h"
#include "ui/project/goals/goal-chooser.h"
#include "ui/project/project-dialog.h"
#include "ui/sharing/conflict-bar.h"

struct _JalonsThingPanel
{
  GtkWidget parent_instance;

  JalonsProjectData *data;
  JalonsEntityId entity;
  char *id;

  GtkWidget *box;
  JalonsConflictBar *conflicts;
  GtkWidget *words; /* a grid of names and values */
  GtkWidget *buttons;
  GtkWidget *edit_button;
  GtkWidget *plan_button;
  GtkWidget *year_button;
  GtkWidget *goals_list;
  AdwActionRow *goals_row;
  JalonsGoalChooser *chooser;
  AdwPreferencesGroup *group; /* what serves a goal */
  JalonsRowList *rows;
};

G_DEFINE_FINAL_TYPE (JalonsThingPanel, jalons_thing_panel, GTK_TYPE_WIDGET)

static JalonsRecord *
record_of (JalonsThingPanel *self)
{
  return jalons_project_data_lookup (self->data, self->entity, self->id);
}

/* Words */

static void
clear_words (JalonsThingPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->words)) != NULL)
    gtk_box_remove (GTK_BOX (self->words), child);
}

static void
add_words (JalonsThingPanel *self,
           const char *name,
           const char *value)
{
  GtkWidget *label;
  g_autofree char *text = NULL;

  if (*value == '\0')
    return;
  /* Translators: the name of a field, and its value */
  text = g_strdup_printf (C_ ("field", "%1$s: %2$s"), name, value);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->words), label);
}

static void
add_field (JalonsThingPanel *self,
           const JalonsRecord *record,
           JalonsFieldId field)
{
  g_autofree char *words = jalons_field_words (jalons_project_data_get_dataset (self->data), record, field);

  add_words (self, jalons_field_label (field), words);
}

static void
add_year (JalonsThingPanel *self,
          int start)
{
  g_autofree char *year = start != JALONS_UNSET ? jalons_format_school_year (start) : g_strdup ("");

  add_words (self, jalons_field_label (JALONS_GOAL_START), year);
}

static void
show_goal (JalonsThingPanel *self,
           const JalonsGoal *goal)
{
  static const JalonsFieldId fields[] = { JALONS_GOAL_LEVEL, JALONS_GOAL_AXIS, JALONS_GOAL_COMPETENCES,
                                          JALONS_GOAL_INDICATOR, JALONS_GOAL_TARGET };

  add_words (self, jalons_field_label (JALONS_GOAL_WORDING), jalons_goal_wording (goal));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, goal, fields[i]);
  add_year (self, jalons_goal_start (goal));
}

static void
show_intention (JalonsThingPanel *self,
                const JalonsIntention *intention)
{
  static const JalonsFieldId fields[] = { JALONS_INTENTION_LEVEL, JALONS_INTENTION_MINUTES, JALONS_INTENTION_AXIS,
                                          JALONS_INTENTION_GOAL };

  add_year (self, jalons_intention_start (intention));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, intention, fields[i]);
  if (jalons_intention_half_day (intention) == 1)
    add_words (self, jalons_field_label (JALONS_INTENTION_HALF_DAY), _ ("Yes"));
}

static void
show_activity (JalonsThingPanel *self,
               const JalonsActivity *activity)
{
  static const JalonsFieldId fields[] = { JALONS_ACTIVITY_KIND, JALONS_ACTIVITY_AXIS, JALONS_ACTIVITY_COMPETENCES,
                                          JALONS_ACTIVITY_PLACE };
  JalonsDataset *dataset = jalons_project_data_get_dataset (self->data);
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autofree char *codes = jalons_words_codes (divisions);
  g_autofree char *slot = jalons_format_slot (jalons_activity_slot (activity), JALONS_DAY_FULL);

  add_words (self, _ ("When"), slot);
  add_words (self, _ ("Classes"), codes);
  add_words (self, jalons_field_label (JALONS_ACTIVITY_STATE),
             jalons_state_label ((JalonsState) jalons_activity_state (activity)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, activity, fields[i]);
}

/* What serves a goal */

static void
add_server (JalonsThingPanel *self,
            JalonsRecord *record)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (self->data);
  gboolean intention = jalons_record_get_entity (record) == JALONS_ENTITY_INTENTION;
  g_autofree char *title = jalons_record_words (dataset, record);
  g_autofree char *subtitle = NULL;

  if (intention)
    {
      g_autofree char *year = jalons_format_school_year (jalons_intention_start (record));
      g_autofree char *level = jalons_field_words (dataset, record, JALONS_INTENTION_LEVEL);

      subtitle = g_strdup_printf ("%s · %s · %s", _ ("intention"), level, year);
    }
  else
    {
      g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, record);
      g_autofree char *codes = jalons_words_codes (divisions);
      g_autofree char *slot = jalons_format_slot (jalons_activity_slot (record), JALONS_DAY_FULL);

      subtitle = g_strdup_printf ("%s · %s", codes, slot);
    }
  jalons_row_list_add (self->rows, g_strdup (jalons_record_get_id (record)), g_free, title, subtitle, FALSE);
}

static void
show_servers (JalonsThingPanel *self,
              const JalonsGoal *goal)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (self->data);
  g_autoptr (GPtrArray) activities = jalons_goal_activities (dataset, goal);
  g_autoptr (GPtrArray) intentions = jalons_goal_intentions (dataset, goal);

  jalons_row_list_begin (self->rows);
  for (guint i = 0; i < activities->len; i++)
    add_server (self, activities->pdata[i]);
  for (guint i = 0; i < intentions->len; i++)
    add_server (self, intentions->pdata[i]);
  jalons_row_list_end (self->rows, _ ("Nothing serves it yet. Open an activity and choose its goals."));
}

static void
open_server (gpointer item,
             gpointer data)
{
  JalonsThingPanel *self = data;
  JalonsRecord *record = jalons_project_data_lookup (self->data, JALONS_ENTITY_ACTIVITY, item);
  JalonsAbout about;

  if (record == NULL)
    record = jalons_project_data_lookup (self->data, JALONS_ENTITY_INTENTION, item);
  if (record == NULL)
    return;
  about = jalons_about_record (record);
  jalons_about_open (GTK_WIDGET (self), &about);
}

/* Goals of an activity */

static void
show_goals (JalonsThingPanel *self,
            JalonsActivity *activity)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (self->data);
  JalonsProject *project = jalons_project_data_get_project (self->data);
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();
  g_autofree char *words = NULL;

  g_ptr_array_add (activities, activity);
  words = jalons_goals_in_words (dataset, project, activities);
  jalons_goal_chooser_show (self->chooser, dataset, project, activities);
  adw_action_row_set_subtitle (self->goals_row, *words != '\0' ? words : _ ("None"));
}

/* What can be done */

static void
edit (JalonsThingPanel *self)
{
  JalonsRecord *record = record_of (self);

  if (record != NULL)
    jalons_project_dialog_present (jalons_project_dialog_new_edit (self->data, record), GTK_WIDGET (self));
}

static void
plan (JalonsThingPanel *self)
{
  JalonsRecord *record = record_of (self);
  g_autoptr (GPtrArray) intentions = g_ptr_array_new ();
  g_autoptr (JalonsProposal) proposal = NULL;

  if (record == NULL)
    return;
  g_ptr_array_add (intentions, record);
  proposal = jalons_write_plan_intentions (jalons_project_data_get_dataset (self->data), intentions);
  jalons_project_data_do (self->data, proposal, _ ("The intention is an activity now; give it a date in the year"));
}

static void
show_in_year (JalonsThingPanel *self)
{
  if (self->id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "project.show-activity", "s", self->id);
}

static void
show_parts (JalonsThingPanel *self,
            JalonsRecord *record)
{
  gboolean editable = jalons_project_data_is_editable (self->data);

  gtk_widget_set_visible (self->edit_button, editable && self->entity != JALONS_ENTITY_ACTIVITY);
  gtk_widget_set_visible (self->plan_button, editable && self->entity == JALONS_ENTITY_INTENTION);
  gtk_widget_set_visible (self->year_button, self->entity == JALONS_ENTITY_ACTIVITY);
  gtk_widget_set_visible (self->goals_list, self->entity == JALONS_ENTITY_ACTIVITY);
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->entity == JALONS_ENTITY_GOAL);
  jalons_conflict_bar_show (self->conflicts, jalons_project_data_get_workspace (self->data), self->entity, self->id);
  clear_words (self);
  if (self->entity == JALONS_ENTITY_GOAL)
    {
      show_goal (self, record);
      show_servers (self, record);
    }
  else if (self->entity == JALONS_ENTITY_INTENTION)
    show_intention (self, record);
  else
    {
      show_activity (self, record);
      show_goals (self, record);
    }
}

static JalonsEntityId
entity_of (JalonsAboutKind kind)
{
  switch ((int) kind)
    {
    case JALONS_ABOUT_GOAL:
      return JALONS_ENTITY_GOAL;
    case JALONS_ABOUT_INTENTION:
      return JALONS_ENTITY_INTENTION;
    case JALONS_ABOUT_ACTIVITY:
      return JALONS_ENTITY_ACTIVITY;
    default:
      return JALONS_N_ENTITIES;
    }
}

/**
 * jalons_thing_panel_show:
 *
 * Returns: whether @about is such a thing, and there
 */
gboolean
jalons_thing_panel_show (JalonsThingPanel *self,
                         const JalonsAbout *about)
{
  JalonsRecord *record;

  self->entity = entity_of (about->kind);
  g_free (self->id);
  self->id = g_strdup (about->id);
  record = self->entity != JALONS_N_ENTITIES ? record_of (self) : NULL;
  if (record != NULL)
    show_parts (self, record);
  return record != NULL;
}

/* Making it */

static void
jalons_thing_panel_dispose (GObject *object)
{
  JalonsThingPanel *self = JALONS_THING_PANEL (object);

  g_clear_pointer (&self->rows, jalons_row_list_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->data);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (jalons_thing_panel_parent_class)->dispose (object);
}

static void
jalons_thing_panel_class_init (JalonsThingPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_thing_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (JalonsThingPanel *self,
            const char *label,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
jalons_thing_panel_init (JalonsThingPanel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->conflicts = g_object_new (JALONS_TYPE_CONFLICT_BAR, NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->conflicts));
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), self->words);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->edit_button = add_button (self, _ ("_Change…"), G_CALLBACK (edit));
  self->plan_button = add_button (self, _ ("_Plan It"), G_CALLBACK (plan));
  gtk_widget_set_tooltip_text (self->plan_button, _ ("Make an activity of it, for every class of the level"));
  self->year_button = add_button (self, _ ("Show in the _Year"), G_CALLBACK (show_in_year));
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("What Serves It"));
  self->rows = jalons_row_list_new (self->group, open_server, self);
  self->goals_list = adw_preferences_group_new ();
  self->goals_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->goals_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->goals_row), _ ("Goals"));
  adw_action_row_set_subtitle_lines (self->goals_row, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->goals_list), GTK_WIDGET (self->goals_row));
  gtk_box_append (GTK_BOX (self->box), self->goals_list);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->group));
}

GtkWidget *
jalons_thing_panel_new (JalonsProjectData *data)
{
  JalonsThingPanel *self = g_object_new (JALONS_TYPE_THING_PANEL, NULL);

  self->data = g_object_ref (data);
  self->chooser = JALONS_GOAL_CHOOSER (jalons_goal_chooser_new (jalons_project_data_get_workspace (data)));
  adw_action_row_add_suffix (self->goals_row, GTK_WIDGET (self->chooser));
  return GTK_WIDGET (self);
}
