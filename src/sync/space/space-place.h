/* Where a data file stands: on which computer, as which file.
 * Invariant: a copy of the file, or one that was put back from a backup, stands elsewhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jalons_space_find_place (const char *path);

G_END_DECLS
