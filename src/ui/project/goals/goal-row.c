/* One goal in the list of goals.
 * Invariant: a goal that nothing serves says so, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/goals/goal-row.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/words/field-words.h"
#include "core/words/text.h"
#include "ui/parts/subject.h"
#include "ui/project/about.h"

struct _JalonsGoalRow
{
  GtkListBoxRow parent_instance;

  char *id;
  GtkWidget *place;
  GtkWidget *wording;
  GtkWidget *details;
  GtkWidget *served;
  GtkWidget *letter;
  JalonsAboutButton *remarks;
};

G_DEFINE_FINAL_TYPE (JalonsGoalRow, jalons_goal_row, GTK_TYPE_LIST_BOX_ROW)

/**
 * jalons_goal_row_get_id:
 *
 * Returns: (transfer none) (nullable): of the goal; %NULL before one is shown
 */
const char *
jalons_goal_row_get_id (JalonsGoalRow *self)
{
  return self->id;
}

static void
append (GString *text,
        const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

/* "3e · 2026-2027 · Participation : 90 %" */
static char *
details_of (JalonsDataset *dataset,
            const JalonsGoal *goal)
{
  GString *text = g_string_new (NULL);
  g_autofree char *level = *jalons_goal_level (goal) != '\0' ? jalons_field_words (dataset, goal, JALONS_GOAL_LEVEL)
                                                             : g_strdup (_ ("every level"));
  g_autofree char *year = jalons_goal_start (goal) != JALONS_UNSET ? jalons_format_school_year (jalons_goal_start (goal))
                                                                   : g_strdup ("");
  const char *indicator = jalons_goal_indicator (goal), *target = jalons_goal_target (goal);

  append (text, level);
  append (text, year);
  if (*indicator != '\0' && *target != '\0')
    {
      /* Translators: an indicator, and the target that is set for it */
      g_autofree char *both = g_strdup_printf (C_ ("indicator", "%1$s: %2$s"), indicator, target);

      append (text, both);
    }
  else
    append (text, *indicator != '\0' ? indicator : target);
  return g_string_free (text, FALSE);
}

static char *
served_by (guint n_activities,
           guint n_intentions)
{
  g_autofree char *activities = jalons_format_counted (ngettext ("%u activity", "%u activities", n_activities), n_activities);
  g_autofree char *intentions = g_strdup_printf (ngettext ("%u intention", "%u intentions", n_intentions), n_intentions);

  if (n_activities == 0 && n_intentions == 0)
    return g_strdup (_ ("Nothing serves it yet"));
  if (n_intentions == 0)
    return g_steal_pointer (&activities);
  if (n_activities == 0)
    return g_steal_pointer (&intentions);
  return g_strdup_printf ("%s · %s", activities, intentions);
}

static void
show_letter (JalonsGoalRow *self,
             const char *code)
{
  const JalonsAxis *axis = *code != '\0' ? jalons_axis_lookup (NULL, code) : NULL;
  static const char *const colours[] = { "blue", "orange", "purple", "green" };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    gtk_widget_remove_css_class (self->letter, colours[i]);
  gtk_label_set_label (GTK_LABEL (self->letter), axis != NULL ? axis->letter : "–");
  gtk_widget_set_tooltip_text (self->letter, axis != NULL ? axis->label : _ ("No axis"));
  if (axis != NULL)
    gtk_widget_add_css_class (self->letter, axis->colour);
}

static void
show_served (JalonsGoalRow *self,
             JalonsDataset *dataset,
             const JalonsGoal *goal)
{
  g_autoptr (GPtrArray) activities = jalons_goal_activities (dataset, goal);
  g_autoptr (GPtrArray) intentions = jalons_goal_intentions (dataset, goal);
  g_autofree char *served = served_by (activities->len, intentions->len);

  gtk_label_set_label (GTK_LABEL (self->served), served);
  if (activities->len + intentions->len == 0)
    gtk_widget_add_css_class (self->served, "unserved");
  else
    gtk_widget_remove_css_class (self->served, "unserved");
}

/**
 * jalons_goal_row_show:
 * @place: its number, 1 for the first
 */
void
jalons_goal_row_show (JalonsGoalRow *self,
                      JalonsProjectData *data,
                      JalonsGoal *goal,
                      guint place)
{
  JalonsDataset *dataset = jalons_project_data_get_dataset (data);
  const JalonsAbout about = jalons_about_record (goal);
  g_autofree char *details = details_of (dataset, goal), *number = g_strdup_printf ("%u", place);
  g_autofree char *name = NULL;

  g_free (self->id);
  self->id = g_strdup (jalons_record_get_id (goal));
  jalons_subject_set (GTK_WIDGET (self), JALONS_ENTITY_GOAL, self->id, NULL);
  gtk_label_set_label (GTK_LABEL (self->place), number);
  gtk_label_set_label (GTK_LABEL (self->wording), jalons_goal_wording (goal));
  gtk_label_set_label (GTK_LABEL (self->details), details);
  show_letter (self, jalons_goal_axis (goal));
  show_served (self, dataset, goal);
  jalons_about_button_show (self->remarks, data, &about);
  name = g_strdup_printf ("%s. %s. %s. %s", number, jalons_goal_wording (goal), details,
                          gtk_label_get_label (GTK_LABEL (self->served)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
jalons_goal_row_finalize (GObject *object)
{
  g_free (JALONS_GOAL_ROW (object)->id);

  G_OBJECT_CLASS (jalons_goal_row_parent_class)->finalize (object);
}

static void
jalons_goal_row_class_init (JalonsGoalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_goal_row_finalize;
}

static GtkWidget *
add_label (GtkWidget *box,
           const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
jalons_goal_row_init (JalonsGoalRow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->place = add_label (row, "place");
  gtk_widget_set_valign (self->place, GTK_ALIGN_START);
  self->letter = add_label (row, "axis");
  gtk_label_set_xalign (GTK_LABEL (self->letter), 0.5f);
  gtk_widget_set_valign (self->letter, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  self->wording = add_label (words, NULL);
  self->details = add_label (words, "dim-label");
  gtk_widget_add_css_class (self->details, "caption");
  self->served = add_label (words, "caption");
  self->remarks = JALONS_ABOUT_BUTTON (jalons_about_button_new ());
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->remarks));
  gtk_widget_add_css_class (row, "goal");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), row);
}

GtkWidget *
jalons_goal_row_new (void)
{
  return g_object_new (JALONS_TYPE_GOAL_ROW, NULL);
}
