/* Choosing a document, looking at its pages, printing them or saving them.
 * Invariant: at most one document is being drawn; a choice that changes cancels the drawing of the one before.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/print-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/choices.h"
#include "ui/parts/file-chooser.h"
#include "ui/parts/message.h"
#include "ui/parts/open-address.h"
#include "ui/print/print-choices.h"
#include "ui/print/print-job.h"
#include "ui/print/print-source.h"
#include "ui/print/whole-file.h"

struct _JalonsPrintDialog
{
  AdwWindow parent_instance;
  JalonsWorkspace *workspace;
  AdwToastOverlay *toasts;
  JalonsPrintChoices *choices;
  AdwComboRow *fit;
  GtkLabel *summary;
  GtkStack *stack;
  JalonsPdfPreview *preview;
  GtkProgressBar *progress;
  AdwStatusPage *failed;
  GtkWidget *print;
  GtkWidget *save;
  GFile *folder;             /* where a file for each class was last saved, or NULL */
  GBytes *pdf;               /* NULL while it is being drawn */
  GCancellable *cancellable; /* of the drawing under way, or NULL */
  guint patience;            /* source: until then no progress is shown */
};

G_DEFINE_FINAL_TYPE (JalonsPrintDialog, jalons_print_dialog, ADW_TYPE_WINDOW)

static char *
name_document (JalonsPrintDialog *self)
{
  return jalons_papers_name (jalons_print_choices_get_kind (self->choices),
                             jalons_print_choices_get_order (self->choices));
}

/* Drawing */

static void
set_pdf (JalonsPrintDialog *self,
         GBytes *pdf)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  self->pdf = pdf;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.print", pdf != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.save", pdf != NULL);
}

static void
show_failure (JalonsPrintDialog *self,
              const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  set_pdf (self, NULL);
  adw_status_page_set_description (self->failed, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_label_set_label (self->summary, "");
}

static void
show_pages (JalonsPrintDialog *self,
            GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  int n_pages;

  if (!jalons_pdf_preview_show (self->preview, pdf, &error))
    {
      g_bytes_unref (pdf);
      show_failure (self, error->message);
      return;
    }
  set_pdf (self, pdf);
  n_pages = jalons_pdf_preview_get_n_pages (self->preview);
  summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d page", "%d pages", (unsigned long) n_pages), n_pages);
  gtk_label_set_label (self->summary, summary);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
on_drawn (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = jalons_print_job_draw_finish (result, &error);
  JalonsPrintDialog *self = data;

  /* Cancelled: the dialog has gone, or draws something else, or has said so. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->cancellable);
  if (pdf != NULL)
    show_pages (self, pdf);
  else
    show_failure (self, error->message);
}

static void
on_progress (double fraction,
             gpointer data)
{
  gtk_progress_bar_set_fraction (JALONS_PRINT_DIALOG (data)->progress, fraction);
}

static gboolean
show_working (gpointer data)
{
  JalonsPrintDialog *self = data;

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->stack, "working");
  return G_SOURCE_REMOVE;
}

static void
stop_drawing (JalonsPrintDialog *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A page takes a few milliseconds: progress is shown only for what takes longer than a blink. */
static void
begin_work (JalonsPrintDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->patience = g_timeout_add (250, show_working, self);
  self->cancellable = g_cancellable_new ();
}

static void
draw_order (JalonsPrintDialog *self,
            const JalonsOrder *order)
{
  jalons_print_job_draw_async (jalons_print_choices_get_kind (self->choices), order, on_progress, self->cancellable, on_drawn,
                               self);
}

static void
on_sourced (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPrintSource) source = jalons_print_source_load_finish (result, &error);
  JalonsPrintDialog *self = data;
  JalonsOrder order;

  /* As in on_drawn(). */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (source == NULL)
    {
      g_clear_handle_id (&self->patience, g_source_remove);
      g_clear_object (&self->cancellable);
      show_failure (self, error->message);
      return;
    }
  order = *jalons_print_choices_get_order (self->choices);
  order.dataset = source->dataset;
  order.project = source->project;
  order.options.logos = source->logos;
  order.options.onward = source->onward;
  draw_order (self, &order);
}

static void
draw (JalonsPrintDialog *self)
{
  const char *fault = jalons_print_choices_get_fault (self->choices);

  stop_drawing (self);
  set_pdf (self, NULL);
  if (fault != NULL)
    {
      show_failure (self, fault);
      return;
    }
  begin_work (self);
  if (jalons_print_source_is_needed (jalons_print_choices_get_kind (self->choices)))
    jalons_print_source_load_async (jalons_workspace_get_store (self->workspace),
                                    jalons_print_choices_get_kind (self->choices),
                                    jalons_print_choices_get_order (self->choices),
                                    jalons_print_choices_get_revision (self->choices), self->cancellable, on_sourced, self);
  else
    draw_order (self, jalons_print_choices_get_order (self->choices));
}

/* Answers of the widgets */

static void
on_choice (JalonsPrintDialog *self)
{
  if (self->workspace != NULL)
    draw (self);
}

static void
on_fit (JalonsPrintDialog *self)
{
  static const char *const fits[] = { "page", "width", "paper" };

  for (unsigned i = 0; i < G_N_ELEMENTS (fits); i++)
    if (g_str_equal (jalons_choices_get (GTK_WIDGET (self->fit)), fits[i]))
      jalons_pdf_preview_set_fit (self->preview, (JalonsPdfFit) i);
}

static void
on_refused (const char *sentence,
            gpointer data)
{
  jalons_message_show (GTK_WINDOW (data), _ ("Nothing was printed"), sentence);
}

static void
print_action (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  JalonsPrintDialog *self = JALONS_PRINT_DIALOG (widget);
  g_autofree char *name = name_document (self);

  if (self->pdf != NULL)
    jalons_print_job_send (GTK_WINDOW (self), self->pdf, name, on_refused, self);
}

static void
cancel_action (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  JalonsPrintDialog *self = JALONS_PRINT_DIALOG (widget);

  stop_drawing (self);
  show_failure (self, _ ("The drawing was cancelled."));
}

static void
draw_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  draw (JALONS_PRINT_DIALOG (widget));
}

/* Saving */

static void
open_action (GtkWidget *widget,
             const char *action,
             GVariant *uri)
{
  jalons_open_address (GTK_WINDOW (widget), g_variant_get_string (uri, NULL));
}

static void
show_saved (JalonsPrintDialog *self,
            GFile *file,
            const char *name)
{
  g_autofree char *uri = g_file_get_uri (file), *text = g_strdup_printf (_ ("Saved: %s"), name);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_detailed_action_name (toast, "document.open");
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  adw_toast_overlay_add_toast (self->toasts, toast);
  gtk_label_set_label (self->summary, text);
}

static void
on_saved (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (JalonsPrintDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (object));
  gboolean saved = jalons_whole_file_save_finish (G_FILE (object), result, &error);

  if (self->workspace == NULL)
    return;
  if (saved)
    show_saved (self, G_FILE (object), name);
  else
    jalons_message_show (GTK_WINDOW (self), _ ("The PDF was not saved"), error->message);
}

/**
 * jalons_print_dialog_save:
 * @file: where the PDF that is shown is written, in place of what is there
 */
void
jalons_print_dialog_save (JalonsPrintDialog *self,
                          GFile *file)
{
  g_return_if_fail (self->pdf != NULL);

  jalons_whole_file_save_async (file, self->pdf, on_saved, g_object_ref (self));
}

static void
on_place_chosen (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (JalonsPrintDialog) self = data;
  g_autoptr (GFile) file = jalons_file_chooser_save_finish (result, NULL);

  if (file != NULL && self->pdf != NULL)
    jalons_print_dialog_save (self, file);
}

static void
on_each_saved (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = jalons_print_job_each_finish (result, &error);
  JalonsPrintDialog *self = data;

  /* Cancelled: the dialog has gone, or draws something else, or has said so. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  if (saved)
    {
      g_autofree char *name = g_file_get_basename (self->folder);

      show_saved (self, self->folder, name);
    }
  else
    jalons_message_show (GTK_WINDOW (self), _ ("The PDF files were not all saved"), error->message);
}

/**
 * jalons_print_dialog_save_each:
 * @folder: where a file for each class is written
 */
void
jalons_print_dialog_save_each (JalonsPrintDialog *self,
                               GFile *folder)
{
  stop_drawing (self);
  g_set_object (&self->folder, folder);
  begin_work (self);
  jalons_print_job_each_async (jalons_print_choices_get_order (self->choices), folder, on_progress, self->cancellable,
                               on_each_saved, self);
}

static void
on_folder_chosen (GObject *object,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (JalonsPrintDialog) self = data;
  g_autoptr (GFile) folder = jalons_file_chooser_save_finish (result, NULL);

  if (folder != NULL && self->workspace != NULL)
    jalons_print_dialog_save_each (self, folder);
}

static void
save_action (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  JalonsPrintDialog *self = JALONS_PRINT_DIALOG (widget);
  g_autofree char *name = name_document (self);
  g_autofree char *clean = jalons_file_name_clean (name);
  g_autofree char *file_name = g_strconcat (clean, ".pdf", NULL);

  if (jalons_print_choices_wants_each (self->choices))
    jalons_file_chooser_folder_async (GTK_WINDOW (self), _ ("Folder for the PDF files"), on_folder_chosen,
                                      g_object_ref (self));
  else
    jalons_file_chooser_save_async (GTK_WINDOW (self), _ ("Save as PDF"), JALONS_FILES_PDF, file_name, on_place_chosen,
                                    g_object_ref (self));
}

/* The widget */

static void
jalons_print_dialog_dispose (GObject *object)
{
  JalonsPrintDialog *self = JALONS_PRINT_DIALOG (object);

  stop_drawing (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_object (&self->folder);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_print_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, fit);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, print);
  gtk_widget_class_bind_template_child (widget_class, JalonsPrintDialog, save);
}

static void
jalons_print_dialog_class_init (JalonsPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_print_dialog_dispose;
  g_type_ensure (JALONS_TYPE_PDF_PREVIEW);
  g_type_ensure (JALONS_TYPE_PRINT_CHOICES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/print-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_fit);
  gtk_widget_class_install_action (widget_class, "document.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "document.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "document.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "document.draw", NULL, draw_action);
  gtk_widget_class_install_action (widget_class, "document.open", "s", open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "document.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "document.save", NULL);
}

static void
jalons_print_dialog_init (JalonsPrintDialog *self)
{
  const char *const fits[] = { "page", "width", "paper", NULL };
  const char *const fit_labels[] = { _ ("Whole page"), _ ("Page width"), _ ("As on paper"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  jalons_choices_fill (GTK_WIDGET (self->fit), fits, fit_labels);
}

/**
 * jalons_print_dialog_new:
 *
 * Returns: (transfer none): the dialog, on the year of the selected class; of all of them when none is selected
 */
GtkWindow *
jalons_print_dialog_new (JalonsWorkspace *workspace)
{
  JalonsPrintDialog *self = g_object_new (JALONS_TYPE_PRINT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  jalons_print_choices_set_workspace (self->choices, workspace);
  gtk_widget_grab_focus (GTK_WIDGET (self->choices));
  draw (self);
  return GTK_WINDOW (self);
}

/**
 * jalons_print_dialog_set_document:
 * @code: of print/papers.h
 *
 * Opens the dialog at that document.
 */
void
jalons_print_dialog_set_document (JalonsPrintDialog *self,
                                  const char *code)
{
  jalons_print_choices_set_document (self->choices, code);
}

/**
 * jalons_print_dialog_set_project:
 * @project: (nullable): the id of a project of the school
 *
 * Opens the dialog at that project; another one may be chosen there.
 */
void
jalons_print_dialog_set_project (JalonsPrintDialog *self,
                                 const char *project)
{
  jalons_print_choices_set_project (self->choices, project);
}

/**
 * jalons_print_dialog_get_preview:
 *
 * Returns: (transfer none): the pages
 */
JalonsPdfPreview *
jalons_print_dialog_get_preview (JalonsPrintDialog *self)
{
  return self->preview;
}
