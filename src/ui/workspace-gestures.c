/* How the workspace writes, deletes, undoes and redoes, and what it says of it.
 * Invariant: nothing here waits; the views change when "changed" comes, never before the data are on the disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "plan/gestures.h"
#include "ui/workspace.h"

static void
on_put (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (JalonsWorkspace) self = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_store_put_finish (JALONS_STORE (object), result, &error))
    jalons_workspace_fail (self, error->message);
}

/**
 * jalons_workspace_write:
 * @label: what the gesture does, as the undo entry says it: "Change the duration"
 * @drafts: (element-type JalonsDraft): what is to be written, in one gesture
 *
 * Writes without waiting; the views change when it is on the disk, and a failure is told by ::failed.
 */
void
jalons_workspace_write (JalonsWorkspace *self,
                        const char *label,
                        GPtrArray *drafts)
{
  g_return_if_fail (JALONS_IS_WORKSPACE (self) && jalons_workspace_get_store (self) != NULL);

  if (drafts->len > 0)
    jalons_store_put_async (jalons_workspace_get_store (self), label, g_ptr_array_ref (drafts), NULL, on_put,
                            g_object_ref (self));
}

typedef struct
{
  JalonsWorkspace *workspace;
  char *message;
} Saying;

static void
on_put_saying (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  Saying *saying = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_store_put_finish (JALONS_STORE (object), result, &error))
    jalons_workspace_fail (saying->workspace, error->message);
  else
    jalons_workspace_say (saying->workspace, saying->message, TRUE);
  g_object_unref (saying->workspace);
  g_free (saying->message);
  g_free (saying);
}

/**
 * jalons_workspace_write_saying:
 * @label: what the gesture does
 * @drafts: (element-type JalonsDraft): what is to be written, in one gesture
 * @message: what the toast that offers to undo says, once it is written
 */
void
jalons_workspace_write_saying (JalonsWorkspace *self,
                               const char *label,
                               GPtrArray *drafts,
                               const char *message)
{
  Saying *saying;

  g_return_if_fail (JALONS_IS_WORKSPACE (self) && jalons_workspace_get_store (self) != NULL);

  if (drafts->len == 0)
    return;
  saying = g_new (Saying, 1);
  saying->workspace = g_object_ref (self);
  saying->message = g_strdup (message);
  jalons_store_put_async (jalons_workspace_get_store (self), label, g_ptr_array_ref (drafts), NULL, on_put_saying,
                          saying);
}

/**
 * jalons_workspace_delete:
 * @label: what the gesture does
 * @record: what goes, see jalons_gesture_delete()
 * @message: what the toast that offers to undo says
 */
void
jalons_workspace_delete (JalonsWorkspace *self,
                         const char *label,
                         JalonsRecord *record,
                         const char *message)
{
  g_autoptr (GPtrArray) drafts = jalons_gesture_delete (jalons_workspace_get_dataset (self), record);

  jalons_workspace_write_saying (self, label, drafts, message);
}

/* Undoing */

static void
report (JalonsWorkspace *self,
        const char *message,
        GPtrArray *refused)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; refused != NULL && i < refused->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (refused, i));
  if (text->len > 0)
    jalons_workspace_fail (self, text->str);
  else
    jalons_workspace_say (self, message, FALSE);
}

static void
on_undone (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsWorkspace) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsUndoReport) undone = jalons_store_undo_finish (JALONS_STORE (object), result, &error);
  g_autofree char *message = NULL;

  if (undone == NULL)
    {
      jalons_workspace_fail (self, error->message);
      return;
    }
  message = g_strdup_printf (_ ("Undone: %s"), undone->label);
  report (self, message, undone->refused);
}

static void
on_redone (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsWorkspace) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsUndoReport) redone = jalons_store_redo_finish (JALONS_STORE (object), result, &error);
  g_autofree char *message = NULL;

  if (redone == NULL)
    {
      jalons_workspace_fail (self, error->message);
      return;
    }
  message = g_strdup_printf (_ ("Redone: %s"), redone->label);
  report (self, message, redone->refused);
}

/**
 * jalons_workspace_undo:
 *
 * Undoes the last gesture, and says which it was or what could not be put back; nothing when there is none.
 */
void
jalons_workspace_undo (JalonsWorkspace *self)
{
  if (jalons_workspace_get_undo_label (self) != NULL)
    jalons_store_undo_async (jalons_workspace_get_store (self), NULL, on_undone, g_object_ref (self));
}

/**
 * jalons_workspace_redo:
 *
 * Does again what was undone last, and says what could not be; nothing when there is nothing.
 */
void
jalons_workspace_redo (JalonsWorkspace *self)
{
  if (jalons_workspace_get_redo_label (self) != NULL)
    jalons_store_redo_async (jalons_workspace_get_store (self), NULL, on_redone, g_object_ref (self));
}

static const char *
none_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * jalons_workspace_get_undo_label:
 *
 * Returns: (nullable): what undoing would undo; %NULL when there is nothing to undo
 */
const char *
jalons_workspace_get_undo_label (JalonsWorkspace *self)
{
  JalonsStore *store = jalons_workspace_get_store (self);

  return store ? none_if_empty (jalons_store_get_undo_label (store)) : NULL;
}

/**
 * jalons_workspace_get_redo_label:
 *
 * Returns: (nullable): what redoing would do again; %NULL when there is nothing to redo
 */
const char *
jalons_workspace_get_redo_label (JalonsWorkspace *self)
{
  JalonsStore *store = jalons_workspace_get_store (self);

  return store ? none_if_empty (jalons_store_get_redo_label (store)) : NULL;
}
