/* Whether two copies that hold the same blocks say the same: once a day, with what it seals, each says the sum of all its
 * registers, and whoever then holds just what that block knew compares.
 * Invariant: what differs is put together anew from the blocks, before anybody is told that it differs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/space/space-core-private.h"

G_BEGIN_DECLS

/* In which the sum is said, of the entity of devices. */
#define JALONS_STATE_FIELD "state"

void  jalons_space_say_state  (JalonsSpaceCore *self);
void  jalons_space_agree      (JalonsSpaceCore *self, JalonsShared *shared, JalonsStep *step);
char *jalons_space_who_differs (JalonsShared *shared);

G_END_DECLS
