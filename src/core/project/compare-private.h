/* What differs between two records. Private to core.
 * Invariant: nothing here knows which of two datasets is the later one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/compare.h"

G_BEGIN_DECLS

/**
 * JalonsSide:
 * @dataset: one of the two
 * @record: (nullable): a record of it
 *
 * One side of a pair.
 */
typedef struct
{
  JalonsDataset *dataset;
  JalonsRecord *record;
} JalonsSide;

GArray          *jalons_details_new   (void);
void             jalons_details_add   (GArray *details, JalonsChangeKind kind, const char *label, char *before,
                                       char *after);
void             jalons_details_find  (GArray *details, const JalonsSide *before, const JalonsSide *after);
JalonsChangeKind jalons_details_kind  (const GArray *details);
char            *jalons_side_name     (const JalonsSide *side);
gboolean         jalons_side_is_there (const JalonsSide *side);

GArray          *jalons_hours_changes_new (JalonsDataset *const datasets[2], const JalonsProgramme *before,
                                           const JalonsProgramme *after);

G_END_DECLS
