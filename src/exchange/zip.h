/* The zip in which STS-Web and SIECLE deliver their files.
 * Invariant: only what the caller wants is unpacked, in memory, and never more than the limits.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALONS_ZIP_MAX_ENTRIES 1000
#define JALONS_ZIP_MAX_BYTES   (64 * 1024 * 1024)
/* Exports repeat their tags: some shrink to a fiftieth. A bomb goes past 1000. */
#define JALONS_ZIP_MAX_RATIO 200

/**
 * JalonsZipWants:
 * @name: the entry's path in the archive
 * @head: its first bytes, unpacked
 * @length: how many, at most 64 kB
 *
 * Returns: whether to unpack the rest
 */
typedef gboolean (*JalonsZipWants) (const char *name, const char *head, gsize length, gpointer data);

/**
 * JalonsZipEntry:
 * @name: the path in the archive, made valid UTF-8
 * @bytes: the content
 */
typedef struct
{
  char *name;
  GBytes *bytes;
} JalonsZipEntry;

GPtrArray *jalons_zip_read (GBytes *zip, JalonsZipWants wants, gpointer data, GError **error);

G_END_DECLS
