/* Naming one ambassador on the command line.
 * Invariant: a name that several people have is never taken for one of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

JalonsAmbassador *jalons_find_ambassador (JalonsDataset *dataset, const char *word, GError **error);

G_END_DECLS
