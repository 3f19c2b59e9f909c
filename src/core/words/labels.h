/* The words for the kinds and states of things, in the user's language.
 * Invariant: the screen, the page and the command line call a thing by the same word.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/model.h"
#include "core/record/record.h"

G_BEGIN_DECLS

const char *jalons_school_kind_label   (JalonsSchoolKind kind);
const char *jalons_activity_kind_label (JalonsActivityKind kind);
const char *jalons_state_label         (JalonsState state);
const char *jalons_absence_kind_label  (JalonsAbsenceKind kind);
const char *jalons_offer_format_label  (JalonsOfferFormat format);
const char *jalons_place_unit_label    (JalonsPlaceUnit unit);
const char *jalons_booking_state_label (JalonsBookingState state);
const char *jalons_gender_label        (JalonsGender gender);
const char *jalons_ground_label        (JalonsGround ground);
const char *jalons_visit_state_label   (JalonsVisitState state);
const char *jalons_document_scope_label (JalonsDocumentScope scope);
const char *jalons_audience_label      (JalonsAudience value);
const char *jalons_plan_word_label     (JalonsPlanWord value);
const char *jalons_project_state_label (JalonsProjectState value);
const char *jalons_outcome_label       (JalonsOutcome value);
const char *jalons_role_label          (JalonsRole value);
const char *jalons_remark_kind_label   (JalonsRemarkKind value);
const char *jalons_remark_state_label  (JalonsRemarkState value);
const char *jalons_theme_label         (JalonsTheme value);
const char *jalons_entity_label        (JalonsEntityId id);
const char *jalons_enum_label          (JalonsFieldId field, int value);
const char *jalons_field_label         (JalonsFieldId field);
const char *jalons_activity_name       (const JalonsActivity *activity);
char       *jalons_field_in_words      (const JalonsRecord *record, JalonsFieldId field);

G_END_DECLS
