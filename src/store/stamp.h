/* The stamps that name gestures and operations: a moment, a counter, and the copy of the data that gave it.
 * Invariant: the stamps of one copy always grow, whatever its clock does, and no colleague's clock can drive them far ahead.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

gint64    jalons_database_now             (JalonsDatabase *self);
char     *jalons_database_make_stamp      (JalonsDatabase *self);
char     *jalons_database_make_stamp_after (JalonsDatabase *self, const char *floor);
gboolean  jalons_database_read_last_stamp (JalonsDatabase *self, GError **error);

G_END_DECLS
