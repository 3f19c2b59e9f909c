/* The letters of a text file that says nothing of its encoding.
 * Invariant: what comes out is valid UTF-8 without a byte order mark, or nothing does.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jalons_decode (const char *bytes, gsize length);

G_END_DECLS
