/* A change of one field as four cells of a list.
 * Invariant: a table has a line for each change, however many a text has.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/change-listing.h"

#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/past.h"

static void
add_value (JalonsListing *self,
           JalonsDataset *dataset,
           const JalonsField *field,
           const char *stored)
{
  gboolean is_value = field != NULL && stored != NULL;
  g_autofree char *words = is_value ? jalons_stored_words (dataset, field->id, stored) : NULL;

  if (words != NULL)
    g_strdelimit (words, "\n\r\t", ' ');
  jalons_listing_add_code (self, is_value ? stored : NULL, words);
}

/**
 * jalons_listing_add_change:
 * @field: (nullable): what changed; %NULL when the whole object came or went
 * @before: (nullable): its stored value before, %NULL when there was none
 * @after: (nullable): its stored value after it
 *
 * Fills the cells of JALONS_CHANGE_COLUMNS.
 */
void
jalons_listing_add_change (JalonsListing *self,
                           JalonsDataset *dataset,
                           const JalonsField *field,
                           const char *before,
                           const char *after)
{
  JalonsPastKind kind = jalons_past_kind (field, before, after);

  jalons_listing_add_code (self, jalons_past_kind_code (kind), jalons_past_kind_label (kind));
  jalons_listing_add_code (self, field != NULL ? field->name : NULL, field != NULL ? jalons_field_label (field->id) : NULL);
  add_value (self, dataset, field, before);
  add_value (self, dataset, field, after);
}
