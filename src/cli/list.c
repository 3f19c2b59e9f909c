/* `jalons list`: schools, classes, activities, what is to be checked, the catalogue, and the projects.
 * Invariant: the keys are those of the table of entities and of the interface that scripts rely on: add, never rename.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "cli/list-catalogue.h"
#include "cli/list-issues.h"
#include "cli/list-project.h"
#include "cli/listing.h"
#include "cli/selection.h"
#include "core/hours.h"
#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/record/order.h"
#include "core/words/labels.h"
#include "core/words/text.h"

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
list_schools (JalonsEntityId entity,
              JalonsDataset *dataset,
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

static JalonsListing *
list_divisions (JalonsEntityId entity,
                JalonsDataset *dataset,
                JalonsArguments *arguments,
                GError **error)
{
  g_autoptr (GPtrArray) years = jalons_select_years (dataset, arguments, error);
  const char *const *codes = jalons_arguments_list (arguments, "division");
  g_autoptr (GPtrArray) divisions = years ? jalons_select_divisions (dataset, years, codes, error) : NULL;
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
list_activities (JalonsEntityId entity,
                 JalonsDataset *dataset,
                 JalonsArguments *arguments,
                 GError **error)
{
  g_autoptr (GPtrArray) years = jalons_select_years (dataset, arguments, error);
  const char *const *codes = jalons_arguments_list (arguments, "division");
  g_autoptr (GPtrArray) divisions = years ? jalons_select_divisions (dataset, years, codes, error) : NULL;
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

/* ---- The command ---- */

static JalonsListing *
list_catalogue (JalonsEntityId entity,
                JalonsDataset *dataset,
                JalonsArguments *arguments,
                GError **error)
{
  return jalons_catalogue_list (entity, dataset);
}

#define COLUMNS(columns) columns, G_N_ELEMENTS (columns)

static const struct
{
  const char *word;
  const JalonsColumn *columns; /* NULL: the fields of the entity */
  unsigned n_columns;
  JalonsListing *(*list) (JalonsEntityId entity, JalonsDataset *dataset, JalonsArguments *arguments, GError **error);
  const char *nothing;
  JalonsEntityId entity;
} lists[] = {
  { "schools", COLUMNS (school_columns), list_schools, N_ ("There is no school."), JALONS_ENTITY_SCHOOL },
  { "divisions", COLUMNS (division_columns), list_divisions, N_ ("There is no class."), JALONS_ENTITY_DIVISION },
  { "activities", COLUMNS (activity_columns), list_activities, N_ ("There is no activity."), JALONS_ENTITY_ACTIVITY },
  { "issues", jalons_issue_columns, JALONS_N_ISSUE_COLUMNS, jalons_list_issues, N_ ("There is nothing to check."),
    JALONS_N_ENTITIES },
  { "offers", NULL, 0, list_catalogue, N_ ("There is no action of a Région."), JALONS_ENTITY_OFFER },
  { "ambassadors", NULL, 0, list_catalogue, N_ ("There is no ambassador."), JALONS_ENTITY_AMBASSADOR },
  { "documents", NULL, 0, list_catalogue, N_ ("There is no document."), JALONS_ENTITY_DOCUMENT },
  { "projects", NULL, 0, jalons_list_of_projects, N_ ("There is no project."), JALONS_ENTITY_PROJECT },
  { "goals", NULL, 0, jalons_list_of_projects, N_ ("There is no goal."), JALONS_ENTITY_GOAL },
  { "remarks", NULL, 0, jalons_list_of_projects, N_ ("There is no remark."), JALONS_ENTITY_REMARK },
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
  listing = dataset ? lists[i].list (lists[i].entity, dataset, arguments, error) : NULL;
  if (listing == NULL)
    return FALSE;
  if (format == JALONS_FORMAT_TABLE && jalons_listing_n_rows (listing) == 0)
    jalons_cli_warn (_ (lists[i].nothing));
  text = jalons_listing_write (listing, format);
  return jalons_cli_print (text, error);
}
