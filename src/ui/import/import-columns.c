/* What each column of a table holds.
 * Invariant: what is chosen here is an answer to the import, which alone knows the mapping; the rows are shown from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/import-columns.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/choices.h"

#define KEY_KEY "jalons-question"

struct _JalonsImportColumns
{
  AdwExpanderRow parent_instance;
  GPtrArray *rows;  /* one for each column, borrowed */
  char *shown;      /* the columns and fields that the rows are of */
  gboolean showing; /* rows are being set, not chosen in */
};

G_DEFINE_FINAL_TYPE (JalonsImportColumns, jalons_import_columns, ADW_TYPE_EXPANDER_ROW)

static guint answered_signal;

static void
on_chosen (GtkWidget *row,
           GParamSpec *pspec,
           JalonsImportColumns *self)
{
  if (!self->showing)
    g_signal_emit (self, answered_signal, 0, g_object_get_data (G_OBJECT (row), KEY_KEY), jalons_choices_get (row));
}

static void
fill_choices (GtkWidget *row,
              const JalonsImportQuestion *question)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();

  g_ptr_array_add (codes, (gpointer) "");
  g_ptr_array_add (labels, (gpointer) _ ("Leave out"));
  for (unsigned i = 0; question->choices[i] != NULL; i++)
    {
      g_ptr_array_add (codes, question->choices[i]);
      g_ptr_array_add (labels, question->labels[i]);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (row, (const char *const *) codes->pdata, (const char *const *) labels->pdata);
}

/* What must not be kept of people has no choice. */
static GtkWidget *
new_unneeded_row (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Not taken: these data are not needed"));
  return row;
}

static GtkWidget *
new_choice_row (JalonsImportColumns *self,
                const JalonsImportQuestion *question)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);
  g_autofree char *samples = g_strjoinv (" · ", question->divisions);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *samples ? samples : _ ("Empty"));
  fill_choices (row, question);
  g_object_set_data_full (G_OBJECT (row), KEY_KEY, g_strdup (question->key), g_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_chosen), self);
  return row;
}

static void
add_column (JalonsImportColumns *self,
            const JalonsImportQuestion *question)
{
  gboolean unneeded = question->choices[0] == NULL;
  GtkWidget *row = unneeded ? new_unneeded_row () : new_choice_row (self, question);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *question->text ? question->text : _ ("Column without a name"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_column (const JalonsImportQuestion *question)
{
  return question->ask == JALONS_IMPORT_ASK_COLUMN;
}

/* The titles, and the fields that they may hold. */
static char *
list_columns (GPtrArray *questions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const JalonsImportQuestion *question = questions->pdata[i];

      if (is_column (question))
        g_string_append_printf (text, "%s\n%u\n", question->text, g_strv_length (question->choices));
    }
  return g_string_free (text, FALSE);
}

static void
rebuild (JalonsImportColumns *self,
         GPtrArray *questions)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < questions->len; i++)
    if (is_column (questions->pdata[i]))
      add_column (self, questions->pdata[i]);
}

/* Taking a field for one column takes it from another. */
static void
set_answers (JalonsImportColumns *self,
             GPtrArray *questions)
{
  guint row = 0, n_taken = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      const JalonsImportQuestion *question = questions->pdata[i];

      if (!is_column (question))
        continue;
      n_taken += *question->answer != '\0';
      if (question->choices[0] != NULL)
        jalons_choices_set (self->rows->pdata[row], question->answer);
      row++;
    }
  /* Translators: how many columns of how many. */
  subtitle = g_strdup_printf (ngettext ("%1$u column of %2$u is taken", "%1$u columns of %2$u are taken", n_taken), n_taken, row);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

/**
 * jalons_import_columns_show:
 * @import: whose questions about columns are shown; the row is hidden when there are none
 */
void
jalons_import_columns_show (JalonsImportColumns *self,
                            JalonsImport *import)
{
  GPtrArray *questions = jalons_import_get_questions (import);
  g_autofree char *columns = list_columns (questions);

  self->showing = TRUE;
  if (g_strcmp0 (columns, self->shown) != 0)
    {
      rebuild (self, questions);
      g_free (self->shown);
      self->shown = g_steal_pointer (&columns);
    }
  set_answers (self, questions);
  if (jalons_import_get_blocked (import) != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  self->showing = FALSE;
}

static void
jalons_import_columns_finalize (GObject *object)
{
  JalonsImportColumns *self = JALONS_IMPORT_COLUMNS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (jalons_import_columns_parent_class)->finalize (object);
}

static void
jalons_import_columns_class_init (JalonsImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_import_columns_finalize;
  /**
   * JalonsImportColumns::answered:
   * @key: of the question
   * @answer: the field, or ""
   *
   * The user chose what a column holds.
   */
  answered_signal = g_signal_new ("answered", JALONS_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
jalons_import_columns_init (JalonsImportColumns *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("What the columns hold"));
}
