/* The document "year of a class": one class, or all the classes of a school, in one PDF.
 * Invariant: the PDF is the pages: the printer and the preview show these very bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record/dataset.h"
#include "print/stationery.h"

G_BEGIN_DECLS

gboolean jalons_print_divisions (JalonsDataset *dataset, GPtrArray *divisions, const JalonsPrintOptions *options,
                                 const JalonsPrintWatch *watch, JalonsSpool *spool, GError **error);

G_END_DECLS
