/* A figure that opens on what it counts.
 * Invariant: what it lists are the records that were counted, no more and no less.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/record/dataset.h"

G_BEGIN_DECLS

GtkWidget *jalons_bilan_counted_new (JalonsDataset *dataset, GPtrArray *records, const char *text, const char *how);

G_END_DECLS
