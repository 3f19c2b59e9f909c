/* A conflict in words: one sentence, and what each of its buttons says.
 * Invariant: the value that is shown now is said to be so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "sync/space/space.h"

G_BEGIN_DECLS

/**
 * JalonsConflictChoice:
 * @label: of a button: "Keep 15 h"
 * @value: (nullable): what it makes the field be, see jalons_sharing_settle()
 */
typedef struct
{
  char *label;
  char *value;
} JalonsConflictChoice;

char   *jalons_conflict_words_what     (JalonsDataset *dataset, const JalonsConflict *conflict);
char   *jalons_conflict_words_sentence (JalonsDataset *dataset, const JalonsConflict *conflict);
GArray *jalons_conflict_choices        (JalonsDataset *dataset, const JalonsConflict *conflict);

G_END_DECLS
