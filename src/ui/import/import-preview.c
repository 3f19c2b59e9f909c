/* What an import would do, and the questions that it asks.
 * Invariant: the rows of the questions stay while the questions are the same, so that answering keeps the focus; while
 * a thread plans again, the import is not looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/import-preview.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/import/import-answer.h"
#include "ui/import/import-columns.h"
#include "ui/import/import-questions.h"
#include "ui/parts/row-list.h"

/* Nobody reads more of the thousands of actions that a Région may publish, and each is a widget. */
#define MOST_LINES 200

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
  JalonsImportQuestions *questions;
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
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (JalonsImportPreview, jalons_import_preview, ADW_TYPE_PREFERENCES_PAGE)

static void refresh (JalonsImportPreview *self);

/* Answering */

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
    jalons_import_questions_forget (self->questions); /* the rows say again what was answered before */
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
answer (const char *key,
        const char *text,
        gpointer data)
{
  JalonsImportPreview *self = data;

  if (self->busy)
    return;
  if (jalons_import_is_large (self->import))
    {
      answer_aside (self, key, text);
      return;
    }
  jalons_import_answer (self->import, key, text);
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
on_column_answered (JalonsImportPreview *self,
                    const char *key,
                    const char *text)
{
  g_autofree char *asked = g_strdup (key); /* the question goes with the old plan */

  answer (asked, text, self);
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
  g_autofree char *title = jalons_format_counted (ngettext ("And %u other", "And %u others", n), n);

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

      if (line->outcome == outcome && is_told (line) && n++ < MOST_LINES)
        add_line (rows, line);
    }
  if (n > MOST_LINES)
    add_others (rows, n - MOST_LINES);
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
  jalons_import_questions_show (self->questions, self->import, self->dataset);
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
  jalons_import_questions_forget (self->questions);
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
  g_clear_pointer (&self->questions, jalons_import_questions_free);
  g_clear_object (&self->import);
  g_clear_object (&self->dataset);
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->file_name, g_free);

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
make_questions (JalonsImportPreview *self)
{
  AdwPreferencesGroup *groups[JALONS_IMPORT_N_ASKS] = {
    [JALONS_IMPORT_ASK_SCHOOL] = self->school_group,   [JALONS_IMPORT_ASK_SCHOOLS] = self->school_group,
    [JALONS_IMPORT_ASK_YEAR] = self->year_group,       [JALONS_IMPORT_ASK_LEVEL] = self->level_group,
    [JALONS_IMPORT_ASK_TABLE] = self->table_group,     [JALONS_IMPORT_ASK_COLUMN] = self->columns_group,
    [JALONS_IMPORT_ASK_PERSON] = self->person_group,   [JALONS_IMPORT_ASK_REGION] = self->region_group,
    [JALONS_IMPORT_ASK_DELETED] = self->deleted_group,
  };

  self->questions = jalons_import_questions_new (groups, answer, self);
}

static void
jalons_import_preview_init (JalonsImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_questions (self);
  self->read = jalons_row_list_new (self->read_group, NULL, NULL);
  self->warnings = jalons_row_list_new (self->warnings_group, NULL, NULL);
  self->refused = jalons_row_list_new (self->refused_group, NULL, NULL);
  self->withdrawn = jalons_row_list_new (self->withdrawn_group, NULL, NULL);
  self->changed = jalons_row_list_new (self->changed_group, NULL, NULL);
  self->created = jalons_row_list_new (self->created_group, NULL, NULL);
  self->rest = jalons_row_list_new (self->rest_group, NULL, NULL);
}
