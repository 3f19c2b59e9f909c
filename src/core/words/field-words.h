/* Fields whose text is a code (a level, an axis, a half-day…): what they may hold, and how a person reads them.
 * Invariant: a code that nobody knows is shown as it is, never dropped.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/**
 * JalonsChoice:
 * @code: what the record holds
 * @label: what is shown
 * @group: (nullable): the heading it stands under
 *
 * One of the codes that a field may hold; its texts live as long as the dataset does not change.
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *group;
} JalonsChoice;

GArray  *jalons_field_choices   (JalonsDataset *dataset, JalonsFieldId field);
gboolean jalons_field_is_unsaid (const JalonsRecord *record, JalonsFieldId field);
char    *jalons_field_words     (JalonsDataset *dataset, const JalonsRecord *record, JalonsFieldId field);
char    *jalons_stored_words    (JalonsDataset *dataset, JalonsFieldId field, const char *stored);
char    *jalons_record_words    (JalonsDataset *dataset, const JalonsRecord *record);

G_END_DECLS
