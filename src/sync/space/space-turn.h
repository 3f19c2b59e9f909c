/* From one space into the one that continues it.
 * Invariant: as of sync/space/space-core.h: on the store's thread, inside a transaction.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/space/space-core-private.h"

G_BEGIN_DECLS

void jalons_space_turn (JalonsSpaceCore *core, JalonsShared *shared, JalonsMembership *membership, const JalonsTurn *turn);
gboolean jalons_space_settle_turned (JalonsSpaceCore *core, JalonsShared *shared);

G_END_DECLS
