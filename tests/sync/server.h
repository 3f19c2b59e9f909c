/* A server on this computer that answers as well or as badly as a test wants.
 * Invariant: it listens on 127.0.0.1 alone, on a port of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

typedef struct _Server Server;

Server *server_new         (GTlsCertificate *certificate);
void    server_free        (Server *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Server, server_free)

char   *server_url         (Server *self, const char *path);

/* What /offers answers with; @etag and @modified may be NULL. */
void    server_publish     (Server *self, const char *body, const char *etag, const char *modified);

/* How many requests there were since the last call, and how many of them were answered with 304. */
int     server_take_count  (Server *self);
int     server_take_spared (Server *self);
