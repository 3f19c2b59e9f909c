/* A project as it was at a step of its review: made, kept, and read back, in a thread.
 * Invariant: a thread sees a dataset of its own, which nobody changes meanwhile.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/version.h"

#include <glib/gi18n-lib.h>

#include "exchange/carried.h"
#include "store/files.h"

typedef struct
{
  char *directory;
  char *hash;             /* of the copy to be read */
  JalonsDataset *dataset; /* what is to be frozen */
  char *project_id;
  JalonsDay today;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->directory);
  g_free (work->hash);
  g_clear_object (&work->dataset);
  g_free (work->project_id);
  g_free (work);
}

static Work *
work_new (JalonsWorkspace *workspace)
{
  Work *work = g_new0 (Work, 1);

  work->directory = g_strdup (jalons_store_get_directory (jalons_workspace_get_store (workspace)));
  work->today = jalons_workspace_get_today (workspace);
  return work;
}

/* Reading */

static void
run_load (GTask *task,
          gpointer source,
          gpointer data,
          GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = jalons_files_read (work->directory, JALONS_STORED_CARRIED, work->hash, &error);
  g_autoptr (JalonsCarried) carried = bytes ? jalons_carried_read (bytes, &error) : NULL;

  if (carried == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (carried->dataset), g_object_unref);
}

/**
 * jalons_version_load_async:
 * @revision: a step with its frozen copy
 */
void
jalons_version_load_async (JalonsWorkspace *workspace,
                           const JalonsRevision *revision,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Work *work = work_new (workspace);

  work->hash = g_strdup (jalons_revision_file (revision));
  g_task_set_task_data (task, work, work_free);
  if (*work->hash == '\0')
    g_task_return_new_error (task, JALONS_ERROR, JALONS_ERROR_MISSING, "%s",
                             _ ("No copy of the project was kept at this step; it cannot be compared."));
  else
    g_task_run_in_thread (task, run_load);
}

/**
 * jalons_version_load_finish:
 *
 * Returns: (transfer full): the data of the project as they were; %NULL when the copy is missing or damaged
 */
JalonsDataset *
jalons_version_load_finish (GAsyncResult *result,
                            GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Freezing */

static void
run_freeze (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  JalonsProject *project = jalons_dataset_lookup (work->dataset, JALONS_ENTITY_PROJECT, work->project_id);
  g_autoptr (GBytes) bytes = jalons_carried_freeze (work->dataset, project, work->today);
  char *hash = jalons_files_add_bytes (work->directory, JALONS_STORED_CARRIED, bytes, &error);

  if (hash == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, hash, g_free);
}

static void
apply (JalonsDataset *dataset,
       GPtrArray *drafts)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (records, jalons_draft_build (drafts->pdata[i]));
  jalons_dataset_apply (dataset, (JalonsRecord *const *) records->pdata, records->len);
}

/**
 * jalons_version_freeze_async:
 * @dataset: the years of the project
 * @drafts: (element-type JalonsDraft): what the step is about to write
 *
 * Keeps a copy of @project as it will be after the step among the files of the store.
 */
void
jalons_version_freeze_async (JalonsWorkspace *workspace,
                             JalonsDataset *dataset,
                             const JalonsProject *project,
                             GPtrArray *drafts,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Work *work = work_new (workspace);

  work->dataset = jalons_dataset_copy (dataset);
  apply (work->dataset, drafts);
  work->project_id = g_strdup (jalons_record_get_id (project));
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run_freeze);
}

/**
 * jalons_version_freeze_finish:
 *
 * Returns: (transfer full): the SHA-256 that the step is to name
 */
char *
jalons_version_freeze_finish (GAsyncResult *result,
                              GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
