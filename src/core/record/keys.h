/* The ids of what two people may create independently and must both find.
 * Invariant: the words that an id is made of never change; see jalons_id_from().
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char          *jalons_school_make_id        (const char *uai);
char          *jalons_year_make_id          (const char *uai, int start);
char          *jalons_division_make_id      (const char *uai, int start, const char *code);
char          *jalons_participation_make_id (const char *activity_id, const char *division_id);
char          *jalons_reference_make_id     (const char *set, const char *school_id, const char *level);
char          *jalons_mef_make_id           (const char *mef);
char          *jalons_level_make_id         (const char *code);
char          *jalons_centre_make_id        (void);
char          *jalons_feed_make_id          (const char *url);
char          *jalons_offer_make_id         (const char *region, const char *code);
char          *jalons_document_make_id      (const char *publisher, const char *code);
char          *jalons_booking_make_id       (const char *activity_id, const char *offer_id);
char          *jalons_visit_make_id         (const char *activity_id, const char *ambassador_id);
char          *jalons_attachment_make_id    (const char *activity_id, const char *document_id);
char          *jalons_project_make_id       (const char *school_id, int start);
char          *jalons_aim_make_id           (const char *activity_id, const char *goal_id);
char          *jalons_reading_make_id       (const char *year_id, const char *goal_id);
char          *jalons_chapter_make_id       (const char *year_id, const char *theme);
char          *jalons_intention_make_activity_id (const char *intention_id);

G_END_DECLS
