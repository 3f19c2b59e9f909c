/* What threads and abouts share. Private to core.
 * Invariant: none of its own; see remark-about.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/remarks.h"

G_BEGIN_DECLS

/* Returns: (nullable): the goal, intention or activity; NULL when it is gone, or when @about is about no record */
JalonsRecord *jalons_about_find_record (JalonsDataset *dataset, const JalonsAbout *about);

G_END_DECLS
