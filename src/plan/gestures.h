/* What the user does to activities and classes, as drafts to be written in one go.
 * Invariant: pure: from records to drafts; nothing is written and nothing is asked here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/* A new activity lasts as long as a lesson. */
#define JALONS_LESSON_MINUTES 60

GPtrArray *jalons_gesture_duplicate     (JalonsDataset *dataset, JalonsActivity *activity, char **id);
GPtrArray *jalons_gesture_set_state     (JalonsActivity *activity, JalonsState state);
GPtrArray *jalons_gesture_tick          (JalonsActivity *activity);
GPtrArray *jalons_gesture_set_audience  (JalonsActivity *activity, JalonsAudience audience);
GPtrArray *jalons_gesture_set_divisions (JalonsDataset *dataset, JalonsActivity *activity, const char *const *ids);
GPtrArray *jalons_gesture_delete        (JalonsDataset *dataset, JalonsRecord *record);

/* What larger gestures are made of. */
GPtrArray   *jalons_gesture_drafts_new        (void);
void         jalons_gesture_add_deletion      (GPtrArray *drafts, JalonsRecord *record);
void         jalons_gesture_add_participation (GPtrArray *drafts, const char *activity_id, const char *division_id);
void         jalons_gesture_copy_documents    (GPtrArray *drafts, JalonsDataset *dataset, const JalonsActivity *activity,
                                               const char *copy_id, JalonsDay valid_on);
void         jalons_gesture_copy_links        (GPtrArray *drafts, JalonsDataset *dataset, const JalonsActivity *activity,
                                               const char *copy_id);
void         jalons_gesture_add_aim           (GPtrArray *drafts, const char *activity_id, const char *goal_id);
void         jalons_gesture_copy_aims         (GPtrArray *drafts, JalonsDataset *dataset, const JalonsActivity *activity,
                                               const char *copy_id, const char *school_id, int start);
JalonsDraft *jalons_gesture_copy_activity     (const JalonsActivity *activity, const char *id, JalonsSlot slot);

G_END_DECLS
