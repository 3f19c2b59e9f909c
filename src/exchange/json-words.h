/* What the preview of an import says of the changes of an object, field by field.
 * Invariant: no key of the file is shown; a person reads this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "exchange/import.h"

G_BEGIN_DECLS

void jalons_json_add_details (JalonsDataset *dataset, JalonsImportLine *line, const JalonsDraft *draft,
                              const JalonsRecord *now);

G_END_DECLS
