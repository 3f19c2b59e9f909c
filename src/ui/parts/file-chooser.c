/* Choosing files, on GtkFileChooserNative: the only file that knows of it.
 * Invariant: the chooser lives as long as its task, and the task answers exactly once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/file-chooser.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *const suffixes[9];
} kinds[] = {
  [JALONS_FILES_STRUCTURE] = { N_ ("Files to import"), { "xml", "zip", "csv", "tsv", "txt", "json", "ics", "jalons" } },
  [JALONS_FILES_CALENDAR] = { N_ ("Calendars"), { "ics", "ical" } },
  [JALONS_FILES_PDF] = { N_ ("PDF files"), { "pdf" } },
  [JALONS_FILES_BACKUP] = { N_ ("Backups of Jalons"), { "db" } },
  [JALONS_FILES_DATA] = { N_ ("JSON files"), { "json" } },
  [JALONS_FILES_CARRIED] = { N_ ("Projects of Jalons"), { "jalons" } },
  [JALONS_FILES_PICTURE] = { N_ ("PNG and JPEG pictures"), { "png", "jpg", "jpeg" } },
  [JALONS_FILES_SHEET] = { N_ ("Spreadsheets (ODS, CSV)"), { "ods", "csv" } },
};

static void
add_filter (GtkFileChooser *chooser,
            const char *name,
            const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (unsigned i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
on_response (GtkNativeDialog *chooser,
             int response,
             GTask *task)
{
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
  g_object_unref (task);
}

static const char *
accept_words (GtkFileChooserAction action)
{
  if (action == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    return _ ("_Choose");
  return action == GTK_FILE_CHOOSER_ACTION_OPEN ? _ ("_Open") : _ ("_Save");
}

static GtkFileChooser *
present_chooser (GtkWindow *parent,
                 const char *title,
                 GtkFileChooserAction action,
                 JalonsFileKind kind,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (title, parent, action, accept_words (action), _ ("_Cancel"));
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  if (action != GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    {
      add_filter (GTK_FILE_CHOOSER (native), _ (kinds[kind].name), kinds[kind].suffixes);
      add_filter (GTK_FILE_CHOOSER (native), _ ("All files"), NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_task_set_task_data (task, native, g_object_unref);
  g_signal_connect (native, "response", G_CALLBACK (on_response), task);
  return GTK_FILE_CHOOSER (native);
}

/**
 * jalons_file_chooser_open_async:
 * @parent: (nullable): the window that asks
 * @kind: what is shown first
 *
 * Asks for one file or several.
 */
void
jalons_file_chooser_open_async (GtkWindow *parent,
                                const char *title,
                                JalonsFileKind kind,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GtkFileChooser *chooser = present_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, kind, callback, user_data);

  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * jalons_file_chooser_open_finish:
 *
 * Returns: (transfer full) (nullable): a list of #GFile, never empty; %NULL with %G_IO_ERROR_CANCELLED
 */
GListModel *
jalons_file_chooser_open_finish (GAsyncResult *result,
                                 GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Rather than among what was used lately, which is no place. */
static void
start_in_documents (GtkFileChooser *chooser)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

/**
 * jalons_file_chooser_folder_async:
 * @parent: (nullable): the window that asks
 *
 * Asks for a folder to write several files in; the answer is that of jalons_file_chooser_save_finish().
 */
void
jalons_file_chooser_folder_async (GtkWindow *parent,
                                  const char *title,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GtkFileChooser *chooser =
    present_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, JALONS_FILES_PDF, callback, user_data);

  start_in_documents (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * jalons_file_chooser_save_async:
 * @parent: (nullable): the window that asks
 * @suggested_name: a name without folder, see jalons_file_name_clean()
 *
 * Asks where to write a file; whether to replace one that exists is asked there too.
 */
void
jalons_file_chooser_save_async (GtkWindow *parent,
                                const char *title,
                                JalonsFileKind kind,
                                const char *suggested_name,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GtkFileChooser *chooser = present_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, kind, callback, user_data);

  start_in_documents (chooser);
  gtk_file_chooser_set_current_name (chooser, suggested_name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * jalons_file_chooser_save_finish:
 *
 * Returns: (transfer full) (nullable): where to write; %NULL with %G_IO_ERROR_CANCELLED
 */
GFile *
jalons_file_chooser_save_finish (GAsyncResult *result,
                                 GError **error)
{
  g_autoptr (GListModel) files = g_task_propagate_pointer (G_TASK (result), error);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}

/**
 * jalons_file_name_clean:
 * @name: a name that may hold what file systems refuse ("1/2 A")
 *
 * Returns: (transfer full): the name with those characters replaced by "-"; Windows shares are thought of too
 */
char *
jalons_file_name_clean (const char *name)
{
  char *clean = g_strdup (name);

  return g_strstrip (g_strdelimit (clean, "/\\:*?\"<>|\n\r\t", '-'));
}
