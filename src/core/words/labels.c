/* The words for the kinds and states of things, in the order of their enumerations.
 * Invariant: every number of an enumeration has its word; a number that is none of them has "".
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/labels.h"

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

static const char *const formats[] = {
  [JALONS_FORMAT_UNSAID] = N_ ("not said"),
  [JALONS_FORMAT_CLASS] = N_ ("in the class"),
  [JALONS_FORMAT_SCHOOL] = N_ ("in the school"),
  [JALONS_FORMAT_OUTSIDE] = N_ ("outside the school"),
  [JALONS_FORMAT_ONLINE] = N_ ("on line"),
};

static const char *const place_units[] = {
  [JALONS_PLACES_DIVISIONS] = N_ ("classes"),
  [JALONS_PLACES_PUPILS] = N_ ("pupils"),
};

static const char *const booking_states[] = {
  [JALONS_BOOKING_TO_ASK] = NC_ ("booking", "to be asked for"),
  [JALONS_BOOKING_ASKED] = NC_ ("booking", "asked for"),
  [JALONS_BOOKING_WAITING] = NC_ ("booking", "on the waiting list"),
  [JALONS_BOOKING_ACCEPTED] = NC_ ("booking", "accepted"),
  [JALONS_BOOKING_REFUSED] = NC_ ("booking", "refused"),
  [JALONS_BOOKING_HELD] = NC_ ("booking", "held"),
};

static const char *const genders[] = {
  [JALONS_GENDER_UNSAID] = N_ ("not said"),
  [JALONS_GENDER_WOMAN] = N_ ("woman"),
  [JALONS_GENDER_MAN] = N_ ("man"),
};

static const char *const grounds[] = {
  [JALONS_GROUND_UNSAID] = N_ ("not said"),
  [JALONS_GROUND_PUBLIC_TASK] = N_ ("task in the public interest"),
  [JALONS_GROUND_CONSENT] = N_ ("consent"),
};

static const char *const visit_states[] = {
  [JALONS_VISIT_TO_ASK] = NC_ ("visit", "to be asked"),
  [JALONS_VISIT_ASKED] = NC_ ("visit", "asked"),
  [JALONS_VISIT_ACCEPTED] = NC_ ("visit", "accepted"),
  [JALONS_VISIT_DECLINED] = NC_ ("visit", "declined"),
  [JALONS_VISIT_HELD] = NC_ ("visit", "held"),
};

static const char *const scopes[] = {
  [JALONS_SCOPE_NATIONAL] = N_ ("national"),
  [JALONS_SCOPE_REGIONAL] = N_ ("of the Région"),
  [JALONS_SCOPE_EUROPEAN] = N_ ("European"),
  [JALONS_SCOPE_SCHOOL] = N_ ("of the school"),
  [JALONS_SCOPE_UNSAID] = NC_ ("scope", "not said"),
};

static const char *const audiences[] = {
  [JALONS_AUDIENCE_PUPILS] = N_ ("pupils"),
  [JALONS_AUDIENCE_FAMILIES] = N_ ("families"),
  [JALONS_AUDIENCE_STAFF] = N_ ("staff"),
};

static const char *const plan_words[] = {
  [JALONS_PLAN_PROJECT] = N_ ("Multi-year guidance project"),
  [JALONS_PLAN_PROGRAMME] = N_ ("Multi-year guidance programme"),
  [JALONS_PLAN_PLAN] = N_ ("Multi-year guidance plan"),
};

static const char *const project_states[] = {
  [JALONS_PROJECT_DRAFT] = NC_ ("project", "draft"),
  [JALONS_PROJECT_SUBMITTED] = NC_ ("project", "submitted for review"),
  [JALONS_PROJECT_TO_REVISE] = NC_ ("project", "to be revised"),
  [JALONS_PROJECT_REVIEWED] = NC_ ("project", "reviewed"),
  [JALONS_PROJECT_ADVISED] = NC_ ("project", "advice of the conseil pédagogique given"),
  [JALONS_PROJECT_ADOPTED] = NC_ ("project", "adopted by the CA"),
  [JALONS_PROJECT_ARCHIVED] = NC_ ("project", "archived"),
};

static const char *const outcomes[] = {
  [JALONS_OUTCOME_UNSAID] = NC_ ("goal", "not said"),
  [JALONS_OUTCOME_MISSED] = NC_ ("goal", "not reached"),
  [JALONS_OUTCOME_PARTLY] = NC_ ("goal", "partly reached"),
  [JALONS_OUTCOME_REACHED] = NC_ ("goal", "reached"),
};

static const char *const roles[] = {
  [JALONS_ROLE_UNSAID] = N_ ("not said"),
  [JALONS_ROLE_HEAD] = N_ ("Head of school"),
  [JALONS_ROLE_DEPUTY] = N_ ("Deputy head"),
  [JALONS_ROLE_COUNSELLOR] = N_ ("Guidance counsellor"),
  [JALONS_ROLE_DIRECTOR] = N_ ("Director of the guidance centre"),
  [JALONS_ROLE_LEAD_TEACHER] = N_ ("Professeur principal"),
  [JALONS_ROLE_TEACHER] = N_ ("Teacher"),
  [JALONS_ROLE_CPE] = N_ ("CPE"),
  [JALONS_ROLE_REGION] = N_ ("Guidance officer of the Région"),
  [JALONS_ROLE_OTHER] = N_ ("Other reader"),
};

static const char *const remark_kinds[] = {
  [JALONS_REMARK_OBSERVATION] = N_ ("Remark"),
  [JALONS_REMARK_CHANGE] = N_ ("Request for a change"),
};

static const char *const remark_states[] = {
  [JALONS_REMARK_OPEN] = NC_ ("remark", "open"),
  [JALONS_REMARK_RESOLVED] = NC_ ("remark", "resolved"),
};

static const char *const themes[] = {
  [JALONS_THEME_SUMMARY] = N_ ("Highlights of the year"),
  [JALONS_THEME_HOURS] = N_ ("Dedicated hours"),
  [JALONS_THEME_REGION] = N_ ("Actions of the Région, ambassadors, documentation"),
  [JALONS_THEME_FAMILIES] = N_ ("Families"),
  [JALONS_THEME_PARTNERS] = N_ ("Partners"),
  [JALONS_THEME_DIFFICULTIES] = N_ ("Difficulties met"),
  [JALONS_THEME_PROSPECTS] = N_ ("Prospects"),
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

/**
 * jalons_offer_format_label:
 *
 * Returns: (transfer none): "en classe"
 */
const char *
jalons_offer_format_label (JalonsOfferFormat format)
{
  return find_label (formats, G_N_ELEMENTS (formats), format);
}

/**
 * jalons_place_unit_label:
 *
 * Returns: (transfer none): "classes"
 */
const char *
jalons_place_unit_label (JalonsPlaceUnit unit)
{
  return find_label (place_units, G_N_ELEMENTS (place_units), unit);
}

/**
 * jalons_booking_state_label:
 *
 * Returns: (transfer none): "acceptée", which agrees with "action"
 */
const char *
jalons_booking_state_label (JalonsBookingState state)
{
  if ((unsigned) state >= G_N_ELEMENTS (booking_states))
    return "";
  return g_dpgettext2 (GETTEXT_PACKAGE, "booking", booking_states[state]);
}

/**
 * jalons_gender_label:
 *
 * Returns: (transfer none): "femme"
 */
const char *
jalons_gender_label (JalonsGender gender)
{
  return find_label (genders, G_N_ELEMENTS (genders), gender);
}

/**
 * jalons_ground_label:
 *
 * Returns: (transfer none): "mission d’intérêt public"
 */
const char *
jalons_ground_label (JalonsGround ground)
{
  return find_label (grounds, G_N_ELEMENTS (grounds), ground);
}

/**
 * jalons_visit_state_label:
 *
 * Returns: (transfer none): "acceptée", which agrees with "intervention"
 */
const char *
jalons_visit_state_label (JalonsVisitState state)
{
  if ((unsigned) state >= G_N_ELEMENTS (visit_states))
    return "";
  return g_dpgettext2 (GETTEXT_PACKAGE, "visit", visit_states[state]);
}

/**
 * jalons_document_scope_label:
 *
 * Returns: (transfer none): "nationale", which agrees with "documentation"
 */
const char *
jalons_document_scope_label (JalonsDocumentScope scope)
{
  if (scope == JALONS_SCOPE_UNSAID)
    return g_dpgettext2 (GETTEXT_PACKAGE, "scope", scopes[scope]);
  return find_label (scopes, G_N_ELEMENTS (scopes), scope);
}

/**
 * jalons_audience_label:
 *
 * Returns: (transfer none): "familles"
 */
const char *
jalons_audience_label (JalonsAudience value)
{
  return find_label (audiences, G_N_ELEMENTS (audiences), value);
}

/**
 * jalons_plan_word_label:
 *
 * Returns: (transfer none): "Projet pluriannuel d’orientation"
 */
const char *
jalons_plan_word_label (JalonsPlanWord value)
{
  return find_label (plan_words, G_N_ELEMENTS (plan_words), value);
}

/**
 * jalons_project_state_label:
 *
 * Returns: (transfer none): "soumis à relecture", which agrees with "projet"
 */
const char *
jalons_project_state_label (JalonsProjectState value)
{
  if ((unsigned) value >= G_N_ELEMENTS (project_states))
    return "";
  return g_dpgettext2 (GETTEXT_PACKAGE, "project", project_states[value]);
}

/**
 * jalons_outcome_label:
 *
 * Returns: (transfer none): "atteint", which agrees with "objectif"
 */
const char *
jalons_outcome_label (JalonsOutcome value)
{
  if ((unsigned) value >= G_N_ELEMENTS (outcomes))
    return "";
  return g_dpgettext2 (GETTEXT_PACKAGE, "goal", outcomes[value]);
}

/**
 * jalons_role_label:
 *
 * Returns: (transfer none): "Chef d’établissement"
 */
const char *
jalons_role_label (JalonsRole value)
{
  return find_label (roles, G_N_ELEMENTS (roles), value);
}

/**
 * jalons_remark_kind_label:
 *
 * Returns: (transfer none): "Demande de modification"
 */
const char *
jalons_remark_kind_label (JalonsRemarkKind value)
{
  return find_label (remark_kinds, G_N_ELEMENTS (remark_kinds), value);
}

/**
 * jalons_remark_state_label:
 *
 * Returns: (transfer none): "résolue", which agrees with "observation"
 */
const char *
jalons_remark_state_label (JalonsRemarkState value)
{
  if ((unsigned) value >= G_N_ELEMENTS (remark_states))
    return "";
  return g_dpgettext2 (GETTEXT_PACKAGE, "remark", remark_states[value]);
}

/**
 * jalons_theme_label:
 *
 * Returns: (transfer none): "Perspectives"
 */
const char *
jalons_theme_label (JalonsTheme value)
{
  return find_label (themes, G_N_ELEMENTS (themes), value);
}

/**
 * jalons_activity_name:
 *
 * Returns: (transfer none): its title, or the word for its kind while it has none; borrowed from @activity
 */
const char *
jalons_activity_name (const JalonsActivity *activity)
{
  const char *title = jalons_activity_title (activity);

  return *title ? title : jalons_activity_kind_label ((JalonsActivityKind) jalons_activity_kind (activity));
}

/**
 * jalons_entity_label:
 *
 * Returns: (transfer none): what an object is: "School year"
 */
const char *
jalons_entity_label (JalonsEntityId id)
{
  static const char *const names[JALONS_N_ENTITIES] = {
    [JALONS_ENTITY_SCHOOL] = N_ ("School"),
    [JALONS_ENTITY_YEAR] = N_ ("School year"),
    [JALONS_ENTITY_LEVEL] = N_ ("Level"),
    [JALONS_ENTITY_REFERENCE] = N_ ("Reference volume"),
    [JALONS_ENTITY_DIVISION] = N_ ("Class"),
    [JALONS_ENTITY_ACTIVITY] = N_ ("Activity"),
    [JALONS_ENTITY_PARTICIPATION] = N_ ("Participation of a class"),
    [JALONS_ENTITY_CLOSURE] = N_ ("Closure"),
    [JALONS_ENTITY_ABSENCE] = N_ ("Absence"),
    [JALONS_ENTITY_MILESTONE] = N_ ("Milestone"),
    [JALONS_ENTITY_MEF] = N_ ("Level of a MEF"),
    [JALONS_ENTITY_CENTRE] = N_ ("Guidance centre"),
    [JALONS_ENTITY_FEED] = N_ ("Feed of a Région"),
    [JALONS_ENTITY_OFFER] = N_ ("Action of the Région"),
    [JALONS_ENTITY_BOOKING] = N_ ("Booking"),
    [JALONS_ENTITY_AMBASSADOR] = N_ ("Ambassador"),
    [JALONS_ENTITY_VISIT] = N_ ("Visit of an ambassador"),
    [JALONS_ENTITY_DOCUMENT] = N_ ("Document"),
    [JALONS_ENTITY_ATTACHMENT] = N_ ("Document of an activity"),
    [JALONS_ENTITY_PROJECT] = N_ ("Project"),
    [JALONS_ENTITY_GOAL] = N_ ("Goal"),
    [JALONS_ENTITY_AIM] = N_ ("Goal of an activity"),
    [JALONS_ENTITY_READING] = N_ ("Reading of an indicator"),
    [JALONS_ENTITY_INTENTION] = N_ ("Intention"),
    [JALONS_ENTITY_PARTNER] = N_ ("Partner"),
    [JALONS_ENTITY_FIGURE] = N_ ("Figure"),
    [JALONS_ENTITY_REVIEWER] = N_ ("Reviewer"),
    [JALONS_ENTITY_REVISION] = N_ ("Version of a project"),
    [JALONS_ENTITY_REMARK] = N_ ("Remark"),
    [JALONS_ENTITY_CHAPTER] = N_ ("Text of the bilan"),
  };

  return names[id] ? _ (names[id]) : jalons_model_entity (id)->name;
}
