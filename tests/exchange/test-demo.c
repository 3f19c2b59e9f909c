/* The demonstration: what it holds, that it is always the same, and that a wrong line is named.
 * Invariant: the figures here are those that the demonstration wants to show; change both together.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include "core/bilan/bilan.h"
#include "core/catalogue/catalogue.h"
#include "core/error.h"
#include "core/hours.h"
#include "core/project/project.h"
#include "core/published/frameworks.h"
#include "core/published/levels.h"
#include "core/record/dataset.h"
#include "core/record/id.h"
#include "core/rules/rules.h"
#include "exchange/demo-catalogue.h"
#include "exchange/demo-project.h"
#include "exchange/demo.h"

static JalonsDataset *
load_demo (void)
{
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();
  JalonsDataset *dataset = jalons_dataset_new ();

  apply_drafts (dataset, drafts);
  return dataset;
}

static void
test_content (void)
{
  g_autoptr (JalonsDataset) dataset = load_demo ();
  GListModel *schools = jalons_dataset_get_list (dataset, JALONS_ENTITY_SCHOOL);

  g_assert_cmpuint (g_list_model_get_n_items (schools), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_DIVISION)), ==, 28);
  g_assert_cmpuint (g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_CLOSURE)), ==, 1);
  for (unsigned i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (JalonsRecord) school = g_list_model_get_item (schools, i);

      g_assert_cmpint (jalons_uai_valid (jalons_school_uai (school)), ==, TRUE);
      g_assert_nonnull (jalons_dataset_find_year (dataset, school, JALONS_DEMO_YEAR));
    }
}

static JalonsYear *
find_year (JalonsDataset *dataset,
           const char *uai)
{
  return jalons_dataset_find_year (dataset, jalons_dataset_find_school (dataset, uai), JALONS_DEMO_YEAR);
}

/* Some classes have all their hours, some are behind, one has too many. */
static void
test_hours (void)
{
  g_autoptr (JalonsDataset) dataset = load_demo ();
  static const char *const uais[] = { "0599990N", "0599991P" };
  unsigned complete = 0, behind = 0, excess = 0, undated = 0;

  for (unsigned i = 0; i < G_N_ELEMENTS (uais); i++)
    {
      JalonsYear *year = find_year (dataset, uais[i]);
      g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (dataset, year);
      g_autoptr (GPtrArray) divisions = jalons_dataset_list_divisions (dataset, year);

      for (unsigned j = 0; j < divisions->len; j++)
        {
          JalonsHours hours = jalons_hours_of_division (dataset, g_ptr_array_index (divisions, j), calendar);
          int remaining = jalons_hours_remaining (&hours);

          g_assert_cmpint (hours.owed.minutes, >, 0);
          g_assert_cmpint (hours.without_axis.planned, ==, 0);
          g_assert_cmpint (hours.total.done, >, 0);
          g_assert_cmpint (hours.total.planned, >, hours.total.done);
          complete += remaining == 0;
          behind += remaining > 0;
          excess += remaining < 0;
          undated += hours.undated > 0;
        }
    }
  g_assert_cmpuint (complete, ==, 6);
  g_assert_cmpuint (behind, ==, 13);
  g_assert_cmpuint (excess, ==, 1);
  g_assert_cmpuint (undated, >, 2);
}

/* How many of @issues are of @rule; the last of them is given. */
static guint
count_issues (GPtrArray *issues,
              JalonsRule rule,
              const JalonsIssue **last)
{
  guint n = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (issues, i);

      if (issue->rule != rule)
        continue;
      *last = issue;
      n++;
    }
  return n;
}

/* Rules are broken on purpose: a visit on Easter Monday, an excess, an ambassador in two schools at once, without a charter
 * and not available, offers past their places, a refusal, an old document; no class lacks preparation. The rest is axes
 * that have little, and in each school an activity for which its head is still to be asked. */
static void
test_rules (void)
{
  g_autoptr (JalonsDataset) dataset = load_demo ();
  g_autoptr (GPtrArray) college = jalons_rules_of_year (dataset, find_year (dataset, "0599990N"));
  g_autoptr (GPtrArray) lycee = jalons_rules_of_year (dataset, find_year (dataset, "0599991P"));
  static const JalonsRule catalogue[] = { JALONS_RULE_AMBASSADOR_CHARTER, JALONS_RULE_AMBASSADOR_AWAY,
                                          JALONS_RULE_AUTHORISATION, JALONS_RULE_OFFER_PLACES, JALONS_RULE_REFUSED,
                                          JALONS_RULE_DOCUMENT_DATE, JALONS_RULE_GENDERS };
  const JalonsIssue *holiday = NULL, *excess = NULL, *share = NULL;

  for (unsigned i = 0; i < lycee->len; i++)
    g_test_message ("%s", ((JalonsIssue *) g_ptr_array_index (lycee, i))->text);
  for (unsigned i = 0; i < college->len; i++)
    g_test_message ("%s", ((JalonsIssue *) g_ptr_array_index (college, i))->text);
  g_assert_cmpuint (count_issues (lycee, JALONS_RULE_AXIS_SHARE, &share), >, 0);
  g_assert_cmpuint (count_issues (college, JALONS_RULE_AXIS_SHARE, &share), >, 0);
  g_assert_cmpuint (count_issues (college, JALONS_RULE_MILESTONE_PREPARATION, &share), ==, 0);
  g_assert_cmpuint (count_issues (lycee, JALONS_RULE_MILESTONE_PREPARATION, &share), ==, 0);
  g_assert_cmpuint (count_issues (college, JALONS_RULE_AMBASSADOR_TWO_PLACES, &share), ==, 1);
  g_assert_cmpuint (count_issues (lycee, JALONS_RULE_AMBASSADOR_TWO_PLACES, &share), ==, 1);
  for (unsigned rule = 0; rule < G_N_ELEMENTS (catalogue); rule++)
    g_assert_cmpuint (count_issues (college, catalogue[rule], &share) + count_issues (lycee, catalogue[rule], &share), >,
                      0);
  g_assert_cmpuint (count_issues (college, JALONS_RULE_AUTHORISATION, &share), ==, 1);
  g_assert_cmpuint (count_issues (lycee, JALONS_RULE_AUTHORISATION, &share), ==, 1);
  g_assert_cmpuint (count_issues (college, JALONS_RULE_PUBLIC_HOLIDAY, &holiday), ==, 1);
  g_assert_cmpuint (count_issues (college, JALONS_RULE_ABOVE_REFERENCE, &excess), ==, 1);
  g_assert_cmpuint (jalons_activity_slot (holiday->activity).day, ==, jalons_day_new (2027, 3, 29));
  g_assert_cmpstr (jalons_division_code (excess->division), ==, "3E SEGPA");
}

static JalonsRecord *
find_named (JalonsDataset *dataset,
            JalonsFieldId field,
            const char *text)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_FIELD_ENTITY (field));

  for (unsigned i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      if (g_str_equal (jalons_record_get_text (record, field), text))
        return record; /* the list keeps it */
    }
  g_error ("the demonstration has no %s", text);
}

/* What the catalogue is to show: too few places, one visit too many, two schools that ask at once, no charter, an old
 * guide, somebody whose data are to go. */
static void
test_catalogue (void)
{
  g_autoptr (JalonsDataset) dataset = load_demo ();
  JalonsOffer *orientibus = find_named (dataset, JALONS_OFFER_CODE, "orientibus");
  JalonsAmbassador *busy = find_named (dataset, JALONS_AMBASSADOR_NAME, "Inès Dos Santos");
  JalonsAmbassador *unchecked = find_named (dataset, JALONS_AMBASSADOR_NAME, "Leïla Osman");
  JalonsPlaces places = jalons_offer_count_places (dataset, orientibus, JALONS_DEMO_YEAR, NULL);
  JalonsVisits visits = jalons_ambassador_count_visits (dataset, busy, JALONS_DEMO_YEAR);
  g_autoptr (GPtrArray) past = jalons_catalogue_past_retention (dataset, jalons_day_new (2026, 11, 16));
  JalonsDocument *old = find_named (dataset, JALONS_DOCUMENT_CODE, "apres-3e-2024");
  g_autoptr (GPtrArray) uses = jalons_catalogue_links (dataset, old);

  g_assert_cmpint (places.places, ==, 6);
  g_assert_cmpint (places.wanted, ==, 7);
  g_assert_cmpint (places.waiting, ==, 2);
  g_assert_cmpint (visits.wanted, >, jalons_ambassador_max_visits (busy));
  g_assert_cmpuint (jalons_ambassador_charter_day (unchecked), ==, JALONS_NO_DAY);
  g_assert_cmpuint (past->len, ==, 1);
  g_assert_cmpuint (uses->len, ==, 1);
  g_assert_cmpuint (jalons_document_last_day (old), <, jalons_day_new (2026, 9, 1));
}

/* Projects that are being written and reviewed: goals that nothing serves yet, remarks with an answer, and a bilan that has
 * a year before it, families that came and reasons of what was cancelled. */
static void
test_projects (void)
{
  g_autoptr (JalonsDataset) dataset = load_demo ();
  JalonsSchool *lycee = jalons_dataset_find_school (dataset, "0599991P");
  JalonsProject *project = jalons_project_of_year (dataset, lycee, JALONS_DEMO_YEAR);
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (dataset, JALONS_DEMO_YEAR, NULL);
  g_autoptr (GPtrArray) goals = jalons_project_goals (dataset, project);
  g_autoptr (GPtrArray) intentions = jalons_project_intentions (dataset, project);
  g_autoptr (GPtrArray) served = jalons_goal_activities (dataset, goals->pdata[0]);
  g_autoptr (GPtrArray) unserved = jalons_goal_activities (dataset, goals->pdata[4]);
  static const char *const more_than_nothing[] = { "meetings", "families", "cancelled", "offers_held", "goals", "held" };

  g_assert_true (jalons_project_is_editable (project));
  g_assert_cmpuint (goals->len, ==, 5);
  g_assert_cmpuint (served->len, ==, 3);
  g_assert_cmpuint (unserved->len, ==, 0);
  g_assert_cmpuint (intentions->len, ==, 11);
  g_assert_nonnull (jalons_bilan_before (bilan));
  g_assert_nonnull (jalons_bilan_find_cell (bilan, "cancelled", "why-intervenant souffrant", "activities"));
  for (unsigned i = 0; i < G_N_ELEMENTS (more_than_nothing); i++)
    {
      const char *row = more_than_nothing[i];

      g_assert_cmpint (jalons_bilan_find_cell (bilan, "key", row, "value")->number, >, 0);
      if (!g_str_equal (row, "goals"))
        g_assert_cmpint (jalons_bilan_find_cell (bilan, "key", row, "before")->number, >, 0);
    }
}

static void
test_refused_projects (void)
{
  static const char *const wrong[] = { "goal | 1 | wording = Before any project", "project | 0590116F | 2026",
                                       "project | 0599990N | 2026 | state = soon", "anything" };

  for (unsigned i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
      g_autofree char *text = g_strdup_printf ("# first\n%s\n", wrong[i]);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (jalons_demo_read_projects (text, "projects.txt", drafts, &error), ==, FALSE);
      g_assert_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, "Line 2 "));
    }
}

static void
test_refused_catalogue (void)
{
  static const char *const wrong[] = { "offers | Nulle part | all", "offers | Hauts-de-France | no-such-code",
                                       "offer | Hauts-de-France | guides | minutes = 60", /* not taken before */
                                       "centre | colour = blue", "centre | retention = soon",
                                       "attachment | 0599990N | 3A | No such title | P | c", "anything" };

  for (unsigned i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
      g_autofree char *text = g_strdup_printf ("# first\n%s\n", wrong[i]);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (jalons_demo_read_catalogue (text, "catalogue.txt", drafts, &error), ==, FALSE);
      g_assert_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, "Line 2 "));
    }
}

/* Every axis, competence and level that it names is one of the reference data. */
static void
test_codes (void)
{
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();

  for (unsigned i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (drafts, i));

      if (jalons_record_get_entity (record) == JALONS_ENTITY_DIVISION)
        g_assert_nonnull (jalons_levels_lookup (jalons_division_level (record)));
      if (jalons_record_get_entity (record) == JALONS_ENTITY_MILESTONE)
        for (unsigned j = 0; jalons_milestone_levels (record)[j] != NULL; j++)
          g_assert_nonnull (jalons_levels_lookup (jalons_milestone_levels (record)[j]));
      if (jalons_record_get_entity (record) != JALONS_ENTITY_ACTIVITY)
        continue;
      g_assert_nonnull (jalons_axis_lookup (NULL, jalons_activity_axis (record)));
      for (unsigned j = 0; jalons_activity_competences (record)[j] != NULL; j++)
        g_assert_nonnull (jalons_competence_lookup (NULL, jalons_activity_competences (record)[j]));
    }
}

/* Every draft has an id of its own: two activities of one title for the same divisions would be one. */
static void
test_ids (void)
{
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (unsigned i = 0; i < drafts->len; i++)
    {
      const char *id = jalons_draft_get_id (g_ptr_array_index (drafts, i));

      if (!g_hash_table_add (ids, (gpointer) id))
        g_error ("two records have the id %s", id);
    }
  g_assert_cmpuint (g_hash_table_size (ids), ==, drafts->len);
}

static void
test_always_the_same (void)
{
  g_autoptr (GPtrArray) first = jalons_demo_build ();
  g_autoptr (GPtrArray) second = jalons_demo_build ();

  g_assert_cmpuint (first->len, ==, second->len);
  for (unsigned i = 0; i < first->len; i++)
    {
      g_autoptr (JalonsRecord) a = jalons_draft_build (g_ptr_array_index (first, i));
      g_autoptr (JalonsRecord) b = jalons_draft_build (g_ptr_array_index (second, i));

      g_assert_cmpint (jalons_record_equal (a, b), ==, TRUE);
    }
}

/* What is printed on a staff-room wall has French quotes, apostrophes and spaces that do not break. */
static void
check_typography (const char *text)
{
  static const char *const wrong[] = { "'", "\"", " :", " ;", " ?", " !", "« ", " »", "  ", "{", "}", "..." };

  for (unsigned i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (strstr (text, wrong[i]) != NULL)
      g_error ("“%s” has “%s”", text, wrong[i]);
}

static void
test_typography (void)
{
  g_autoptr (GPtrArray) drafts = jalons_demo_build ();
  unsigned checked = 0;

  for (unsigned i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (drafts, i));
      const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));

      for (unsigned f = 0; f < entity->n_fields; f++)
        if (entity->fields[f].kind == JALONS_KIND_TEXT)
          {
            check_typography (jalons_record_get_text (record, entity->fields[f].id));
            checked++;
          }
    }
  g_assert_cmpuint (checked, >, 1000);
}

#define HEAD                                                                        \
  "school | 0599990N | college | C | T | Lille\nstates | 2026-11-16 | 2026-12-19\n" \
  "year | 2026 | B | 2020 | 4 | Mme O, CIO\ndivision | 3A | 3e | 26 | M. A; Mme B | 1 | s1\n"
#define ACTIVITY "activity | lesson | projet | 6 | 60 | T | {room} | {pp}, {psy}\n"

static void
test_wrong_lines (void)
{
  static const struct
  {
    const char *text;
    const char *line; /* in the message; NULL: it is right */
  } cases[] = {
    { HEAD ACTIVITY "  3A 2026-09-15 10:00\n", NULL },
    { HEAD ACTIVITY "  3A 2026-09-14 week planned, 3A\n", NULL },
    { "sckool | 0599990N | college | C | T | Lille\n", "Line 1 " },
    { "school | 0599990A | college | C | T | Lille\n", "Line 1 " },
    { "school | 0599990N | college | C\n", "Line 1 " },
    { "# a comment\n\nyear | 2026 | B | 2020 | 4 | Mme O\n", "Line 3 " },
    { HEAD "division | 3 a | 3e | 26 | | 1 | s1\n", "Line 5 " },
    { HEAD "absence | 3B | exam | 2026-12-07 | 2026-12-12 | X\n", "Line 5 " },
    { HEAD "absence | 3A | exam | 2026-12-07 | 12/12 | X\n", "Line 5 " },
    { HEAD "  3A 2026-09-15 10:00\n", "Line 5 " },
    { HEAD ACTIVITY "  3B 2026-09-15 10:00\n", "Line 6 " },
    { HEAD ACTIVITY "  3A 2026-09-31 10:00\n", "Line 6 " },
    { HEAD ACTIVITY "  3A 2026-09-15 10:00 almost\n", "Line 6 " },
    { HEAD "activity | lesson sometimes | projet | 6 | 60 | T | p | s\n  3A\n", "Line 6 " },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
      g_autoptr (GError) error = NULL;
      gboolean ok = jalons_demo_read (cases[i].text, "case.txt", drafts, &error);

      if (cases[i].line == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpint (ok, ==, TRUE);
          continue;
        }
      g_assert_cmpint (ok, ==, FALSE);
      g_assert_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, cases[i].line));
    }
}

static void
test_states (void)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  g_autoptr (GError) error = NULL;
  static const JalonsState wanted[] = { JALONS_STATE_DONE, JALONS_STATE_CONFIRMED, JALONS_STATE_PLANNED,
                                        JALONS_STATE_PLANNED, JALONS_STATE_CANCELLED };
  unsigned n = 0;

  jalons_demo_read (HEAD "division | 3B | 3e | 26 | M. C | 1 | s2\n" ACTIVITY
                         "  3A 2026-11-13 10:00 =45, 3B 2026-11-16 10:00, 3A+3B 2026-12-19 10:00, 3B+3A,\n"
                         "  3B+3B 2026-11-13 cancelled\n",
                    "case.txt", drafts, &error);
  g_assert_no_error (error);
  for (unsigned i = 0; i < drafts->len; i++)
    {
      g_autoptr (JalonsRecord) record = jalons_draft_build (g_ptr_array_index (drafts, i));

      if (jalons_record_get_entity (record) != JALONS_ENTITY_ACTIVITY)
        continue;
      g_assert_cmpint (jalons_activity_state (record), ==, wanted[n]);
      g_assert_cmpint (jalons_activity_done_minutes (record), ==, n == 0 ? 45 : JALONS_UNSET);
      if (n == 2)
        {
          g_assert_cmpstr (jalons_activity_speakers (record), ==, "M. A, Mme B, M. C, Mme O");
          g_assert_cmpstr (jalons_activity_place (record), ==, "s1");
        }
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (wanted));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/content", test_content);
  g_test_add_func ("/demo/hours", test_hours);
  g_test_add_func ("/demo/rules", test_rules);
  g_test_add_func ("/demo/catalogue", test_catalogue);
  g_test_add_func ("/demo/projects", test_projects);
  g_test_add_func ("/demo/refused-projects", test_refused_projects);
  g_test_add_func ("/demo/refused-catalogue", test_refused_catalogue);
  g_test_add_func ("/demo/codes", test_codes);
  g_test_add_func ("/demo/ids", test_ids);
  g_test_add_func ("/demo/always-the-same", test_always_the_same);
  g_test_add_func ("/demo/typography", test_typography);
  g_test_add_func ("/demo/wrong-lines", test_wrong_lines);
  g_test_add_func ("/demo/states", test_states);
  return g_test_run ();
}
