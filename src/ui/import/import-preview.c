/* What an import would do, and the questions that it asks.
 * Invariant: the rows of the questions stay while the questions are the same, so that answering keeps the focus; while
 * a thread plans again, the import is not looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/import-preview.h"

#include <glib/gi18n-lib.h>

#include "core/text.h"
#include "ui/import/import-answer.h"
#include "ui/import/import-columns.h"
#include "ui/parts/choices.h"
#include "ui/parts/row-list.h"

#define KEY_KEY    "jalons-question"
#define ANSWER_KEY "jalons-answer"
#define SWITCH_KEY "jalons-switch"

/* Of the thousands of actions that a Région may publish, nobody reads more, and each is a widget. */
#define MOST_ROWS 200

struct _JalonsImportPreview
{
  AdwPreferencesPage parent_instance;
  AdwPreferencesGroup *head;
  AdwPreferencesGroup *table_group;
  AdwPreferencesGroup *columns_group;
  JalonsImportColumns *columns;
  AdwPreferencesGroup *region_group;
  AdwPreferencesGroup *person_group;
  AdwPreferencesGroup *school_group;
  AdwPreferencesGroup *year_group;
  AdwPreferencesGroup *level_group;
  AdwPreferencesGroup *read_group;
  AdwPreferencesGroup *warnings_group;
  AdwPreferencesGroup *refused_group;
  AdwPreferencesGroup *withdrawn_group;
  AdwPreferencesGroup *deleted_group;
  AdwPreferencesGroup *changed_group;
  AdwPreferencesGroup *created_group;
  AdwPreferencesGroup *rest_group;
  JalonsRowList *read;
  JalonsRowList *warnings;
  JalonsRowList *refused;
  JalonsRowList *withdrawn;
  JalonsRowList *changed;
  JalonsRowList *created;
  JalonsRowList *rest;
  JalonsImport *import;
  JalonsDataset *dataset;
  char *file_name;
  gboolean busy;   /* an answer is being given in a thread, which alone sees the import */
  GtkWidget *focus; /* that had the keyboard before */
  char *asked;     /* the keys of the questions whose rows there are */
  GPtrArray *rows; /* those rows */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (JalonsImportPreview, jalons_import_preview, ADW_TYPE_PREFERENCES_PAGE)

static void refresh (JalonsImportPreview *self);

/* Questions */

static AdwPreferencesGroup *
group_of (JalonsImportPreview *self,
          JalonsImportAsk ask)
{
  switch (ask)
    {
    case JALONS_IMPORT_ASK_SCHOOL:
    case JALONS_IMPORT_ASK_SCHOOLS:
      return self->school_group;
    case JALONS_IMPORT_ASK_YEAR:
      return self->year_group;
    case JALONS_IMPORT_ASK_TABLE:
      return self->table_group;
    case JALONS_IMPORT_ASK_COLUMN:
      return self->columns_group;
    case JALONS_IMPORT_ASK_PERSON:
      return self->person_group;
    case JALONS_IMPORT_ASK_REGION:
      return self->region_group;
    case JALONS_IMPORT_ASK_DELETED:
      return self->deleted_group;
    case JALONS_IMPORT_ASK_LEVEL:
    default:
      return self->level_group;
    }
}

static void
on_answer_given (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  JalonsImportPreview *self = JALONS_IMPORT_PREVIEW (object);
  gboolean stands;

  if (self->import != jalons_import_answer_finish (result, &stands))
    return; /* something else is shown meanwhile, or nothing */
  self->busy = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (!stands)
    g_clear_pointer (&self->asked, g_free); /* the rows say again what was answered before */
  refresh (self);
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  g_signal_emit (self, changed_signal, 0);
}

static void
answer_aside (JalonsImportPreview *self,
              const char *key,
              const char *text)
{
  self->busy = TRUE;
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, changed_signal, 0);
  jalons_import_answer_async (GTK_WIDGET (self), self->import, key, text, on_answer_given, NULL);
}

static void
answer_key (JalonsImportPreview *self,
            const char *key,
            const char *text)
{
  g_autofree char *asked = g_strdup (key); /* the question goes with the old plan */

  if (self->busy)
    return;
  if (jalons_import_is_large (self->import))
    {
      answer_aside (self, asked, text);
      return;
    }
  jalons_import_answer (self->import, asked, text);
  refresh (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * jalons_import_preview_is_busy:
 *
 * Returns: whether an answer is being given in a thread: the import is not to be looked at until ::changed comes again
 */
gboolean
jalons_import_preview_is_busy (JalonsImportPreview *self)
{
  return self->busy;
}

static void
answer (JalonsImportPreview *self,
        GtkWidget *row,
        const char *text)
{
  answer_key (self, g_object_get_data (G_OBJECT (row), KEY_KEY), text);
}

static void
on_column_answered (JalonsImportPreview *self,
                    const char *key,
                    const char *text)
{
  answer_key (self, key, text);
}

static void
on_region_applied (GtkWidget *row,
                   JalonsImportPreview *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  answer (self, row, text);
}

static void
on_level_chosen (GtkWidget *row,
                 GParamSpec *pspec,
                 JalonsImportPreview *self)
{
  answer (self, row, jalons_choices_get (row));
}

static void
on_choice_toggled (GtkCheckButton *button,
                   JalonsImportPreview *self)
{
  if (gtk_check_button_get_active (button))
    answer (self, GTK_WIDGET (button), g_object_get_data (G_OBJECT (button), ANSWER_KEY));
}

static void
on_entry_changed (GtkWidget *row,
                  JalonsImportPreview *self)
{
  g_autofree char *text = g_strstrip (g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (row)), -1));

  answer (self, row, text);
}

static void
add_row (JalonsImportPreview *self,
         const JalonsImportQuestion *question,
         GtkWidget *row)
{
  adw_preferences_group_add (group_of (self, question->ask), row);
  g_object_set_data (G_OBJECT (row), "jalons-group", group_of (self, question->ask));
  g_ptr_array_add (self->rows, row);
}

static void
add_level_question (JalonsImportPreview *self,
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
add_person_question (JalonsImportPreview *self,
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
               JalonsImportPreview *self)
{
  answer (self, GTK_WIDGET (chosen), gtk_switch_get_active (chosen) ? JALONS_IMPORT_TAKE_BACK : JALONS_IMPORT_LEAVE);
}

/* What the user deleted, with a switch that takes it back. */
static void
add_deleted_question (JalonsImportPreview *self,
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
add_region_entry (JalonsImportPreview *self,
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
describe_choice (JalonsImportPreview *self,
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
add_choice (JalonsImportPreview *self,
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
add_entry (JalonsImportPreview *self,
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
add_question (JalonsImportPreview *self,
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
  adw_preferences_group_set_description (group_of (self, question->ask), markup);
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
remove_questions (JalonsImportPreview *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "jalons-group"), self->rows->pdata[i]);
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
show_taken_back (JalonsImportPreview *self)
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

static void
show_questions (JalonsImportPreview *self)
{
  GPtrArray *questions = jalons_import_get_questions (self->import);
  AdwPreferencesGroup *groups[] = { self->table_group, self->region_group, self->person_group, self->school_group,
                                    self->year_group,  self->level_group,  self->deleted_group };
  g_autofree char *keys = list_keys (questions);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_set_visible (GTK_WIDGET (groups[i]), FALSE);
  for (guint i = 0; i < questions->len; i++)
    if (is_asked (questions->pdata[i]))
      gtk_widget_set_visible (GTK_WIDGET (group_of (self, ((const JalonsImportQuestion *) questions->pdata[i])->ask)), TRUE);
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

/* Lines */

static gboolean
is_told (const JalonsImportLine *line)
{
  return line->entity == JALONS_ENTITY_SCHOOL || line->entity == JALONS_ENTITY_YEAR ||
         line->entity == JALONS_ENTITY_DIVISION || line->entity == JALONS_ENTITY_OFFER ||
         line->entity == JALONS_ENTITY_AMBASSADOR || line->entity == JALONS_ENTITY_DOCUMENT ||
         line->entity == JALONS_ENTITY_REMARK || line->entity == JALONS_ENTITY_REVISION ||
         line->entity == JALONS_ENTITY_REVIEWER || line->entity == JALONS_ENTITY_PROJECT ||
         line->outcome == JALONS_IMPORT_READ;
}

static void
add_line (JalonsRowList *rows,
          const JalonsImportLine *line)
{
  g_autofree char *details = g_strjoinv ("\n", line->details);
  g_autofree char *subtitle = *details ? g_strdup_printf ("%s\n%s", line->text, details) : g_strdup (line->text);

  jalons_row_list_add (rows, NULL, NULL, line->name, *line->text ? subtitle : details, FALSE);
}

static void
add_others (JalonsRowList *rows,
            guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("And %u other", "And %u others", n), n);

  jalons_row_list_add (rows, NULL, NULL, title, NULL, FALSE);
}

static void
fill (JalonsImportPreview *self,
      JalonsRowList *rows,
      AdwPreferencesGroup *group,
      JalonsImportOutcome outcome)
{
  GPtrArray *lines = jalons_import_get_lines (self->import);
  guint n = 0;

  jalons_row_list_begin (rows);
  for (guint i = 0; i < lines->len; i++)
    {
      const JalonsImportLine *line = lines->pdata[i];

      if (line->outcome == outcome && is_told (line) && n++ < MOST_ROWS)
        add_line (rows, line);
    }
  if (n > MOST_ROWS)
    add_others (rows, n - MOST_ROWS);
  jalons_row_list_end (rows, NULL);
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
}

/* Schools are named where a calendar goes to them: their years are the lines. */
static gboolean
is_listed (JalonsImportPreview *self,
           const JalonsImportLine *line)
{
  return line->entity == JALONS_ENTITY_DIVISION ||
         (line->entity == JALONS_ENTITY_YEAR && *jalons_import_get_uai (self->import) == '\0');
}

static char *
list_line_names (JalonsImportPreview *self,
                 JalonsImportOutcome outcome)
{
  GPtrArray *lines = jalons_import_get_lines (self->import);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const JalonsImportLine *line = lines->pdata[i];

      if (line->outcome == outcome && is_listed (self, line))
        g_ptr_array_add (names, line->name);
    }
  g_ptr_array_add (names, NULL);
  return jalons_format_list ((const char *const *) names->pdata);
}

static void
show_rest (JalonsImportPreview *self)
{
  g_autofree char *unchanged = list_line_names (self, JALONS_IMPORT_UNCHANGED);
  g_autofree char *gone = list_line_names (self, JALONS_IMPORT_GONE);

  jalons_row_list_begin (self->rest);
  if (*gone != '\0')
    jalons_row_list_add (self->rest, NULL, NULL, _ ("No longer in the file: they stay"), gone, FALSE);
  if (*unchanged != '\0')
    jalons_row_list_add (self->rest, NULL, NULL, _ ("As in the file already"), unchanged, FALSE);
  jalons_row_list_end (self->rest, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_group), *gone != '\0' || *unchanged != '\0');
}

static void
show_warnings (JalonsImportPreview *self)
{
  GPtrArray *warnings = jalons_import_get_warnings (self->import);

  jalons_row_list_begin (self->warnings);
  for (guint i = 0; i < warnings->len; i++)
    jalons_row_list_add (self->warnings, NULL, NULL, warnings->pdata[i], NULL, FALSE);
  jalons_row_list_end (self->warnings, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), warnings->len > 0);
}

/* The name of the school as it is, or as the file gives it. */
static const char *
find_school_name (JalonsImportPreview *self)
{
  const char *uai = jalons_import_get_uai (self->import);
  JalonsSchool *school = *uai ? jalons_dataset_find_school (self->dataset, uai) : NULL;
  GPtrArray *lines = jalons_import_get_lines (self->import);

  if (school != NULL)
    return jalons_school_name (school);
  for (guint i = 0; i < lines->len; i++)
    if (((const JalonsImportLine *) lines->pdata[i])->entity == JALONS_ENTITY_SCHOOL)
      return ((const JalonsImportLine *) lines->pdata[i])->name;
  return uai;
}

static void
show_head (JalonsImportPreview *self)
{
  int year = jalons_import_get_year (self->import);
  g_autofree char *years = year > 0 ? jalons_format_school_year (year) : NULL;
  const char *name = find_school_name (self);
  gboolean known = years != NULL && *name != '\0';
  g_autofree char *title = known ? g_markup_printf_escaped ("%s · %s", name, years)
                                 : g_markup_escape_text (self->file_name, -1);
  const char *blocked = jalons_import_get_blocked (self->import);
  g_autofree char *summary = jalons_import_is_ready (self->import) ? jalons_import_foresee (self->import)
                                                                   : g_strdup (_ ("Answer the questions below first."));
  g_autofree char *description = known ? g_markup_printf_escaped ("%s\n%s", self->file_name, summary)
                                       : g_markup_escape_text (blocked ? blocked : summary, -1);

  adw_preferences_group_set_title (self->head, title);
  adw_preferences_group_set_description (self->head, description);
}

static void
refresh (JalonsImportPreview *self)
{
  show_head (self);
  show_questions (self);
  jalons_import_columns_show (self->columns, self->import);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_group), gtk_widget_get_visible (GTK_WIDGET (self->columns)));
  show_warnings (self);
  fill (self, self->read, self->read_group, JALONS_IMPORT_READ);
  fill (self, self->refused, self->refused_group, JALONS_IMPORT_REFUSED);
  fill (self, self->withdrawn, self->withdrawn_group, JALONS_IMPORT_WITHDRAWN);
  fill (self, self->changed, self->changed_group, JALONS_IMPORT_CHANGED);
  fill (self, self->created, self->created_group, JALONS_IMPORT_CREATED);
  show_rest (self);
}

/**
 * jalons_import_preview_show:
 * @import: what is to be previewed and answered
 * @dataset: the data that it was planned on
 * @file_name: of the file or files
 */
void
jalons_import_preview_show (JalonsImportPreview *self,
                            JalonsImport *import,
                            JalonsDataset *dataset,
                            const char *file_name)
{
  g_set_object (&self->import, import);
  g_set_object (&self->dataset, dataset);
  g_free (self->file_name);
  self->file_name = g_strdup (file_name);
  g_clear_pointer (&self->asked, g_free);
  refresh (self);
}

/* GObject */

static void
jalons_import_preview_dispose (GObject *object)
{
  JalonsImportPreview *self = JALONS_IMPORT_PREVIEW (object);
  JalonsRowList **lists[] = { &self->read, &self->warnings, &self->refused, &self->withdrawn,
                              &self->changed, &self->created, &self->rest };

  for (unsigned i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], jalons_row_list_free);
  g_clear_object (&self->import);
  g_clear_object (&self->dataset);
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_import_preview_parent_class)->dispose (object);
}

static void
jalons_import_preview_class_init (JalonsImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_import_preview_dispose;
  g_type_ensure (JALONS_TYPE_IMPORT_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, head);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, table_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, columns_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, columns);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, region_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, person_group);
  gtk_widget_class_bind_template_callback (widget_class, on_column_answered);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, school_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, year_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, level_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, read_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, refused_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, withdrawn_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, deleted_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, changed_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, created_group);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportPreview, rest_group);
  /**
   * JalonsImportPreview::changed:
   *
   * A question was answered: the plan is another.
   */
  changed_signal = g_signal_new ("changed", JALONS_TYPE_IMPORT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
jalons_import_preview_init (JalonsImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->read = jalons_row_list_new (self->read_group, NULL, NULL);
  self->warnings = jalons_row_list_new (self->warnings_group, NULL, NULL);
  self->refused = jalons_row_list_new (self->refused_group, NULL, NULL);
  self->withdrawn = jalons_row_list_new (self->withdrawn_group, NULL, NULL);
  self->changed = jalons_row_list_new (self->changed_group, NULL, NULL);
  self->created = jalons_row_list_new (self->created_group, NULL, NULL);
  self->rest = jalons_row_list_new (self->rest_group, NULL, NULL);
}
