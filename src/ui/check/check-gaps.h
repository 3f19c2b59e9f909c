/* What the pluriannual project lacks, as lines of the list of what is to be checked.
 * Invariant: they are advice: a gap is said and never counted as a broken rule.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/check/check-line.h"
#include "ui/project/project-data.h"

G_BEGIN_DECLS

guint jalons_check_add_gaps (GPtrArray *lines, JalonsProjectData *project);

G_END_DECLS
