/* A change of the past in words.
 * Invariant: what was taken out of a long text and what was put in are told, however long the text is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "store/store.h"

G_BEGIN_DECLS

char *jalons_history_words_title  (const JalonsPastChange *change);
char *jalons_history_words_values (JalonsDataset *dataset, const JalonsPastChange *change);
char *jalons_history_words_value  (JalonsDataset *dataset, const JalonsField *field, const char *stored);
char *jalons_history_words_source (const JalonsPastChange *change);

G_END_DECLS
