/* Saving a document that was made, as a file of this computer or elsewhere.
 * Invariant: a file of this computer gets its name when it is whole; of others GIO sees to that as it can.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/whole-file.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "pdf/spool.h"

static gboolean
save_elsewhere (GFile *file,
                GBytes *bytes,
                GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *name = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &why))
    return TRUE;
  name = g_file_get_basename (file);
  /* Translators: the name of a file, and why it could not be written, in the system's words */
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%1$s” was not written: %2$s. Choose another folder."), name,
               why->message);
  return FALSE;
}

/**
 * jalons_whole_file_save:
 * @file: is written in place of what is there
 *
 * Returns: whether it was; if not, %JALONS_ERROR_ACCESS
 */
gboolean
jalons_whole_file_save (GFile *file,
                        GBytes *bytes,
                        GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (JalonsSpool) spool = path != NULL ? jalons_spool_new (path) : NULL;

  if (spool == NULL)
    return save_elsewhere (file, bytes, error);
  jalons_spool_write (spool, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return jalons_spool_keep (spool, error);
}

static void
save_in_thread (GTask *task,
                gpointer file,
                gpointer bytes,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (jalons_whole_file_save (file, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_whole_file_save_async:
 * @bytes: of which a reference is kept until they are written
 */
void
jalons_whole_file_save_async (GFile *file,
                              GBytes *bytes,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, user_data);

  g_task_set_source_tag (task, jalons_whole_file_save_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * jalons_whole_file_save_finish:
 *
 * Returns: as jalons_whole_file_save()
 */
gboolean
jalons_whole_file_save_finish (GFile *file,
                               GAsyncResult *result,
                               GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
