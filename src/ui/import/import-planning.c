/* Planning an import: what a file says, beside the data of every year and what the user deleted.
 * Invariant: the plan is made in a thread, on data that nobody else looks at until it is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/import/import-planning.h"

#include "store/carried.h"
#include "store/settings.h"

typedef struct
{
  GPtrArray *sources;
  char *uai; /* of the school that is open; NULL when none is */
  int year;
  JalonsDay today;
  JalonsDataset *dataset;
  GHashTable *deleted;
} Planning;

static void
planning_free (gpointer data)
{
  Planning *planning = data;

  g_ptr_array_unref (planning->sources);
  g_clear_object (&planning->dataset);
  g_clear_pointer (&planning->deleted, g_hash_table_unref);
  g_free (planning->uai);
  g_free (planning);
}

static JalonsImportSource *
source_of (const Planning *planning)
{
  return planning->sources->pdata[0];
}

static void
plan_in_thread (GTask *task,
                gpointer object,
                gpointer data,
                GCancellable *cancellable)
{
  const Planning *planning = data;
  GError *error = NULL;
  JalonsImport *import = jalons_import_source_plan (source_of (planning), planning->dataset, planning->uai, planning->year,
                                                    planning->deleted, planning->today, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A table of a hundred thousand lines takes its time: who closes the dialog does not wait for it. */
static void
plan (GTask *task)
{
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, plan_in_thread);
}

static void
on_remembered (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autofree char *text = jalons_store_get_setting_finish (JALONS_STORE (object), result, &error);

  if (text == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  jalons_mapping_restore (jalons_table_get_mapping (source_of (g_task_get_task_data (task))->table), text);
  plan (task);
}

/* How the last table with the same columns was read. */
static void
recall_mapping (GTask *task,
                JalonsStore *store)
{
  const JalonsImportSource *source = source_of (g_task_get_task_data (task));
  g_autofree char *key = jalons_mapping_make_key (jalons_table_get_mapping (source->table));

  jalons_store_get_setting_async (store, key, g_task_get_cancellable (task), on_remembered, g_object_ref (task));
}

static void
on_deleted_listed (GObject *object,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (GTask) task = data;
  Planning *planning = g_task_get_task_data (task);
  GError *error = NULL;

  planning->deleted = jalons_store_list_deleted_finish (JALONS_STORE (object), result, &error);
  if (planning->deleted == NULL)
    g_task_return_error (task, error);
  else if (g_task_return_error_if_cancelled (task))
    return;
  else if (source_of (planning)->table != NULL)
    recall_mapping (task, JALONS_STORE (object));
  else
    plan (task);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Planning *planning = g_task_get_task_data (task);
  GError *error = NULL;

  planning->dataset = jalons_store_load_finish (JALONS_STORE (object), result, &error);
  /* A load that has begun goes on to its end: the dialog may be closed by then, or read something else. */
  if (planning->dataset == NULL)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    jalons_store_list_deleted_async (JALONS_STORE (object), 0, g_task_get_cancellable (task), on_deleted_listed,
                                     g_object_ref (task));
}

/* The plan is made in a thread, and the store's own table belongs to this one. */
static GHashTable *
copy_table (GHashTable *table)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));
  return copy;
}

/**
 * jalons_import_plan_async:
 * @sources: (element-type JalonsImportSource): the first is planned; nobody changes it meanwhile
 * @workspace: what is open; every year of its store is loaded, since a file may be of one that is not open
 */
void
jalons_import_plan_async (GPtrArray *sources,
                          JalonsWorkspace *workspace,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  JalonsStore *store = jalons_workspace_get_store (workspace);
  JalonsSchool *school = jalons_workspace_get_school (workspace);
  Planning *planning = g_new0 (Planning, 1);
  JalonsImportSource *source = sources->pdata[0];

  planning->sources = g_ptr_array_ref (sources);
  planning->uai = school ? g_strdup (jalons_school_uai (school)) : NULL;
  planning->year = school ? jalons_workspace_get_start_year (workspace) : 0;
  planning->today = jalons_workspace_get_today (workspace);
  g_task_set_source_tag (task, jalons_import_plan_async);
  g_task_set_task_data (task, planning, planning_free);
  g_clear_pointer (&source->copies, g_hash_table_unref);
  source->copies = copy_table (jalons_store_get_carried (store));
  jalons_store_load_async (store, 0, cancellable, on_loaded, g_object_ref (task));
}

/**
 * jalons_import_plan_finish:
 * @dataset: (out) (transfer full): the data that the plan was made on
 *
 * Returns: (transfer full): what importing the source would do; %NULL with the reason, or %G_IO_ERROR_CANCELLED
 */
JalonsImport *
jalons_import_plan_finish (GAsyncResult *result,
                           JalonsDataset **dataset,
                           GError **error)
{
  const Planning *planning = g_task_get_task_data (G_TASK (result));
  JalonsImport *import = g_task_propagate_pointer (G_TASK (result), error);

  g_return_val_if_fail (g_async_result_is_tagged (result, jalons_import_plan_async), NULL);
  *dataset = import != NULL ? g_object_ref (planning->dataset) : NULL;
  return import;
}

/**
 * jalons_import_source_remember:
 *
 * Keeps how the columns of a table were read for the next one that has the same. That it could not be kept would only be
 * asked again.
 */
void
jalons_import_source_remember (const JalonsImportSource *source,
                               JalonsStore *store)
{
  const JalonsMapping *mapping = source->table != NULL ? jalons_table_get_mapping (source->table) : NULL;
  g_autofree char *key = mapping ? jalons_mapping_make_key (mapping) : NULL;
  g_autofree char *text = mapping ? jalons_mapping_to_string (mapping) : NULL;

  if (mapping != NULL)
    jalons_store_set_setting_async (store, key, text, NULL, NULL, NULL);
}
