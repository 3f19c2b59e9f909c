/* The passwords of shared folders, in the keyring of the session.
 * Invariant: a password is in the keyring or in memory, and nowhere else: in no setting, no data base, no log.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* These wait for the keyring, which may ask the user to open it: call them from a worker. */

gboolean jalons_secret_store  (const char *where, const char *user, const char *space, const char *password,
                               GCancellable *cancellable, GError **error);
gboolean jalons_secret_lookup (const char *where, const char *user, const char *space, char **password,
                               GCancellable *cancellable, GError **error);
gboolean jalons_secret_clear  (const char *where, const char *user, const char *space, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
