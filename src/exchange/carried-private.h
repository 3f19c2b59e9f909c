/* The names in a carried file. Private to exchange/carried*.c.
 * Invariant: the reader knows what the writer writes, by the same words.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "exchange/carried.h"

G_BEGIN_DECLS

#define JALONS_CARRIED_FORMAT   "jalons-project"
#define JALONS_CARRIED_MANIFEST "manifest.json"
#define JALONS_CARRIED_DATA     "data.json"
#define JALONS_CARRIED_FILES    "files/"

/* By JalonsCarriedFrom. */
extern const char *const jalons_carried_from_words[3];

void jalons_carried_write_onward (JsonBuilder *builder, const JalonsOnward *onward);
void jalons_carried_read_onward  (JsonObject *manifest, JalonsOnward *onward);

G_END_DECLS
