/* What can be asked of a store about the past: what became of a record, and taking back what was done.
 * Invariant: as in store-requests.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/journal.h"
#include "store/store-private.h"
#include "store/take-back.h"
#include "store/undo.h"

/* History */

typedef struct
{
  JalonsEntityId entity;
  char *id;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_free (subject->id);
  g_free (subject);
}

static gboolean
run_history (JalonsDatabase *database,
             JalonsJob *job,
             GError **error)
{
  Subject *subject = job->input;

  job->result = jalons_journal_history (database, jalons_model_entity (subject->entity), subject->id, error);
  return job->result != NULL;
}

static JalonsJob *
history_job (JalonsEntityId entity,
             const char *id)
{
  Subject *subject = g_new0 (Subject, 1);

  subject->entity = entity;
  subject->id = g_strdup (id);
  return jalons_job_new (run_history, subject, subject_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * jalons_store_history:
 *
 * Returns: (transfer full) (element-type JalonsPastChange): what happened to a record, the latest first; none for a record
 *   that never was; %NULL with @error set
 */
GPtrArray *
jalons_store_history (JalonsStore *self,
                      JalonsEntityId entity,
                      const char *id,
                      GError **error)
{
  gpointer changes = NULL;

  jalons_store_run (self, history_job (entity, id), &changes, error);
  return changes;
}

/**
 * jalons_store_history_async:
 *
 * jalons_store_history(), without waiting.
 */
void
jalons_store_history_async (JalonsStore *self,
                            JalonsEntityId entity,
                            const char *id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  jalons_store_start (self, history_job (entity, id), jalons_store_history_async, cancellable, callback, user_data);
}

/**
 * jalons_store_history_finish:
 *
 * Returns: as jalons_store_history()
 */
GPtrArray *
jalons_store_history_finish (JalonsStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return jalons_store_finish (self, result, jalons_store_history_async, error);
}

/* Undoing */

static gboolean
run_undo (JalonsDatabase *database,
          JalonsJob *job,
          GError **error)
{
  job->result = jalons_undo_run (database, JALONS_UNDO, job->input, &job->records, error);
  return job->result != NULL;
}

static gboolean
run_redo (JalonsDatabase *database,
          JalonsJob *job,
          GError **error)
{
  job->result = jalons_undo_run (database, JALONS_REDO, job->input, &job->records, error);
  return job->result != NULL;
}

static JalonsJob *
undo_job (JalonsStore *self,
          JalonsJobFunc run)
{
  return jalons_job_new (run, g_strdup (jalons_store_get_author (self)), g_free,
                         (GDestroyNotify) jalons_undo_report_free);
}

/**
 * jalons_store_undo:
 *
 * Takes back the last gesture of the user that is not undone yet: old values are put back where the value is still the
 * one that was written, and the report says where it is not. What the gesture created is deleted, unless somebody has
 * changed it since.
 *
 * Returns: (transfer full): what was done; %NULL with @error set, %JALONS_ERROR_MISSING when there is nothing to undo
 */
JalonsUndoReport *
jalons_store_undo (JalonsStore *self,
                   GError **error)
{
  gpointer report = NULL;

  jalons_store_run (self, undo_job (self, run_undo), &report, error);
  return report;
}

/**
 * jalons_store_undo_async:
 *
 * jalons_store_undo(), without waiting.
 */
void
jalons_store_undo_async (JalonsStore *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  jalons_store_start (self, undo_job (self, run_undo), jalons_store_undo_async, cancellable, callback, user_data);
}

/**
 * jalons_store_undo_finish:
 *
 * Returns: as jalons_store_undo()
 */
JalonsUndoReport *
jalons_store_undo_finish (JalonsStore *self,
                          GAsyncResult *result,
                          GError **error)
{
  return jalons_store_finish (self, result, jalons_store_undo_async, error);
}

/**
 * jalons_store_redo:
 *
 * Does again the last gesture that was undone, with the same care; a new gesture leaves nothing to redo.
 *
 * Returns: (transfer full): what was done; %NULL with @error set, %JALONS_ERROR_MISSING when there is nothing to redo
 */
JalonsUndoReport *
jalons_store_redo (JalonsStore *self,
                   GError **error)
{
  gpointer report = NULL;

  jalons_store_run (self, undo_job (self, run_redo), &report, error);
  return report;
}

/**
 * jalons_store_redo_async:
 *
 * jalons_store_redo(), without waiting.
 */
void
jalons_store_redo_async (JalonsStore *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  jalons_store_start (self, undo_job (self, run_redo), jalons_store_redo_async, cancellable, callback, user_data);
}

/**
 * jalons_store_redo_finish:
 *
 * Returns: as jalons_store_redo()
 */
JalonsUndoReport *
jalons_store_redo_finish (JalonsStore *self,
                          GAsyncResult *result,
                          GError **error)
{
  return jalons_store_finish (self, result, jalons_store_redo_async, error);
}

/* Taking back what somebody changed */

typedef struct
{
  char *whose;
  char *author;
  JalonsDay since;
  gboolean for_real;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->whose);
  g_free (wish->author);
  g_free (wish);
}

static gboolean
run_take_back (JalonsDatabase *database,
               JalonsJob *job,
               GError **error)
{
  const Wish *wish = job->input;

  job->result =
    jalons_take_back_run (database, wish->whose, wish->since, wish->author, wish->for_real, &job->records, error);
  return job->result != NULL;
}

static JalonsJob *
take_back_job (JalonsStore *self,
               const char *whose,
               JalonsDay since,
               gboolean for_real)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->whose = g_strdup (whose);
  wish->author = g_strdup (jalons_store_get_author (self));
  wish->since = since;
  wish->for_real = for_real;
  return jalons_job_new (run_take_back, wish, wish_free, (GDestroyNotify) jalons_take_back_free);
}

/**
 * jalons_store_take_back:
 * @whose: by the name under which it was written
 * @since: the first day of it
 * @for_real: %FALSE to be told only what would be done
 *
 * Puts back what somebody changed since a day, as one gesture, which can be undone and is shared: each value that is still
 * the one that they wrote becomes what it was before, what they made is deleted, and what they deleted comes back. What
 * somebody else changed since stays, and is said.
 *
 * Returns: (transfer full): what is, or would be, put back; %NULL with @error set
 */
JalonsTakeBack *
jalons_store_take_back (JalonsStore *self,
                        const char *whose,
                        JalonsDay since,
                        gboolean for_real,
                        GError **error)
{
  gpointer result = NULL;

  jalons_store_run (self, take_back_job (self, whose, since, for_real), &result, error);
  return result;
}

/**
 * jalons_store_take_back_async:
 *
 * jalons_store_take_back(), without waiting.
 */
void
jalons_store_take_back_async (JalonsStore *self,
                              const char *whose,
                              JalonsDay since,
                              gboolean for_real,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  jalons_store_start (self, take_back_job (self, whose, since, for_real), jalons_store_take_back_async, cancellable, callback,
                      user_data);
}

/**
 * jalons_store_take_back_finish:
 *
 * Returns: as jalons_store_take_back()
 */
JalonsTakeBack *
jalons_store_take_back_finish (JalonsStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return jalons_store_finish (self, result, jalons_store_take_back_async, error);
}
