/* `jalons sync` where a window has the data open.
 * Invariant: as of sync/bus.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

gboolean jalons_cli_sync_by_window (JalonsCli *cli);

G_END_DECLS
