/* What is verified of a JSON text before json-glib is given it.
 * Invariant: what passes cannot make a recursive parser overflow its stack nor take unbounded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * JalonsJsonSource:
 * @JALONS_JSON_EXPORT: what Jalons exported; the user can export it again
 * @JALONS_JSON_OFFERS: what a Région published; only its publisher can mend it
 *
 * Whose text it is, which bounds what it may be and says what to do when it is not that.
 */
typedef enum
{
  JALONS_JSON_EXPORT,
  JALONS_JSON_OFFERS,
} JalonsJsonSource;

gboolean    jalons_json_check     (const char *text, gsize length, JalonsJsonSource source, GError **error);
JsonParser *jalons_json_parse     (GBytes *bytes, JalonsJsonSource source, GError **error);
gboolean    jalons_json_is_string (JsonNode *node);

G_END_DECLS
