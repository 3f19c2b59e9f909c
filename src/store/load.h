/* A year, or everything, read into a dataset.
 * Invariant: it reads what is committed; of what is deleted it gives nothing but the ids.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/dataset.h"
#include "store/database.h"

G_BEGIN_DECLS

JalonsDataset *jalons_load_run     (JalonsDatabase *database, int start_year, GError **error);
GHashTable    *jalons_load_deleted (JalonsDatabase *database, int start_year, GError **error);

G_END_DECLS
