/* A document that was just made.
 * Invariant: the window keeps the bytes; nothing is drawn again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/paper-window.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/file-chooser.h"
#include "ui/parts/message.h"
#include "ui/print/pdf-preview.h"
#include "ui/print/print-job.h"
#include "ui/print/whole-file.h"

struct _JalonsPaperWindow
{
  AdwWindow parent_instance;
  GBytes *pdf;
  GBytes *json; /* NULL where there are no data beside the document */
  AdwHeaderBar *header;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (JalonsPaperWindow, jalons_paper_window, ADW_TYPE_WINDOW)

static void
on_refused (const char *sentence,
            gpointer data)
{
  jalons_message_show (GTK_WINDOW (data), _ ("This was not printed"), sentence);
}

static void
print (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  JalonsPaperWindow *self = JALONS_PAPER_WINDOW (widget);

  jalons_print_job_send (GTK_WINDOW (self), self->pdf, gtk_window_get_title (GTK_WINDOW (self)), on_refused, self);
}

static GWeakRef *
new_weak_ref (JalonsPaperWindow *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

/* The window may be closed before the file is written; a window that is held beyond that outlives its parent. */
static JalonsPaperWindow *
take_weak_ref (GWeakRef *weak)
{
  JalonsPaperWindow *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
on_saved (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (JalonsPaperWindow) self = take_weak_ref (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (object)), *text = NULL;

  if (jalons_whole_file_save_finish (G_FILE (object), result, &error))
    {
      text = g_strdup_printf (_ ("“%s” was saved"), name);
      if (self != NULL)
        adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
      return;
    }
  jalons_message_show ((GtkWindow *) self, _ ("The file was not saved"), error->message);
}

static void
save_bytes (JalonsPaperWindow *self,
            GFile *file,
            GBytes *bytes)
{
  jalons_whole_file_save_async (file, bytes, on_saved, new_weak_ref (self));
}

/**
 * jalons_paper_window_save:
 * @file: where the document is written, in place of what is there
 */
void
jalons_paper_window_save (JalonsPaperWindow *self,
                          GFile *file)
{
  save_bytes (self, file, self->pdf);
}

/**
 * jalons_paper_window_save_data:
 * @file: where the data of jalons_paper_window_offer_data() are written, in place of what is there
 */
void
jalons_paper_window_save_data (JalonsPaperWindow *self,
                               GFile *file)
{
  g_return_if_fail (self->json != NULL);
  save_bytes (self, file, self->json);
}

static void
on_place_chosen (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (JalonsPaperWindow) self = data;
  g_autoptr (GFile) file = jalons_file_chooser_save_finish (result, NULL);

  if (file != NULL)
    jalons_paper_window_save (self, file);
}

static void
on_data_place_chosen (GObject *object,
                      GAsyncResult *result,
                      gpointer data)
{
  g_autoptr (JalonsPaperWindow) self = data;
  g_autoptr (GFile) file = jalons_file_chooser_save_finish (result, NULL);

  if (file != NULL)
    jalons_paper_window_save_data (self, file);
}

static void
choose_place (JalonsPaperWindow *self,
              const char *title,
              JalonsFileKind kind,
              const char *suffix,
              GAsyncReadyCallback chosen)
{
  g_autofree char *clean = jalons_file_name_clean (gtk_window_get_title (GTK_WINDOW (self)));
  g_autofree char *file_name = g_strconcat (clean, suffix, NULL);

  jalons_file_chooser_save_async (GTK_WINDOW (self), title, kind, file_name, chosen, g_object_ref (self));
}

static void
save (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  choose_place (JALONS_PAPER_WINDOW (widget), _ ("Save as PDF"), JALONS_FILES_PDF, ".pdf", on_place_chosen);
}

static void
save_data (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  if (JALONS_PAPER_WINDOW (widget)->json != NULL)
    choose_place (JALONS_PAPER_WINDOW (widget), _ ("Save as JSON"), JALONS_FILES_DATA, ".json", on_data_place_chosen);
}

static void
jalons_paper_window_finalize (GObject *object)
{
  JalonsPaperWindow *self = JALONS_PAPER_WINDOW (object);

  g_bytes_unref (self->pdf);
  g_clear_pointer (&self->json, g_bytes_unref);

  G_OBJECT_CLASS (jalons_paper_window_parent_class)->finalize (object);
}

static void
jalons_paper_window_class_init (JalonsPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_paper_window_finalize;
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "paper.save-data", NULL, save_data);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "paper.save-data",
                                       NULL);
}

static void
jalons_paper_window_init (JalonsPaperWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 760);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

static GtkWidget *
new_button (const char *label,
            const char *action,
            const char *tip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tip);
  return button;
}

static GtkWidget *
new_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = new_button (_ ("_Print…"), "paper.print", _ ("Print (Ctrl+P)"));

  gtk_widget_add_css_class (button, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), new_button (_ ("_Save…"), "paper.save", _ ("Save as PDF (Ctrl+S)")));
  return header;
}

/**
 * jalons_paper_window_present:
 * @title: of the document, which also names the file
 * @pdf: a document that print/ has just made
 *
 * Returns: (transfer none): the window, which is shown
 */
GtkWindow *
jalons_paper_window_present (GtkWindow *parent,
                             const char *title,
                             GBytes *pdf)
{
  JalonsPaperWindow *self = g_object_new (JALONS_TYPE_PAPER_WINDOW, "title", title, "transient-for", parent, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *preview = g_object_new (JALONS_TYPE_PDF_PREVIEW, NULL);
  g_autoptr (GError) error = NULL;

  self->pdf = g_bytes_ref (pdf);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_widget_set_vexpand (preview, TRUE);
  self->header = ADW_HEADER_BAR (new_header ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (box), preview);
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
  gtk_window_present (GTK_WINDOW (self));
  if (jalons_pdf_preview_show (JALONS_PDF_PREVIEW (preview), pdf, &error))
    jalons_pdf_preview_set_fit (JALONS_PDF_PREVIEW (preview), JALONS_PDF_FIT_WIDTH);
  else
    jalons_message_show (GTK_WINDOW (self), _ ("The pages cannot be shown"), error->message);
  return GTK_WINDOW (self);
}

/**
 * jalons_paper_window_offer_data:
 * @json: what the document says, for other programs
 *
 * Adds a button that saves it.
 */
void
jalons_paper_window_offer_data (JalonsPaperWindow *self,
                                GBytes *json)
{
  g_return_if_fail (self->json == NULL);
  self->json = g_bytes_ref (json);
  adw_header_bar_pack_start (self->header,
                             new_button (_ ("Save as _JSON…"), "paper.save-data", _ ("Save as JSON (Shift+Ctrl+S)")));
}
