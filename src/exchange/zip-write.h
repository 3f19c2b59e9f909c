/* Writing a zip, for what libarchive cannot write: it gives each entry an extra field, which ODF forbids to its first.
 * Invariant: the same entries give the same bytes: no clock, no user, no time zone is in them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JalonsZipWriter:
 *
 * A zip that grows in memory; its entries are of 1 January 1980, as if nobody had made them.
 */
typedef struct _JalonsZipWriter JalonsZipWriter;

JalonsZipWriter *jalons_zip_writer_new    (void);
void             jalons_zip_writer_free   (JalonsZipWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsZipWriter, jalons_zip_writer_free)

void             jalons_zip_writer_add    (JalonsZipWriter *self, const char *name, GBytes *bytes, gboolean pack);
GBytes          *jalons_zip_writer_finish (JalonsZipWriter *self);

G_END_DECLS
