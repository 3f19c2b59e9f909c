/* The words for the kinds and states of things, in the order of their enumerations.
 * Invariant: every number of an enumeration has its word; a number that is none of them has "".
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/labels.h"

#include <glib/gi18n-lib.h>

static const char *const school_kinds[] = {
  [JALONS_SCHOOL_COLLEGE] = N_ ("lower secondary school"),
  [JALONS_SCHOOL_LGT] = N_ ("general and technological upper secondary school"),
  [JALONS_SCHOOL_LP] = N_ ("vocational upper secondary school"),
  [JALONS_SCHOOL_AGRICULTURAL] = N_ ("agricultural school"),
  [JALONS_SCHOOL_CFA] = N_ ("apprentice training centre"),
  [JALONS_SCHOOL_OTHER] = N_ ("other school"),
};

static const char *const activity_kinds[] = {
  [JALONS_ACTIVITY_LESSON] = N_ ("Lesson"),
  [JALONS_ACTIVITY_INTERVIEW] = N_ ("Interview"),
  [JALONS_ACTIVITY_FORUM] = N_ ("Forum or fair"),
  [JALONS_ACTIVITY_VISIT] = N_ ("Visit"),
  [JALONS_ACTIVITY_TESTIMONY] = N_ ("Testimony"),
  [JALONS_ACTIVITY_IMMERSION] = N_ ("Immersion"),
  [JALONS_ACTIVITY_INFORMATION] = N_ ("Information"),
  [JALONS_ACTIVITY_MEETING] = N_ ("Meeting"),
  [JALONS_ACTIVITY_OTHER] = N_ ("Other activity"),
};

static const char *const states[] = {
  [JALONS_STATE_PLANNED] = N_ ("to be confirmed"),
  [JALONS_STATE_CONFIRMED] = N_ ("confirmed"),
  [JALONS_STATE_DONE] = N_ ("held"),
  [JALONS_STATE_CANCELLED] = N_ ("cancelled"),
};

static const char *const absence_kinds[] = {
  [JALONS_ABSENCE_INTERNSHIP] = N_ ("Period in a company"),
  [JALONS_ABSENCE_EXAM] = N_ ("Examination"),
  [JALONS_ABSENCE_TRIP] = N_ ("School trip"),
  [JALONS_ABSENCE_OTHER] = N_ ("Absence"),
};

static const char *
find_label (const char *const *labels,
            unsigned n_labels,
            unsigned value)
{
  return value < n_labels ? _ (labels[value]) : "";
}

/**
 * jalons_school_kind_label:
 *
 * Returns: (transfer none): "collège"
 */
const char *
jalons_school_kind_label (JalonsSchoolKind kind)
{
  return find_label (school_kinds, G_N_ELEMENTS (school_kinds), kind);
}

/**
 * jalons_activity_kind_label:
 *
 * Returns: (transfer none): "Témoignage"
 */
const char *
jalons_activity_kind_label (JalonsActivityKind kind)
{
  return find_label (activity_kinds, G_N_ELEMENTS (activity_kinds), kind);
}

/**
 * jalons_state_label:
 *
 * Returns: (transfer none): "à confirmer", "confirmée", "réalisée", "annulée", which agree with "séance"
 */
const char *
jalons_state_label (JalonsState state)
{
  return find_label (states, G_N_ELEMENTS (states), state);
}

/**
 * jalons_absence_kind_label:
 *
 * Returns: (transfer none): "Période en entreprise"
 */
const char *
jalons_absence_kind_label (JalonsAbsenceKind kind)
{
  return find_label (absence_kinds, G_N_ELEMENTS (absence_kinds), kind);
}
