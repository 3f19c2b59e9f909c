/* The words for the kinds and states of things, in the user's language.
 * Invariant: the screen, the page and the command line call a thing by the same word.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model.h"
#include "core/record.h"

G_BEGIN_DECLS

const char *jalons_school_kind_label   (JalonsSchoolKind kind);
const char *jalons_activity_kind_label (JalonsActivityKind kind);
const char *jalons_state_label         (JalonsState state);
const char *jalons_absence_kind_label  (JalonsAbsenceKind kind);
const char *jalons_field_label         (JalonsFieldId field);
char       *jalons_field_in_words      (const JalonsRecord *record, JalonsFieldId field);

G_END_DECLS
