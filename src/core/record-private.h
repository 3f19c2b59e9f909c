/* The insides of a record, for record.c, draft.c and dataset.c.
 * Invariant: only the draft that makes a record writes it, until it lets go of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record.h"
#include "core/value.h"

G_BEGIN_DECLS

struct _JalonsRecord
{
  GObject parent_instance;
  const char *id;
  gboolean deleted;
  JalonsValue values[]; /* one for each field of the entity: an instance is as large as its entity asks */
};

JalonsRecord       *jalons_record_new    (const JalonsEntity *entity, const char *id);
const JalonsEntity *jalons_record_table  (const JalonsRecord *record);
const JalonsValue  *jalons_record_value  (const JalonsRecord *record, JalonsFieldId field);

G_END_DECLS
