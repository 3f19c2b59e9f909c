/* What is verified of a JSON text before json-glib is given it.
 * Invariant: what passes cannot make a recursive parser overflow its stack nor take unbounded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean jalons_json_check (const char *text, gsize length, GError **error);

G_END_DECLS
