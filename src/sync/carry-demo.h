/* The frozen copies of the demonstration, so that its versions can be compared and printed at once.
 * Invariant: a step that has a copy keeps it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

gboolean jalons_carry_demo (const char *directory, GPtrArray *drafts, GError **error);

G_END_DECLS
