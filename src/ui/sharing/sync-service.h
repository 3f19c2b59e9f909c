/* Lets a command sync in place of the window that has the data open.
 * Invariant: as of sync/bus.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/syncing.h"

G_BEGIN_DECLS

typedef struct _JalonsSyncService JalonsSyncService;

JalonsSyncService *jalons_sync_service_new  (const char *directory, JalonsSyncing *syncing);
void               jalons_sync_service_free (JalonsSyncService *self);

G_END_DECLS
