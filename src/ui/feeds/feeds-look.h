/* Looking at what a Région publishes: read, and held against the data.
 * Invariant: nothing is written here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/import.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * JalonsFeedsLook:
 * @import: what taking it would do
 * @dataset: the data that it was planned on
 * @name: what to call it
 * @region: whose actions they are
 */
typedef struct
{
  JalonsImport *import;
  JalonsDataset *dataset;
  char *name;
  char *region;
} JalonsFeedsLook;

void             jalons_feeds_look_free   (JalonsFeedsLook *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsFeedsLook, jalons_feeds_look_free)

void             jalons_feeds_look_async  (JalonsStore *store,
                                           const char *address,
                                           int example,
                                           JalonsDay today,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
JalonsFeedsLook *jalons_feeds_look_finish (GAsyncResult *result, GError **error);

G_END_DECLS
