/* Which column of a table holds which field: proposed from the titles, changed by the user, remembered.
 * Invariant: a field is held by one column at most, and what is of no use about people by none.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/columns.h"

G_BEGIN_DECLS

typedef struct _JalonsMapping JalonsMapping;

JalonsMapping   *jalons_mapping_propose       (JalonsTableKind kind, const char *const *titles, unsigned n_titles);
void             jalons_mapping_free          (JalonsMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsMapping, jalons_mapping_free)

JalonsTableKind  jalons_mapping_get_kind      (const JalonsMapping *self);
unsigned         jalons_mapping_get_n_columns (const JalonsMapping *self);
const char      *jalons_mapping_get_title     (const JalonsMapping *self, unsigned column);
const JalonsColumnField *jalons_mapping_get   (const JalonsMapping *self, unsigned column);
gboolean         jalons_mapping_is_unneeded   (const JalonsMapping *self, unsigned column);
gboolean         jalons_mapping_set           (JalonsMapping *self, unsigned column, const char *key);
int              jalons_mapping_find          (const JalonsMapping *self, const char *key);
int              jalons_mapping_find_title    (const JalonsMapping *self, const char *title);
char            *jalons_mapping_missing       (const JalonsMapping *self);

/* Remembered with the data: a key for the set of titles, and a text. */
char            *jalons_mapping_make_key      (const JalonsMapping *self);
char            *jalons_mapping_to_string     (const JalonsMapping *self);
void             jalons_mapping_restore       (JalonsMapping *self, const char *text);

G_END_DECLS
