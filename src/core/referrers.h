/* Who refers to what: of one reference field, the records found by the id that they refer to.
 * Invariant: neither records nor ids are held: whoever adds a record takes it out before letting go of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/**
 * JalonsReferrers:
 * @n_records: how many, at least one
 * @records: those that refer to one id, in the order in which they were added
 *
 * Of thousands there are one or two each, so they take no more room than that.
 */
typedef struct
{
  guint n_records;
  JalonsRecord *records[];
} JalonsReferrers;

GHashTable            *jalons_referrers_new    (void);
void                   jalons_referrers_add    (GHashTable *index, JalonsFieldId reference, JalonsRecord *record);
void                   jalons_referrers_remove (GHashTable *index, JalonsFieldId reference, JalonsRecord *record);

/* Borrowed until the next change; NULL for none. */
static inline const JalonsReferrers *
jalons_referrers_find (GHashTable *index,
                       const char *id)
{
  return g_hash_table_lookup (index, id);
}

G_END_DECLS
