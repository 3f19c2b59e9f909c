/* The words for the fields of things, in the order of core/entities.def.
 * Invariant: every field has its word, and a value is told as a person writes it, never as the data base keeps it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/labels.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"

static const char *const school_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_UAI)] = N_ ("UAI"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_NAME)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_KIND)] = N_ ("Kind"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_TOWN)] = N_ ("Town"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_ACADEMY)] = N_ ("Académie"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_LOGO)] = N_ ("Logo"),
};

static const char *const year_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_YEAR_SCHOOL)] = N_ ("School"),
  [JALONS_FIELD_INDEX (JALONS_YEAR_START)] = N_ ("Year of the rentrée"),
  [JALONS_FIELD_INDEX (JALONS_YEAR_FIRST_DAY)] = N_ ("First day of class"),
  [JALONS_FIELD_INDEX (JALONS_YEAR_LAST_DAY)] = N_ ("Last day of class"),
  [JALONS_FIELD_INDEX (JALONS_YEAR_ZONE)] = N_ ("Zone of the school holidays"),
  [JALONS_FIELD_INDEX (JALONS_YEAR_REFERENCE_SET)] = N_ ("Text"),
  [JALONS_FIELD_INDEX (JALONS_YEAR_HALF_DAYS)] = N_ ("Demi-journées Avenir aimed at for each class"),
  [JALONS_FIELD_INDEX (JALONS_YEAR_COUNSELLOR)] = N_ ("Guidance counsellor"),
  [JALONS_FIELD_INDEX (JALONS_YEAR_AXIS_SHARE)] = N_ ("Share aimed at for each axis, in percent"),
};

static const char *const level_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_LEVEL_CODE)] = N_ ("Code"),
  [JALONS_FIELD_INDEX (JALONS_LEVEL_LABEL)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_LEVEL_RANK)] = N_ ("Place among the levels"),
};

static const char *const reference_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_REFERENCE_SET)] = N_ ("Text"),
  [JALONS_FIELD_INDEX (JALONS_REFERENCE_SCHOOL)] = N_ ("School"),
  [JALONS_FIELD_INDEX (JALONS_REFERENCE_LEVEL)] = N_ ("Level"),
  [JALONS_FIELD_INDEX (JALONS_REFERENCE_MINUTES)] = N_ ("Hours"),
  [JALONS_FIELD_INDEX (JALONS_REFERENCE_SOURCE)] = N_ ("Source"),
};

static const char *const division_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_DIVISION_YEAR)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_CODE)] = N_ ("Code"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_LABEL)] = N_ ("Label"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_LEVEL)] = N_ ("Level"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_MIXED)] = N_ ("Several levels"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_MEFS)] = N_ ("MEF"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_HEADCOUNT)] = N_ ("Headcount"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_LEAD_TEACHERS)] = N_ ("Professeurs principaux"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_OWED)] = N_ ("Its own hours"),
  [JALONS_FIELD_INDEX (JALONS_DIVISION_NOTES)] = N_ ("Notes"),
};

static const char *const activity_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_YEAR)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_TITLE)] = N_ ("Title"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_SLOT)] = N_ ("Date and duration"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_KIND)] = N_ ("Kind"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_AXIS)] = N_ ("Axis"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_COMPETENCES)] = N_ ("Competences"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_PLACE)] = N_ ("Place"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_SPEAKERS)] = N_ ("Speakers"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_STATE)] = N_ ("State"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_DONE_MINUTES)] = N_ ("Time really held"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_UNCOUNTED)] = N_ ("Does not count in the hours"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_HALF_DAY)] = N_ ("Half-day of orientation"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_NOTES)] = N_ ("Notes"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_AUTHORISED_DAY)] = N_ ("Authorised by the head of school on"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_AUDIENCE)] = N_ ("Audience"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_FAMILIES)] = N_ ("Families met"),
  [JALONS_FIELD_INDEX (JALONS_ACTIVITY_CANCELLED_WHY)] = N_ ("Why it was cancelled"),
};

static const char *const participation_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_PARTICIPATION_ACTIVITY)] = N_ ("Activity"),
  [JALONS_FIELD_INDEX (JALONS_PARTICIPATION_DIVISION)] = N_ ("Class"),
};

static const char *const closure_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_CLOSURE_YEAR)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_CLOSURE_LABEL)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_CLOSURE_FIRST_DAY)] = N_ ("First day without class"),
  [JALONS_FIELD_INDEX (JALONS_CLOSURE_RETURN_DAY)] = N_ ("First day with class again"),
  [JALONS_FIELD_INDEX (JALONS_CLOSURE_REPLACES)] = N_ ("In place of"),
};

static const char *const absence_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_ABSENCE_DIVISION)] = N_ ("Class"),
  [JALONS_FIELD_INDEX (JALONS_ABSENCE_LABEL)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_ABSENCE_KIND)] = N_ ("Kind"),
  [JALONS_FIELD_INDEX (JALONS_ABSENCE_FIRST_DAY)] = N_ ("First day away"),
  [JALONS_FIELD_INDEX (JALONS_ABSENCE_RETURN_DAY)] = N_ ("First day back"),
};

static const char *const milestone_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_MILESTONE_YEAR)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_MILESTONE_LABEL)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_MILESTONE_DAY)] = N_ ("Day"),
  [JALONS_FIELD_INDEX (JALONS_MILESTONE_LEVELS)] = N_ ("Levels"),
  [JALONS_FIELD_INDEX (JALONS_MILESTONE_MINUTES)] = N_ ("Preparation before it"),
};

static const char *const mef_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_MEF_CODE)] = N_ ("MEF"),
  [JALONS_FIELD_INDEX (JALONS_MEF_LEVEL)] = N_ ("Level"),
};

static const char *const centre_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_CENTRE_NAME)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_CENTRE_ADDRESS)] = N_ ("Address"),
  [JALONS_FIELD_INDEX (JALONS_CENTRE_RETENTION)] = N_ ("Years for which ambassadors are kept"),
  [JALONS_FIELD_INDEX (JALONS_CENTRE_PLAN_WORD)] = N_ ("Name of the project in print"),
};

static const char *const feed_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_FEED_URL)] = N_ ("Address"),
  [JALONS_FIELD_INDEX (JALONS_FEED_TITLE)] = N_ ("Title"),
  [JALONS_FIELD_INDEX (JALONS_FEED_REGION)] = N_ ("Région"),
  [JALONS_FIELD_INDEX (JALONS_FEED_PUBLISHER)] = N_ ("Publisher"),
  [JALONS_FIELD_INDEX (JALONS_FEED_LICENCE)] = N_ ("Licence"),
};

static const char *const offer_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_OFFER_REGION)] = N_ ("Région"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_CODE)] = N_ ("Code"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_FEED)] = N_ ("Feed"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_PROGRAMME)] = N_ ("Programme"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_TITLE)] = N_ ("Title"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_SUMMARY)] = N_ ("Summary"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_AXIS)] = N_ ("Axis"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_COMPETENCES)] = N_ ("Competences"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_LEVELS)] = N_ ("Levels"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_MINUTES)] = N_ ("Duration"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_FORMAT)] = N_ ("Format"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_PUBLICS)] = N_ ("Public"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_FIRST_DAY)] = N_ ("From"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_LAST_DAY)] = N_ ("Until"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_OCCURRENCES)] = N_ ("Dates"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_PLACES)] = N_ ("Places"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_PLACES_IN)] = N_ ("Places are counted in"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_TERRITORY)] = N_ ("Territory"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_CONTACT)] = N_ ("Contact"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_PAGE)] = N_ ("Web page"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_PREPARATION)] = N_ ("What the school prepares"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_SOURCE)] = N_ ("Source"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_EDITION)] = N_ ("Edition"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_WITHDRAWN_DAY)] = N_ ("Withdrawn since"),
  [JALONS_FIELD_INDEX (JALONS_OFFER_NOTES)] = N_ ("Notes"),
};

static const char *const booking_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_BOOKING_ACTIVITY)] = N_ ("Activity"),
  [JALONS_FIELD_INDEX (JALONS_BOOKING_OFFER)] = N_ ("Action of the Région"),
  [JALONS_FIELD_INDEX (JALONS_BOOKING_STATE)] = N_ ("State"),
  [JALONS_FIELD_INDEX (JALONS_BOOKING_ASKED_DAY)] = N_ ("Asked on"),
  [JALONS_FIELD_INDEX (JALONS_BOOKING_ANSWERED_DAY)] = N_ ("Answered on"),
  [JALONS_FIELD_INDEX (JALONS_BOOKING_HELD_DAY)] = N_ ("Held on"),
};

static const char *const ambassador_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_NAME)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_GENDER)] = N_ ("Woman or man"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_JOB_FEMININE)] = N_ ("Job, in the feminine"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_JOB_MASCULINE)] = N_ ("Job, in the masculine"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_ROME)] = N_ ("ROME code"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_SECTOR)] = N_ ("Sector"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_ORGANISATION)] = N_ ("Organisation"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_TERRITORY)] = N_ ("Territory"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_SCHOOLS)] = N_ ("Schools accepted"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_EMAIL)] = N_ ("Professional e-mail"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_PHONE)] = N_ ("Professional telephone"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_HALF_DAYS)] = N_ ("Half-days available"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_PERIODS)] = N_ ("Periods available"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_MAX_VISITS)] = N_ ("Most visits in a year"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_NETWORK)] = N_ ("Network"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_SOURCE)] = N_ ("Source"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_GROUND)] = N_ ("Legal ground"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_CHARTER_DAY)] = N_ ("Charter signed on"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_TRAINED_DAY)] = N_ ("Trained on stereotypes on"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_INFORMED_DAY)] = N_ ("Informed on"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_CONTACT_DAY)] = N_ ("Last contact"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_FREE_DAY)] = N_ ("Free of charge, checked on"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_NEUTRAL_DAY)] = N_ ("No selective publicity, checked on"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_QUALIFIED_DAY)] = N_ ("Qualification, checked on"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_IMPARTIAL_DAY)] = N_ ("No conflict of interest, checked on"),
  [JALONS_FIELD_INDEX (JALONS_AMBASSADOR_FORGOTTEN_DAY)] = N_ ("Forgotten on"),
};

static const char *const visit_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_VISIT_ACTIVITY)] = N_ ("Activity"),
  [JALONS_FIELD_INDEX (JALONS_VISIT_AMBASSADOR)] = N_ ("Ambassador"),
  [JALONS_FIELD_INDEX (JALONS_VISIT_STATE)] = N_ ("State"),
  [JALONS_FIELD_INDEX (JALONS_VISIT_ASKED_DAY)] = N_ ("Asked on"),
  [JALONS_FIELD_INDEX (JALONS_VISIT_ANSWERED_DAY)] = N_ ("Answered on"),
};

static const char *const document_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_TITLE)] = N_ ("Title"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_PUBLISHER)] = N_ ("Publisher"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_CODE)] = N_ ("Code"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_SCOPE)] = N_ ("Scope"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_EDITION)] = N_ ("Edition"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_LAST_DAY)] = N_ ("Valid until"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_SUMMARY)] = N_ ("Summary"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_LEVELS)] = N_ ("Levels"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_AXIS)] = N_ ("Axis"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_COMPETENCES)] = N_ ("Competences"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_PAGE)] = N_ ("Web page"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_FILE)] = N_ ("PDF file"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_FILE_NAME)] = N_ ("File name"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_PAGES)] = N_ ("Pages"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_JOB)] = N_ ("Job"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_ROME)] = N_ ("ROME code"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_SECTORS)] = N_ ("Sectors"),
  [JALONS_FIELD_INDEX (JALONS_DOCUMENT_LICENCE)] = N_ ("Licence"),
};

static const char *const attachment_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_ATTACHMENT_ACTIVITY)] = N_ ("Activity"),
  [JALONS_FIELD_INDEX (JALONS_ATTACHMENT_DOCUMENT)] = N_ ("Document"),
};

static const char *const project_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_PROJECT_SCHOOL)] = N_ ("School"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_START)] = N_ ("First school year"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_TITLE)] = N_ ("Title"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_STATE)] = N_ ("State"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_EDITION)] = N_ ("Edition"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_DIAGNOSIS)] = N_ ("Diagnosis"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_AIMS)] = N_ ("Orientations of the goals"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_PARTNERSHIP)] = N_ ("Partnerships"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_FAMILIES)] = N_ ("Families"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_TRAINING)] = N_ ("Staff training"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_COUNCIL_DAY)] = N_ ("Advice of the conseil pédagogique"),
  [JALONS_FIELD_INDEX (JALONS_PROJECT_BOARD_DAY)] = N_ ("Adoption by the CA"),
};

static const char *const goal_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_GOAL_PROJECT)] = N_ ("Project"),
  [JALONS_FIELD_INDEX (JALONS_GOAL_RANK)] = N_ ("Rank"),
  [JALONS_FIELD_INDEX (JALONS_GOAL_LEVEL)] = N_ ("Level"),
  [JALONS_FIELD_INDEX (JALONS_GOAL_AXIS)] = N_ ("Axis"),
  [JALONS_FIELD_INDEX (JALONS_GOAL_COMPETENCES)] = N_ ("Competences"),
  [JALONS_FIELD_INDEX (JALONS_GOAL_WORDING)] = N_ ("Goal"),
  [JALONS_FIELD_INDEX (JALONS_GOAL_INDICATOR)] = N_ ("Indicator"),
  [JALONS_FIELD_INDEX (JALONS_GOAL_TARGET)] = N_ ("Target"),
  [JALONS_FIELD_INDEX (JALONS_GOAL_START)] = N_ ("School year"),
};

static const char *const aim_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_AIM_ACTIVITY)] = N_ ("Activity"),
  [JALONS_FIELD_INDEX (JALONS_AIM_GOAL)] = N_ ("Goal"),
};

static const char *const reading_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_READING_YEAR)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_READING_GOAL)] = N_ ("Goal"),
  [JALONS_FIELD_INDEX (JALONS_READING_VALUE)] = N_ ("Value"),
  [JALONS_FIELD_INDEX (JALONS_READING_OUTCOME)] = N_ ("Outcome"),
};

static const char *const intention_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_INTENTION_PROJECT)] = N_ ("Project"),
  [JALONS_FIELD_INDEX (JALONS_INTENTION_START)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_INTENTION_LEVEL)] = N_ ("Level"),
  [JALONS_FIELD_INDEX (JALONS_INTENTION_TITLE)] = N_ ("Title"),
  [JALONS_FIELD_INDEX (JALONS_INTENTION_AXIS)] = N_ ("Axis"),
  [JALONS_FIELD_INDEX (JALONS_INTENTION_MINUTES)] = N_ ("Duration"),
  [JALONS_FIELD_INDEX (JALONS_INTENTION_HALF_DAY)] = N_ ("Demi-journée Avenir"),
  [JALONS_FIELD_INDEX (JALONS_INTENTION_GOAL)] = N_ ("Goal"),
};

static const char *const partner_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_PARTNER_PROJECT)] = N_ ("Project"),
  [JALONS_FIELD_INDEX (JALONS_PARTNER_NAME)] = N_ ("Partner"),
  [JALONS_FIELD_INDEX (JALONS_PARTNER_SUBJECT)] = N_ ("Subject"),
  [JALONS_FIELD_INDEX (JALONS_PARTNER_OFFER)] = N_ ("Action of the Région"),
  [JALONS_FIELD_INDEX (JALONS_PARTNER_SIGNED_DAY)] = N_ ("Signed on"),
  [JALONS_FIELD_INDEX (JALONS_PARTNER_LAST_DAY)] = N_ ("Valid until"),
};

static const char *const figure_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_FIGURE_SCHOOL)] = N_ ("School"),
  [JALONS_FIELD_INDEX (JALONS_FIGURE_START)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_FIGURE_LABEL)] = N_ ("Figure"),
  [JALONS_FIELD_INDEX (JALONS_FIGURE_VALUE)] = N_ ("Value"),
  [JALONS_FIELD_INDEX (JALONS_FIGURE_SOURCE)] = N_ ("Source"),
};

static const char *const reviewer_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_REVIEWER_PROJECT)] = N_ ("Project"),
  [JALONS_FIELD_INDEX (JALONS_REVIEWER_NAME)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_REVIEWER_ROLE)] = N_ ("Role"),
};

static const char *const revision_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_REVISION_PROJECT)] = N_ ("Project"),
  [JALONS_FIELD_INDEX (JALONS_REVISION_NUMBER)] = N_ ("Number"),
  [JALONS_FIELD_INDEX (JALONS_REVISION_EDITION)] = N_ ("Edition"),
  [JALONS_FIELD_INDEX (JALONS_REVISION_STATE)] = N_ ("State"),
  [JALONS_FIELD_INDEX (JALONS_REVISION_DAY)] = N_ ("Day"),
  [JALONS_FIELD_INDEX (JALONS_REVISION_AUTHOR)] = N_ ("Author"),
  [JALONS_FIELD_INDEX (JALONS_REVISION_ROLE)] = N_ ("Role"),
  [JALONS_FIELD_INDEX (JALONS_REVISION_WORDS)] = N_ ("Words"),
  [JALONS_FIELD_INDEX (JALONS_REVISION_FILE)] = N_ ("Frozen copy"),
};

static const char *const remark_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_REMARK_PROJECT)] = N_ ("Project"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_ANSWERS)] = N_ ("Remark that is answered"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_ACTIVITY)] = N_ ("Activity"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_GOAL)] = N_ ("Goal"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_INTENTION)] = N_ ("Intention"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_START)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_LEVEL)] = N_ ("Level"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_PART)] = N_ ("Part of the project"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_QUOTE)] = N_ ("Text that it is about"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_KIND)] = N_ ("Kind"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_WORDS)] = N_ ("Words"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_DAY)] = N_ ("Day"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_AUTHOR)] = N_ ("Author"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_ROLE)] = N_ ("Role"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_STATE)] = N_ ("State"),
  [JALONS_FIELD_INDEX (JALONS_REMARK_TURNS)] = N_ ("Resolved or reopened"),
};

static const char *const chapter_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_CHAPTER_YEAR)] = N_ ("School year"),
  [JALONS_FIELD_INDEX (JALONS_CHAPTER_THEME)] = N_ ("Theme"),
  [JALONS_FIELD_INDEX (JALONS_CHAPTER_WORDS)] = N_ ("Words"),
};

static const struct
{
  const char *const *labels;
  unsigned n_labels;
} fields[JALONS_N_ENTITIES] = {
  [JALONS_ENTITY_SCHOOL] = { school_fields, G_N_ELEMENTS (school_fields) },
  [JALONS_ENTITY_YEAR] = { year_fields, G_N_ELEMENTS (year_fields) },
  [JALONS_ENTITY_LEVEL] = { level_fields, G_N_ELEMENTS (level_fields) },
  [JALONS_ENTITY_REFERENCE] = { reference_fields, G_N_ELEMENTS (reference_fields) },
  [JALONS_ENTITY_DIVISION] = { division_fields, G_N_ELEMENTS (division_fields) },
  [JALONS_ENTITY_ACTIVITY] = { activity_fields, G_N_ELEMENTS (activity_fields) },
  [JALONS_ENTITY_PARTICIPATION] = { participation_fields, G_N_ELEMENTS (participation_fields) },
  [JALONS_ENTITY_CLOSURE] = { closure_fields, G_N_ELEMENTS (closure_fields) },
  [JALONS_ENTITY_ABSENCE] = { absence_fields, G_N_ELEMENTS (absence_fields) },
  [JALONS_ENTITY_MILESTONE] = { milestone_fields, G_N_ELEMENTS (milestone_fields) },
  [JALONS_ENTITY_MEF] = { mef_fields, G_N_ELEMENTS (mef_fields) },
  [JALONS_ENTITY_CENTRE] = { centre_fields, G_N_ELEMENTS (centre_fields) },
  [JALONS_ENTITY_FEED] = { feed_fields, G_N_ELEMENTS (feed_fields) },
  [JALONS_ENTITY_OFFER] = { offer_fields, G_N_ELEMENTS (offer_fields) },
  [JALONS_ENTITY_BOOKING] = { booking_fields, G_N_ELEMENTS (booking_fields) },
  [JALONS_ENTITY_AMBASSADOR] = { ambassador_fields, G_N_ELEMENTS (ambassador_fields) },
  [JALONS_ENTITY_VISIT] = { visit_fields, G_N_ELEMENTS (visit_fields) },
  [JALONS_ENTITY_DOCUMENT] = { document_fields, G_N_ELEMENTS (document_fields) },
  [JALONS_ENTITY_ATTACHMENT] = { attachment_fields, G_N_ELEMENTS (attachment_fields) },
  [JALONS_ENTITY_PROJECT] = { project_fields, G_N_ELEMENTS (project_fields) },
  [JALONS_ENTITY_GOAL] = { goal_fields, G_N_ELEMENTS (goal_fields) },
  [JALONS_ENTITY_AIM] = { aim_fields, G_N_ELEMENTS (aim_fields) },
  [JALONS_ENTITY_READING] = { reading_fields, G_N_ELEMENTS (reading_fields) },
  [JALONS_ENTITY_INTENTION] = { intention_fields, G_N_ELEMENTS (intention_fields) },
  [JALONS_ENTITY_PARTNER] = { partner_fields, G_N_ELEMENTS (partner_fields) },
  [JALONS_ENTITY_FIGURE] = { figure_fields, G_N_ELEMENTS (figure_fields) },
  [JALONS_ENTITY_REVIEWER] = { reviewer_fields, G_N_ELEMENTS (reviewer_fields) },
  [JALONS_ENTITY_REVISION] = { revision_fields, G_N_ELEMENTS (revision_fields) },
  [JALONS_ENTITY_REMARK] = { remark_fields, G_N_ELEMENTS (remark_fields) },
  [JALONS_ENTITY_CHAPTER] = { chapter_fields, G_N_ELEMENTS (chapter_fields) },
};

/**
 * jalons_field_label:
 *
 * Returns: (transfer none): "Headcount"
 */
const char *
jalons_field_label (JalonsFieldId field)
{
  JalonsEntityId entity = JALONS_FIELD_ENTITY (field);
  unsigned i = JALONS_FIELD_INDEX (field);
  const char *label = i < fields[entity].n_labels ? fields[entity].labels[i] : NULL;

  return label ? _ (label) : jalons_model_field (field)->name;
}

/**
 * jalons_enum_label:
 * @field: an enumeration
 * @value: one of its numbers
 *
 * Returns: (transfer none): "confirmée"
 */
const char *
jalons_enum_label (JalonsFieldId field,
                   int value)
{
  switch ((int) field)
    {
    case JALONS_SCHOOL_KIND:
      return jalons_school_kind_label ((JalonsSchoolKind) value);
    case JALONS_ABSENCE_KIND:
      return jalons_absence_kind_label ((JalonsAbsenceKind) value);
    case JALONS_ACTIVITY_KIND:
      return jalons_activity_kind_label ((JalonsActivityKind) value);
    case JALONS_ACTIVITY_STATE:
      return jalons_state_label ((JalonsState) value);
    case JALONS_OFFER_FORMAT:
      return jalons_offer_format_label ((JalonsOfferFormat) value);
    case JALONS_OFFER_PLACES_IN:
      return jalons_place_unit_label ((JalonsPlaceUnit) value);
    case JALONS_BOOKING_STATE:
      return jalons_booking_state_label ((JalonsBookingState) value);
    case JALONS_AMBASSADOR_GENDER:
      return jalons_gender_label ((JalonsGender) value);
    case JALONS_AMBASSADOR_GROUND:
      return jalons_ground_label ((JalonsGround) value);
    case JALONS_VISIT_STATE:
      return jalons_visit_state_label ((JalonsVisitState) value);
    case JALONS_DOCUMENT_SCOPE:
      return jalons_document_scope_label ((JalonsDocumentScope) value);
    case JALONS_ACTIVITY_AUDIENCE:
      return jalons_audience_label ((JalonsAudience) value);
    case JALONS_CENTRE_PLAN_WORD:
      return jalons_plan_word_label ((JalonsPlanWord) value);
    case JALONS_PROJECT_STATE:
    case JALONS_REVISION_STATE:
      return jalons_project_state_label ((JalonsProjectState) value);
    case JALONS_READING_OUTCOME:
      return jalons_outcome_label ((JalonsOutcome) value);
    case JALONS_REVIEWER_ROLE:
    case JALONS_REVISION_ROLE:
    case JALONS_REMARK_ROLE:
      return jalons_role_label ((JalonsRole) value);
    case JALONS_REMARK_KIND:
      return jalons_remark_kind_label ((JalonsRemarkKind) value);
    case JALONS_REMARK_STATE:
      return jalons_remark_state_label ((JalonsRemarkState) value);
    case JALONS_CHAPTER_THEME:
      return jalons_theme_label ((JalonsTheme) value);
    default:
      return jalons_model_field (field)->codes[value];
    }
}

static char *
number_in_words (const JalonsField *field,
                 int value)
{
  if (field->kind == JALONS_KIND_BOOLEAN)
    return g_strdup (value ? _ ("yes") : _ ("no"));
  if (field->kind == JALONS_KIND_ENUM)
    return g_strdup (jalons_enum_label (field->id, value));
  if (value == JALONS_UNSET)
    return g_strdup ("");
  return field->kind == JALONS_KIND_MINUTES ? jalons_format_minutes (value) : g_strdup_printf ("%d", value);
}

/**
 * jalons_field_in_words:
 *
 * Returns: (transfer full): the value of @field in @record as it is written, "" when there is none: "3 novembre 2026",
 *   "1 h 30", "yes"; a code or an id as it is
 */
char *
jalons_field_in_words (const JalonsRecord *record,
                       JalonsFieldId id)
{
  const JalonsField *field = jalons_model_field (id);

  if (field->kind == JALONS_KIND_DATE && jalons_record_get_day (record, id) == JALONS_NO_DAY)
    return g_strdup ("");
  switch (field->kind)
    {
    case JALONS_KIND_LIST:
      return jalons_format_list (jalons_record_get_list (record, id));
    case JALONS_KIND_DATE:
      return jalons_format_day (jalons_record_get_day (record, id), JALONS_DAY_FULL);
    case JALONS_KIND_SLOT:
      return jalons_format_slot (jalons_record_get_slot (record, id), JALONS_DAY_FULL);
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
    case JALONS_KIND_BOOLEAN:
    case JALONS_KIND_ENUM:
      return number_in_words (field, jalons_record_get_number (record, id));
    case JALONS_KIND_TEXT:
    case JALONS_KIND_REFERENCE:
    default:
      return g_strdup (jalons_record_get_text (record, id));
    }
}
