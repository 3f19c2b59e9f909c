/* The words for the fields of things, in the order of core/entities.def.
 * Invariant: every field has its word, and a value is told as a person writes it, never as the data base keeps it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/labels.h"

#include <glib/gi18n-lib.h>

#include "core/text.h"

static const char *const school_fields[] = {
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_UAI)] = N_ ("UAI"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_NAME)] = N_ ("Name"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_KIND)] = N_ ("Kind"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_TOWN)] = N_ ("Town"),
  [JALONS_FIELD_INDEX (JALONS_SCHOOL_ACADEMY)] = N_ ("Académie"),
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

static const char *
enum_label (JalonsFieldId field,
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
    return g_strdup (enum_label (field->id, value));
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
