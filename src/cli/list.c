/* `jalons list`: schools, classes, activities, what is to be checked, the catalogue, and the projects.
 * Invariant: the keys are those of the table of entities and of the interface that scripts rely on: add, never rename.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/list-catalogue.h"
#include "cli/list-project.h"
#include "cli/listing.h"
#include "cli/selection.h"
#include "core/catalogue.h"
#include "core/frameworks.h"
#include "core/gaps.h"
#include "core/hours.h"
#include "core/known-levels.h"
#include "core/labels.h"
#include "core/order.h"
#include "core/project.h"
#include "core/rules.h"
#include "core/text.h"

/* ---- Schools ---- */

static const JalonsColumn school_columns[] = {
  { "uai", N_ ("UAI"), FALSE },
  { "name", N_ ("School"), FALSE },
  { "kind", N_ ("Kind"), FALSE },
  { "town", N_ ("Town"), FALSE },
  { "academy", N_ ("Académie"), FALSE },
  { "years", N_ ("Years"), FALSE },
};

static const char *
code_of (const JalonsRecord *record,
         JalonsFieldId field)
{
  return jalons_model_field (field)->codes[jalons_record_get_number (record, field)];
}

static void
list_school (JalonsListing *listing,
             JalonsSchool *school,
             GPtrArray *years)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (int));

  for (unsigned i = 0; i < years->len; i++)
    {
      int start = jalons_year_start (g_ptr_array_index (years, i));

      if (g_str_equal (jalons_year_school (g_ptr_array_index (years, i)), jalons_record_get_id (school)))
        g_array_append_val (starts, start);
    }
  jalons_listing_add_text (listing, jalons_school_uai (school));
  jalons_listing_add_text (listing, jalons_school_name (school));
  jalons_listing_add_code (listing, code_of (school, JALONS_SCHOOL_KIND),
                           jalons_school_kind_label ((JalonsSchoolKind) jalons_school_kind (school)));
  jalons_listing_add_text (listing, jalons_school_town (school));
  jalons_listing_add_text (listing, jalons_school_academy (school));
  jalons_listing_add_numbers (listing, (const int *) starts->data, starts->len);
}

static JalonsListing *
list_schools (JalonsDataset *dataset,
              JalonsArguments *arguments,
              GError **error)
{
  g_autoptr (GPtrArray) schools = jalons_select_schools (dataset, arguments, error);
  g_autoptr (GPtrArray) years = schools ? jalons_select_years (dataset, arguments, error) : NULL;
  JalonsListing *listing;

  if (years == NULL)
    return NULL;
  listing = jalons_listing_new (school_columns, G_N_ELEMENTS (school_columns));
  for (unsigned i = 0; i < schools->len; i++)
    list_school (listing, g_ptr_array_index (schools, i), years);
  return listing;
}

/* ---- Divisions ---- */

static const JalonsColumn division_columns[] = {
  { "school", N_ ("School"), FALSE },
  { "year", N_ ("Year"), TRUE },
  { "code", N_ ("Class"), FALSE },
  { "level", N_ ("Level"), FALSE },
  { "headcount", N_ ("Pupils"), TRUE },
  { "lead_teachers", N_ ("Head teachers"), FALSE },
  { "owed", N_ ("Owed"), TRUE },
  { "planned", N_ ("Planned"), TRUE },
  { "confirmed", N_ ("Confirmed"), TRUE },
  { "done", N_ ("Held"), TRUE },
  { "remaining", N_ ("Remaining"), TRUE },
};

static void
list_division (JalonsListing *listing,
               JalonsDataset *dataset,
               JalonsDivision *division)
{
  JalonsYear *year = jalons_dataset_follow (dataset, division, JALONS_DIVISION_YEAR);
  JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (dataset, year);
  JalonsHours hours = jalons_hours_of_division (dataset, division, calendar);
  gboolean owes = hours.owed.minutes != JALONS_UNSET;

  jalons_listing_add_text (listing, jalons_school_uai (school));
  jalons_listing_add_number (listing, jalons_year_start (year));
  jalons_listing_add_text (listing, jalons_division_code (division));
  jalons_listing_add_code (listing, jalons_division_level (division),
                           jalons_known_level (dataset, jalons_division_level (division)).label);
  jalons_listing_add_number (listing, jalons_division_headcount (division));
  jalons_listing_add_list (listing, jalons_division_lead_teachers (division));
  jalons_listing_add_minutes (listing, owes ? hours.owed.minutes : G_MININT);
  jalons_listing_add_minutes (listing, hours.total.planned);
  jalons_listing_add_minutes (listing, hours.total.confirmed);
  jalons_listing_add_minutes (listing, hours.total.done);
  jalons_listing_add_minutes (listing, owes ? jalons_hours_remaining (&hours) : G_MININT);
}

static GPtrArray *
select_divisions (JalonsDataset *dataset,
                  JalonsArguments *arguments,
                  GError **error)
{
  g_autoptr (GPtrArray) years = jalons_select_years (dataset, arguments, error);

  if (years == NULL)
    return NULL;
  return jalons_select_divisions (dataset, years, jalons_arguments_list (arguments, "division"), error);
}

static JalonsListing *
list_divisions (JalonsDataset *dataset,
                JalonsArguments *arguments,
                GError **error)
{
  g_autoptr (GPtrArray) divisions = select_divisions (dataset, arguments, error);
  JalonsListing *listing;

  if (divisions == NULL)
    return NULL;
  listing = jalons_listing_new (division_columns, G_N_ELEMENTS (division_columns));
  for (unsigned i = 0; i < divisions->len; i++)
    list_division (listing, dataset, g_ptr_array_index (divisions, i));
  return listing;
}

/* ---- Activities ---- */

static const JalonsColumn activity_columns[] = {
  { "id", NULL, FALSE },
  { "title", N_ ("Activity"), FALSE },
  { "divisions", N_ ("Classes"), FALSE },
  { "school", N_ ("School"), FALSE },
  { "year", NULL, FALSE },
  { "date", N_ ("Date"), FALSE },
  { "time", N_ ("Time"), TRUE },
  { "minutes", N_ ("Length"), TRUE },
  { "state", N_ ("State"), FALSE },
  { "axis", N_ ("Axis"), FALSE },
};

/* Of a slot that knows its week only, the date is ISO's week: "2026-W42". */
static char *
slot_date (JalonsSlot slot)
{
  int year;

  if (slot.day == JALONS_NO_DAY)
    return NULL;
  if (slot.start != JALONS_SLOT_WEEK)
    return jalons_day_to_string (slot.day);

  /* ISO's year of a week is that of its Thursday; slot.day is its Monday. */
  jalons_day_split (slot.day + 3, &year, NULL, NULL);
  return g_strdup_printf ("%d-W%02d", year, jalons_day_iso_week (slot.day));
}

static char *
slot_date_in_words (JalonsSlot slot)
{
  g_autofree char *text = NULL;

  if (slot.day == JALONS_NO_DAY || slot.start == JALONS_SLOT_WEEK)
    return jalons_format_slot (slot, JALONS_DAY_SHORT);
  return jalons_format_day (slot.day, JALONS_DAY_SHORT);
}

static void
list_slot (JalonsListing *listing,
           JalonsSlot slot)
{
  g_autofree char *date = slot_date (slot);
  g_autofree char *date_in_words = slot_date_in_words (slot);
  g_autofree char *time = slot.start >= 0 ? g_strdup_printf ("%02d:%02d", slot.start / 60, slot.start % 60) : NULL;
  g_autofree char *time_in_words = slot.start >= 0 ? jalons_format_time (slot.start) : NULL;

  jalons_listing_add_code (listing, date, date_in_words);
  jalons_listing_add_code (listing, time, time_in_words);
  jalons_listing_add_minutes (listing, slot.minutes);
}

static void
list_codes (JalonsListing *listing,
            GPtrArray *divisions)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (unsigned i = 0; i < divisions->len; i++)
    g_ptr_array_add (codes, (gpointer) jalons_division_code (g_ptr_array_index (divisions, i)));
  g_ptr_array_add (codes, NULL);
  jalons_listing_add_list (listing, (const char *const *) codes->pdata);
}

static void
list_activity (JalonsListing *listing,
               JalonsDataset *dataset,
               JalonsActivity *activity)
{
  JalonsYear *year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);
  JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  const JalonsAxis *axis = jalons_axis_lookup (NULL, jalons_activity_axis (activity));

  jalons_listing_add_text (listing, jalons_record_get_id (activity));
  jalons_listing_add_text (listing, jalons_activity_title (activity));
  list_codes (listing, divisions);
  jalons_listing_add_text (listing, jalons_school_uai (school));
  jalons_listing_add_number (listing, jalons_year_start (year));
  list_slot (listing, jalons_activity_slot (activity));
  jalons_listing_add_code (listing, code_of (activity, JALONS_ACTIVITY_STATE),
                           jalons_state_label ((JalonsState) jalons_activity_state (activity)));
  jalons_listing_add_code (listing, jalons_activity_axis (activity), axis != NULL ? axis->letter : "");
}

/* Each activity once, though several of the divisions take part in it. */
static GPtrArray *
activities_of_divisions (JalonsDataset *dataset,
                         GPtrArray *divisions)
{
  GPtrArray *activities = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (unsigned i = 0; i < divisions->len; i++)
    {
      g_autoptr (GPtrArray) found = jalons_dataset_division_activities (dataset, g_ptr_array_index (divisions, i));

      for (unsigned j = 0; j < found->len; j++)
        if (g_hash_table_add (seen, g_ptr_array_index (found, j)))
          g_ptr_array_add (activities, g_ptr_array_index (found, j));
    }
  return activities;
}

/* Those without a class too. */
static GPtrArray *
activities_of_year (JalonsDataset *dataset,
                    JalonsYear *year)
{
  return jalons_dataset_referring (dataset, JALONS_ACTIVITY_YEAR, jalons_record_get_id (year));
}

static JalonsListing *
list_activities (JalonsDataset *dataset,
                 JalonsArguments *arguments,
                 GError **error)
{
  g_autoptr (GPtrArray) years = jalons_select_years (dataset, arguments, error);
  g_autoptr (GPtrArray) divisions = years ? select_divisions (dataset, arguments, error) : NULL;
  JalonsListing *listing;

  if (divisions == NULL)
    return NULL;
  listing = jalons_listing_new (activity_columns, G_N_ELEMENTS (activity_columns));
  for (unsigned i = 0; i < years->len; i++)
    {
      g_autoptr (GPtrArray) activities = NULL;

      if (!jalons_arguments_has (arguments, "division"))
        activities = activities_of_year (dataset, g_ptr_array_index (years, i));
      else if (i == 0)
        activities = activities_of_divisions (dataset, divisions);
      else
        break;
      g_ptr_array_sort (activities, jalons_order_activities);
      for (unsigned j = 0; j < activities->len; j++)
        list_activity (listing, dataset, g_ptr_array_index (activities, j));
    }
  return listing;
}

/* ---- Issues ---- */

static const JalonsColumn issue_columns[] = {
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

static JalonsListing *
list_issues (JalonsDataset *dataset,
             JalonsArguments *arguments,
             GError **error)
{
  g_autoptr (GPtrArray) years = jalons_select_years (dataset, arguments, error);
  g_autoptr (GPtrArray) divisions = years ? select_divisions (dataset, arguments, error) : NULL;
  gboolean all = !jalons_arguments_has (arguments, "division");
  JalonsListing *listing;

  if (divisions == NULL)
    return NULL;
  listing = jalons_listing_new (issue_columns, G_N_ELEMENTS (issue_columns));
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

/* ---- The command ---- */

static JalonsListing *
list_offers (JalonsDataset *dataset,
             JalonsArguments *arguments,
             GError **error)
{
  return jalons_catalogue_list (JALONS_ENTITY_OFFER, dataset);
}

static JalonsListing *
list_ambassadors (JalonsDataset *dataset,
                  JalonsArguments *arguments,
                  GError **error)
{
  return jalons_catalogue_list (JALONS_ENTITY_AMBASSADOR, dataset);
}

static JalonsListing *
list_documents (JalonsDataset *dataset,
                JalonsArguments *arguments,
                GError **error)
{
  return jalons_catalogue_list (JALONS_ENTITY_DOCUMENT, dataset);
}

static JalonsListing *
list_projects (JalonsDataset *dataset,
               JalonsArguments *arguments,
               GError **error)
{
  return jalons_list_of_projects (JALONS_ENTITY_PROJECT, dataset, arguments, error);
}

static JalonsListing *
list_goals (JalonsDataset *dataset,
            JalonsArguments *arguments,
            GError **error)
{
  return jalons_list_of_projects (JALONS_ENTITY_GOAL, dataset, arguments, error);
}

static JalonsListing *
list_remarks (JalonsDataset *dataset,
              JalonsArguments *arguments,
              GError **error)
{
  return jalons_list_of_projects (JALONS_ENTITY_REMARK, dataset, arguments, error);
}

#define COLUMNS(columns) columns, G_N_ELEMENTS (columns)

static const struct
{
  const char *word;
  const JalonsColumn *columns;
  unsigned n_columns;
  JalonsListing *(*list) (JalonsDataset *dataset, JalonsArguments *arguments, GError **error);
  const char *nothing;
  JalonsEntityId entity; /* of a list whose columns are its fields */
} lists[] = {
  { "schools", COLUMNS (school_columns), list_schools, N_ ("There is no school.") },
  { "divisions", COLUMNS (division_columns), list_divisions, N_ ("There is no class.") },
  { "activities", COLUMNS (activity_columns), list_activities, N_ ("There is no activity.") },
  { "issues", COLUMNS (issue_columns), list_issues, N_ ("There is nothing to check.") },
  { "offers", NULL, 0, list_offers, N_ ("There is no action of a Région."), JALONS_ENTITY_OFFER },
  { "ambassadors", NULL, 0, list_ambassadors, N_ ("There is no ambassador."), JALONS_ENTITY_AMBASSADOR },
  { "documents", NULL, 0, list_documents, N_ ("There is no document."), JALONS_ENTITY_DOCUMENT },
  { "projects", NULL, 0, list_projects, N_ ("There is no project."), JALONS_ENTITY_PROJECT },
  { "goals", NULL, 0, list_goals, N_ ("There is no goal."), JALONS_ENTITY_GOAL },
  { "remarks", NULL, 0, list_remarks, N_ ("There is no remark."), JALONS_ENTITY_REMARK },
};

/**
 * jalons_cli_list_keys:
 * @i: 0 and up
 * @keys: (out) (transfer full): the keys of its objects in JSON, parted by commas
 *
 * Returns: (nullable): the word for that list, or %NULL when there are no more
 */
const char *
jalons_cli_list_keys (unsigned i,
                      char **keys)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const JalonsColumn *columns;
  unsigned n_columns;

  if (i >= G_N_ELEMENTS (lists))
    return NULL;
  columns = lists[i].columns;
  n_columns = lists[i].n_columns;
  if (columns == NULL)
    columns = jalons_catalogue_columns (lists[i].entity, &n_columns);
  for (unsigned k = 0; k < n_columns; k++)
    g_string_append_printf (text, "%s%s", k > 0 ? ", " : "", columns[k].key);
  *keys = g_string_free (g_steal_pointer (&text), FALSE);
  return lists[i].word;
}

gboolean
jalons_cli_list (JalonsCli *cli,
                 JalonsArguments *arguments,
                 GError **error)
{
  const char *const *words = jalons_arguments_words (arguments);
  g_autoptr (JalonsDataset) dataset = NULL;
  g_autoptr (JalonsListing) listing = NULL;
  g_autofree char *text = NULL;
  JalonsFormat format;
  unsigned i = 0;

  while (i < G_N_ELEMENTS (lists) && g_strcmp0 (lists[i].word, words[0]) != 0)
    i++;
  if (i == G_N_ELEMENTS (lists) || words[1] != NULL)
    return jalons_cli_usage_error (error, _ ("Say what to list: schools, divisions, activities, issues, offers, "
                                             "ambassadors, documents, projects, goals or remarks."));
  if (!jalons_listing_parse_format (jalons_arguments_value (arguments, "format"), &format, error))
    return FALSE;

  dataset = jalons_cli_load (cli, error);
  listing = dataset ? lists[i].list (dataset, arguments, error) : NULL;
  if (listing == NULL)
    return FALSE;
  if (format == JALONS_FORMAT_TABLE && jalons_listing_n_rows (listing) == 0)
    jalons_cli_warn (_ (lists[i].nothing));
  text = jalons_listing_write (listing, format);
  return jalons_cli_print (text, error);
}
