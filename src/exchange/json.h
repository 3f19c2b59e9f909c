/* Everything that Jalons knows as one JSON text: an open format, for other programs and for leaving.
 * Invariant: exported, imported into nothing and exported again, it is the same bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format, version 2
 * ---------------------
 * UTF-8 without a byte order mark, one object:
 *
 *     {
 *     "format": "jalons",
 *     "version": 2,
 *     "school": [
 *     {"id": "6f…", "uai": "0590116F", "name": "Collège Exemple", "kind": "college", "town": "", "academy": "Lille"}
 *     ],
 *     "year": [
 *     ],
 *     …
 *     }
 *
 * There is one array for each entity of core/entities.def, named and ordered as there, and in it one object on a line
 * for each record, ordered by id. An object has its id, then every field in the order of the table:
 *
 * - text, and the code of an enumeration, as a string; "" when nothing is said;
 * - a list as an array of strings;
 * - a number or a duration in minutes as a number, null when it is not said;
 * - a yes or no as true or false;
 * - a day as "2026-10-13", or "";
 * - a slot as "2026-10-13 10:00 55" (day, time, minutes), "2026-10-13 55" (no time yet), "2026-10-12 week 55" (some day
 *   of the week of that Monday) or "55" (no date yet);
 * - a reference as the id of the other object, or "". An id is a UUID in small letters.
 *
 * A reader of Jalons accepts any order and any blanks, and arrays and fields that are missing: a new object then has
 * the empty value, an existing one keeps its own. It refuses names that it does not know, so that nothing is lost
 * unseen. Deleted objects and the history are not in it.
 *
 * The version goes up with every entity and field that is added, so that an older Jalons says what is the matter:
 * 2 has the axis_share of a year; 3 the catalogue, and the authorised_day of an activity;
 * 4 the project and the bilan, and what they ask of a school, an activity, the centre and a feed;
 * 5 the turns of a remark. */

#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

#define JALONS_JSON_VERSION 5

GBytes       *jalons_json_export (JalonsDataset *dataset);
GBytes       *jalons_json_export_person (JalonsDataset *dataset, const JalonsAmbassador *ambassador);
JalonsImport *jalons_json_import (GBytes *bytes, JalonsDataset *dataset, GError **error);

G_END_DECLS
