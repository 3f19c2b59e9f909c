/* Which school and which year an import is about, and their records.
 * Invariant: when the file and the open window disagree, the user is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/published/academies.h"
#include "core/published/references.h"
#include "core/words/text.h"
#include "exchange/structure-import.h"

/* Four demi-journées Avenir a year, as the note of 2 July 2025 (plan Avenir) says; the user may change it. */
#define HALF_DAYS 4

static JalonsSchool *
only_school (JalonsDataset *dataset)
{
  GListModel *schools = jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL);
  g_autoptr (JalonsSchool) school = NULL;

  if (g_list_model_get_n_items (schools) != 1)
    return NULL;
  school = g_list_model_get_item (schools, 0);
  return school; /* the list keeps it */
}

static void
ask_for_school (JalonsStructurePlanner *self)
{
  GListModel *schools = jalons_dataset_get_list (self->dataset, JALONS_ENTITY_SCHOOL);
  JalonsImportQuestion *question;

  question = jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_SCHOOL, "school", jalons_planner_answer (self, "school"),
                                       _ ("The file does not say of which school its classes are: give its UAI."));
  for (unsigned i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (JalonsSchool) school = g_list_model_get_item (schools, i);

      jalons_strv_add (&question->choices, jalons_school_uai (school));
    }
}

static char *
name_school (JalonsStructurePlanner *self,
             const char *uai)
{
  JalonsSchool *school = jalons_dataset_find_school (self->dataset, uai);
  const char *name = school ? jalons_school_name (school) : "";

  if (*name == '\0' && g_str_equal (uai, self->structure->uai))
    name = self->structure->name;
  /* Translators: the name of a school and its UAI. */
  return *name ? g_strdup_printf (_ ("%s (%s)"), name, uai) : g_strdup (uai);
}

static void
ask_for_other_school (JalonsStructurePlanner *self,
                      const char *open_uai)
{
  g_autofree char *theirs = name_school (self, self->structure->uai);
  g_autofree char *ours = name_school (self, open_uai);
  g_autofree char *text = g_strdup_printf (_ ("This file is that of the school %s, and the open one is %s. Into which of "
                                              "them should it be imported?"),
                                           theirs, ours);
  JalonsImportQuestion *question = jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_SCHOOL, "school",
                                                             jalons_planner_answer (self, "school"), text);

  jalons_strv_add (&question->choices, self->structure->uai);
  jalons_strv_add (&question->choices, open_uai);
}

/**
 * jalons_planner_choose_school:
 *
 * Returns: (transfer full): the UAI of the school to write to; "" while it is asked
 */
char *
jalons_planner_choose_school (JalonsStructurePlanner *self,
                              const char *open_uai)
{
  const char *uai = self->structure->uai;
  JalonsSchool *only;

  if (*uai == '\0' && *open_uai == '\0')
    {
      only = only_school (self->dataset);
      if (only)
        return g_strdup (jalons_school_uai (only));
      ask_for_school (self);
    }
  else if (*uai == '\0')
    return g_strdup (open_uai);
  else if (*open_uai == '\0' || g_str_equal (uai, open_uai))
    return g_strdup (uai);
  else
    ask_for_other_school (self, open_uai);
  return g_ascii_strup (jalons_planner_answer (self, "school"), -1);
}

static void
ask_for_year (JalonsStructurePlanner *self,
              int open_year)
{
  int year = self->structure->year;
  g_autofree char *theirs = jalons_format_school_year (year);
  g_autofree char *ours = jalons_format_school_year (open_year);
  g_autofree char *text = NULL, *first = g_strdup_printf ("%d", year), *second = g_strdup_printf ("%d", open_year);
  JalonsImportQuestion *question;

  if (year > 0)
    text = g_strdup_printf (_ ("This file is that of the year %s, and the open one is %s. Into which of them should it be "
                               "imported?"),
                            theirs, ours);
  else
    text = g_strdup (_ ("The file does not say of which school year its classes are: give the year in which it begins."));
  question = jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_YEAR, "year", jalons_planner_answer (self, "year"), text);
  if (year > 0)
    jalons_strv_add (&question->choices, first);
  if (open_year > 0)
    jalons_strv_add (&question->choices, second);
}

/* A school that has one year alone leaves no doubt. */
static int
only_year (JalonsStructurePlanner *self)
{
  JalonsSchool *school = jalons_dataset_find_school (self->dataset, self->plan->uai);
  g_autoptr (GPtrArray) years = NULL;

  if (school == NULL)
    return 0;
  years = jalons_dataset_referring (self->dataset, JALONS_YEAR_SCHOOL, jalons_record_get_id (school));
  return years->len == 1 ? jalons_year_start (g_ptr_array_index (years, 0)) : 0;
}

/**
 * jalons_planner_choose_year:
 *
 * Returns: 2026 for 2026-2027; 0 while it is asked
 */
int
jalons_planner_choose_year (JalonsStructurePlanner *self,
                            int open_year)
{
  int year = self->structure->year;
  guint64 answer;

  if (year == 0 && open_year == 0)
    open_year = only_year (self);
  if (year == 0 && open_year > 0)
    return open_year;
  if (year > 0 && (open_year == 0 || open_year == year))
    return year;
  ask_for_year (self, open_year);
  return g_ascii_string_to_unsigned (jalons_planner_answer (self, "year"), 10, 2000, 2100, &answer, NULL) ? (int) answer : 0;
}

static JalonsSchoolKind
tell_kind (const JalonsStructure *structure)
{
  static const struct
  {
    const char *nature; /* nomenclature of the ministry */
    JalonsSchoolKind kind;
  } natures[] = {
    { "340", JALONS_SCHOOL_COLLEGE },
    { "300", JALONS_SCHOOL_LGT },
    { "301", JALONS_SCHOOL_LGT },
    { "302", JALONS_SCHOOL_LGT },
    { "306", JALONS_SCHOOL_LGT },
    { "320", JALONS_SCHOOL_LP },
  };
  static const struct
  {
    const char *word; /* in the folded name, the more telling first */
    JalonsSchoolKind kind;
  } words[] = {
    { "agricole", JALONS_SCHOOL_AGRICULTURAL },
    { "college", JALONS_SCHOOL_COLLEGE },
    { "apprentis", JALONS_SCHOOL_CFA },
    { "lycee professionnel", JALONS_SCHOOL_LP },
    { "lycee", JALONS_SCHOOL_LGT },
  };
  g_autofree char *name = jalons_fold (structure->name);

  for (unsigned i = 0; i < G_N_ELEMENTS (natures); i++)
    if (g_str_equal (structure->nature, natures[i].nature))
      return natures[i].kind;
  for (unsigned i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (name, words[i].word))
      return words[i].kind;
  return JALONS_SCHOOL_OTHER;
}

static const JalonsAcademy *
tell_academy (JalonsStructurePlanner *self)
{
  const JalonsAcademy *named = jalons_academy_by_name (self->structure->academy);

  return named ? named : jalons_academy_for_uai (self->plan->uai);
}

static void
fill_text (JalonsDraft *draft,
           JalonsFieldId field,
           const char *present,
           const char *text)
{
  if (present == NULL || *present == '\0')
    jalons_draft_set_text (draft, field, text);
}

/* The name and the rest are only filled in: a file in capitals knows less well than the user what a school is called. */
void
jalons_planner_add_school (JalonsStructurePlanner *self)
{
  JalonsSchool *school = jalons_dataset_find_school (self->dataset, self->plan->uai);
  g_autofree char *id = jalons_school_make_id (self->plan->uai);
  JalonsDraft *draft = school ? jalons_draft_edit (school) : jalons_draft_new (JALONS_ENTITY_SCHOOL, id);
  const JalonsAcademy *academy = tell_academy (self);
  g_autofree char *name = NULL;

  if (school == NULL)
    {
      jalons_draft_set_text (draft, JALONS_SCHOOL_UAI, self->plan->uai);
      jalons_draft_set_number (draft, JALONS_SCHOOL_KIND, tell_kind (self->structure));
    }
  fill_text (draft, JALONS_SCHOOL_NAME, school ? jalons_school_name (school) : NULL, self->structure->name);
  fill_text (draft, JALONS_SCHOOL_TOWN, school ? jalons_school_town (school) : NULL, self->structure->town);
  fill_text (draft, JALONS_SCHOOL_ACADEMY, school ? jalons_school_academy (school) : NULL, academy ? academy->name : "");
  if (school == NULL || jalons_draft_is_changed (draft))
    {
      name = name_school (self, self->plan->uai);
      jalons_plan_add_line (self->plan, school ? JALONS_IMPORT_CHANGED : JALONS_IMPORT_CREATED, JALONS_ENTITY_SCHOOL,
                            jalons_draft_get_id (draft), name, _ ("School"));
    }
  jalons_plan_keep (self->plan, draft);
}

/* Only SIECLE tells the pupils' own days; those of STS are the administration's, 1 September to 31 August. */
static void
set_days (JalonsStructurePlanner *self,
          JalonsDraft *draft)
{
  if (self->structure->source != JALONS_SOURCE_SIECLE || self->structure->year != self->plan->year)
    return;
  jalons_draft_set_day (draft, JALONS_YEAR_FIRST_DAY, self->structure->first_day);
  jalons_draft_set_day (draft, JALONS_YEAR_LAST_DAY, self->structure->last_day);
}

/* An existing year is the user's: zone, days and reference set are chosen in the preferences. */
char *
jalons_planner_add_year (JalonsStructurePlanner *self)
{
  JalonsSchool *school = jalons_dataset_find_school (self->dataset, self->plan->uai);
  JalonsYear *year = school ? jalons_dataset_find_year (self->dataset, school, self->plan->year) : NULL;
  const JalonsAcademy *academy = tell_academy (self);
  const JalonsReferenceSet *set = jalons_references_for_rentree (self->plan->year);
  g_autofree char *id = jalons_year_make_id (self->plan->uai, self->plan->year);
  g_autofree char *school_id = school ? g_strdup (jalons_record_get_id (school)) : jalons_school_make_id (self->plan->uai);
  g_autofree char *name = NULL;
  JalonsDraft *draft;

  if (year)
    return g_strdup (jalons_record_get_id (year));
  draft = jalons_draft_new (JALONS_ENTITY_YEAR, id);
  jalons_draft_set_text (draft, JALONS_YEAR_SCHOOL, school_id);
  jalons_draft_set_number (draft, JALONS_YEAR_START, self->plan->year);
  jalons_draft_set_text (draft, JALONS_YEAR_ZONE, academy ? academy->zone : "");
  jalons_draft_set_text (draft, JALONS_YEAR_REFERENCE_SET, set ? set->code : "");
  jalons_draft_set_number (draft, JALONS_YEAR_HALF_DAYS, HALF_DAYS);
  set_days (self, draft);
  g_ptr_array_add (self->plan->drafts, draft);
  name = jalons_format_school_year (self->plan->year);
  jalons_plan_add_line (self->plan, JALONS_IMPORT_CREATED, JALONS_ENTITY_YEAR, id, name, _ ("School year"));
  return g_steal_pointer (&id);
}
