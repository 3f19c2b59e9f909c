/* The insides of a record, for record.c, draft.c and dataset.c.
 * Invariant: only the draft that makes a record writes it, until it lets go of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"
#include "core/record/value.h"

G_BEGIN_DECLS

struct _JalonsRecord
{
  GObject parent_instance;
  const char *id;
  guint8 deleted;
  guint8 values[]; /* of each field, as large as its kind asks; the class knows where */
};

JalonsRecord       *jalons_record_new       (const JalonsEntity *entity, const char *id);
const JalonsEntity *jalons_record_table     (const JalonsRecord *record);
JalonsValue         jalons_record_value     (const JalonsRecord *record, JalonsFieldId field);
void                jalons_record_set_value (JalonsRecord *record, const JalonsField *field, JalonsValue value);

G_END_DECLS
