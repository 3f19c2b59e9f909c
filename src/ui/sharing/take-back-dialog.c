/* Shows what would be put back since the day that is chosen, and puts it back.
 * Invariant: what is listed is asked of the store each time, by the same function that does it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sharing/take-back-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/past.h"
#include "core/words/text.h"
#include "ui/parts/form-dialog.h"

/* So many changes have a row; the others are counted. */
#define MOST_ROWS 100

/* A row takes no more of a value. */
#define LONG_VALUE 80

struct _JalonsTakeBackDialog
{
  AdwWindow parent_instance;

  JalonsWorkspace *workspace;
  char *whose;
  GtkWidget *accept;
  GtkWidget *since;
  AdwPreferencesGroup *changes;
  GPtrArray *rows; /* of @changes */
  GtkWidget *error;
  GCancellable *asking;
};

G_DEFINE_FINAL_TYPE (JalonsTakeBackDialog, jalons_take_back_dialog, ADW_TYPE_WINDOW)

/* How many days before today, in the order of the choices. */
static const struct
{
  const char *label;
  guint days;
} spans[] = {
  { N_ ("Today"), 0 },
  { N_ ("Since yesterday"), 1 },
  { N_ ("In the last 7 days"), 7 },
  { N_ ("In the last 30 days"), 30 },
  { N_ ("In the last 12 months"), 365 },
};

static JalonsDay
chosen_day (JalonsTakeBackDialog *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->since));

  return jalons_workspace_get_today (self->workspace) - (JalonsDay) spans[MIN (chosen, G_N_ELEMENTS (spans) - 1)].days;
}

/* Words */

static char *
shorten (char *words)
{
  g_autofree char *start = NULL;

  g_strdelimit (words, "\n\r\t", ' ');
  if (g_utf8_strlen (words, -1) <= LONG_VALUE)
    return words;
  start = g_utf8_substring (words, 0, LONG_VALUE);
  g_free (words);
  return g_strconcat (start, "…", NULL);
}

static char *
value_words (JalonsDataset *dataset,
             const JalonsTakenBack *change,
             const char *stored)
{
  g_autofree char *words = stored != NULL ? jalons_stored_words (dataset, change->field->id, stored) : NULL;

  if (words == NULL || *words == '\0')
    return g_strdup (_ ("(nothing)"));
  words = shorten (g_steal_pointer (&words));
  return g_strdup_printf (_ ("“%s”"), words);
}

static char *
describe (JalonsDataset *dataset,
          const JalonsTakenBack *change)
{
  g_autofree char *present = NULL, *past = NULL;

  if (change->field == NULL)
    return g_strdup (jalons_past_kind (NULL, change->present, change->past) == JALONS_PAST_DELETED
                       ? _ ("will be deleted: it was made since")
                       : _ ("will be there again"));
  present = value_words (dataset, change, change->present);
  past = value_words (dataset, change, change->past);
  /* Translators: a field, what it says now, and what it said before and will say again. */
  return g_strdup_printf (_ ("%1$s: %2$s will be %3$s again"), jalons_field_label (change->field->id), present, past);
}

static char *
name_of (JalonsDataset *dataset,
         const JalonsTakenBack *change)
{
  g_autofree char *name = jalons_record_words (dataset, change->record);
  const char *entity = jalons_entity_label (jalons_record_get_entity (change->record));

  return *name != '\0' ? g_strdup_printf ("%s · %s", entity, name) : g_strdup (entity);
}

/* Showing */

static void
add_row (JalonsTakeBackDialog *self,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->changes, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (JalonsTakeBackDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->changes, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_heading (JalonsTakeBackDialog *self,
              const JalonsTakeBack *result)
{
  guint n = result->changes->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u Value Is Put Back", "%u Values Are Put Back", n), n);

  adw_preferences_group_set_title (self->changes, n > 0 ? title : _ ("Nothing to Take Back"));
  if (n > 0)
    adw_preferences_group_set_description (self->changes, _ ("Your colleagues see it too. Ctrl+Z undoes all of it at once."));
  else if (result->n_gestures > 0)
    adw_preferences_group_set_description (self->changes, _ ("What was changed in that time was changed again since."));
  else
    adw_preferences_group_set_description (self->changes, _ ("Nothing of that time is by this person."));
}

static void
show_result (JalonsTakeBackDialog *self,
             const JalonsTakeBack *result)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);

  clear_rows (self);
  show_heading (self, result);
  for (guint i = 0; i < MIN (result->changes->len, MOST_ROWS); i++)
    {
      g_autofree char *name = name_of (dataset, result->changes->pdata[i]);
      g_autofree char *text = describe (dataset, result->changes->pdata[i]);

      add_row (self, name, text);
    }
  if (result->changes->len > MOST_ROWS)
    {
      guint n_more = result->changes->len - MOST_ROWS;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

      add_row (self, text, "");
    }
  for (guint i = 0; i < MIN (result->refused->len, MOST_ROWS); i++)
    add_row (self, _ ("Stays as it is"), result->refused->pdata[i]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take-back.accept", result->changes->len > 0);
}

static void
on_previewed (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (JalonsTakeBackDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsTakeBack) answer = jalons_store_take_back_finish (JALONS_STORE (object), result, &error);

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  jalons_sentence_set (self->error, error != NULL ? error->message : NULL);
  if (answer != NULL)
    show_result (self, answer);
}

static void
preview (JalonsTakeBackDialog *self)
{
  JalonsStore *store = jalons_workspace_get_store (self->workspace);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take-back.accept", FALSE);
  if (store != NULL)
    jalons_store_take_back_async (store, self->whose, chosen_day (self), FALSE, self->asking, on_previewed,
                                  g_object_ref (self));
}

/* Doing it */

static void
on_taken_back (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (JalonsTakeBackDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsTakeBack) answer = jalons_store_take_back_finish (JALONS_STORE (object), result, &error);

  if (self->workspace == NULL)
    return;
  if (answer == NULL)
    {
      jalons_sentence_set (self->error, error->message);
      return;
    }
  jalons_workspace_say (self->workspace, _ ("What was changed is as it was before."), TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsTakeBackDialog *self = JALONS_TAKE_BACK_DIALOG (widget);
  JalonsStore *store = jalons_workspace_get_store (self->workspace);

  gtk_widget_action_set_enabled (widget, "take-back.accept", FALSE);
  if (store != NULL)
    jalons_store_take_back_async (store, self->whose, chosen_day (self), TRUE, NULL, on_taken_back, g_object_ref (self));
}

/* The widget */

static GtkWidget *
make_spans (void)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    gtk_string_list_append (list, _ (spans[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("What was changed"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

static GtkWidget *
make_form (JalonsTakeBackDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  self->since = make_spans ();
  self->error = jalons_sentence_new ("error");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->since);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->error);
  self->changes = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->changes);
  g_signal_connect_object (self->since, "notify::selected", G_CALLBACK (preview), self, G_CONNECT_SWAPPED);
  return page;
}

static void
jalons_take_back_dialog_dispose (GObject *object)
{
  JalonsTakeBackDialog *self = JALONS_TAKE_BACK_DIALOG (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->whose, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_take_back_dialog_parent_class)->dispose (object);
}

static void
jalons_take_back_dialog_class_init (JalonsTakeBackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_take_back_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "take-back.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "take-back.accept", NULL);
}

static void
jalons_take_back_dialog_init (JalonsTakeBackDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->accept = jalons_action_button_new (_ ("_Put Back"), "take-back.accept");
  jalons_form_dialog_set_up (ADW_WINDOW (self), jalons_action_button_new (_ ("_Cancel"), "window.close"), self->accept,
                             make_form (self));
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 520);
}

/**
 * jalons_take_back_dialog_new:
 * @whose: the name under which somebody writes
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
jalons_take_back_dialog_new (JalonsWorkspace *workspace,
                             const char *whose)
{
  JalonsTakeBackDialog *self = g_object_new (JALONS_TYPE_TAKE_BACK_DIALOG, NULL);
  /* Translators: a colleague */
  g_autofree char *title = g_strdup_printf (_ ("Take Back What %s Changed"), whose);

  self->workspace = g_object_ref (workspace);
  self->whose = g_strdup (whose);
  gtk_window_set_title (GTK_WINDOW (self), title);
  preview (self);
  return GTK_WINDOW (self);
}
