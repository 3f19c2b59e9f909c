/* The data that a document is drawn of when the open year is not enough: more years of a school, or a copy that was kept.
 * Invariant: a window and the command line draw the same document of the same data.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/papers.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * JalonsPrintSource:
 * @dataset: a dataset of its own
 * @project: (nullable): the project in it, when the document is one
 * @onward: (nullable): where a cohort goes on
 * @logos: those of its schools
 */
typedef struct
{
  JalonsDataset *dataset;
  JalonsProject *project;
  JalonsOnward *onward;
  GHashTable *logos;
} JalonsPrintSource;

gboolean           jalons_print_source_is_needed   (const JalonsPaperKind *kind);
void               jalons_print_source_load_async  (JalonsStore *store, const JalonsPaperKind *kind,
                                                    const JalonsOrder *order, const JalonsRevision *revision,
                                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                                    gpointer user_data);
JalonsPrintSource *jalons_print_source_load_finish (GAsyncResult *result, GError **error);
void               jalons_print_source_free        (JalonsPrintSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPrintSource, jalons_print_source_free)

G_END_DECLS
