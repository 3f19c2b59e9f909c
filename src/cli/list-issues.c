/* The list of what is to be checked: what breaks a rule, and what a project lacks.
 * Invariant: every row has every column, so that a script reads an issue and a gap alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/list-issues.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/project/gaps.h"
#include "core/project/project.h"
#include "core/rules/rules.h"

const JalonsColumn jalons_issue_columns[JALONS_N_ISSUE_COLUMNS] = {
  { "rule", NULL, FALSE },
  { "severity", N_ ("Severity"), FALSE },
  { "text", N_ ("What is to be checked"), FALSE },
  { "advice", NULL, FALSE },
  { "school", N_ ("School"), FALSE },
  { "year", NULL, FALSE },
  { "division", N_ ("Class"), FALSE },
  { "activity", N_ ("Activity"), FALSE },
  { "milestone", NULL, FALSE },
  { "axis", NULL, FALSE },
  { "other", NULL, FALSE },
  { "offer", NULL, FALSE },
  { "ambassador", NULL, FALSE },
  { "document", NULL, FALSE },
  { "project", NULL, FALSE },
  { "goal", NULL, FALSE },
  { "level", NULL, FALSE },
};

static const char *
severity_label (JalonsSeverity severity)
{
  switch (severity)
    {
    case JALONS_SEVERITY_ERROR:
      return _ ("error");
    case JALONS_SEVERITY_WARNING:
      return _ ("warning");
    case JALONS_SEVERITY_ADVICE:
    default:
      return _ ("advice");
    }
}

static void
add_record (JalonsListing *listing,
            const JalonsRecord *record,
            const char *label)
{
  if (record != NULL)
    jalons_listing_add_code (listing, jalons_record_get_id (record), label);
  else
    jalons_listing_add_text (listing, NULL);
}

/* @linked, when it is one of @entity. */
static void
add_linked (JalonsListing *listing,
            const JalonsRecord *linked,
            JalonsEntityId entity)
{
  if (linked != NULL && jalons_record_get_entity (linked) == entity)
    add_record (listing, linked, jalons_catalogue_title (linked));
  else
    add_record (listing, NULL, NULL);
}

static void
list_issue (JalonsListing *listing,
            const JalonsIssue *issue,
            const JalonsYear *year,
            const JalonsSchool *school)
{
  jalons_listing_add_text (listing, jalons_rule_code (issue->rule));
  jalons_listing_add_code (listing, jalons_severity_code (issue->severity), severity_label (issue->severity));
  jalons_listing_add_text (listing, issue->text);
  jalons_listing_add_text (listing, issue->advice);
  jalons_listing_add_text (listing, jalons_school_uai (school));
  jalons_listing_add_number (listing, jalons_year_start (year));
  jalons_listing_add_text (listing, issue->division ? jalons_division_code (issue->division) : NULL);
  add_record (listing, issue->activity, issue->activity ? jalons_activity_title (issue->activity) : NULL);
  add_record (listing, issue->milestone, issue->milestone ? jalons_milestone_label (issue->milestone) : NULL);
  jalons_listing_add_text (listing, issue->axis);
  add_record (listing, issue->other, issue->other ? jalons_activity_title (issue->other) : NULL);
  add_linked (listing, issue->linked, JALONS_ENTITY_OFFER);
  add_linked (listing, issue->linked, JALONS_ENTITY_AMBASSADOR);
  add_linked (listing, issue->linked, JALONS_ENTITY_DOCUMENT);
  for (int i = 0; i < 3; i++)
    jalons_listing_add_text (listing, NULL);
}

/* What the project of the school lacks is advice on the year that it is about, or on its first one. */
static void
list_gap (JalonsListing *listing,
          const JalonsGap *gap,
          const JalonsProject *project,
          const JalonsSchool *school)
{
  gboolean is_goal = gap->record != NULL && jalons_record_get_entity (gap->record) == JALONS_ENTITY_GOAL;

  jalons_listing_add_text (listing, jalons_gap_code (gap->kind));
  jalons_listing_add_code (listing, jalons_severity_code (JALONS_SEVERITY_ADVICE), severity_label (JALONS_SEVERITY_ADVICE));
  jalons_listing_add_text (listing, gap->text);
  jalons_listing_add_text (listing, NULL);
  jalons_listing_add_text (listing, jalons_school_uai (school));
  jalons_listing_add_number (listing, gap->start != JALONS_UNSET ? gap->start : jalons_project_start (project));
  for (int i = 0; i < 8; i++)
    jalons_listing_add_text (listing, NULL);
  jalons_listing_add_text (listing, jalons_record_get_id (project));
  jalons_listing_add_text (listing, is_goal ? jalons_record_get_id (gap->record) : NULL);
  jalons_listing_add_text (listing, *gap->level != '\0' ? gap->level : NULL);
}

/* Those of the projects that have one of the years, each project once. */
static void
list_gaps (JalonsListing *listing,
           JalonsDataset *dataset,
           GPtrArray *years)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (unsigned i = 0; i < years->len; i++)
    {
      JalonsSchool *school = jalons_dataset_follow (dataset, years->pdata[i], JALONS_YEAR_SCHOOL);
      JalonsProject *project =
        school != NULL ? jalons_project_of_year (dataset, school, jalons_year_start (years->pdata[i])) : NULL;
      g_autoptr (JalonsProgramme) programme = NULL;
      g_autoptr (GPtrArray) gaps = NULL;

      if (project == NULL || jalons_project_state (project) == JALONS_PROJECT_ARCHIVED || !g_hash_table_add (seen, project))
        continue;
      programme = jalons_programme_new (dataset, project);
      gaps = jalons_project_gaps (dataset, project, programme);
      for (unsigned j = 0; j < gaps->len; j++)
        list_gap (listing, gaps->pdata[j], project, school);
    }
}

static gboolean
concerns (JalonsDataset *dataset,
          const JalonsIssue *issue,
          GPtrArray *divisions)
{
  g_autoptr (GPtrArray) of_activity = NULL;

  if (issue->division != NULL)
    return g_ptr_array_find (divisions, issue->division, NULL);
  if (issue->activity == NULL)
    return TRUE;
  of_activity = jalons_dataset_activity_divisions (dataset, issue->activity);
  for (unsigned i = 0; i < of_activity->len; i++)
    if (g_ptr_array_find (divisions, g_ptr_array_index (of_activity, i), NULL))
      return TRUE;
  return FALSE;
}

/**
 * jalons_list_issues:
 * @entity: is not asked
 *
 * Returns: (transfer full) (nullable): a row for each thing to check in the years and classes that the options choose, and
 *   for each that a project of these years lacks
 */
JalonsListing *
jalons_list_issues (JalonsEntityId entity,
                    JalonsDataset *dataset,
                    JalonsArguments *arguments,
                    GError **error)
{
  g_autoptr (GPtrArray) years = jalons_select_years (dataset, arguments, error);
  const char *const *codes = jalons_arguments_list (arguments, "division");
  g_autoptr (GPtrArray) divisions = years ? jalons_select_divisions (dataset, years, codes, error) : NULL;
  gboolean all = !jalons_arguments_has (arguments, "division");
  JalonsListing *listing;

  if (divisions == NULL)
    return NULL;
  listing = jalons_listing_new (jalons_issue_columns, JALONS_N_ISSUE_COLUMNS);
  for (unsigned i = 0; i < years->len; i++)
    {
      JalonsYear *year = g_ptr_array_index (years, i);
      JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
      g_autoptr (GPtrArray) issues = jalons_rules_of_year (dataset, year);

      for (unsigned j = 0; j < issues->len; j++)
        if (all || concerns (dataset, g_ptr_array_index (issues, j), divisions))
          list_issue (listing, g_ptr_array_index (issues, j), year, school);
    }
  if (all)
    list_gaps (listing, dataset, years);
  return listing;
}
