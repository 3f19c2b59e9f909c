/* The store as an object: opening and closing, handing jobs to the worker, telling what was written.
 * Invariant: "written" is emitted after the commit and before the writer's callback, in the order of the commits.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/store-private.h"

#include <glib/gi18n-lib.h>

#include "store/carried-private.h"
#include "store/carried.h"
#include "store/shared-private.h"

struct _JalonsStore
{
  GObject parent_instance;
  JalonsWorker *worker; /* NULL once closed */
  char *directory;
  char *author;
  char *undo_label;
  char *redo_label;
  GHashTable *sharing; /* what is said of this copy as a shared one, when it was opened */
  GHashTable *carried; /* ids of the schools of which there is a copy only → the day it was made */
};

enum
{
  PROP_UNDO_LABEL = 1,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  SIGNAL_WRITTEN,
  SIGNAL_BACKUP_FAILED,
  SIGNAL_READING_FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsStore, jalons_store, G_TYPE_OBJECT)

static void
jalons_store_dispose (GObject *object)
{
  jalons_store_close (JALONS_STORE (object));

  G_OBJECT_CLASS (jalons_store_parent_class)->dispose (object);
}

static void
jalons_store_finalize (GObject *object)
{
  JalonsStore *self = JALONS_STORE (object);

  g_free (self->directory);
  g_free (self->author);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_clear_pointer (&self->carried, g_hash_table_unref);
  g_clear_pointer (&self->sharing, g_hash_table_unref);

  G_OBJECT_CLASS (jalons_store_parent_class)->finalize (object);
}

static void
jalons_store_get_property (GObject *object,
                           guint property_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  JalonsStore *self = JALONS_STORE (object);

  if (property_id == PROP_UNDO_LABEL)
    g_value_set_string (value, self->undo_label);
  else if (property_id == PROP_REDO_LABEL)
    g_value_set_string (value, self->redo_label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
jalons_store_class_init (JalonsStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = jalons_store_dispose;
  object_class->finalize = jalons_store_finalize;
  object_class->get_property = jalons_store_get_property;

  /**
   * JalonsStore:undo-label: (nullable)
   *
   * The label of the gesture that jalons_store_undo() would take back; %NULL when there is none.
   */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);

  /**
   * JalonsStore:redo-label: (nullable)
   *
   * The label of the gesture that jalons_store_redo() would do again; %NULL when there is none.
   */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JalonsStore::written:
   * @self: the store
   * @records: (element-type JalonsRecord): the records that a gesture, an undo or a redo changed, as they now are, the
   *   deleted ones included: what jalons_dataset_apply() takes
   */
  signals[SIGNAL_WRITTEN] = g_signal_new ("written", JALONS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * JalonsStore::backup-failed:
   * @self: the store
   * @message: a sentence: why
   *
   * The backup of the day could not be made: the disk is full, or the data file is damaged.
   */
  signals[SIGNAL_BACKUP_FAILED] = g_signal_new ("backup-failed", JALONS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * JalonsStore::reading-failed:
   * @self: the store
   * @message: a sentence: why
   *
   * What a dataset asked for could not be read, and is missing in it: the data file is damaged.
   */
  signals[SIGNAL_READING_FAILED] = g_signal_new ("reading-failed", JALONS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static const char *
real_name (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    return g_get_user_name ();
  return name;
}

static void
jalons_store_init (JalonsStore *self)
{
  self->author = g_utf8_make_valid (real_name (), -1);
}

/* Jobs */

/**
 * jalons_job_new:
 * @run: works on the worker thread
 * @input: (transfer full): for @run
 * @result_free: (nullable): frees a result that nobody takes
 *
 * Returns: (transfer full): a job, for jalons_store_run() or jalons_store_start()
 */
JalonsJob *
jalons_job_new (JalonsJobFunc run,
                gpointer input,
                GDestroyNotify input_free,
                GDestroyNotify result_free)
{
  JalonsJob *job = g_new0 (JalonsJob, 1);

  job->run = run;
  job->input = input;
  job->input_free = input_free;
  job->result_free = result_free;
  return job;
}

static void
update_label (JalonsStore *self,
              char **label,
              char **new,
              int property)
{
  if (g_strcmp0 (*label, *new) == 0)
    return;
  g_free (*label);
  *label = g_steal_pointer (new);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
deliver (JalonsJob *job,
         gpointer owner)
{
  g_autoptr (JalonsStore) self = g_object_ref (owner);

  if (job->run == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_BACKUP_FAILED], 0, job->error->message);
      return;
    }
  if (job->records != NULL && job->records->len > 0)
    g_signal_emit (self, signals[SIGNAL_WRITTEN], 0, job->records);
  if (job->partial)
    return;
  update_label (self, &self->undo_label, &job->undo_label, PROP_UNDO_LABEL);
  update_label (self, &self->redo_label, &job->redo_label, PROP_REDO_LABEL);
  if (job->task == NULL)
    return;
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->result_free != NULL)
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  else
    g_task_return_boolean (job->task, TRUE);
}

static gboolean
is_open (JalonsStore *self,
         GError **error)
{
  if (self->worker != NULL)
    return TRUE;
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                       _ ("The data is closed already: nothing of this was written."));
  return FALSE;
}

/* Takes the job, and tells by the callback what came of it. */
void
jalons_store_start (JalonsStore *self,
                    JalonsJob *job,
                    gpointer source_tag,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GError *error = NULL;

  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, source_tag);
  /* What is written stays written, even if one no longer waits for it. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_set_object (&job->cancellable, cancellable);
  if (is_open (self, &error))
    jalons_worker_push (self->worker, job);
  else
    {
      g_task_return_error (job->task, error);
      jalons_job_free (job);
    }
}

/* Takes the job and waits for it; @result, when it is asked for, then belongs to the caller. */
gboolean
jalons_store_run (JalonsStore *self,
                  JalonsJob *job,
                  gpointer *result,
                  GError **error)
{
  g_autoptr (JalonsJob) owned = job;

  if (!is_open (self, error))
    return FALSE;
  jalons_worker_wait (self->worker, job);
  if (job->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return FALSE;
    }
  if (result != NULL)
    *result = g_steal_pointer (&job->result);
  return TRUE;
}

/**
 * jalons_store_finish:
 * @source_tag: what started the job
 *
 * Returns: (transfer full): the result of the job
 */
gpointer
jalons_store_finish (JalonsStore *self,
                     GAsyncResult *result,
                     gpointer source_tag,
                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jalons_store_finish_ok:
 * @source_tag: what started the job
 *
 * Returns: whether the job, which has no result, went well
 */
gboolean
jalons_store_finish_ok (JalonsStore *self,
                        GAsyncResult *result,
                        gpointer source_tag,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What was written and is still to be told of comes with all that was written with it, or else half a gesture would be seen.
 * @records: (transfer full) (element-type JalonsRecord): records as they are in the file
 * Returns: (transfer full) (element-type JalonsRecord): the others */
GPtrArray *
jalons_store_leave_untold (JalonsStore *self,
                           GPtrArray *records)
{
  g_autoptr (GHashTable) untold = jalons_worker_list_untold (self->worker);

  for (guint i = records->len; g_hash_table_size (untold) > 0 && i-- > 0;)
    if (g_hash_table_contains (untold, jalons_record_get_id (records->pdata[i])))
      g_ptr_array_remove_index (records, i);
  return records;
}

/* For what nobody asked by itself; once all is closed, nobody wants to know. */
void
jalons_store_tell_failure (JalonsStore *self,
                           const GError *error)
{
  if (self->worker != NULL)
    g_signal_emit (self, signals[SIGNAL_READING_FAILED], 0, error->message);
}

/* Opening and closing */

static JalonsStore *
store_new (JalonsDatabase *database)
{
  JalonsStore *self = g_object_new (JALONS_TYPE_STORE, NULL);
  gint64 gesture;

  self->directory = g_strdup (database->directory);
  jalons_journal_get_label (database, "done", &gesture, &self->undo_label, NULL);
  jalons_journal_get_label (database, "undone", &gesture, &self->redo_label, NULL);
  self->carried = jalons_carried_copies (database);
  self->sharing = jalons_shared_settings (database);
  self->worker = jalons_worker_new (database, deliver, self);
  return self;
}

/**
 * jalons_store_open:
 * @directory: the data folder; it is made, with an empty data file in it, when there is none
 *
 * Returns: (transfer full): the open store; %NULL with %JALONS_ERROR_KIND (not one of our files), %JALONS_ERROR_NEWER,
 *   %JALONS_ERROR_DAMAGED, %JALONS_ERROR_BUSY (open in another Jalons) or %JALONS_ERROR_ACCESS
 */
JalonsStore *
jalons_store_open (const char *directory,
                   GError **error)
{
  JalonsDatabase *database = jalons_database_open (directory, error);

  return database != NULL ? store_new (database) : NULL;
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer directory,
                GCancellable *cancellable)
{
  GError *error = NULL;
  JalonsDatabase *database = jalons_database_open (directory, &error);

  if (database != NULL)
    g_task_return_pointer (task, database, (GDestroyNotify) jalons_database_close);
  else
    g_task_return_error (task, error);
}

/**
 * jalons_store_open_async:
 *
 * jalons_store_open(), without waiting.
 */
void
jalons_store_open_async (const char *directory,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, jalons_store_open_async);
  g_task_set_task_data (task, g_strdup (directory), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * jalons_store_open_finish:
 *
 * Returns: (transfer full): the open store, which belongs to the calling thread; otherwise as jalons_store_open()
 */
JalonsStore *
jalons_store_open_finish (GAsyncResult *result,
                          GError **error)
{
  JalonsDatabase *database;

  g_return_val_if_fail (g_async_result_is_tagged (result, jalons_store_open_async), NULL);
  database = g_task_propagate_pointer (G_TASK (result), error);
  return database != NULL ? store_new (database) : NULL;
}

/**
 * jalons_store_close:
 *
 * Waits for what was asked for before, then closes the file. Callbacks that are still owed come while waiting or right
 * after. Whatever is asked afterwards fails. Dropping the last reference closes, too.
 */
void
jalons_store_close (JalonsStore *self)
{
  g_return_if_fail (JALONS_IS_STORE (self));

  if (self->worker != NULL)
    jalons_worker_stop (g_steal_pointer (&self->worker));
}

/**
 * jalons_store_get_directory:
 *
 * Returns: (transfer none): the data folder, an absolute path
 */
const char *
jalons_store_get_directory (JalonsStore *self)
{
  g_return_val_if_fail (JALONS_IS_STORE (self), NULL);
  return self->directory;
}

/**
 * jalons_store_get_author:
 *
 * Returns: (transfer none): under whose name gestures go into the journal: the user's, as the system knows it
 */
const char *
jalons_store_get_author (JalonsStore *self)
{
  g_return_val_if_fail (JALONS_IS_STORE (self), NULL);
  return self->author;
}

/**
 * jalons_store_set_author:
 * @author: (nullable): a name for the gestures from now on; %NULL is the system's
 */
void
jalons_store_set_author (JalonsStore *self,
                         const char *author)
{
  g_return_if_fail (JALONS_IS_STORE (self));

  g_free (self->author);
  self->author = g_utf8_make_valid (author != NULL ? author : real_name (), -1);
}

/**
 * jalons_store_get_undo_label:
 *
 * Returns: (transfer none) (nullable): see #JalonsStore:undo-label
 */
const char *
jalons_store_get_undo_label (JalonsStore *self)
{
  g_return_val_if_fail (JALONS_IS_STORE (self), NULL);
  return self->undo_label;
}

/**
 * jalons_store_get_redo_label:
 *
 * Returns: (transfer none) (nullable): see #JalonsStore:redo-label
 */
const char *
jalons_store_get_redo_label (JalonsStore *self)
{
  g_return_val_if_fail (JALONS_IS_STORE (self), NULL);
  return self->redo_label;
}

/**
 * jalons_store_get_carried:
 *
 * Returns: (transfer none) (element-type utf8 utf8): the ids of the schools of which this data folder holds a copy only,
 *   each with the day on which the copy was made: "2026-11-03"
 */
GHashTable *
jalons_store_get_carried (JalonsStore *self)
{
  g_return_val_if_fail (JALONS_IS_STORE (self), NULL);
  return self->carried;
}

/**
 * jalons_store_get_sharing:
 *
 * Returns: (transfer none) (element-type utf8 utf8): what jalons_shared_set() kept, as it was when the store was opened
 */
GHashTable *
jalons_store_get_sharing (JalonsStore *self)
{
  g_return_val_if_fail (JALONS_IS_STORE (self), NULL);
  return self->sharing;
}
