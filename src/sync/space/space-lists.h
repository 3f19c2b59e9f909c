/* Lists that two people changed who did not know of each other: item by item, not one list or the other.
 * Invariant: what comes out is a function of the writes that are kept and of the blocks that were applied, so that all copies
 * show the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/space/space-core.h"

G_BEGIN_DECLS

gboolean  jalons_space_is_list     (const char *entity, const char *field);
char     *jalons_space_merge_lists (JalonsSpaceCore *self, const char *entity, const char *row, const char *field,
                                    const GArray *writes);
char     *jalons_lists_merge       (const char *base, const char *const *lists);

G_END_DECLS
