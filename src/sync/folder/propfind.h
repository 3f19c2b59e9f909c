/* What a WebDAV server says is in a folder: the answer to PROPFIND, Depth 1.
 * Invariant: bytes in, listing out: no network, no file, no clock; whatever the bytes are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "replica/round.h"

G_BEGIN_DECLS

/* What is asked for. */
#define JALONS_PROPFIND_BODY \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" \
  "<propfind xmlns=\"DAV:\"><prop><resourcetype/><getcontentlength/></prop></propfind>\n"

/* The namespaces of what a Nextcloud says besides. */
#define JALONS_PROPFIND_OC "http://owncloud.org/ns"
#define JALONS_PROPFIND_NC "http://nextcloud.org/ns"

/* The same of the shared folder itself, where there is little to list: also what may be done in its folders, how much room is
 * left, and what changes when the server was put back from a backup. */
#define JALONS_PROPFIND_BODY_OF_SPACE \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" \
  "<propfind xmlns=\"DAV:\"><prop><resourcetype/><getcontentlength/><quota-used-bytes/><quota-available-bytes/>" \
  "<permissions xmlns=\"" JALONS_PROPFIND_OC "\"/><data-fingerprint xmlns=\"" JALONS_PROPFIND_NC "\"/></prop></propfind>\n"

GArray *jalons_propfind_read (GBytes *bytes, const char *folder, const char *where, GError **error);

G_END_DECLS
