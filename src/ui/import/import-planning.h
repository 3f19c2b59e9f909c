/* Planning an import: what a file says, beside the data of every year and what the user deleted.
 * Invariant: the plan is made in a thread, on data that nobody else looks at until it is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/import/import-read.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

void          jalons_import_plan_async  (GPtrArray *sources, JalonsWorkspace *workspace, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
JalonsImport *jalons_import_plan_finish (GAsyncResult *result, JalonsDataset **dataset, GError **error);

void          jalons_import_source_remember (const JalonsImportSource *source, JalonsStore *store);

G_END_DECLS
