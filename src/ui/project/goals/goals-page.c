/* The page Objectifs.
 * Invariant: a row keeps its widget when goals are changed or moved, so that the keyboard stays on its goal.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/goals/goals-page.h"

#include <glib/gi18n-lib.h>

#include "core/project/gaps.h"
#include "core/words/field-words.h"
#include "core/words/text.h"
#include "plan/write-project.h"
#include "ui/parts/row-list.h"
#include "ui/parts/words.h"
#include "ui/project/about.h"
#include "ui/project/goals/goal-row.h"
#include "ui/project/project-dialog.h"
#include "ui/project/project-part.h"

/* One sees which kind they are; how many there are is said. */
#define MOST_WITHOUT 20

struct _JalonsGoalsPage
{
  JalonsProjectPage parent_instance;

  JalonsProjectPart *aims;
  JalonsConflictBar *conflicts;
  GtkWidget *group;
  GtkWidget *list;
  GtkWidget *none;
  GtkWidget *without_group;
  JalonsRowList *without; /* the first of the activities that serve no goal */
};

G_DEFINE_FINAL_TYPE (JalonsGoalsPage, jalons_goals_page, JALONS_TYPE_PROJECT_PAGE)

static JalonsProjectData *
data_of (JalonsGoalsPage *self)
{
  return jalons_project_page_get_data (JALONS_PROJECT_PAGE (self));
}

static GtkWidget *
selected_row (JalonsGoalsPage *self)
{
  return GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static JalonsRecord *
get_selected (JalonsProjectPage *page)
{
  JalonsGoalsPage *self = JALONS_GOALS_PAGE (page);
  GtkWidget *row = selected_row (self);

  return row ? jalons_project_data_lookup (data_of (self), JALONS_ENTITY_GOAL, jalons_goal_row_get_id (JALONS_GOAL_ROW (row)))
             : NULL;
}

/* Moving */

static void
move_goal (JalonsGoalsPage *self,
           const char *id,
           int place)
{
  JalonsGoal *goal = jalons_project_data_lookup (data_of (self), JALONS_ENTITY_GOAL, id);
  g_autoptr (JalonsProposal) proposal = NULL;

  if (goal == NULL || place < 0)
    return;
  proposal = jalons_write_move_goal (jalons_project_data_get_dataset (data_of (self)), goal, (unsigned) place);
  jalons_project_data_do (data_of (self), proposal, NULL);
}

static void
move_by (JalonsGoalsPage *self,
         int by)
{
  GtkWidget *row = selected_row (self);

  if (row != NULL)
    move_goal (self, jalons_goal_row_get_id (JALONS_GOAL_ROW (row)),
               gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by);
}

static void
up_action (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  move_by (JALONS_GOALS_PAGE (widget), -1);
}

static void
down_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  move_by (JALONS_GOALS_PAGE (widget), 1);
}

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double x,
            double y,
            GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, jalons_goal_row_get_id (JALONS_GOAL_ROW (row)));
}

static void
on_drag_begin (GtkDragSource *source,
               GdkDrag *drag,
               GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         JalonsGoalsPage *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  move_goal (self, g_value_get_string (value), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

static void
make_draggable (JalonsGoalsPage *self,
                GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), row, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* Showing */

static GtkWidget *
find_row (JalonsGoalsPage *self,
          const char *id)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  while (row != NULL && g_strcmp0 (jalons_goal_row_get_id (JALONS_GOAL_ROW (row)), id) != 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static gboolean
has_goal (GPtrArray *goals,
          const char *id)
{
  for (guint i = 0; i < goals->len; i++)
    if (g_str_equal (jalons_record_get_id (goals->pdata[i]), id))
      return TRUE;
  return FALSE;
}

static void
remove_rows (JalonsGoalsPage *self,
             GPtrArray *goals)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (!has_goal (goals, jalons_goal_row_get_id (JALONS_GOAL_ROW (row))))
        gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
      row = next;
    }
}

/* A row that has another place is put there, and gets the focus back if it had it. */
static void
place_row (JalonsGoalsPage *self,
           GtkWidget *row,
           int place)
{
  gboolean focused = gtk_widget_has_focus (row), selected = row == selected_row (self);

  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), place) == GTK_LIST_BOX_ROW (row))
    return;
  g_object_ref (row);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, place);
  g_object_unref (row);
  if (selected)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
  if (focused)
    gtk_widget_grab_focus (row);
}

static void
show_goals (JalonsGoalsPage *self)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (data_of (self));
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, jalons_project_data_get_project (data_of (self)));

  jalons_project_page_show_conflicts (JALONS_PROJECT_PAGE (self), self->conflicts, goals);
  remove_rows (self, goals);
  for (guint i = 0; i < goals->len; i++)
    {
      GtkWidget *row = find_row (self, jalons_record_get_id (goals->pdata[i]));

      if (row == NULL)
        {
          row = jalons_goal_row_new ();
          make_draggable (self, row);
          gtk_list_box_insert (GTK_LIST_BOX (self->list), row, (int) i);
        }
      jalons_goal_row_show (JALONS_GOAL_ROW (row), data_of (self), goals->pdata[i], i + 1);
      place_row (self, row, (int) i);
    }
  gtk_widget_set_visible (self->list, goals->len > 0);
  gtk_widget_set_visible (self->none, goals->len == 0);
}

/* Activities that serve none */

static void
show_without (JalonsGoalsPage *self)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (data_of (self));
  g_autoptr (GPtrArray) activities = jalons_project_activities_without_goal (
    dataset, jalons_project_data_get_project (data_of (self)));
  g_autofree char *text = jalons_format_counted (ngettext ("%u activity serves no goal.", "%u activities serve no goal.",
                                                           activities->len),
                                                 activities->len);

  gtk_widget_set_visible (self->without_group, activities->len > 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->without_group), text);
  jalons_row_list_begin (self->without);
  for (guint i = 0; i < MIN (activities->len, MOST_WITHOUT); i++)
    {
      JalonsActivity *activity = activities->pdata[i];
      g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
      g_autofree char *title = jalons_record_words (dataset, activity), *codes = jalons_words_codes (divisions);
      g_autofree char *slot = jalons_format_slot (jalons_activity_slot (activity), JALONS_DAY_FULL);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", codes, slot);

      jalons_row_list_add (self->without, g_strdup (jalons_record_get_id (activity)), g_free, title, subtitle, FALSE);
    }
  jalons_row_list_end (self->without, NULL);
}

static void
open_without (gpointer item,
              gpointer data)
{
  JalonsAbout about = JALONS_ABOUT_WHOLE;

  about.kind = JALONS_ABOUT_ACTIVITY;
  about.id = item;
  jalons_about_open (GTK_WIDGET (data), &about);
}

static void
update (JalonsProjectPage *page)
{
  JalonsGoalsPage *self = JALONS_GOALS_PAGE (page);
  GtkWidget *add = adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (self->group));

  jalons_project_part_update (self->aims);
  show_goals (self);
  show_without (self);
  gtk_widget_set_visible (add, jalons_project_data_is_editable (data_of (self)));
}

static void
open_goal (JalonsGoalsPage *self,
           GtkListBoxRow *row)
{
  JalonsAbout about = JALONS_ABOUT_WHOLE;

  about.kind = JALONS_ABOUT_GOAL;
  about.id = jalons_goal_row_get_id (JALONS_GOAL_ROW (row));
  jalons_about_open (GTK_WIDGET (self), &about);
}

static void
show (JalonsProjectPage *page,
      const JalonsAbout *about)
{
  JalonsGoalsPage *self = JALONS_GOALS_PAGE (page);
  GtkWidget *row = about->kind == JALONS_ABOUT_GOAL ? find_row (self, about->id) : NULL;

  if (row != NULL)
    {
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
      gtk_widget_grab_focus (row);
    }
  else if (about->kind == JALONS_ABOUT_PART)
    gtk_widget_grab_focus (GTK_WIDGET (self->aims));
}

static gboolean
mend (JalonsProjectPage *page,
      JalonsGapKind gap)
{
  JalonsGoalsPage *self = JALONS_GOALS_PAGE (page);

  if (gap != JALONS_GAP_NO_GOAL && gap != JALONS_GAP_WITHOUT_GOAL)
    return FALSE;
  jalons_project_page_focus_group (page, gap == JALONS_GAP_NO_GOAL ? self->group : self->without_group);
  return TRUE;
}

/* Gestures */

static gboolean
can_add (JalonsProjectPage *page)
{
  return jalons_project_data_is_editable (jalons_project_page_get_data (page));
}

static void
add (JalonsProjectPage *page)
{
  jalons_project_dialog_present (jalons_project_dialog_new_add (jalons_project_page_get_data (page), JALONS_ENTITY_GOAL),
                                 GTK_WIDGET (page));
}

static void
edit (JalonsProjectPage *page)
{
  JalonsRecord *goal = get_selected (page);

  if (goal != NULL && can_add (page))
    jalons_project_dialog_present (jalons_project_dialog_new_edit (jalons_project_page_get_data (page), goal),
                                   GTK_WIDGET (page));
}

static void
remove_goal (JalonsProjectPage *page)
{
  JalonsRecord *goal = get_selected (page);

  if (goal != NULL)
    jalons_project_delete (jalons_project_page_get_data (page), goal);
}

static void
jalons_goals_page_dispose (GObject *object)
{
  g_clear_pointer (&JALONS_GOALS_PAGE (object)->without, jalons_row_list_free);

  G_OBJECT_CLASS (jalons_goals_page_parent_class)->dispose (object);
}

static void
jalons_goals_page_class_init (JalonsGoalsPageClass *klass)
{
  JalonsProjectPageClass *page_class = JALONS_PROJECT_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_goals_page_dispose;
  page_class->update = update;
  page_class->can_add = can_add;
  page_class->add = add;
  page_class->get_selected = get_selected;
  page_class->edit = edit;
  page_class->remove = remove_goal;
  page_class->show = show;
  page_class->mend = mend;
  gtk_widget_class_install_action (widget_class, "goals.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "goals.down", NULL, down_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK, "goals.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK, "goals.down", NULL);
}

static void
jalons_goals_page_init (JalonsGoalsPage *self)
{
  JalonsProjectPage *page = JALONS_PROJECT_PAGE (self);

  self->conflicts = jalons_project_page_add_conflicts (page);
  self->group = jalons_project_page_add_group (page, _ ("Goals"),
                                               _ ("Enter opens a goal; Ctrl+Up and Ctrl+Down move it, and so does dragging."),
                                               _ ("_Add a Goal"));
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Goals"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (open_goal), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selected-rows-changed", G_CALLBACK (jalons_project_page_emit_selected), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->list);
  self->none = gtk_label_new (_ ("No goal yet. A goal says for whom, on which axis, and how one will know (Ctrl+N)."));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->none);
  self->without_group = jalons_project_page_add_group (page, _ ("Without a Goal"), NULL, NULL);
  self->without = jalons_row_list_new (ADW_PREFERENCES_GROUP (self->without_group), open_without, self);
}

JalonsProjectPage *
jalons_goals_page_new (JalonsProjectData *data)
{
  JalonsProjectPage *page = g_object_new (JALONS_TYPE_GOALS_PAGE, NULL);
  JalonsGoalsPage *self = JALONS_GOALS_PAGE (page);

  jalons_project_page_set_data (page, data);
  self->aims = JALONS_PROJECT_PART (jalons_project_part_new (data, JALONS_PROJECT_AIMS,
                                                             _ ("What the goals have in common: priorities of the school, "
                                                                "equality, ambition…")));
  gtk_box_prepend (GTK_BOX (jalons_project_page_get_box (page)), GTK_WIDGET (self->aims));
  return page;
}
