/* A real server on this computer: Apache or nginx, started for a test and stopped with it.
 * Invariant: it listens on 127.0.0.1 alone, needs no root, and reads and writes in a folder of its own only.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

typedef struct _RealServer RealServer;

/* NULL where it is not installed. @example is data/sharing/apache-dav.conf, @certificate is one with its key. */
RealServer *real_server_new_apache (const char *example, const char *certificate);
RealServer *real_server_new_nginx  (void);
void        real_server_free       (RealServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RealServer, real_server_free)

/* Where the shared folder is; it ends with a slash. */
const char *real_server_where      (RealServer *self);
