/* What a carried file would do to the data: it becomes a copy to read, or only its review is merged.
 * Invariant: merging writes nothing but reviewers, remarks, steps of the review and the project's state; done twice, it
 * finds nothing new.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/carried.h"

G_BEGIN_DECLS

JalonsImport  *jalons_import_new_carried (JalonsCarried *carried, JalonsDataset *dataset, GHashTable *copies,
                                          GHashTable *deleted);
JalonsCarried *jalons_import_get_carried (JalonsImport *import, gboolean *is_copy);

G_END_DECLS
