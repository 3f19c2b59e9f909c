/* Importing the structure of a school, or a calendar of holidays.
 * Invariant: the plan that is written is the one that was seen: it is made on data loaded after the last writing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/import-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "sync/carry.h"
#include "ui/import/import-planning.h"
#include "ui/import/import-preview.h"
#include "ui/parts/file-chooser.h"

/* Where the ministry's calendars are (domain notes, 2.2). Jalons loads nothing from there by itself. */
#define OFFICIAL_CALENDARS "https://fr.ftp.opendatasoft.com/openscol/fr-en-calendrier-scolaire/"

struct _JalonsImportDialog
{
  AdwWindow parent_instance;
  JalonsWorkspace *workspace;
  GtkWidget *cancel;
  GtkWidget *accept;
  GtkStack *stack;
  AdwStatusPage *what;
  GtkLabel *explanation;
  GtkWidget *choose;
  GtkSpinner *spinner;
  GtkLabel *busy;
  AdwStatusPage *failed;
  GtkWidget *again;
  JalonsImportPreview *preview;
  AdwStatusPage *done;
  GtkWidget *close;
  GCancellable *cancellable;
  GPtrArray *sources; /* of JalonsImportSource, those that are still to be imported first */
  JalonsImport *import;
  GString *results;  /* a sentence for each that is done */
  gboolean calendar; /* a calendar is asked for */
  gboolean writing;
  gboolean received; /* a copy that was carried here: what others wrote is not undone */
  gboolean project;  /* what was imported last is a project that was carried */
};

G_DEFINE_FINAL_TYPE (JalonsImportDialog, jalons_import_dialog, ADW_TYPE_WINDOW)

/* Pages */

static void
show_page (JalonsImportDialog *self,
           const char *name,
           GtkWidget *default_widget)
{
  gboolean preview = g_str_equal (name, "preview");

  self->writing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "busy"));
  gtk_widget_set_visible (self->accept, preview);
  gtk_widget_set_visible (self->cancel, !g_str_equal (name, "done"));
  gtk_window_set_default_widget (GTK_WINDOW (self), default_widget);
  if (default_widget != NULL)
    gtk_widget_grab_focus (default_widget);
}

static void
show_busy (JalonsImportDialog *self,
           const char *what)
{
  gtk_label_set_label (self->busy, what);
  show_page (self, "busy", NULL);
}

static void
show_failure (JalonsImportDialog *self,
              const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed, markup);
  show_page (self, "failed", self->again);
}

static void
show_done (JalonsImportDialog *self)
{
  g_autofree char *markup = NULL;

  if (!self->received)
    g_string_append_printf (self->results, "\n%s", _ ("Undo takes it back as a whole."));
  markup = g_markup_escape_text (self->results->str, (gssize) self->results->len);
  adw_status_page_set_title (self->done, _ ("Imported"));
  adw_status_page_set_description (self->done, markup);
  show_page (self, "done", self->close);
}

static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The preview */

static void
on_answered (JalonsImportDialog *self)
{
  /* While an answer is given in a thread, nobody looks at the import. */
  gboolean idle = self->import != NULL && !jalons_import_preview_is_busy (self->preview);
  gboolean ready = idle && jalons_import_is_ready (self->import);
  gboolean fresh = ready && jalons_import_get_drafts (self->import)->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.accept", ready);
  gtk_button_set_label (GTK_BUTTON (self->accept), !ready || fresh ? _ ("_Import") : _ ("_Close"));
  gtk_widget_set_visible (self->cancel, !ready || fresh);
}

/* A file that says no year is probably of the one that is open; the question stays in sight. */
static void
suggest_year (JalonsImportDialog *self)
{
  GPtrArray *questions = jalons_import_get_questions (self->import);
  g_autofree char *year = g_strdup_printf ("%d", jalons_workspace_get_start_year (self->workspace));

  for (guint i = 0; i < questions->len; i++)
    {
      const JalonsImportQuestion *question = questions->pdata[i];

      if (question->ask == JALONS_IMPORT_ASK_YEAR && question->choices[0] == NULL)
        {
          jalons_import_answer (self->import, "year", year);
          return;
        }
    }
}

static void
on_planned (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  JalonsImport *import = jalons_import_plan_finish (result, &dataset, &error);

  if (was_cancelled (error))
    return;
  g_clear_object (&self->import);
  self->import = import;
  if (import == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  suggest_year (self);
  jalons_import_preview_show (self->preview, self->import, dataset,
                              ((const JalonsImportSource *) self->sources->pdata[0])->name);
  show_page (self, "preview", self->accept);
  on_answered (self);
}

static void
plan (JalonsImportDialog *self)
{
  jalons_import_plan_async (self->sources, self->workspace, self->cancellable, on_planned, g_object_ref (self));
}

/* Reading */

static void
on_read (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (JalonsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *sources = jalons_import_read_finish (result, &error);

  if (was_cancelled (error))
    return;
  if (sources == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = sources;
  plan (self);
}

/**
 * jalons_import_dialog_read:
 * @files: (element-type GFile): what to import
 *
 * Reads @files and shows what they would do, in place of what was shown.
 */
void
jalons_import_dialog_read (JalonsImportDialog *self,
                           GListModel *files)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_busy (self, _ ("Reading…"));
  jalons_import_read_async (files, self->cancellable, on_read, g_object_ref (self));
}

static void
on_files_chosen (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (JalonsImportDialog) self = data;
  g_autoptr (GListModel) files = jalons_file_chooser_open_finish (result, NULL);

  if (files != NULL && self->workspace != NULL)
    jalons_import_dialog_read (self, files);
}

static void
choose_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  gboolean calendar = JALONS_IMPORT_DIALOG (widget)->calendar;

  jalons_file_chooser_open_async (GTK_WINDOW (widget), _ ("Import"),
                                  calendar ? JALONS_FILES_CALENDAR : JALONS_FILES_STRUCTURE, on_files_chosen,
                                  g_object_ref (widget));
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         JalonsImportDialog *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;
  jalons_import_dialog_read (self, G_LIST_MODEL (files));
  return TRUE;
}

/* Writing */

/* The window goes to what was imported. */
static void
open_imported (JalonsImportDialog *self)
{
  const char *uai = jalons_import_get_uai (self->import);
  int year = jalons_import_get_year (self->import);
  g_autofree char *school_id = *uai ? jalons_school_make_id (uai) : NULL;

  if (school_id != NULL)
    jalons_workspace_set_school (self->workspace, school_id);
  if (year > 0)
    jalons_workspace_set_start_year (self->workspace, year);
}

static void
finish_source (JalonsImportDialog *self)
{
  g_autofree char *summary = jalons_import_summarise (self->import);
  gboolean is_copy;

  self->project = jalons_import_get_carried (self->import, &is_copy) != NULL;
  self->received = self->project && is_copy;
  g_string_append_printf (self->results, "%s%s", self->results->len > 0 ? "\n" : "", summary);
  open_imported (self);
  jalons_import_source_remember (self->sources->pdata[0], jalons_workspace_get_store (self->workspace));
  g_ptr_array_remove_index (self->sources, 0);
  if (self->sources->len > 0)
    plan (self);
  else
    show_done (self);
}

static gboolean
finish_writing (JalonsImportDialog *self,
                JalonsStore *store,
                GAsyncResult *result,
                GError **error)
{
  gboolean is_copy;

  if (jalons_import_get_carried (self->import, &is_copy) != NULL)
    return jalons_carry_take_finish (store, result, error);
  return jalons_store_put_finish (store, result, error);
}

static void
on_written (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return; /* the program was left meanwhile */
  if (finish_writing (self, JALONS_STORE (object), result, &error))
    finish_source (self);
  else
    show_failure (self, error->message);
}

static void
on_backed_up (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (JalonsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = jalons_import_label (self->import);
  gboolean is_copy;

  if (!jalons_store_keep_backup_finish (JALONS_STORE (object), result, &error))
    show_failure (self, error->message);
  else if (jalons_import_get_carried (self->import, &is_copy) != NULL)
    jalons_carry_take_async (JALONS_STORE (object), self->import, NULL, on_written, g_object_ref (self));
  else
    jalons_store_put_async (JALONS_STORE (object), label, g_ptr_array_ref (jalons_import_get_drafts (self->import)), NULL,
                            on_written, g_object_ref (self));
}

static void
accept_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsImportDialog *self = JALONS_IMPORT_DIALOG (widget);

  if (self->import == NULL || !jalons_import_is_ready (self->import))
    return;
  if (jalons_import_get_drafts (self->import)->len == 0)
    {
      if (self->sources->len > 1)
        finish_source (self);
      else
        gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_busy (self, _ ("Writing…"));
  self->writing = TRUE;
  jalons_store_keep_backup_async (jalons_workspace_get_store (self->workspace), JALONS_BACKUP_IMPORT, NULL,
                                  on_backed_up, g_object_ref (self));
}

/* The widget */

/* What is being written is written: the dialog stays to say so. Who got a project to read sees that, not the year. */
static gboolean
jalons_import_dialog_close_request (GtkWindow *window)
{
  GtkWindow *over = gtk_window_get_transient_for (window);

  if (JALONS_IMPORT_DIALOG (window)->writing)
    return TRUE;
  if (JALONS_IMPORT_DIALOG (window)->project && over != NULL)
    gtk_widget_activate_action (GTK_WIDGET (over), "win.show-view", "s", "project");
  return GTK_WINDOW_CLASS (jalons_import_dialog_parent_class)->close_request (window);
}

/* What is still being read keeps the dialog, not the workspace's store: once closed, nothing of it goes on. */
static void
jalons_import_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (JALONS_IMPORT_DIALOG (widget)->cancellable);
  GTK_WIDGET_CLASS (jalons_import_dialog_parent_class)->unrealize (widget);
}

static void
jalons_import_dialog_dispose (GObject *object)
{
  JalonsImportDialog *self = JALONS_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_import_dialog_parent_class)->dispose (object);
}

static void
jalons_import_dialog_finalize (GObject *object)
{
  JalonsImportDialog *self = JALONS_IMPORT_DIALOG (object);

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->import);
  g_string_free (self->results, TRUE);

  G_OBJECT_CLASS (jalons_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, again);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, done);
  gtk_widget_class_bind_template_child (widget_class, JalonsImportDialog, close);
}

static void
jalons_import_dialog_class_init (JalonsImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalons_import_dialog_finalize;
  widget_class->unrealize = jalons_import_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = jalons_import_dialog_close_request;
  g_type_ensure (JALONS_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_answered);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.accept", NULL);
}

static void
jalons_import_dialog_init (JalonsImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->results = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->explanation,
                       _ ("• STS-WEB: Mise à jour > Exports > Emplois du temps (sts_emp_….xml)\n"
                          "• SIECLE: Structures.xml and Nomenclature.xml, or the archive that holds them\n"
                          "• a table of classes, ambassadors or offers, or Onisep’s jobs: CSV\n"
                          "• the school holidays of your zone: the ministry’s calendar (.ics)\n"
                          "• the actions that a Région publishes (.json)\n"
                          "Nothing is written before you have seen what changes. Pupils are never read."));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  show_page (self, "choose", self->choose);
}

GtkWindow *
jalons_import_dialog_new (JalonsWorkspace *workspace)
{
  JalonsImportDialog *self = g_object_new (JALONS_TYPE_IMPORT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WINDOW (self);
}

/* "Zone-B", as the file of the zone of @year is called where the ministry publishes it. */
static char *
official_name (const JalonsYear *year,
               const JalonsSchool *school)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) name = NULL;

  if (*jalons_year_zone (year) != '\0')
    return g_strdup_printf ("Zone-%s", jalons_year_zone (year));
  folded = jalons_fold (jalons_school_academy (school));
  name = g_string_new (g_str_has_prefix (folded, "la ") ? folded + 3 : folded);
  if (name->len > 0)
    name->str[0] = g_ascii_toupper (name->str[0]);
  return g_strdup (name->str);
}

/**
 * jalons_import_dialog_new_calendar:
 *
 * Returns: (transfer none): the dialog, which asks for the calendar of the holidays of the open school's zone
 */
GtkWindow *
jalons_import_dialog_new_calendar (JalonsWorkspace *workspace)
{
  GtkWindow *window = jalons_import_dialog_new (workspace);
  JalonsImportDialog *self = JALONS_IMPORT_DIALOG (window);
  JalonsYear *year = jalons_workspace_get_year (workspace);
  JalonsSchool *school = jalons_workspace_get_school (workspace);
  g_autofree char *name = year && school ? official_name (year, school) : g_strdup ("Zone-A-B-C-Corse");
  g_autofree char *link = g_markup_printf_escaped ("<a href=\"%s%s.ics\">%s.ics</a>", OFFICIAL_CALENDARS, name, name);
  g_autofree char *text = g_strdup_printf (_ ("The ministry publishes the holidays of each zone: %s (data.education.gouv.fr, "
                                              "“Le calendrier scolaire”).\n"
                                              "Nothing is written before you have seen the dates and the schools."),
                                           link);

  self->calendar = TRUE;
  adw_status_page_set_title (self->what, _ ("Take the Calendar of the Holidays"));
  adw_status_page_set_icon_name (self->what, "x-office-calendar-symbolic");
  gtk_label_set_markup (self->explanation, text);
  return window;
}
