/* What leaves a reading window: pages for a printer, and a copy of the file.
 * Invariant: the copy has the bytes of the file; what is printed are pictures of its pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/file-chooser.h"

void
jalons_reader_window_say (const char *sentence,
                          gpointer data)
{
  JalonsReaderWindow *self = data;

  if (self->said != NULL)
    jalons_toasts_say (self->said, sentence, NULL);
}

void
jalons_reader_window_print (GtkWidget *widget,
                            const char *action,
                            GVariant *parameter)
{
  JalonsReaderWindow *self = JALONS_READER_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (self->pdf == NULL)
    return;
  g_clear_object (&self->printing);
  self->printing = jalons_reader_print_new (self->pdf, self->name, jalons_reader_window_say, self);
  if (gtk_print_operation_run (self->printing, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    jalons_reader_window_say (error->message, self);
}

static void
on_copied (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsReaderWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error))
    sentence = g_strdup (_ ("The copy is saved."));
  else
    sentence = g_strdup_printf (_ ("The copy was not saved: %s."), error->message);
  jalons_reader_window_say (sentence, self);
}

/**
 * jalons_reader_window_save:
 * @file: a place to be overwritten
 *
 * Copies the document as it is, and says when it is done.
 */
void
jalons_reader_window_save (JalonsReaderWindow *self,
                           GFile *file)
{
  g_autoptr (GFile) source = g_file_new_for_path (self->path);

  g_file_copy_async (source, file, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, NULL, NULL, NULL, on_copied, g_object_ref (self));
}

static void
on_place_chosen (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (GFile) file = jalons_file_chooser_save_finish (result, NULL);

  if (file != NULL)
    jalons_reader_window_save (JALONS_READER_WINDOW (source), file);
}

void
jalons_reader_window_save_copy (GtkWidget *widget,
                                const char *action,
                                GVariant *parameter)
{
  JalonsReaderWindow *self = JALONS_READER_WINDOW (widget);
  g_autofree char *clean = jalons_file_name_clean (self->name);
  g_autofree char *name = g_str_has_suffix (clean, ".pdf") ? g_strdup (clean) : g_strconcat (clean, ".pdf", NULL);

  jalons_file_chooser_save_async (GTK_WINDOW (self), _ ("Save a Copy"), JALONS_FILES_PDF, name, on_place_chosen, NULL);
}
