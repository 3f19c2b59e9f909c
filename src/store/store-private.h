/* How the requests of store.h become jobs of the worker.
 * Invariant: for the files of this floor alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"
#include "store/worker.h"

G_BEGIN_DECLS

typedef gboolean (*JalonsJobFunc) (JalonsDatabase *database, JalonsJob *job, GError **error);

JalonsJob *jalons_job_new         (JalonsJobFunc run, gpointer input, GDestroyNotify input_free,
                                   GDestroyNotify result_free);
void       jalons_store_start     (JalonsStore *self, JalonsJob *job, gpointer source_tag, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean   jalons_store_run       (JalonsStore *self, JalonsJob *job, gpointer *result, GError **error);
GPtrArray *jalons_store_leave_untold (JalonsStore *self, GPtrArray *records);
void       jalons_store_tell_failure (JalonsStore *self, const GError *error);
gpointer   jalons_store_finish    (JalonsStore *self, GAsyncResult *result, gpointer source_tag, GError **error);
gboolean   jalons_store_finish_ok (JalonsStore *self, GAsyncResult *result, gpointer source_tag, GError **error);

G_END_DECLS
