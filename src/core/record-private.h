/* The insides of a record, for record.c and draft.c alone.
 * Invariant: only jalons_draft_build() writes them, once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record.h"
#include "core/value.h"

G_BEGIN_DECLS

struct _JalonsRecord
{
  GObject parent_instance;
  char *id;
  gboolean deleted;
  JalonsValue *values; /* one for each field of the entity */
};

const JalonsEntity *jalons_record_table  (const JalonsRecord *record);
const JalonsValue  *jalons_record_value  (const JalonsRecord *record, JalonsFieldId field);
GType               jalons_record_gtype  (JalonsEntityId id);

G_END_DECLS
