/* An entry of the catalogue as the list has it: the record, and the words by which it is sorted and found.
 * Invariant: the words are made once, when they are first asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CATALOGUE_ENTRY (jalons_catalogue_entry_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCatalogueEntry, jalons_catalogue_entry, JALONS, CATALOGUE_ENTRY, GObject)

JalonsCatalogueEntry *jalons_catalogue_entry_new         (JalonsDataset *dataset, JalonsRecord *record);
JalonsRecord         *jalons_catalogue_entry_get_record  (JalonsCatalogueEntry *self);
const char           *jalons_catalogue_entry_get_title   (JalonsCatalogueEntry *self);
int                   jalons_catalogue_entry_compare     (JalonsCatalogueEntry *self, JalonsCatalogueEntry *other);
gboolean              jalons_catalogue_entry_matches     (JalonsCatalogueEntry *self, const char *const *words);

G_END_DECLS
