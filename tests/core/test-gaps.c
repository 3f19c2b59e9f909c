/* What a project lacks: each gap comes and goes with what it is about.
 * Invariant: each case says how many gaps of a kind there are, before and after one thing was put right.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/gaps.h"

#include "fixture.h"

static JalonsProject *
put_project (Fixture *fixture,
             const char *state)
{
  const char *school = jalons_record_get_id (fixture->school);
  g_autofree char *id = jalons_project_make_id (school, 2026);

  return fixture_put (fixture, JALONS_ENTITY_PROJECT, id, "school", school, "start", "2026", "state", state, NULL);
}

static unsigned
count (Fixture *fixture,
       JalonsProject *project,
       JalonsGapKind kind)
{
  g_autoptr (JalonsProgramme) programme = jalons_programme_new (fixture->dataset, project);
  g_autoptr (GPtrArray) gaps = jalons_project_gaps (fixture->dataset, project, programme);
  unsigned n = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      const JalonsGap *gap = g_ptr_array_index (gaps, i);

      g_assert_cmpstr (gap->text, !=, "");
      n += gap->kind == kind;
    }
  return n;
}

static void
test_parts (Fixture *fixture,
            gconstpointer data)
{
  JalonsProject *project = put_project (fixture, "draft");
  const char *id = jalons_record_get_id (project), *school = jalons_record_get_id (fixture->school);

  g_assert_cmpuint (count (fixture, project, JALONS_GAP_NO_DIAGNOSIS), ==, 1);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_NO_GOAL), ==, 1);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_NO_REVIEWER), ==, 1);
  fixture_put (fixture, JALONS_ENTITY_FIGURE, NULL, "school", school, "label", "Passage", NULL);
  fixture_put (fixture, JALONS_ENTITY_GOAL, NULL, "project", id, "wording", "Oser", NULL);
  fixture_put (fixture, JALONS_ENTITY_REVIEWER, NULL, "project", id, "name", "Mme Diallo", NULL);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_NO_DIAGNOSIS), ==, 0);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_NO_GOAL), ==, 0);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_NO_REVIEWER), ==, 0);
}

static void
test_goals (Fixture *fixture,
            gconstpointer data)
{
  JalonsProject *project = put_project (fixture, "draft");
  const char *id = jalons_record_get_id (project);
  JalonsGoal *first = fixture_put (fixture, JALONS_ENTITY_GOAL, NULL, "project", id, "wording", "Oser", NULL);
  JalonsGoal *second = fixture_put (fixture, JALONS_ENTITY_GOAL, NULL, "project", id, "wording", "Choisir", NULL);
  JalonsActivity *forum = fixture_activity (fixture, fixture_division (fixture, "3A", "3e"), "Forum", "120");

  g_assert_cmpuint (count (fixture, project, JALONS_GAP_GOAL_UNSERVED), ==, 2);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_WITHOUT_GOAL), ==, 1);
  fixture_put (fixture, JALONS_ENTITY_AIM, NULL, "activity", jalons_record_get_id (forum), "goal",
               jalons_record_get_id (first), NULL);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_GOAL_UNSERVED), ==, 1);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_WITHOUT_GOAL), ==, 0);
  fixture_put (fixture, JALONS_ENTITY_INTENTION, NULL, "project", id, "title", "Salon", "start", "2027", "level", "3e",
               "goal", jalons_record_get_id (second), NULL);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_GOAL_UNSERVED), ==, 0);
  fixture_set (fixture, forum, JALONS_ACTIVITY_STATE, "cancelled");
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_GOAL_UNSERVED), ==, 1);
}

static void
test_cells (Fixture *fixture,
            gconstpointer data)
{
  JalonsProject *project = put_project (fixture, "draft");
  JalonsDivision *division = fixture_division (fixture, "4A", "4e");
  JalonsActivity *activity;

  g_assert_cmpuint (count (fixture, project, JALONS_GAP_EMPTY_CELL), ==, 3);
  activity = fixture_activity (fixture, division, "Forum", "600");
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_EMPTY_CELL), ==, 2);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_BELOW_OWED), ==, 1);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_HALF_DAYS), ==, 1);
  fixture_set (fixture, activity, JALONS_ACTIVITY_HALF_DAY, "1");
  fixture_put (fixture, JALONS_ENTITY_INTENTION, NULL, "project", jalons_record_get_id (project), "title", "Salon",
               "start", "2026", "level", "4e", "minutes", "120", "half_day", "1", NULL);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_BELOW_OWED), ==, 0);
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_HALF_DAYS), ==, 1);
  fixture_set (fixture, fixture->year, JALONS_YEAR_HALF_DAYS, "2");
  g_assert_cmpuint (count (fixture, project, JALONS_GAP_HALF_DAYS), ==, 0);
}

static void
test_open_changes (Fixture *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *state;
    unsigned n;
  } cases[] = { { "draft", 0 }, { "submitted", 1 }, { "to-revise", 0 }, { "reviewed", 1 }, { "advised", 1 },
              { "adopted", 1 }, { "archived", 0 } };
  JalonsProject *project = put_project (fixture, "draft");

  fixture_put (fixture, JALONS_ENTITY_REMARK, NULL, "project", jalons_record_get_id (project), "kind", "change", "words",
               "Préciser.", NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      project = fixture_set (fixture, project, JALONS_PROJECT_STATE, cases[i].state);
      g_assert_cmpuint (count (fixture, project, JALONS_GAP_CHANGES_OPEN), ==, cases[i].n);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/gaps/parts", test_parts);
  ADD ("/gaps/goals", test_goals);
  ADD ("/gaps/cells", test_cells);
  ADD ("/gaps/open-changes", test_open_changes);
#undef ADD

  return g_test_run ();
}
