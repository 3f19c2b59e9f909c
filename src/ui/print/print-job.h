/* Drawing the pages of a document in a thread, and sending them to a printer.
 * Invariant: the thread works on a copy of the dataset; the window's own is never seen by it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/record/dataset.h"
#include "print/papers.h"

G_BEGIN_DECLS

/**
 * JalonsPrintJobProgress:
 * @fraction: 0 to 1
 *
 * Called in the main loop.
 */
typedef void (*JalonsPrintJobProgress) (double fraction, gpointer data);

void     jalons_print_job_draw_async  (const JalonsPaperKind *kind, const JalonsOrder *order,
                                       JalonsPrintJobProgress progress, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
GBytes  *jalons_print_job_draw_finish (GAsyncResult *result, GError **error);

void     jalons_print_job_each_async  (const JalonsOrder *order, GFile *folder, JalonsPrintJobProgress progress,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean jalons_print_job_each_finish (GAsyncResult *result, GError **error);

void     jalons_print_job_send        (GtkWindow *parent, GBytes *pdf, const char *name,
                                       void (*failed) (const char *sentence, gpointer data), gpointer user_data);

G_END_DECLS
