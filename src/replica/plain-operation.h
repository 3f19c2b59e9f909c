/* Operations as we write them, read without a tree of JSON: nearly all that are received.
 * Invariant: what is read here says what jalons_canonical_parse() would have read; any doubt is left to that.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/block.h"

G_BEGIN_DECLS

JalonsOperation *jalons_plain_operation_read (const char *line, gsize length);

G_END_DECLS
