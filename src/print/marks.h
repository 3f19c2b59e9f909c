/* The content stream of a page: telling what is content from what is ornament.
 * Invariant: bytes are added, never taken away or moved.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *jalons_marks_wrap (GBytes *content);

G_END_DECLS
