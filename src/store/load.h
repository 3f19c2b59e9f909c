/* Years, of all schools or of one, read into a dataset.
 * Invariant: it reads what is committed; of what is deleted it gives nothing but the ids.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * JalonsSpan:
 * @first: the first school year: 2026 for 2026-2027; 0 for every year
 * @last: the last one
 * @school: (nullable): the id of the only school whose records are wanted
 * @narrow: the Year records of other years are not wanted either
 * @used: of the catalogue, only what activities of these years use is wanted yet
 */
typedef struct
{
  int first;
  int last;
  const char *school;
  gboolean narrow;
  gboolean used;
} JalonsSpan;

JalonsDataset *jalons_load_run     (JalonsDatabase *database, const JalonsSpan *span, GError **error);
GPtrArray     *jalons_load_rest    (JalonsDatabase *database, JalonsEntityId entity, GError **error);
GHashTable    *jalons_load_deleted (JalonsDatabase *database, int start_year, GError **error);

G_END_DECLS
