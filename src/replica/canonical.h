/* JSON in one form only, so that two programs that say the same thing send the same bytes.
 * Invariant: keys sorted, no blank, UTF-8 as it is; nothing is parsed that is nested deeper than the limit.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define JALONS_CANONICAL_MAX_DEPTH 8

JsonNode   *jalons_canonical_parse       (const char *line, gsize length);
const char *jalons_canonical_text_of     (JsonNode *node);
const char *jalons_canonical_get_text    (JsonObject *object, const char *name);
gint64      jalons_canonical_get_number  (JsonObject *object, const char *name);

void        jalons_canonical_append      (GString *out, JsonNode *node);
void        jalons_canonical_append_text (GString *out, const char *name, const char *text);

G_END_DECLS
