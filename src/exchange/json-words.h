/* What the preview of a JSON file calls the objects in it, and what it says of their changes.
 * Invariant: no key of the file is shown; a person reads this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/dataset.h"
#include "exchange/import.h"

G_BEGIN_DECLS

const char *jalons_json_entity_label (JalonsEntityId id);
char       *jalons_json_name         (JalonsDataset *dataset, const JalonsRecord *record);
void        jalons_json_add_details  (JalonsDataset *dataset, JalonsImportLine *line, const JalonsDraft *draft,
                                      const JalonsRecord *now);

G_END_DECLS
