/* Conflicts, on the store's thread.
 * Invariant: it only reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/space/space-core.h"

G_BEGIN_DECLS

GPtrArray *jalons_space_find_conflicts (JalonsSpaceCore *core, JalonsShared *shared);

G_END_DECLS
