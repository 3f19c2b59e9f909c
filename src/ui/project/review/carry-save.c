/* Writes the project into a file that is carried to who reviews it, or back.
 * Invariant: the place is asked first, so that what is packed is what there is when it is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/review/carry-save.h"

#include <glib/gi18n-lib.h>

#include "sync/carry.h"
#include "ui/parts/busy.h"
#include "ui/parts/file-chooser.h"

typedef struct
{
  JalonsProjectData *data;
  GtkWindow *parent; /* weak */
  GFile *file;
  JalonsBusy *busy;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_pointer (&saving->busy, jalons_busy_free);
  g_clear_object (&saving->data);
  g_clear_object (&saving->file);
  g_clear_weak_pointer (&saving->parent);
  g_free (saving);
}

static void
fail (Saving *saving,
      GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jalons_workspace_fail (jalons_project_data_get_workspace (saving->data), error->message);
  saving_free (saving);
}

static void
on_written (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (saving->file);
  g_autofree char *message = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    {
      fail (saving, error);
      return;
    }
  /* Translators: the name of a file */
  message = g_strdup_printf (_ ("The project is in “%s”; who reviews it opens that file with Jalons"), name);
  jalons_workspace_say (jalons_project_data_get_workspace (saving->data), message, FALSE);
  saving_free (saving);
}

static void
on_packed (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jalons_carry_pack_finish (JALONS_STORE (object), result, &error);

  if (bytes == NULL)
    fail (saving, error);
  else
    g_file_replace_contents_bytes_async (saving->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                         jalons_busy_get_cancellable (saving->busy), on_written, saving);
}

static void
on_chosen (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  JalonsProject *project = jalons_project_data_get_project (saving->data);
  JalonsStore *store = jalons_workspace_get_store (jalons_project_data_get_workspace (saving->data));

  saving->file = jalons_file_chooser_save_finish (result, &error);
  if (saving->file == NULL || project == NULL || store == NULL || saving->parent == NULL)
    {
      saving_free (saving);
      return;
    }
  saving->busy = jalons_busy_new (saving->parent, _ ("Writing the project…"));
  jalons_carry_pack_async (store, project, jalons_project_data_get_today (saving->data),
                           jalons_busy_get_cancellable (saving->busy), on_packed, saving);
}

/**
 * jalons_carry_save:
 * @data: with a project
 * @over: over whose window the place is asked
 */
void
jalons_carry_save (JalonsProjectData *data,
                   GtkWidget *over)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autofree char *name = jalons_carried_name (jalons_project_data_get_dataset (data),
                                               jalons_project_data_get_project (data));

  saving->data = g_object_ref (data);
  g_set_weak_pointer (&saving->parent, GTK_WINDOW (gtk_widget_get_root (over)));
  jalons_file_chooser_save_async (saving->parent, _ ("Export the Project"), JALONS_FILES_CARRIED, name, on_chosen, saving);
}
