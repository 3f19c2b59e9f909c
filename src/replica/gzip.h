/* Packing, and unpacking with a limit.
 * Invariant: half of what was packed is an error, never an answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *jalons_gzip   (gconstpointer data, gsize length);
GBytes *jalons_gunzip (GBytes *packed, gsize max_bytes, GError **error);

G_END_DECLS
