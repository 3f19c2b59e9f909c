/* Forgetting a person in what is shared, for the files of this floor alone.
 * Invariant: it runs inside a transaction of its caller.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/traces.h"
#include "store/database.h"

G_BEGIN_DECLS

gboolean jalons_shared_forget (JalonsDatabase *database, const char *author, const JalonsTraces *traces,
                               const GPtrArray *records, GPtrArray *left, GError **error);

G_END_DECLS
