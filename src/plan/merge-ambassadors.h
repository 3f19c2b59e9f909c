/* Two ambassadors who are one person, made one.
 * Invariant: nothing that either says is lost but what both say differently; no label holds the name of a person.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

JalonsAmbassador *jalons_merge_choose_kept (JalonsDataset *dataset, JalonsAmbassador *one, JalonsAmbassador *other);
GPtrArray        *jalons_merge_ambassadors (JalonsDataset *dataset, JalonsAmbassador *kept, JalonsAmbassador *other);

G_END_DECLS
