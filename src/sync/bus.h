/* Where a command finds the window that has its data folder open, so that it may ask it to sync.
 * Invariant: only who shares is found there, and nothing is asked by it that a key in the window does not do.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALONS_BUS_PATH      "/org/jalons/Jalons/Sharing"
#define JALONS_BUS_INTERFACE "org.jalons.Jalons.Sharing"
/* Sync () → (whether it is at rest, a sentence, another one or ""): takes as long as it takes. */
#define JALONS_BUS_SYNC "Sync"

char            *jalons_bus_name    (const char *directory);
GDBusConnection *jalons_bus_connect (GError **error);

G_END_DECLS
