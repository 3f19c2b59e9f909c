/* One answer: each rule is told alike by the list of a year, the index, a proposal, an activity's own question, the targets
 * of a drag and the command line, on a school in which every rule is broken.
 * Invariant: the school is tests/fixtures/rules/every-rule.json; what shows rules elsewhere is to be tried on it too.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/hours.h"
#include "core/rules/rule-targets.h"
#include "exchange/json.h"
#include "run-jalons.h"

typedef struct
{
  JalonsDataset *dataset;
  JalonsYear *year;
  JalonsCalendar *calendar;
  GPtrArray *issues; /* those of the year */
} School;

static char *
fixture_path (void)
{
  return g_build_filename (g_getenv ("JALONS_SOURCE_ROOT"), "tests", "fixtures", "rules", "every-rule.json", NULL);
}

static void
school_set_up (School *school,
               gconstpointer data)
{
  g_autofree char *path = fixture_path (), *contents = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JalonsImport) import = NULL;
  GPtrArray *drafts;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (contents, length);
  school->dataset = jalons_dataset_new ();
  import = jalons_json_import (bytes, school->dataset, &error);
  g_assert_no_error (error);
  drafts = jalons_import_get_drafts (import);
  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (drafts, i));

      jalons_dataset_apply (school->dataset, &record, 1);
    }
  school->year = g_list_model_get_item (jalons_dataset_get_list (school->dataset, JALONS_ENTITY_YEAR), 0);
  school->calendar = jalons_hours_calendar (school->dataset, school->year);
  school->issues = jalons_rules_of_year (school->dataset, school->year);
}

static void
school_tear_down (School *school,
                  gconstpointer data)
{
  g_clear_pointer (&school->issues, g_ptr_array_unref);
  g_clear_pointer (&school->calendar, jalons_calendar_unref);
  g_clear_object (&school->year);
  g_clear_object (&school->dataset);
}

/* The year of the school breaks all of them, or the other tests prove little. */
static void
test_every_rule (School *school,
                 gconstpointer data)
{
  gboolean broken[JALONS_N_RULES] = { FALSE };

  for (guint i = 0; i < school->issues->len; i++)
    broken[((JalonsIssue *) g_ptr_array_index (school->issues, i))->rule] = TRUE;
  for (int rule = 0; rule < JALONS_N_RULES; rule++)
    {
      g_test_message ("%s", jalons_rule_code ((JalonsRule) rule));
      g_assert_true (broken[rule]);
    }
}

/* Lists */

static void
append_text (GString *line,
             const char *text)
{
  g_string_append_printf (line, "|%s", text ? text : "-");
}

static void
append_linked (GString *line,
               const JalonsIssue *issue,
               JalonsEntityId entity)
{
  gboolean is = issue->linked != NULL && jalons_record_get_entity (issue->linked) == entity;

  append_text (line, is ? jalons_record_get_id (issue->linked) : NULL);
}

static char *
issue_line (const JalonsIssue *issue)
{
  GString *line = g_string_new (jalons_rule_code (issue->rule));

  append_text (line, jalons_severity_code (issue->severity));
  append_text (line, issue->text);
  append_text (line, issue->advice);
  append_text (line, issue->division ? jalons_division_code (issue->division) : NULL);
  append_text (line, issue->activity ? jalons_record_get_id (issue->activity) : NULL);
  append_text (line, issue->milestone ? jalons_record_get_id (issue->milestone) : NULL);
  append_text (line, issue->axis);
  append_text (line, issue->other ? jalons_record_get_id (issue->other) : NULL);
  append_linked (line, issue, JALONS_ENTITY_OFFER);
  append_linked (line, issue, JALONS_ENTITY_AMBASSADOR);
  append_linked (line, issue, JALONS_ENTITY_DOCUMENT);
  return g_string_free (line, FALSE);
}

static char *
issues_text (GPtrArray *issues)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      g_autofree char *line = issue_line (g_ptr_array_index (issues, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

static char *
json_line (JsonObject *object)
{
  static const char *const keys[] = { "severity", "text", "advice", "division", "activity", "milestone", "axis",
                                      "other", "offer", "ambassador", "document" };
  GString *line = g_string_new (json_object_get_string_member (object, "rule"));

  for (unsigned i = 0; i < G_N_ELEMENTS (keys); i++)
    append_text (line, json_object_get_null_member (object, keys[i])
                         ? NULL
                         : json_object_get_string_member (object, keys[i]));
  return g_string_free (line, FALSE);
}

static char *
json_text (const char *output)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  JsonArray *array;

  json_parser_load_from_data (parser, output, -1, &error);
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *line = json_line (json_array_get_object_element (array, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_command_line (School *school,
                   gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("jalons-rules-XXXXXX", NULL), *path = fixture_path ();
  const char *const import[] = { "import", path, NULL };
  const char *const list[] = { "list", "issues", "--school", "0590116F", "--format", "json", NULL };
  g_autofree char *imported = run_jalons (folder, import), *output = run_jalons (folder, list);
  g_autofree char *told = json_text (output), *wanted = issues_text (school->issues);

  g_assert_cmpstr (told, ==, wanted);
  remove_folder (folder);
}

static void
test_index (School *school,
            gconstpointer data)
{
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (school->dataset, school->year);
  g_autoptr (GPtrArray) first = jalons_rule_index_issues (index), again = NULL;
  g_autofree char *told = issues_text (first), *wanted = issues_text (school->issues), *later = NULL;
  GListModel *activities = jalons_dataset_get_list (school->dataset, JALONS_ENTITY_ACTIVITY);

  for (guint i = 0; i < g_list_model_get_n_items (activities); i += 3)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (activities, i);

      jalons_rule_index_forget (index, activity);
    }
  again = jalons_rule_index_issues (index);
  later = issues_text (again);
  g_assert_cmpstr (told, ==, wanted);
  g_assert_cmpstr (later, ==, wanted);
}

/* Activities */

/* Does @issue of an activity say what @told of the year says? What a class has in all is told of no activity there, and
 * two activities at once are one issue. */
static gboolean
says_the_same (const JalonsIssue *issue,
               const JalonsIssue *told)
{
  if (issue->rule != told->rule || issue->division != told->division || issue->milestone != told->milestone ||
      issue->linked != told->linked || g_strcmp0 (issue->axis, told->axis) != 0)
    return FALSE;
  if (told->activity != NULL && told->activity != issue->activity && told->other != issue->activity)
    return FALSE;
  return g_str_equal (issue->text, jalons_issue_text_of (told, issue->activity)) &&
         g_str_equal (issue->advice, told->advice);
}

static gboolean
is_said (const JalonsIssue *issue,
         GPtrArray *issues,
         gboolean by_activity)
{
  for (guint i = 0; i < issues->len; i++)
    if (by_activity ? says_the_same (g_ptr_array_index (issues, i), issue)
                    : says_the_same (issue, g_ptr_array_index (issues, i)))
      return TRUE;
  return FALSE;
}

/* Should the year tell @issue because of @activity, and so @activity too? By the design, not by the code of the rules. */
static gboolean
concerns (School *school,
          const JalonsIssue *issue,
          JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (school->dataset, activity);
  JalonsSlot slot = jalons_activity_slot (activity);
  JalonsDay monday = jalons_day_monday (slot.day);

  if (issue->activity != NULL)
    return issue->activity == activity || issue->other == activity;
  if (!g_ptr_array_find (divisions, issue->division, NULL) || jalons_activity_counted_minutes (activity) == 0)
    return FALSE;
  if (issue->rule == JALONS_RULE_MILESTONE_PREPARATION)
    return slot.day == JALONS_NO_DAY || slot.day >= jalons_milestone_day (issue->milestone);
  if (issue->rule == JALONS_RULE_AXIS_SHARE)
    return *jalons_activity_axis (activity) == '\0';
  if (issue->rule == JALONS_RULE_WEEK_OVERLOAD)
    return monday == jalons_day_new (2027, 1, 11); /* the one full week of the school */
  if (issue->rule == JALONS_RULE_GENDERS)
    return jalons_activity_kind (activity) == JALONS_ACTIVITY_TESTIMONY;
  return issue->rule == JALONS_RULE_ABOVE_REFERENCE;
}

static void
check_activity (School *school,
                JalonsRuleIndex *index,
                JalonsActivity *activity,
                gboolean told[JALONS_N_RULES])
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (school->dataset, activity);
  const JalonsRuleProposal proposal = { activity, divisions };
  g_autoptr (GPtrArray) own = jalons_rules_of_activity (school->dataset, school->calendar, activity);
  g_autoptr (GPtrArray) proposed = jalons_rules_of_proposal (school->dataset, school->calendar, activity, divisions);
  g_autoptr (GPtrArray) indexed = jalons_rule_index_of_proposals (index, &proposal, 1);
  g_autofree char *first = issues_text (own), *second = issues_text (proposed), *third = issues_text (indexed);

  g_test_message ("%s", jalons_activity_title (activity));
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, ==, third);
  for (guint i = 0; i < own->len; i++)
    {
      g_assert_true (is_said (g_ptr_array_index (own, i), school->issues, FALSE));
      told[((JalonsIssue *) g_ptr_array_index (own, i))->rule] = TRUE;
    }
  for (guint i = 0; i < school->issues->len; i++)
    if (concerns (school, g_ptr_array_index (school->issues, i), activity))
      g_assert_true (is_said (g_ptr_array_index (school->issues, i), own, TRUE));
}

/* There is another school, which asks for the same. */
static gboolean
is_of_school (School *school,
              JalonsActivity *activity)
{
  return g_str_equal (jalons_activity_year (activity), jalons_record_get_id (school->year));
}

static void
test_activities (School *school,
                 gconstpointer data)
{
  gboolean told[JALONS_N_RULES] = { FALSE };
  GListModel *activities = jalons_dataset_get_list (school->dataset, JALONS_ENTITY_ACTIVITY);
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (school->dataset, school->year);

  for (guint i = 0; i < g_list_model_get_n_items (activities); i++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (activities, i);

      if (is_of_school (school, activity))
        check_activity (school, index, activity, told);
    }
  for (int rule = 0; rule < JALONS_N_RULES; rule++)
    g_assert_true (told[rule]);
}

/* Where it is already, a chip has the colour of what its activity says there. */
static void
test_targets (School *school,
              gconstpointer data)
{
  GListModel *activities = jalons_dataset_get_list (school->dataset, JALONS_ENTITY_ACTIVITY);
  g_autoptr (JalonsRuleIndex) index = jalons_rule_index_new (school->dataset, school->year);

  for (guint i = 0; i < g_list_model_get_n_items (activities); i++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (activities, i);
      g_autoptr (GPtrArray) rows = jalons_dataset_activity_divisions (school->dataset, activity);
      g_autoptr (GPtrArray) own = jalons_rules_of_activity (school->dataset, school->calendar, activity);
      const JalonsRuleDrag drag = { activity, rows, TRUE, NULL };
      JalonsTarget week = { jalons_activity_slot (activity).day, JALONS_HALF_NONE };
      guint8 worst = 0, wanted = 0;

      if (!is_of_school (school, activity))
        continue;
      for (guint k = 0; k < own->len; k++)
        if (jalons_rule_is_of_place (((JalonsIssue *) own->pdata[k])->rule))
          wanted = MAX (wanted, (guint8) (((JalonsIssue *) own->pdata[k])->severity + 1));
      jalons_rule_targets_judge (index, &drag, 1, (JalonsDivision *const *) rows->pdata, 1, &week, 1, &worst);
      g_assert_cmpint (worst, ==, wanted);
    }
}

#define ADD(path, function) g_test_add (path, School, NULL, school_set_up, function, school_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/every-rule/is-broken", test_every_rule);
  ADD ("/every-rule/command-line", test_command_line);
  ADD ("/every-rule/index", test_index);
  ADD ("/every-rule/activities", test_activities);
  ADD ("/every-rule/targets", test_targets);
  return g_test_run ();
}
