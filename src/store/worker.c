/* A thread, a queue in and a queue out. When there is nothing to do, it moves what was committed into the file, and makes the
 * daily backup, a few pages at a time.
 * Invariant: the thread never holds a reference to the owner, so it never is the one to dispose of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/worker.h"

#include <gio/gio.h>
#include <time.h>

#include "store/backup-copy.h"
#include "store/files-private.h"
#include "store/journal.h"

struct _JalonsWorker
{
  GThread *thread;
  GAsyncQueue *jobs;
  JalonsDatabase *database; /* of the thread */
  JalonsCopy *daily;        /* of the thread: the backup that is being made */
  GThread *finisher;        /* of the thread: checks that backup and puts it on the disk */
  gboolean served;          /* of the thread: somebody has been served, so the backup may begin */
  gboolean seen_to;         /* of the thread: the daily backup was begun, or is not due */
  GMainContext *context;
  JalonsDeliverFunc deliver;
  gpointer owner;
  guint portion; /* of the main loop: so many records are told at once */
  GMutex mutex; /* guards what follows, and each job's done */
  GCond cond;
  GQueue finished;
};

static JalonsJob last_job; /* its address tells the thread to end */

void
jalons_job_free (JalonsJob *job)
{
  if (job->input_free != NULL)
    job->input_free (job->input);
  if (job->result_free != NULL && job->result != NULL)
    job->result_free (job->result);
  g_clear_pointer (&job->records, g_ptr_array_unref);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job->undo_label);
  g_free (job->redo_label);
  g_free (job);
}

/* Delivering, in the owner's thread */

static void
worker_clear (gpointer data)
{
  JalonsWorker *self = data;

  g_async_queue_unref (self->jobs);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static void
worker_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, worker_clear);
}

static JalonsJob *
pop_finished (JalonsWorker *self)
{
  JalonsJob *job;

  g_mutex_lock (&self->mutex);
  job = g_queue_pop_head (&self->finished);
  g_mutex_unlock (&self->mutex);
  return job;
}

/* A job that somebody waits for is delivered too, but stays theirs. */
static gboolean
job_is_awaited (const JalonsJob *job)
{
  return job->task == NULL && job->run != NULL;
}

/* What was told in parts is not told again. */
static void
drop_told (JalonsJob *job)
{
  if (job->n_told > 0)
    g_ptr_array_remove_range (job->records, 0, job->n_told);
  job->n_told = 0;
}

static void
deliver_finished (JalonsWorker *self)
{
  JalonsJob *job;

  while ((job = pop_finished (self)) != NULL)
    {
      gboolean is_awaited = job_is_awaited (job);

      drop_told (job);
      self->deliver (job, self->owner);
      if (!is_awaited)
        jalons_job_free (job);
    }
}

static gboolean
on_finished (gpointer data)
{
  deliver_finished (data);
  return G_SOURCE_REMOVE;
}

/* Telling takes a few milliseconds of the main loop: as many records at once as that allows, with whatever hears of them. The
 * next ones may take twice as long as these. */
#define FEWEST 4
#define MOST   40
#define WANTED 2500 /* microseconds of the main loop's own time */
#define GENTLE (G_PRIORITY_DEFAULT_IDLE + 10)

static gint64
thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
adapt_portion (JalonsWorker *self,
               gint64 duration)
{
  gint64 fitting = self->portion * WANTED / MAX (duration, 1);

  self->portion = (guint) CLAMP (fitting, FEWEST, MIN (2 * self->portion, MOST));
}

/* Tells some of the records; FALSE when the rest may be told with the job itself. */
static gboolean
tell_some (JalonsWorker *self,
           JalonsJob *job)
{
  g_autoptr (GPtrArray) some = NULL;
  JalonsJob part = { .run = job->run, .partial = TRUE };
  guint portion = self->portion;
  gint64 start = thread_time ();

  if (job->records == NULL || job->records->len - job->n_told <= portion)
    return FALSE;
  some = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < portion; i++)
    g_ptr_array_add (some, g_object_ref (job->records->pdata[job->n_told + i]));
  g_mutex_lock (&self->mutex);
  job->n_told += portion;
  g_mutex_unlock (&self->mutex);
  part.records = some;
  self->deliver (&part, self->owner);
  adapt_portion (self, thread_time () - start);
  return TRUE;
}

/* Nothing else is to do, but the job may have been delivered meanwhile, with those behind it. */
static gboolean
on_gentle (gpointer data)
{
  JalonsWorker *self = data;
  JalonsJob *job;

  g_mutex_lock (&self->mutex);
  job = g_queue_peek_head (&self->finished);
  g_mutex_unlock (&self->mutex);
  if (job != NULL && job->gentle && !job_is_awaited (job))
    {
      if (tell_some (self, job))
        return G_SOURCE_CONTINUE;
      job = pop_finished (self);
      drop_told (job);
      self->deliver (job, self->owner);
      jalons_job_free (job);
    }
  return G_SOURCE_REMOVE;
}

/* Working, in the thread */

static void
finish (JalonsWorker *self,
        JalonsJob *job)
{
  gboolean is_awaited = job_is_awaited (job), is_gentle = job->gentle;
  g_autoptr (GSource) source = is_awaited ? NULL : g_idle_source_new ();

  g_mutex_lock (&self->mutex);
  job->done = TRUE;
  if (!job->quiet)
    g_queue_push_tail (&self->finished, job);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  if (is_awaited)
    return;
  /* Sources of one priority are served without a look at events between them: what is told gently is behind all that the
   * last part of it made others do. */
  g_source_set_priority (source, is_gentle ? GENTLE : G_PRIORITY_DEFAULT);
  g_source_set_callback (source, is_gentle ? on_gentle : on_finished, g_atomic_rc_box_acquire (self), worker_unref);
  g_source_attach (source, self->context);
}

/* No backup today: whoever owns the data should know. */
static void
tell_failure (JalonsWorker *self,
              GError *error)
{
  JalonsJob *notice;

  if (error == NULL)
    return;
  notice = g_new0 (JalonsJob, 1);
  notice->error = g_error_copy (error);
  finish (self, notice);
}

static void
begin_daily (JalonsWorker *self)
{
  g_autoptr (GError) error = NULL;

  self->seen_to = TRUE;
  jalons_backup_sweep (self->database->directory);
  jalons_files_sweep (self->database);
  if (jalons_backup_is_due (self->database))
    self->daily = jalons_backup_begin (self->database, JALONS_BACKUP_DAILY, &error);
  tell_failure (self, error);
}

/* Looking through the whole copy takes longer than a gesture may wait. */
static gpointer
finish_daily (gpointer data)
{
  JalonsWorker *self = data;
  g_autoptr (GError) error = NULL;

  if (jalons_copy_finish (self->daily, &error))
    jalons_backup_prune (self->database->directory);
  tell_failure (self, error);
  return NULL;
}

static void
continue_daily (JalonsWorker *self)
{
  g_autoptr (GError) error = NULL;
  int more = jalons_copy_step (self->daily, &error);

  if (more == 0)
    jalons_database_relax (self->database); /* it was all read */
  if (more == 0 && jalons_copy_detach (self->daily, &error))
    self->finisher = g_thread_new ("jalons-backup", finish_daily, self);
  if (error != NULL)
    g_clear_pointer (&self->daily, jalons_copy_free);
  tell_failure (self, error);
}

/* One that has begun is brought to its end, or a command that is over in a moment would never make one. */
static void
end_daily (JalonsWorker *self)
{
  while (self->daily != NULL && self->finisher == NULL)
    continue_daily (self);
  if (self->finisher != NULL)
    g_thread_join (g_steal_pointer (&self->finisher));
  g_clear_pointer (&self->daily, jalons_copy_free);
}

static void
run_job (JalonsWorker *self,
         JalonsJob *job)
{
  gint64 gesture;

  if (job->alone)
    end_daily (self);
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error) &&
      !job->run (self->database, job, &job->error))
    g_warn_if_fail (job->error != NULL);
  jalons_journal_get_label (self->database, "done", &gesture, &job->undo_label, NULL);
  jalons_journal_get_label (self->database, "undone", &gesture, &job->redo_label, NULL);
  self->served = TRUE;
  finish (self, job);
}

/* The next job; meanwhile, what nobody waits for. */
static JalonsJob *
next_job (JalonsWorker *self)
{
  JalonsJob *job;

  if (self->database->backlog >= JALONS_MOST_BACKLOG)
    jalons_database_checkpoint (self->database);
  while ((job = g_async_queue_try_pop (self->jobs)) == NULL)
    {
      if (self->database->backlog >= JALONS_BACKLOG)
        jalons_database_checkpoint (self->database);
      else if (self->daily != NULL && self->finisher == NULL)
        continue_daily (self);
      else if (self->served && !self->seen_to)
        begin_daily (self);
      else
        return g_async_queue_pop (self->jobs);
    }
  return job;
}

static gpointer
work (gpointer data)
{
  JalonsWorker *self = data;
  JalonsJob *job;

  while ((job = next_job (self)) != &last_job)
    run_job (self, job);
  end_daily (self);
  g_clear_pointer (&self->database, jalons_database_close);
  return NULL;
}

/* Asking, in the owner's thread */

/**
 * jalons_worker_new:
 * @database: (transfer full): the database
 * @deliver: is called for each finished job in the thread-default main context of the caller
 * @owner: for @deliver
 *
 * Returns: (transfer full): a running worker, to be ended by jalons_worker_stop()
 */
JalonsWorker *
jalons_worker_new (JalonsDatabase *database,
                   JalonsDeliverFunc deliver,
                   gpointer owner)
{
  JalonsWorker *self = g_atomic_rc_box_new0 (JalonsWorker);

  self->jobs = g_async_queue_new ();
  self->database = database;
  self->context = g_main_context_ref_thread_default ();
  self->portion = FEWEST;
  self->deliver = deliver;
  self->owner = owner;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  /* GIO has one lock for its parts and one for the first file of all: a thread that makes that file while another one asks for
   * the proxies, whose part makes a file too, would wait for it for ever. */
  g_vfs_get_default ();
  self->thread = g_thread_new ("jalons-store", work, self);
  return self;
}

/**
 * jalons_worker_push:
 * @job: (transfer full): a job with a task; it is delivered and freed when it has run
 */
void
jalons_worker_push (JalonsWorker *self,
                    JalonsJob *job)
{
  g_async_queue_push (self->jobs, job);
}

/**
 * jalons_worker_wait:
 * @job: a job without a task
 *
 * Runs @job on the worker, waits for it, and delivers it after those that were pushed before it; a quiet one, and those
 * before it, are not delivered.
 */
void
jalons_worker_wait (JalonsWorker *self,
                    JalonsJob *job)
{
  g_return_if_fail (g_thread_self () != self->thread);

  g_async_queue_push (self->jobs, job);
  g_mutex_lock (&self->mutex);
  while (!job->done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (!job->quiet)
    deliver_finished (self);
}

/**
 * jalons_worker_list_untold:
 *
 * Returns: (transfer full) (element-type utf8): a set of the ids of what was written and is not delivered yet
 */
GHashTable *
jalons_worker_list_untold (JalonsWorker *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_mutex_lock (&self->mutex);
  for (GList *l = self->finished.head; l != NULL; l = l->next)
    {
      const JalonsJob *job = l->data;

      for (guint i = job->n_told; job->records != NULL && i < job->records->len; i++)
        g_hash_table_add (ids, g_strdup (jalons_record_get_id (job->records->pdata[i])));
    }
  g_mutex_unlock (&self->mutex);
  return ids;
}

/**
 * jalons_worker_stop:
 *
 * Waits until every job has run, closes the database, and delivers what is still to be delivered.
 */
void
jalons_worker_stop (JalonsWorker *self)
{
  g_async_queue_push (self->jobs, &last_job);
  g_thread_join (g_steal_pointer (&self->thread));
  deliver_finished (self);
  worker_unref (self);
}
