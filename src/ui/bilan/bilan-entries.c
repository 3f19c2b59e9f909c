/* What is typed into a bilan beside its words: a group for the indicators, a group for the figures.
 * Invariant: it is made anew whenever the bilan is; its rows keep the records that they were made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/bilan/bilan-entries.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "ui/bilan/entry-dialog.h"
#include "ui/parts/tip.h"

typedef struct
{
  JalonsWorkspace *workspace;
  JalonsDataset *dataset;
  JalonsYear *year;
  JalonsRecord *record; /* a goal, a figure, or NULL for a new figure */
} Entry;

static void
entry_free (gpointer data,
            GClosure *closure)
{
  Entry *entry = data;

  g_object_unref (entry->workspace);
  g_object_unref (entry->dataset);
  g_object_unref (entry->year);
  g_clear_object (&entry->record);
  g_free (entry);
}

static void
open_entry (GtkWidget *widget,
            Entry *entry)
{
  if (entry->record != NULL && jalons_record_get_entity (entry->record) == JALONS_ENTITY_GOAL)
    jalons_entry_dialog_present_reading (entry->workspace, entry->dataset, entry->year, entry->record, widget);
  else
    jalons_entry_dialog_present_figure (entry->workspace, entry->dataset, entry->year, entry->record, widget);
}

static void
open_on (GtkWidget *widget,
         const char *signal,
         const Entry *place,
         JalonsRecord *record)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry){ g_object_ref (place->workspace), g_object_ref (place->dataset), g_object_ref (place->year),
                    record ? g_object_ref (record) : NULL };
  g_signal_connect_data (widget, signal, G_CALLBACK (open_entry), entry, entry_free, 0);
}

static GtkWidget *
add_group (GtkWidget *box,
           const char *title,
           const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
add_row (GtkWidget *group,
         const Entry *place,
         JalonsRecord *record,
         const char *title,
         const char *subtitle,
         const char *value)
{
  GtkWidget *row = adw_action_row_new (), *label = gtk_label_new (value);
  g_autofree char *markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  open_on (row, "activated", place, record);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static char *
join (const char *first,
      const char *second)
{
  return g_strdup_printf ("%s%s%s", first, *first != '\0' && *second != '\0' ? " · " : "", second);
}

static void
add_goals (GtkWidget *box,
           const Entry *place,
           const JalonsBilanTable *table)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *id = jalons_bilan_table_row (table, i)->code;
      JalonsGoal *goal = jalons_dataset_lookup (place->dataset, JALONS_ENTITY_GOAL, id);
      g_autofree char *reading_id = jalons_reading_make_id (jalons_record_get_id (place->year), id);
      JalonsReading *reading = jalons_dataset_lookup (place->dataset, JALONS_ENTITY_READING, reading_id);
      g_autofree char *subtitle = NULL, *value = NULL;

      if (goal == NULL)
        continue;
      if (group == NULL)
        group = add_group (box, _ ("Readings of the indicators"), _ ("What each goal’s indicator reads at the end of the year."));
      subtitle = join (jalons_goal_indicator (goal), jalons_goal_target (goal));
      value = reading == NULL ? g_strdup ("–")
                              : join (jalons_reading_value (reading),
                                      jalons_reading_outcome (reading) == JALONS_OUTCOME_UNSAID
                                        ? ""
                                        : jalons_outcome_label ((JalonsOutcome) jalons_reading_outcome (reading)));
      add_row (group, place, goal, jalons_goal_wording (goal), subtitle, value);
    }
}

static void
add_figures (GtkWidget *box,
             const Entry *place,
             const JalonsBilanTable *table)
{
  GtkWidget *group = add_group (box, _ ("Figures from elsewhere"),
                                _ ("Guidance rates, results, applications: each with its source. The project uses them too."));
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  jalons_tip_set (button, _ ("Add a figure (Ctrl+N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a figure"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  open_on (button, "clicked", place, NULL);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  for (guint i = 0; i < table->rows->len; i++)
    {
      JalonsFigure *figure = jalons_dataset_lookup (place->dataset, JALONS_ENTITY_FIGURE,
                                                    jalons_bilan_table_row (table, i)->code);

      if (figure != NULL)
        add_row (group, place, figure, jalons_figure_label (figure), jalons_figure_source (figure),
                 jalons_figure_value (figure));
    }
}

/**
 * jalons_bilan_entries_new:
 * @bilan: of one school
 * @theme: the one that is shown
 * @dataset: what @bilan was made of
 *
 * Returns: (transfer floating) (nullable): what may be typed under that theme; %NULL when there is nothing
 */
GtkWidget *
jalons_bilan_entries_new (JalonsWorkspace *workspace,
                          JalonsBilan *bilan,
                          JalonsTheme theme,
                          JalonsDataset *dataset)
{
  const Entry place = { workspace, dataset, jalons_bilan_years (bilan)->pdata[0], NULL };
  GtkWidget *box;

  if (theme != JALONS_THEME_SUMMARY)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  add_goals (box, &place, jalons_bilan_find_table (bilan, "goals"));
  add_figures (box, &place, jalons_bilan_find_table (bilan, "figures"));
  return box;
}
