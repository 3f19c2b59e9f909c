/* What the preview of a Région's actions says of one, and of what changes in it.
 * Invariant: no code of ours and no key of the file is shown; a person reads this.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

char *jalons_offer_in_words (JalonsDataset *dataset, const JalonsOffer *offer);
char *jalons_offer_change   (JalonsDataset *dataset,
                             const JalonsOffer *before,
                             const JalonsOffer *after,
                             JalonsFieldId field);

G_END_DECLS
