/* Saving tables: they are made into bytes at once, as they are seen, and written where the user says.
 * Invariant: a file is replaced whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/bilan/save-tables.h"

#include <glib/gi18n-lib.h>

#include "exchange/ods.h"
#include "ui/parts/file-chooser.h"

typedef struct
{
  JalonsWorkspace *workspace;
  GBytes *ods;
  GBytes *csv;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->workspace);
  g_bytes_unref (saving->ods);
  g_bytes_unref (saving->csv);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_written (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (object)), *message = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    {
      jalons_workspace_fail (saving->workspace, error->message);
      return;
    }
  /* Translators: the name of a file */
  message = g_strdup_printf (_ ("The tables are in “%s”"), name);
  jalons_workspace_say (saving->workspace, message, FALSE);
}

static void
on_chosen (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GFile) file = jalons_file_chooser_save_finish (result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  GBytes *bytes;

  if (file == NULL)
    return;
  bytes = g_str_has_suffix (name, ".csv") ? saving->csv : saving->ods;
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_written,
                                       g_steal_pointer (&saving));
}

/**
 * jalons_save_tables:
 * @over: over whose window the place is asked
 * @title: of the spreadsheet, and its name
 * @tables: (element-type JalonsBilanTable): what is saved
 */
void
jalons_save_tables (JalonsWorkspace *workspace,
                    GtkWidget *over,
                    const char *title,
                    const GPtrArray *tables)
{
  Saving *saving = g_new (Saving, 1);
  g_autofree char *clean = jalons_file_name_clean (title), *name = g_strconcat (clean, ".ods", NULL);

  *saving = (Saving){ g_object_ref (workspace), jalons_ods_write (title, tables), jalons_tables_to_csv (tables) };
  jalons_file_chooser_save_async (GTK_WINDOW (gtk_widget_get_root (over)), _ ("Save the Tables"), JALONS_FILES_SHEET, name,
                                  on_chosen, saving);
}
