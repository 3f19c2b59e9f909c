/* A school that is entered by hand, its year, and what goes when it goes.
 * Invariant: the ids follow from the UAI and the year, so that a later import finds the same school.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/schools.h"

#include "core/published/academies.h"
#include "core/published/references.h"
#include "core/record/id.h"
#include "core/record/keys.h"

/**
 * jalons_school_read_uai:
 * @typed: what somebody typed: " 059 9999n"
 *
 * Returns: (transfer full) (nullable): "0599999N"; %NULL when it is not seven digits and a letter. The letter may be
 *   wrong, see jalons_uai_valid()
 */
char *
jalons_school_read_uai (const char *typed)
{
  g_autoptr (GString) uai = g_string_new (NULL);

  for (const char *c = typed; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (uai, g_ascii_toupper (*c));
  if (uai->len != 8 || !g_ascii_isalpha (uai->str[7]))
    return NULL;
  for (int i = 0; i < 7; i++)
    if (!g_ascii_isdigit (uai->str[i]))
      return NULL;
  return g_string_free (g_steal_pointer (&uai), FALSE);
}

/**
 * jalons_school_uai_letter:
 * @uai: seven digits and a letter
 *
 * Returns: the letter that goes with the digits
 */
char
jalons_school_uai_letter (const char *uai)
{
  char trial[9];

  g_strlcpy (trial, uai, sizeof trial);
  for (trial[7] = 'A'; trial[7] <= 'Z'; trial[7]++)
    if (jalons_uai_valid (trial))
      return trial[7];
  return '\0';
}

/**
 * jalons_school_draft:
 *
 * Returns: (transfer full): a new school, of the académie that its UAI tells
 */
JalonsDraft *
jalons_school_draft (const char *uai)
{
  const JalonsAcademy *academy = jalons_academy_for_uai (uai);
  g_autofree char *id = jalons_school_make_id (uai);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_SCHOOL, id);

  jalons_draft_set_text (draft, JALONS_SCHOOL_UAI, uai);
  jalons_draft_set_text (draft, JALONS_SCHOOL_ACADEMY, academy ? academy->name : "");
  return draft;
}

/**
 * jalons_school_draft_year:
 * @start: 2026 for 2026-2027
 *
 * Returns: (transfer full): a new year of @school, in the zone of its académie, with the volumes of that rentrée
 */
JalonsDraft *
jalons_school_draft_year (const JalonsSchool *school,
                          int start)
{
  const JalonsAcademy *academy = jalons_academy_by_name (jalons_school_academy (school));
  const JalonsReferenceSet *set = jalons_references_for_rentree (start);
  g_autofree char *id = jalons_year_make_id (jalons_school_uai (school), start);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_YEAR, id);

  jalons_draft_set_text (draft, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));
  jalons_draft_set_number (draft, JALONS_YEAR_START, start);
  jalons_draft_set_text (draft, JALONS_YEAR_ZONE, academy ? academy->zone : "");
  jalons_draft_set_text (draft, JALONS_YEAR_REFERENCE_SET, set ? set->code : "");
  return draft;
}

/**
 * jalons_school_count:
 * @dataset: of every year
 * @n_divisions: (out): its classes, of all its years
 * @n_activities: (out): their activities
 */
void
jalons_school_count (JalonsDataset *dataset,
                     const JalonsSchool *school,
                     unsigned *n_divisions,
                     unsigned *n_activities)
{
  g_autoptr (GPtrArray) years = jalons_dataset_referring (dataset, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));

  *n_divisions = 0;
  *n_activities = 0;
  for (guint i = 0; i < years->len; i++)
    {
      const char *id = jalons_record_get_id (years->pdata[i]);
      g_autoptr (GPtrArray) divisions = jalons_dataset_referring (dataset, JALONS_DIVISION_YEAR, id);
      g_autoptr (GPtrArray) activities = jalons_dataset_referring (dataset, JALONS_ACTIVITY_YEAR, id);

      *n_divisions += divisions->len;
      *n_activities += activities->len;
    }
}
