/* What the tests of the exchange floor share: fixtures, zips, a structure as text.
 * Invariant: describe() says everything that a structure holds, so that a golden text misses nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/import.h"
#include "exchange/reader.h"

GBytes *fixture (const char *name);
char *fixture_text (const char *name);
GBytes *bytes_of (const char *text);
GBytes *replace_in_fixture (const char *name, const char *what, const char *with);
GBytes *zip_of (const char *first_name, GBytes *first, ...) G_GNUC_NULL_TERMINATED;
GBytes *crowded_zip (unsigned n_entries);
/* As the store would write them. */
void apply_drafts (JalonsDataset *dataset, GPtrArray *drafts);
/* What an import that asks nothing more writes. */
void apply_import (JalonsDataset *dataset, JalonsImport *import);
char *describe (const JalonsStructure *structure);

/* Asserts that @error is of @code, is a sentence, and has @words in it; frees it. */
void assert_refused (GError *error, int code, const char *words);

/* jalons_structures_read() of files given as name, bytes, name, bytes…, NULL. */
GPtrArray *read_files (GError **error, const char *first_name, GBytes *first, ...) G_GNUC_NULL_TERMINATED;
