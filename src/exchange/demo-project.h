/* The demonstration's projects and bilans. Private to exchange.
 * Invariant: it only refers to what was read before it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"

G_BEGIN_DECLS

gboolean jalons_demo_read_projects (const char *text, const char *name, GPtrArray *drafts, GError **error);

G_END_DECLS
