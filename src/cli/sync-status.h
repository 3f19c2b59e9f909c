/* The state of what is shared, as JSON. Private to cli.
 * Invariant: nothing is asked of anybody: it is what this folder of data knows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/space/space.h"

G_BEGIN_DECLS

gboolean jalons_cli_sync_status (JalonsSpace *space, GError **error);

G_END_DECLS
