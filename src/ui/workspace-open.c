/* How the workspace opens its store, loads a year and hears of what was written.
 * Invariant: what is shown is what was asked for last, whatever comes back first.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/workspace-private.h"

/* What the store tells */

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            JalonsWorkspace *self)
{
  for (guint i = 0; i < records->len; i++)
    jalons_year_sums_forget (self->sums, g_ptr_array_index (records, i));
  jalons_dataset_apply (self->dataset, (JalonsRecord *const *) records->pdata, records->len);
  jalons_workspace_meet_expected (self);
  jalons_workspace_announce (self);
}

static void
on_label_changed (JalonsStore *store,
                  GParamSpec *pspec,
                  JalonsWorkspace *self)
{
  g_object_notify (G_OBJECT (self), "undo-label");
  g_object_notify (G_OBJECT (self), "redo-label");
}

/* Opening and loading */

static void
take_dataset (JalonsWorkspace *self,
              JalonsDataset *dataset,
              int start_year)
{
  g_set_object (&self->dataset, dataset);
  self->start_year = start_year;
  jalons_year_sums_set_dataset (self->sums, dataset);
  g_object_notify (G_OBJECT (self), "dataset");
  g_object_notify (G_OBJECT (self), "start-year");
  jalons_workspace_announce (self);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  JalonsWorkspace *self = g_task_get_source_object (task);
  int year = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (JalonsDataset) dataset = jalons_store_load_finish (JALONS_STORE (object), result, &error);

  if (dataset == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (year == self->loading_year)
    take_dataset (self, dataset, year);
  g_task_return_boolean (task, TRUE);
}

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  JalonsWorkspace *self = g_task_get_source_object (task);

  self->store = jalons_store_open_finish (result, &error);
  if (self->store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_signal_connect_object (self->store, "written", G_CALLBACK (on_written), self, 0);
  g_signal_connect_object (self->store, "backup-failed", G_CALLBACK (jalons_workspace_fail), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::undo-label", G_CALLBACK (on_label_changed), self, 0);
  g_signal_connect_object (self->store, "notify::redo-label", G_CALLBACK (on_label_changed), self, 0);
  g_object_notify (G_OBJECT (self), "store");
  on_label_changed (self->store, NULL, self);
  jalons_store_load_async (self->store, GPOINTER_TO_INT (g_task_get_task_data (task)), NULL, on_loaded,
                           g_object_ref (task));
}

/**
 * jalons_workspace_open_async:
 * @data_dir: the folder of the data
 *
 * Opens the store and loads the year that was set, or the one that today is in.
 */
void
jalons_workspace_open_async (JalonsWorkspace *self,
                             const char *data_dir,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (JALONS_IS_WORKSPACE (self) && self->store == NULL);

  self->loading_year = self->start_year;
  g_task_set_task_data (task, GINT_TO_POINTER (self->loading_year), NULL);
  jalons_store_open_async (data_dir, NULL, on_opened, g_object_ref (task));
}

gboolean
jalons_workspace_open_finish (JalonsWorkspace *self,
                              GAsyncResult *result,
                              GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * jalons_workspace_close:
 *
 * Waits for what is being written, and closes the store.
 */
void
jalons_workspace_close (JalonsWorkspace *self)
{
  if (self->store == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->store, self);
  jalons_store_close (self->store);
  g_clear_object (&self->store);
}

static void
on_year_loaded (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  JalonsWorkspace *self = JALONS_WORKSPACE (object);
  g_autoptr (GError) error = NULL;

  if (!jalons_workspace_open_finish (self, result, &error))
    jalons_workspace_fail (self, error->message);
}

/**
 * jalons_workspace_set_start_year:
 * @start_year: 2026 for 2026-2027
 *
 * The year changes when its data are there.
 */
void
jalons_workspace_set_start_year (JalonsWorkspace *self,
                                 int start_year)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (JALONS_IS_WORKSPACE (self));

  if (self->store == NULL)
    self->start_year = start_year;
  if (self->store == NULL || start_year == self->loading_year)
    return;
  self->loading_year = start_year;
  task = g_task_new (self, NULL, on_year_loaded, NULL);
  g_task_set_task_data (task, GINT_TO_POINTER (start_year), NULL);
  jalons_store_load_async (self->store, start_year, NULL, on_loaded, g_object_ref (task));
}
