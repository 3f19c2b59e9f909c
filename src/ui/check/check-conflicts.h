/* The lines of what two people wrote at once, at the head of the list of what is to be checked.
 * Invariant: a line never goes by itself: one of its buttons makes it go, here or at a colleague's.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/check/check-line.h"

G_BEGIN_DECLS

void jalons_check_add_conflicts (GPtrArray *lines, JalonsWorkspace *workspace);
void jalons_check_settle        (JalonsWorkspace *workspace, const char *key, guint choice);

G_END_DECLS
