/* What is written of a year's bilan: its words, what indicators read, figures from elsewhere.
 * Invariant: pure: from records to drafts; an id made of a year and a theme, or a goal, so that two people write one record.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

GPtrArray *jalons_gesture_write_chapter (JalonsDataset *dataset, const JalonsYear *year, JalonsTheme theme,
                                         const char *words);
GPtrArray *jalons_gesture_write_reading (JalonsDataset *dataset, const JalonsYear *year, const JalonsGoal *goal,
                                         const char *value, JalonsOutcome outcome);
GPtrArray *jalons_gesture_write_figure  (JalonsFigure *figure, const JalonsSchool *school, int start,
                                         const char *label, const char *value, const char *source);

G_END_DECLS
