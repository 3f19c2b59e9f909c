/* What can be asked of a store: reading and writing; see search-requests.c and history-requests.c too.
 * Invariant: each request is the same job whether one waits for it or is called back.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/journal.h"
#include "store/load.h"
#include "store/store-private.h"

/* Loading */

static void
span_free (gpointer data)
{
  JalonsSpan *span = data;

  g_free ((char *) span->school);
  g_free (span);
}

static gboolean
run_load (JalonsDatabase *database,
          JalonsJob *job,
          GError **error)
{
  job->result = jalons_load_run (database, job->input, error);
  return job->result != NULL;
}

static JalonsJob *
span_job (JalonsSpan span)
{
  span.school = g_strdup (span.school);
  return jalons_job_new (run_load, g_memdup2 (&span, sizeof span), span_free, g_object_unref);
}

static JalonsJob *
load_job (int start_year)
{
  return span_job ((JalonsSpan){ .first = start_year, .last = start_year, .used = start_year > 0 });
}

static gboolean
run_load_rest (JalonsDatabase *database,
               JalonsJob *job,
               GError **error)
{
  job->result = jalons_load_rest (database, (JalonsEntityId) GPOINTER_TO_INT (job->input), error);
  return job->result != NULL;
}

/* Asked by a dataset, in the middle of whatever its owner does with it. */
static GPtrArray *
read_rest (JalonsEntityId entity,
           gpointer data)
{
  g_autoptr (JalonsStore) self = g_weak_ref_get (data);
  g_autoptr (GError) error = NULL;
  JalonsJob *job = jalons_job_new (run_load_rest, GINT_TO_POINTER (entity), NULL, (GDestroyNotify) g_ptr_array_unref);
  gpointer records = NULL;

  job->quiet = TRUE;
  if (self == NULL)
    jalons_job_free (job);
  else if (!jalons_store_run (self, job, &records, &error))
    jalons_store_tell_failure (self, error);
  return records != NULL ? jalons_store_leave_untold (self, records) : NULL;
}

static void
reader_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static JalonsDataset *
give_reader (JalonsStore *self,
             JalonsDataset *dataset)
{
  GWeakRef *store = g_new (GWeakRef, 1);

  g_weak_ref_init (store, self);
  jalons_dataset_set_reader (dataset, read_rest, store, reader_free);
  return dataset;
}

/**
 * jalons_store_load:
 * @start_year: 2026 for 2026-2027; 0 for every year
 *
 * What no activity of that year uses of the catalogue is read when the dataset is asked for it, while @self is open, in the
 * thread that owns both.
 *
 * Returns: (transfer full): a new dataset of the divisions, activities… of that year, and of all that belongs to no year
 *   (schools, years, levels, references, MEF); keep it up to date by giving the records of #JalonsStore::written to
 *   jalons_dataset_apply(). %NULL with %JALONS_ERROR_DAMAGED
 */
JalonsDataset *
jalons_store_load (JalonsStore *self,
                   int start_year,
                   GError **error)
{
  gpointer dataset = NULL;

  if (!jalons_store_run (self, load_job (start_year), &dataset, error))
    return NULL;
  return give_reader (self, dataset);
}

/**
 * jalons_store_load_async:
 *
 * jalons_store_load(), without waiting.
 */
void
jalons_store_load_async (JalonsStore *self,
                         int start_year,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  jalons_store_start (self, load_job (start_year), jalons_store_load_async, cancellable, callback, user_data);
}

/**
 * jalons_store_load_finish:
 *
 * Returns: as jalons_store_load()
 */
JalonsDataset *
jalons_store_load_finish (JalonsStore *self,
                          GAsyncResult *result,
                          GError **error)
{
  JalonsDataset *dataset = jalons_store_finish (self, result, jalons_store_load_async, error);

  return dataset != NULL ? give_reader (self, dataset) : NULL;
}

static JalonsJob *
school_job (const char *school,
            int start_year,
            int n_years)
{
  JalonsSpan span = { .first = start_year, .last = start_year + n_years - 1, .school = school, .narrow = TRUE };

  return span_job (span);
}

/**
 * jalons_store_load_school:
 * @school: (nullable): the id of a school; %NULL is all of them
 * @start_year: the first school year: 2026 for 2026-2027
 * @n_years: how many; a project spans three
 *
 * Returns: (transfer full): a new dataset of @school with these years, what belongs to them and to the school, and what
 *   belongs to no school: the catalogue, levels, sets of references. Of other schools and years there is nothing. Keep it
 *   up to date by giving what jalons_dataset_select() (core/record/selecting.h) chose of #JalonsStore::written to
 *   jalons_dataset_apply(). %NULL with %JALONS_ERROR_DAMAGED
 */
JalonsDataset *
jalons_store_load_school (JalonsStore *self,
                          const char *school,
                          int start_year,
                          int n_years,
                          GError **error)
{
  gpointer dataset = NULL;

  jalons_store_run (self, school_job (school, start_year, n_years), &dataset, error);
  return dataset;
}

/**
 * jalons_store_load_school_async:
 *
 * jalons_store_load_school(), without waiting.
 */
void
jalons_store_load_school_async (JalonsStore *self,
                                const char *school,
                                int start_year,
                                int n_years,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  jalons_store_start (self, school_job (school, start_year, n_years), jalons_store_load_school_async, cancellable,
                      callback, user_data);
}

/**
 * jalons_store_load_school_finish:
 *
 * Returns: as jalons_store_load_school()
 */
JalonsDataset *
jalons_store_load_school_finish (JalonsStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return jalons_store_finish (self, result, jalons_store_load_school_async, error);
}

static gboolean
run_list_deleted (JalonsDatabase *database,
                  JalonsJob *job,
                  GError **error)
{
  job->result = jalons_load_deleted (database, GPOINTER_TO_INT (job->input), error);
  return job->result != NULL;
}

static JalonsJob *
list_deleted_job (int start_year)
{
  return jalons_job_new (run_list_deleted, GINT_TO_POINTER (start_year), NULL, (GDestroyNotify) g_hash_table_unref);
}

/**
 * jalons_store_list_deleted:
 * @start_year: 2026 for 2026-2027; 0 for what is of no year: schools, and the catalogue
 *
 * Returns: (transfer full) (element-type utf8 JalonsRecord): the ids of what somebody deleted from that year, and of the
 *   years themselves; for an offer its record, for anything else %NULL; what only an undo took away is not in it. %NULL
 *   with %JALONS_ERROR_DAMAGED
 */
GHashTable *
jalons_store_list_deleted (JalonsStore *self,
                           int start_year,
                           GError **error)
{
  gpointer ids = NULL;

  jalons_store_run (self, list_deleted_job (start_year), &ids, error);
  return ids;
}

/**
 * jalons_store_list_deleted_async:
 *
 * jalons_store_list_deleted(), without waiting.
 */
void
jalons_store_list_deleted_async (JalonsStore *self,
                                 int start_year,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  jalons_store_start (self, list_deleted_job (start_year), jalons_store_list_deleted_async, cancellable, callback,
                      user_data);
}

/**
 * jalons_store_list_deleted_finish:
 *
 * Returns: as jalons_store_list_deleted()
 */
GHashTable *
jalons_store_list_deleted_finish (JalonsStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return jalons_store_finish (self, result, jalons_store_list_deleted_async, error);
}

/* Writing */

typedef struct
{
  char *label;
  char *author;
  const char *kind;
  JalonsWriteFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  if (write->data_free != NULL)
    write->data_free (write->data);
  g_free (write->label);
  g_free (write->author);
  g_free (write);
}

static gboolean
run_write (JalonsDatabase *database,
           JalonsJob *job,
           GError **error)
{
  Write *write = job->input;
  JalonsGesture gesture = { .label = write->label, .author = write->author, .kind = write->kind };

  job->records = jalons_journal_write (database, &gesture, write->func, write->data, error);
  return job->records != NULL;
}

static JalonsJob *
write_job (const char *author,
           const char *kind,
           const char *label,
           JalonsWriteFunc func,
           gpointer data,
           GDestroyNotify data_free)
{
  Write *write = g_new0 (Write, 1);

  write->label = g_utf8_make_valid (label, -1);
  write->author = g_utf8_make_valid (author, -1);
  write->kind = kind;
  write->func = func;
  write->data = data;
  write->data_free = data_free;
  return jalons_job_new (run_write, write, write_free, NULL);
}

/**
 * jalons_store_write:
 * @label: the gesture in words, as "Undo: %s" will show it
 * @func: what writes; it runs on the worker thread
 * @data: for @func
 *
 * One gesture of the user, committed and journalled as one; #JalonsStore::written is emitted before this returns.
 *
 * Returns: whether all of it is safely on the disk; otherwise nothing of it is, with @error of @func, or
 *   %JALONS_ERROR_ACCESS when the disk is full or fails
 */
gboolean
jalons_store_write (JalonsStore *self,
                    const char *label,
                    JalonsWriteFunc func,
                    gpointer data,
                    GError **error)
{
  return jalons_store_run (self, write_job (jalons_store_get_author (self), "do", label, func, data, NULL), NULL, error);
}

/**
 * jalons_store_write_as:
 * @author: who did it
 *
 * Writes what somebody else did elsewhere. It is in the history under their name; the user's undo passes over it, and
 * says so where it stands in the way.
 *
 * Returns: as jalons_store_write()
 */
gboolean
jalons_store_write_as (JalonsStore *self,
                       const char *author,
                       const char *label,
                       JalonsWriteFunc func,
                       gpointer data,
                       GError **error)
{
  return jalons_store_run (self, write_job (author, "merge", label, func, data, NULL), NULL, error);
}

/**
 * jalons_store_write_as_async:
 * @data_free: (nullable): frees @data, in the main loop, once @func has run or will not
 * @cancellable: (nullable): of use until @func has begun
 *
 * jalons_store_write_as(), without waiting.
 */
void
jalons_store_write_as_async (JalonsStore *self,
                             const char *author,
                             const char *label,
                             JalonsWriteFunc func,
                             gpointer data,
                             GDestroyNotify data_free,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  jalons_store_start (self, write_job (author, "merge", label, func, data, data_free), jalons_store_write_as_async,
                      cancellable, callback, user_data);
}

/**
 * jalons_store_write_as_finish:
 *
 * Returns: as jalons_store_write_as()
 */
gboolean
jalons_store_write_as_finish (JalonsStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return jalons_store_finish_ok (self, result, jalons_store_write_as_async, error);
}

static gboolean
put_drafts (JalonsTransaction *transaction,
            gpointer data,
            GError **error)
{
  GPtrArray *drafts = data;

  for (guint i = 0; i < drafts->len; i++)
    if (!jalons_transaction_put (transaction, g_ptr_array_index (drafts, i), error))
      return FALSE;
  return TRUE;
}

static JalonsJob *
put_job (JalonsStore *self,
         const char *label,
         GPtrArray *drafts)
{
  g_ptr_array_set_free_func (drafts, (GDestroyNotify) jalons_draft_free);
  return write_job (jalons_store_get_author (self), "do", label, put_drafts, drafts,
                    (GDestroyNotify) g_ptr_array_unref);
}

/**
 * jalons_store_put:
 * @label: the gesture in words
 * @drafts: (transfer full) (element-type JalonsDraft): what to write, see jalons_transaction_put(); the array and the
 *   drafts are the store's from now on
 *
 * A gesture that only writes drafts.
 *
 * Returns: as jalons_store_write()
 */
gboolean
jalons_store_put (JalonsStore *self,
                  const char *label,
                  GPtrArray *drafts,
                  GError **error)
{
  return jalons_store_run (self, put_job (self, label, drafts), NULL, error);
}

/**
 * jalons_store_put_async:
 *
 * jalons_store_put(), without waiting.
 */
void
jalons_store_put_async (JalonsStore *self,
                        const char *label,
                        GPtrArray *drafts,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  jalons_store_start (self, put_job (self, label, drafts), jalons_store_put_async, cancellable, callback, user_data);
}

/**
 * jalons_store_put_finish:
 *
 * Returns: as jalons_store_put()
 */
gboolean
jalons_store_put_finish (JalonsStore *self,
                         GAsyncResult *result,
                         GError **error)
{
  return jalons_store_finish_ok (self, result, jalons_store_put_async, error);
}
