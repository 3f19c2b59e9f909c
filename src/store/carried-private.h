/* Copies that were carried here, for the files of this floor alone.
 * Invariant: the setting "carried SCHOOL" holds the day on which the copy was made.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/journal.h"

G_BEGIN_DECLS

GHashTable *jalons_carried_copies (JalonsDatabase *database);
gboolean    jalons_carried_holds  (JalonsDatabase *database, GHashTable *copies, const JalonsRecord *record);
gboolean    jalons_carried_check  (JalonsDatabase *database, const JalonsGesture *gesture, gint64 id,
                                   const GPtrArray *records, GError **error);

G_END_DECLS
