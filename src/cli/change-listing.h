/* The columns of a change of one field, in the lists that tell what became of the data.
 * Invariant: the raw values are those that the journal keeps; the keys are an interface: add, never rename.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gi18n-lib.h>

#include "cli/listing.h"
#include "core/record/dataset.h"

G_BEGIN_DECLS

/* The last columns of such a list, as many as jalons_listing_add_change() fills, and their keys. */
#define JALONS_CHANGE_COLUMNS \
  { "change", N_ ("Change"), FALSE }, { "field", N_ ("Field"), FALSE }, { "before", N_ ("Before"), FALSE }, \
  { \
    "after", N_ ("After"), FALSE \
  }
#define JALONS_CHANGE_KEYS "change, field, before, after"

void jalons_listing_add_change (JalonsListing *self, JalonsDataset *dataset, const JalonsField *field, const char *before,
                                const char *after);

G_END_DECLS
