/* Typing a reading or a figure.
 * Invariant: of the rows only those are there that the thing has.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/bilan/entry-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "plan/bilan.h"
#include "plan/gestures.h"
#include "ui/parts/choices.h"

struct _JalonsEntryDialog
{
  JalonsRecordDialog parent_instance;

  JalonsDataset *dataset;
  JalonsYear *year;
  JalonsGoal *goal;     /* of a reading */
  JalonsFigure *figure; /* or NULL: a new one */

  GtkWidget *label; /* NULL for a reading */
  GtkWidget *value;
  GtkWidget *source;  /* likewise */
  GtkWidget *outcome; /* NULL for a figure */
};

G_DEFINE_FINAL_TYPE (JalonsEntryDialog, jalons_entry_dialog, JALONS_TYPE_RECORD_DIALOG)

static char *
dup_typed (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
take_all (GPtrArray *drafts,
          GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (drafts, jalons_draft_copy (from->pdata[i]));
}

static const char *
read_reading (JalonsEntryDialog *self,
              GPtrArray *drafts)
{
  g_autofree char *value = dup_typed (self->value);
  JalonsOutcome outcome = (JalonsOutcome) jalons_choices_get_enum (self->outcome, JALONS_READING_OUTCOME);
  g_autoptr (GPtrArray) written = jalons_gesture_write_reading (self->dataset, self->year, self->goal, value, outcome);

  take_all (drafts, written);
  return _ ("Read an indicator");
}

static gboolean
is_given (JalonsEntryDialog *self,
          GtkWidget *row,
          const char *typed,
          const char *sentence)
{
  if (*typed != '\0')
    {
      gtk_widget_remove_css_class (row, "error");
      return TRUE;
    }
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
  jalons_record_dialog_set_error (JALONS_RECORD_DIALOG (self), sentence);
  return FALSE;
}

static const char *
read_figure (JalonsEntryDialog *self,
             GPtrArray *drafts)
{
  g_autofree char *label = dup_typed (self->label), *value = dup_typed (self->value), *source = dup_typed (self->source);
  g_autoptr (GPtrArray) written = NULL;

  if (!is_given (self, self->label, label, _ ("Say what the figure is: “Passage en 2de GT”.")) ||
      !is_given (self, self->value, value, _ ("Type the figure, with its unit: “62 %”.")) ||
      !is_given (self, self->source, source, _ ("Say where the figure is from: “Archipel, June 2026”.")))
    return NULL;
  written = jalons_gesture_write_figure (self->figure, jalons_dataset_follow (self->dataset, self->year, JALONS_YEAR_SCHOOL),
                                         jalons_year_start (self->year), label, value, source);
  take_all (drafts, written);
  return self->figure != NULL ? _ ("Change a figure") : _ ("Add a figure");
}

static const char *
jalons_entry_dialog_read (JalonsRecordDialog *dialog,
                          GPtrArray *drafts)
{
  JalonsEntryDialog *self = JALONS_ENTRY_DIALOG (dialog);

  return self->goal != NULL ? read_reading (self, drafts) : read_figure (self, drafts);
}

static const char *
jalons_entry_dialog_remove (JalonsRecordDialog *dialog,
                            GPtrArray *drafts,
                            const char **message)
{
  jalons_gesture_add_deletion (drafts, JALONS_ENTRY_DIALOG (dialog)->figure);
  *message = _ ("The figure was deleted");
  return _ ("Delete a figure");
}

static void
jalons_entry_dialog_finalize (GObject *object)
{
  JalonsEntryDialog *self = JALONS_ENTRY_DIALOG (object);

  g_clear_object (&self->dataset);
  g_clear_object (&self->year);
  g_clear_object (&self->goal);
  g_clear_object (&self->figure);

  G_OBJECT_CLASS (jalons_entry_dialog_parent_class)->finalize (object);
}

static void
jalons_entry_dialog_class_init (JalonsEntryDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_entry_dialog_finalize;
  JALONS_RECORD_DIALOG_CLASS (klass)->read = jalons_entry_dialog_read;
  JALONS_RECORD_DIALOG_CLASS (klass)->remove = jalons_entry_dialog_remove;
}

static void
jalons_entry_dialog_init (JalonsEntryDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 320);
}

static GtkWidget *
add_entry (AdwPreferencesGroup *group,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_preferences_group_add (group, row);
  return row;
}

static JalonsEntryDialog *
new_dialog (JalonsWorkspace *workspace,
            JalonsDataset *dataset,
            JalonsYear *year,
            const char *title,
            const char *accept)
{
  JalonsEntryDialog *self = g_object_new (JALONS_TYPE_ENTRY_DIALOG, "workspace", workspace, "title", title, "accept-label",
                                          accept, NULL);

  self->dataset = g_object_ref (dataset);
  self->year = g_object_ref (year);
  return self;
}

static void
present (JalonsEntryDialog *self,
         GtkWidget *over)
{
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (over)));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * jalons_entry_dialog_present_reading:
 * @dataset: with @year and @goal
 * @over: over whose window
 */
void
jalons_entry_dialog_present_reading (JalonsWorkspace *workspace,
                                     JalonsDataset *dataset,
                                     JalonsYear *year,
                                     JalonsGoal *goal,
                                     GtkWidget *over)
{
  JalonsEntryDialog *self = new_dialog (workspace, dataset, year, _ ("Reading of an Indicator"), _ ("_Write"));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *id = jalons_reading_make_id (jalons_record_get_id (year), jalons_record_get_id (goal));
  JalonsReading *reading = jalons_dataset_lookup (dataset, JALONS_ENTITY_READING, id);
  g_autofree char *markup = g_markup_escape_text (jalons_goal_wording (goal), -1);

  self->goal = g_object_ref (goal);
  adw_preferences_group_set_description (group, markup);
  self->value = add_entry (group, *jalons_goal_indicator (goal) != '\0' ? jalons_goal_indicator (goal) : _ ("Reading"),
                           reading ? jalons_reading_value (reading) : "");
  self->outcome = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->outcome), jalons_field_label (JALONS_READING_OUTCOME));
  jalons_choices_fill_enum (self->outcome, JALONS_READING_OUTCOME);
  jalons_choices_set (self->outcome, jalons_model_field (JALONS_READING_OUTCOME)
                                       ->codes[reading ? jalons_reading_outcome (reading) : JALONS_OUTCOME_UNSAID]);
  adw_preferences_group_add (group, self->outcome);
  jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), GTK_WIDGET (group));
  present (self, over);
}

/**
 * jalons_entry_dialog_present_figure:
 * @dataset: with @year and @figure
 * @figure: (nullable): the one to be changed
 * @over: over whose window
 */
void
jalons_entry_dialog_present_figure (JalonsWorkspace *workspace,
                                    JalonsDataset *dataset,
                                    JalonsYear *year,
                                    JalonsFigure *figure,
                                    GtkWidget *over)
{
  JalonsEntryDialog *self = new_dialog (workspace, dataset, year, figure ? _ ("Figure") : _ ("New Figure"),
                                        figure ? _ ("_Change") : _ ("_Add"));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->label = add_entry (group, _ ("Figure"), figure ? jalons_figure_label (figure) : "");
  self->value = add_entry (group, _ ("Value"), figure ? jalons_figure_value (figure) : "");
  self->source = add_entry (group, _ ("Source"), figure ? jalons_figure_source (figure) : "");
  jalons_record_dialog_add_group (JALONS_RECORD_DIALOG (self), GTK_WIDGET (group));
  if (figure != NULL)
    {
      self->figure = g_object_ref (figure);
      jalons_record_dialog_offer_removal (JALONS_RECORD_DIALOG (self), _ ("Delete the Figure"));
    }
  present (self, over);
}
