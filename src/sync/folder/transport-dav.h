/* A shared folder on a WebDAV server.
 * Invariant: the password goes to the origin that the object was made with, and to no other; there is no way around a
 * certificate that is not good.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/folder/transport.h"

G_BEGIN_DECLS

JalonsTransport *jalons_transport_dav_new (const char *where, const char *user, const char *password, GError **error);
void             jalons_transport_dav_set_trust (JalonsTransport *transport, GTlsDatabase *trust);
void             jalons_transport_dav_set_patience (JalonsTransport *transport, guint silence, guint whole);

G_END_DECLS
