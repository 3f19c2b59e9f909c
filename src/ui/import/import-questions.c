/* The questions of an import, as rows that are answered.
 * Invariant: the rows stay while the questions are the same, so that answering keeps the focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/import-questions.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/import/import-answer.h"
#include "ui/parts/choices.h"

#define KEY_KEY    "jalons-question"
#define ANSWER_KEY "jalons-answer"
#define SWITCH_KEY "jalons-switch"
#define GROUP_KEY  "jalons-group"

/* Of the thousands of actions that a Région may publish, nobody reads more, and each is a widget. */
#define MOST_ROWS 200

struct _JalonsImportQuestions
{
  AdwPreferencesGroup *groups[JALONS_IMPORT_N_ASKS];
  JalonsImportAnswerFunc answer;
  gpointer data;
  JalonsImport *import;   /* while it is shown */
  JalonsDataset *dataset; /* likewise */
  char *asked;            /* the keys of the questions whose rows there are */
  GPtrArray *rows;        /* those rows */
};

/* Answers */

static void
give (JalonsImportQuestions *self,
      GtkWidget *row,
      const char *text)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (row), KEY_KEY)); /* which goes with the old plan */

  self->answer (key, text, self->data);
}

static void
on_region_applied (GtkWidget *row,
                   JalonsImportQuestions *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  give (self, row, text);
}

static void
on_level_chosen (GtkWidget *row,
                 GParamSpec *pspec,
                 JalonsImportQuestions *self)
{
  give (self, row, jalons_choices_get (row));
}

static void
on_choice_toggled (GtkCheckButton *button,
                   JalonsImportQuestions *self)
{
  if (gtk_check_button_get_active (button))
    give (self, GTK_WIDGET (button), g_object_get_data (G_OBJECT (button), ANSWER_KEY));
}

static void
on_entry_changed (GtkWidget *row,
                  JalonsImportQuestions *self)
{
  g_autofree char *text = g_strstrip (g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (row)), -1));

  give (self, row, text);
}

/* Rows */

static void
add_row (JalonsImportQuestions *self,
         const JalonsImportQuestion *question,
         GtkWidget *row)
{
  adw_preferences_group_add (self->groups[question->ask], row);
  g_object_set_data (G_OBJECT (row), GROUP_KEY, self->groups[question->ask]);
  g_ptr_array_add (self->rows, row);
}

static void
add_level_question (JalonsImportQuestions *self,
                    const JalonsImportQuestion *question)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);
  g_autofree char *divisions = jalons_format_list ((const char *const *) question->divisions);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), divisions);
  jalons_choices_fill_levels (row, self->dataset, _ ("Not known"));
  jalons_choices_set (row, question->answer);
  g_object_set_data_full (G_OBJECT (row), KEY_KEY, g_strdup (question->key), g_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_level_chosen), self);
  add_row (self, question, row);
}

/* Somebody who may be known: the choices are those who may be the same person. */
static void
add_person_question (JalonsImportQuestions *self,
                     const JalonsImportQuestion *question)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();

  g_ptr_array_add (codes, (gpointer) "");
  g_ptr_array_add (labels, (gpointer) _ ("Somebody else"));
  for (unsigned i = 0; question->choices[i] != NULL; i++)
    {
      g_ptr_array_add (codes, question->choices[i]);
      g_ptr_array_add (labels, question->labels[i]);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  jalons_choices_fill (row, (const char *const *) codes->pdata, (const char *const *) labels->pdata);
  jalons_choices_set (row, question->answer);
  g_object_set_data_full (G_OBJECT (row), KEY_KEY, g_strdup (question->key), g_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_level_chosen), self);
  add_row (self, question, row);
}

static void
on_taken_back (GtkSwitch *chosen,
               GParamSpec *pspec,
               JalonsImportQuestions *self)
{
  give (self, GTK_WIDGET (chosen), gtk_switch_get_active (chosen) ? JALONS_IMPORT_TAKE_BACK : JALONS_IMPORT_LEAVE);
}

/* What the user deleted, with a switch that takes it back. */
static void
add_deleted_question (JalonsImportQuestions *self,
                      const JalonsImportQuestion *question)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL), *chosen = gtk_switch_new ();
  /* Translators: %s is the title of an action, or “All of them”. */
  g_autofree char *told = g_strdup_printf (_ ("Take back: %s"), question->text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->text);
  if (question->labels[0] != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), question->labels[0]);
  gtk_switch_set_active (GTK_SWITCH (chosen), g_str_equal (question->answer, JALONS_IMPORT_TAKE_BACK));
  gtk_widget_set_valign (chosen, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chosen, _ ("Take Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chosen), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  g_object_set_data_full (G_OBJECT (chosen), KEY_KEY, g_strdup (question->key), g_free);
  g_object_set_data (G_OBJECT (row), SWITCH_KEY, chosen);
  g_signal_connect (chosen, "notify::active", G_CALLBACK (on_taken_back), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chosen);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), chosen);
  add_row (self, question, row);
}

static void
add_region_entry (JalonsImportQuestions *self,
                  const JalonsImportQuestion *question)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "show-apply-button", TRUE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->choices[0] ? _ ("Another Région") : _ ("Région"));
  g_object_set_data_full (G_OBJECT (row), KEY_KEY, g_strdup (question->key), g_free);
  g_signal_connect (row, "apply", G_CALLBACK (on_region_applied), self);
  add_row (self, question, row);
}

/* What a choice of a school or of a year is called. */
static char *
describe_choice (JalonsImportQuestions *self,
                 const JalonsImportQuestion *question,
                 const char *choice)
{
  JalonsSchool *school;

  if (g_str_equal (choice, JALONS_IMPORT_ALL_SCHOOLS))
    {
      unsigned n = g_strv_length (question->choices) - 1;

      return g_strdup_printf (ngettext ("The %u school", "All %u schools", n), n);
    }
  if (question->ask == JALONS_IMPORT_ASK_YEAR)
    return jalons_format_school_year ((int) g_ascii_strtoll (choice, NULL, 10));
  school = jalons_dataset_find_school (self->dataset, choice);
  if (school == NULL)
    /* Translators: a UAI */
    return g_strdup_printf (_ ("%s, a new school"), choice);
  return g_strdup_printf ("%s · %s", choice, jalons_school_name (school));
}

static void
add_choice (JalonsImportQuestions *self,
            const JalonsImportQuestion *question,
            const char *choice,
            const char *label,
            GtkCheckButton **first)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL), *button = gtk_check_button_new ();
  g_autofree char *title = label ? g_strdup (label) : describe_choice (self, question, choice);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), *first);
  if (*first == NULL)
    *first = GTK_CHECK_BUTTON (button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), g_str_equal (choice, question->answer));
  g_object_set_data_full (G_OBJECT (button), KEY_KEY, g_strdup (question->key), g_free);
  g_object_set_data_full (G_OBJECT (button), ANSWER_KEY, g_strdup (choice), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (on_choice_toggled), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  add_row (self, question, row);
}

static void
add_entry (JalonsImportQuestions *self,
           const JalonsImportQuestion *question)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->ask == JALONS_IMPORT_ASK_YEAR
                                                              ? _ ("Year in which it begins, such as 2026")
                                                              : _ ("UAI of the school, such as 0590116F"));
  gtk_editable_set_text (GTK_EDITABLE (row), question->answer);
  g_object_set_data_full (G_OBJECT (row), KEY_KEY, g_strdup (question->key), g_free);
  g_signal_connect (row, "changed", G_CALLBACK (on_entry_changed), self);
  add_row (self, question, row);
}

static void
add_question (JalonsImportQuestions *self,
              const JalonsImportQuestion *question)
{
  g_autofree char *markup = g_markup_escape_text (question->text, -1);
  GtkCheckButton *first = NULL;

  if (question->ask == JALONS_IMPORT_ASK_LEVEL)
    {
      add_level_question (self, question);
      return;
    }
  if (question->ask == JALONS_IMPORT_ASK_PERSON)
    {
      add_person_question (self, question);
      return;
    }
  if (question->ask == JALONS_IMPORT_ASK_DELETED)
    {
      add_deleted_question (self, question);
      return;
    }
  adw_preferences_group_set_description (self->groups[question->ask], markup);
  for (unsigned i = 0; question->choices[i] != NULL; i++)
    add_choice (self, question, question->choices[i], question->labels[0] ? question->labels[i] : NULL, &first);
  /* Two choices are the file's and the open one's; fewer leave something to be said. */
  if (question->ask == JALONS_IMPORT_ASK_REGION)
    add_region_entry (self, question);
  else if (first == NULL)
    add_entry (self, question);
}

static char *
list_keys (GPtrArray *questions)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const JalonsImportQuestion *question = questions->pdata[i];
      g_autofree char *people = g_strjoinv (" ", question->choices);

      if (question->ask != JALONS_IMPORT_ASK_COLUMN)
        g_string_append_printf (keys, "%s %s\n", question->key, question->ask == JALONS_IMPORT_ASK_PERSON ? people : "");
    }
  return g_string_free (keys, FALSE);
}

static void
remove_questions (JalonsImportQuestions *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], GROUP_KEY), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* With one school there is nothing to choose; columns have rows of their own. */
static gboolean
is_asked (const JalonsImportQuestion *question)
{
  if (question->ask == JALONS_IMPORT_ASK_COLUMN)
    return FALSE;
  return question->ask != JALONS_IMPORT_ASK_SCHOOLS || g_strv_length (question->choices) > 1;
}

/* What is answered for all is the answer for each. */
static void
show_taken_back (JalonsImportQuestions *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *chosen = g_object_get_data (self->rows->pdata[i], SWITCH_KEY);
      const char *key = chosen ? g_object_get_data (G_OBJECT (chosen), KEY_KEY) : NULL;
      g_autofree char *present = key ? jalons_import_find_answer (self->import, key) : NULL;

      if (chosen == NULL)
        continue;
      g_signal_handlers_block_by_func (chosen, on_taken_back, self);
      gtk_switch_set_active (GTK_SWITCH (chosen), g_str_equal (present, JALONS_IMPORT_TAKE_BACK));
      g_signal_handlers_unblock_by_func (chosen, on_taken_back, self);
    }
}

/**
 * jalons_import_questions_show:
 * @import: what asks
 * @dataset: the data that it was planned on
 *
 * Shows the questions of @import, in the rows that there are if they are the same as before.
 */
void
jalons_import_questions_show (JalonsImportQuestions *self,
                              JalonsImport *import,
                              JalonsDataset *dataset)
{
  GPtrArray *questions = jalons_import_get_questions (import);
  g_autofree char *keys = list_keys (questions);

  g_set_object (&self->import, import);
  g_set_object (&self->dataset, dataset);
  for (int i = 0; i < JALONS_IMPORT_N_ASKS; i++)
    if (i != JALONS_IMPORT_ASK_COLUMN)
      gtk_widget_set_visible (GTK_WIDGET (self->groups[i]), FALSE);
  for (guint i = 0; i < questions->len; i++)
    if (is_asked (questions->pdata[i]))
      gtk_widget_set_visible (GTK_WIDGET (self->groups[((const JalonsImportQuestion *) questions->pdata[i])->ask]), TRUE);
  if (g_strcmp0 (keys, self->asked) == 0)
    {
      show_taken_back (self);
      return;
    }
  g_free (self->asked);
  self->asked = g_steal_pointer (&keys);
  remove_questions (self);
  for (guint i = 0; i < questions->len && self->rows->len < MOST_ROWS; i++)
    if (is_asked (questions->pdata[i]))
      add_question (self, questions->pdata[i]);
}

/**
 * jalons_import_questions_forget:
 *
 * The rows no longer say what is answered: they are made again when they are shown next.
 */
void
jalons_import_questions_forget (JalonsImportQuestions *self)
{
  g_clear_pointer (&self->asked, g_free);
}

/**
 * jalons_import_questions_new:
 * @groups: (array fixed-size=JALONS_IMPORT_N_ASKS): where the questions of each kind stand; they outlive this
 * @answer: called with the key of a question and what was answered
 */
JalonsImportQuestions *
jalons_import_questions_new (AdwPreferencesGroup *const *groups,
                             JalonsImportAnswerFunc answer,
                             gpointer data)
{
  JalonsImportQuestions *self = g_new0 (JalonsImportQuestions, 1);

  for (int i = 0; i < JALONS_IMPORT_N_ASKS; i++)
    self->groups[i] = groups[i];
  self->answer = answer;
  self->data = data;
  self->rows = g_ptr_array_new ();
  return self;
}

/* The rows go later than what they would tell. */
static void
silence (JalonsImportQuestions *self,
         GtkWidget *row)
{
  GtkWidget *chosen = ADW_IS_ACTION_ROW (row) ? adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) : NULL;

  g_signal_handlers_disconnect_by_data (row, self);
  if (chosen != NULL)
    g_signal_handlers_disconnect_by_data (chosen, self);
}

void
jalons_import_questions_free (JalonsImportQuestions *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    silence (self, self->rows->pdata[i]);
  g_clear_object (&self->import);
  g_clear_object (&self->dataset);
  g_free (self->asked);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
