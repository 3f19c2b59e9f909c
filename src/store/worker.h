/* The one thread that touches the database, and the way there and back.
 * Invariant: jobs run one at a time in the order in which they were pushed, and are delivered in that order, in the
 * main context of the owner.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/database.h"

G_BEGIN_DECLS

typedef struct _JalonsWorker JalonsWorker;
typedef struct _JalonsJob JalonsJob;

/**
 * JalonsJob:
 * @run: (nullable): what to do, on the worker thread; it may set @result and @records; %NULL in what the worker tells by
 *   itself: that the backup of the day failed with @error
 * @input: what it works on
 * @input_free: (nullable): frees @input
 * @cancellable: (nullable): when it is cancelled before the job's turn comes, the job is not run
 * @task: (nullable): who is told; %NULL when somebody waits
 * @result: what came of it
 * @result_free: (nullable): frees @result; %NULL when the only result is whether it went well
 * @records: (nullable) (element-type JalonsRecord): the records that were written
 * @undo_label: (nullable): what can be undone once the job is done
 * @redo_label: (nullable): and redone
 * @error: (nullable): why it failed
 * @done: it has run
 * @quiet: somebody waits, in the middle of something: nothing is delivered meanwhile, this job neither
 * @gentle: its records are told a few at a time, when nothing else is to do
 * @n_told: how many of them were
 * @partial: stands for one that is told in parts: there are more
 * @alone: the backup of the day, if it is being made, is brought to its end before
 */
struct _JalonsJob
{
  gboolean (*run) (JalonsDatabase *database, JalonsJob *job, GError **error);
  gpointer input;
  GDestroyNotify input_free;
  GCancellable *cancellable;
  GTask *task;
  gpointer result;
  GDestroyNotify result_free;
  GPtrArray *records;
  char *undo_label;
  char *redo_label;
  GError *error;
  gboolean done;
  gboolean quiet;
  gboolean gentle;
  guint n_told;
  gboolean partial;
  gboolean alone;
};

typedef void (*JalonsDeliverFunc) (JalonsJob *job, gpointer owner);

void          jalons_job_free     (JalonsJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsJob, jalons_job_free)

JalonsWorker *jalons_worker_new   (JalonsDatabase *database, JalonsDeliverFunc deliver, gpointer owner);
void          jalons_worker_push  (JalonsWorker *self, JalonsJob *job);
void          jalons_worker_wait  (JalonsWorker *self, JalonsJob *job);
GHashTable   *jalons_worker_list_untold (JalonsWorker *self);
void          jalons_worker_stop  (JalonsWorker *self);

G_END_DECLS
