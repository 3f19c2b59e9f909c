/* Taking back what somebody changed since a day: the state of before, for what they changed.
 * Invariant: it is one gesture, which can be undone; what somebody else changed since stays as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/journal.h"

G_BEGIN_DECLS

JalonsTakeBack *jalons_take_back_run (JalonsDatabase *database, const char *whose, JalonsDay since, const char *author,
                                      gboolean for_real, GPtrArray **records, GError **error);

G_END_DECLS
