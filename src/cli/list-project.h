/* The lists of projects, of their goals and of the remarks on them.
 * Invariant: --school and --year choose whole projects, and what is theirs.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/listing.h"
#include "cli/selection.h"

G_BEGIN_DECLS

JalonsListing *jalons_list_of_projects (JalonsEntityId entity, JalonsDataset *dataset, JalonsArguments *arguments,
                                    GError **error);

G_END_DECLS
