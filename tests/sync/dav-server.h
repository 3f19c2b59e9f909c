/* A WebDAV server in this process, which does what a test wants to go wrong.
 * Invariant: it listens on 127.0.0.1 alone, and without a fault it is an honest server.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

typedef struct _DavServer DavServer;

/* Answers in place of the server, or returns FALSE. It may call dav_server_serve() and then spoil what was answered. */
typedef gboolean (*DavFault) (DavServer *self, SoupServerMessage *message, const char *path);

DavServer *dav_server_new          (GTlsCertificate *certificate);
void       dav_server_free         (DavServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DavServer, dav_server_free)

/* Where the shared folder is; it ends with a slash. */
const char *dav_server_where       (DavServer *self);

/* Only who says these is let in. */
void       dav_server_set_password (DavServer *self, const char *user, const char *password);

/* What it says may be done in a folder, as a Nextcloud does: "RGDNVCK"; NULL: nothing, as others. It refuses nothing itself. */
void       dav_server_set_rights   (DavServer *self, const char *letters);

/* What it says of the shared folder besides: properties as they stand in its answer; NULL: nothing. */
void       dav_server_set_facts    (DavServer *self, const char *properties);

/* @method may be NULL for all; @times is how often, -1 for ever; @fault NULL ends it. */
void       dav_server_set_fault    (DavServer *self, const char *method, DavFault fault, int times);
void       dav_server_serve        (DavServer *self, SoupServerMessage *message, const char *path);
/* Writes these bytes in place of an answer, and closes. */
void       dav_server_blurt        (DavServer *self, SoupServerMessage *message, const char *bytes, gssize length);
void       dav_server_answer       (SoupServerMessage *message, guint status, const char *type, const char *text);

/* What is there: a path without a leading slash → bytes; folders end with a slash and have none. */
GHashTable *dav_server_get_files   (DavServer *self);
void       dav_server_put          (DavServer *self, const char *path, const char *bytes, gssize length);
GHashTable *dav_server_copy_files  (DavServer *self);
void       dav_server_restore      (DavServer *self, GHashTable *files);
guint      dav_server_n_in         (DavServer *self, const char *folder);

/* Since the last call. */
guint      dav_server_take_requests (DavServer *self);
guint64    dav_server_take_bytes    (DavServer *self);

/* A line for each request: its method, its path and the headers that were asked to be noted. */
GString   *dav_server_get_log      (DavServer *self);
