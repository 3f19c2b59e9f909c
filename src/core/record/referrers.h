/* Who refers to what: of one reference field, the records found by the id that they refer to.
 * Invariant: neither records nor ids are held: whoever adds a record takes it out before letting go of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"

G_BEGIN_DECLS

/**
 * JalonsReferrers:
 * @n_records: how many, perhaps none
 *
 * Those that refer to one id, borrowed until the next change. Thousands of ids have one each, for which no array is kept.
 */
typedef struct
{
  guint n_records;
  union
  {
    JalonsRecord *one;
    JalonsRecord *const *many;
  };
} JalonsReferrers;

GHashTable            *jalons_referrers_new    (void);
void                   jalons_referrers_add    (GHashTable *index, JalonsFieldId reference, JalonsRecord *record);
void                   jalons_referrers_remove (GHashTable *index, JalonsFieldId reference, JalonsRecord *record);

JalonsReferrers        jalons_referrers_find   (GHashTable *index, const char *id);

/* In the order in which they were added. */
static inline JalonsRecord *
jalons_referrers_get (const JalonsReferrers *referrers,
                      guint i)
{
  return referrers->n_records == 1 ? referrers->one : referrers->many[i];
}

G_END_DECLS
