/* A project as it was at a step of its review, read back from its frozen copy.
 * Invariant: what is read is the copy that the step names, checked, and nothing of it enters the data.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/workspace.h"

G_BEGIN_DECLS

void           jalons_version_load_async  (JalonsWorkspace *workspace, const JalonsRevision *revision,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
JalonsDataset *jalons_version_load_finish (GAsyncResult *result, GError **error);

void           jalons_version_freeze_async  (JalonsWorkspace *workspace, JalonsDataset *dataset,
                                             const JalonsProject *project, GPtrArray *drafts, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
char          *jalons_version_freeze_finish (GAsyncResult *result, GError **error);

G_END_DECLS
