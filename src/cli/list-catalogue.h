/* The lists of what is used in all schools: offers, ambassadors, documents, feeds. Private to cli.
 * Invariant: the keys are those of the table of entities, and all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/listing.h"
#include "core/record/dataset.h"

G_BEGIN_DECLS

const JalonsColumn *jalons_catalogue_columns (JalonsEntityId entity, unsigned *n_columns);
JalonsListing      *jalons_catalogue_list    (JalonsEntityId entity, JalonsDataset *dataset);
JalonsListing      *jalons_records_list      (JalonsEntityId entity, JalonsDataset *dataset, GPtrArray *records);

G_END_DECLS
