/* What the user changes of a level: its words, its place among the others, its hours.
 * Invariant: pure: from records to drafts. A record says only what differs from what is published; one that says nothing
 * goes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hours.h"
#include "core/record/dataset.h"

G_BEGIN_DECLS

char        *jalons_level_make_code      (const char *label);
gboolean     jalons_level_is_edited      (JalonsDataset *dataset, const char *code);
const char  *jalons_level_before         (JalonsDataset *dataset, const char *code);
GPtrArray   *jalons_level_divisions      (JalonsDataset *dataset, const char *code);
JalonsOwed   jalons_level_owed           (JalonsDataset *dataset, const JalonsYear *year, const char *code);

GPtrArray   *jalons_gesture_set_level    (JalonsDataset *dataset, const char *code, const char *label,
                                          const char *after);
GPtrArray   *jalons_gesture_remove_level (JalonsDataset *dataset, const char *code);

JalonsDraft *jalons_level_draft_hours    (JalonsDataset *dataset, const JalonsYear *year, const char *code,
                                          gboolean of_school);
void         jalons_level_settle_hours   (JalonsDraft *draft, GPtrArray *drafts);
GPtrArray   *jalons_gesture_reset_hours  (JalonsDataset *dataset, const JalonsYear *year, const char *code);

G_END_DECLS
