/* Who changed what a moment ago: marks that pass.
 * Invariant: a mark goes by itself, whether anybody saw it or not; nothing is kept of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "sync/space/space.h"

G_BEGIN_DECLS

typedef struct _JalonsMarks JalonsMarks;

/**
 * JalonsMarksFunc:
 * @ids: (element-type utf8): of what has another mark than before
 */
typedef void (*JalonsMarksFunc) (GHashTable *ids, gpointer data);

JalonsMarks *jalons_marks_new  (JalonsMarksFunc changed, gpointer data);
void         jalons_marks_free (JalonsMarks *self);
void         jalons_marks_add  (JalonsMarks *self, JalonsDataset *dataset, GPtrArray *merged);
const char  *jalons_marks_get  (JalonsMarks *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsMarks, jalons_marks_free)

G_END_DECLS
