/* Writing a project: what is written, and what is not while its readers have it.
 * Invariant: each case says what is in the data afterwards, not only what was proposed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/write-project.h"

#include "paper.h"
#include "plan/gestures.h"

static JalonsGoal *
goal (Fixture *fixture,
      const char *wording)
{
  return paper_find (fixture, JALONS_ENTITY_GOAL, JALONS_GOAL_WORDING, wording);
}

/* "First Second Third": by rank. */
static char *
tell_goals (Fixture *fixture)
{
  g_autoptr (GPtrArray) goals = jalons_project_goals (fixture->dataset, paper_project (fixture));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < goals->len; i++)
    {
      g_assert_cmpint (jalons_goal_rank (goals->pdata[i]), ==, (int) i + 1);
      g_string_append_printf (text, "%s%s", i ? " " : "", jalons_goal_wording (goals->pdata[i]));
    }
  return g_string_free (text, FALSE);
}

static void
test_create (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (JalonsProposal) again = NULL;
  g_autoptr (GPtrArray) projects = NULL;

  paper_write (fixture, jalons_write_create_project (fixture->dataset, fixture->school, 2029));
  again = jalons_write_create_project (fixture->dataset, fixture->school, 2029);
  g_assert_cmpuint (again->drafts->len, ==, 0);
  g_assert_cmpint (again->n_left, ==, 1);
  projects = jalons_project_list (fixture->dataset, fixture->school);
  g_assert_cmpuint (projects->len, ==, 2);
  g_assert_cmpint (jalons_project_start (projects->pdata[0]), ==, 2029);
  g_assert_cmpint (jalons_project_edition (projects->pdata[0]), ==, 1);
  g_assert_true (jalons_project_is_editable (projects->pdata[0]));
  g_assert_true (jalons_project_of_year (fixture->dataset, fixture->school, 2028) == projects->pdata[1]);
  g_assert_true (jalons_project_of_year (fixture->dataset, fixture->school, 2031) == projects->pdata[0]);
  g_assert_null (jalons_project_of_year (fixture->dataset, fixture->school, 2032));
}

static void
test_parts (Fixture *fixture,
            gconstpointer data)
{
  static const struct
  {
    JalonsEntityId entity;
    JalonsFieldId name;
  } cases[] = {
    { JALONS_ENTITY_GOAL, JALONS_GOAL_WORDING },
    { JALONS_ENTITY_INTENTION, JALONS_INTENTION_TITLE },
    { JALONS_ENTITY_PARTNER, JALONS_PARTNER_NAME },
    { JALONS_ENTITY_REVIEWER, JALONS_REVIEWER_NAME },
    { JALONS_ENTITY_FIGURE, JALONS_FIGURE_LABEL },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsDraft) draft = jalons_write_new_part (fixture->dataset, paper_project (fixture), cases[i].entity);
      g_autoptr (JalonsProposal) empty = jalons_write_record (fixture->dataset, draft);
      JalonsProposal *proposal;

      g_assert_cmpuint (empty->drafts->len, ==, 0);
      g_assert_nonnull (empty->left);
      jalons_draft_set_text (draft, cases[i].name, "Fourth");
      proposal = jalons_write_record (fixture->dataset, draft);
      g_assert_cmpstr (proposal->created[0], ==, jalons_draft_get_id (draft));
      paper_write (fixture, proposal);
      g_assert_nonnull (paper_find (fixture, cases[i].entity, cases[i].name, "Fourth"));
    }
  g_assert_cmpint (jalons_goal_rank (goal (fixture, "Fourth")), ==, 4);
}

static void
test_locked (Fixture *fixture,
             gconstpointer data)
{
  static const char *const states[] = { "submitted", "reviewed", "advised", "adopted", "archived" };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (unsigned i = 0; i < G_N_ELEMENTS (states); i++)
    {
      JalonsProject *project = fixture_set (fixture, paper_project (fixture), JALONS_PROJECT_STATE, states[i]);
      g_autoptr (JalonsDraft) title = jalons_draft_edit (project), name = NULL;
      g_autoptr (JalonsProposal) edited = NULL, deleted = NULL, moved = NULL, figure = NULL;

      jalons_draft_set_text (title, JALONS_PROJECT_TITLE, "Autre");
      edited = jalons_write_record (fixture->dataset, title);
      deleted = jalons_write_delete (fixture->dataset, goal (fixture, "First"));
      moved = jalons_write_move_goal (fixture->dataset, goal (fixture, "First"), 2);
      g_assert_cmpuint (edited->drafts->len + deleted->drafts->len + moved->drafts->len, ==, 0);
      g_assert_true (edited->left && deleted->left && moved->left);
      name = jalons_write_new_part (fixture->dataset, project, JALONS_ENTITY_FIGURE);
      jalons_draft_set_text (name, JALONS_FIGURE_LABEL, "Passage en 2de GT");
      figure = jalons_write_record (fixture->dataset, name);
      g_assert_cmpuint (figure->drafts->len, ==, 1);
    }
}

/* The form of the project cannot take a step of the review. */
static void
test_state_stays (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_edit (paper_project (fixture));

  jalons_draft_set_number (draft, JALONS_PROJECT_STATE, JALONS_PROJECT_ADOPTED);
  jalons_draft_set_text (draft, JALONS_PROJECT_AIMS, "Ouvrir");
  paper_write (fixture, jalons_write_record (fixture->dataset, draft));
  g_assert_cmpstr (jalons_project_aims (paper_project (fixture)), ==, "Ouvrir");
  g_assert_cmpint (jalons_project_state (paper_project (fixture)), ==, JALONS_PROJECT_DRAFT);
}

static void
test_move_goals (Fixture *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *goal;
    unsigned place;
    const char *expected;
    unsigned n_drafts;
  } cases[] = {
    { "Third", 0, "Third First Second", 3 },
    { "Third", 0, "Third First Second", 0 },
    { "First", 2, "Third Second First", 2 },
    { "Third", 99, "Second First Third", 3 },
    { "First", 0, "First Second Third", 2 },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsProposal *proposal = jalons_write_move_goal (fixture->dataset, goal (fixture, cases[i].goal), cases[i].place);
      g_autofree char *order = NULL;

      g_assert_cmpuint (proposal->drafts->len, ==, cases[i].n_drafts);
      paper_write (fixture, proposal);
      order = tell_goals (fixture);
      g_assert_cmpstr (order, ==, cases[i].expected);
    }
}

static void
test_aims (Fixture *fixture,
           gconstpointer data)
{
  JalonsActivity *activity = fixture_activity (fixture, NULL, "Forum", "2026-10-13 10:00 120");
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();
  g_autoptr (JalonsProposal) again = NULL;
  g_autoptr (GPtrArray) goals = NULL;

  g_ptr_array_add (activities, activity);
  fixture_set (fixture, paper_project (fixture), JALONS_PROJECT_STATE, "adopted");
  paper_write (fixture, jalons_write_aim (fixture->dataset, activities, goal (fixture, "Third"), TRUE));
  paper_write (fixture, jalons_write_aim (fixture->dataset, activities, goal (fixture, "First"), TRUE));
  again = jalons_write_aim (fixture->dataset, activities, goal (fixture, "First"), TRUE);
  g_assert_cmpuint (again->drafts->len, ==, 0);
  goals = jalons_activity_goals (fixture->dataset, activity, NULL);
  g_assert_cmpuint (goals->len, ==, 2);
  g_assert_cmpstr (jalons_goal_wording (goals->pdata[0]), ==, "First");
  paper_write (fixture, jalons_write_aim (fixture->dataset, activities, goal (fixture, "First"), FALSE));
  g_ptr_array_unref (goals);
  goals = jalons_activity_goals (fixture->dataset, activity, NULL);
  g_assert_cmpuint (goals->len, ==, 1);
}

/* A copy serves the same goal, of the projects that have its year; one of another school's serves none. */
static void
test_copied_aims (Fixture *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *uai;
    int start;
    unsigned n;
  } cases[] = { { "0590116F", 2026, 1 }, { "0590116F", 2028, 1 }, { "0590116F", 2029, 0 }, { "0590117G", 2026, 0 } };
  JalonsDivision *division = paper_find (fixture, JALONS_ENTITY_DIVISION, JALONS_DIVISION_CODE, "3B");
  JalonsActivity *activity = fixture_activity (fixture, division, "Forum", "120");
  g_autoptr (GPtrArray) activities = g_ptr_array_new (), copied = NULL;
  g_autofree char *id = NULL;
  unsigned n_aims = 0;

  g_ptr_array_add (activities, activity);
  paper_write (fixture, jalons_write_aim (fixture->dataset, activities, goal (fixture, "Third"), TRUE));
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) drafts = jalons_gesture_drafts_new ();
      g_autofree char *school = jalons_school_make_id (cases[i].uai);

      jalons_gesture_copy_aims (drafts, fixture->dataset, activity, "copy", school, cases[i].start);
      g_assert_cmpuint (drafts->len, ==, cases[i].n);
    }
  copied = jalons_gesture_duplicate (fixture->dataset, activity, &id);
  for (guint i = 0; i < copied->len; i++)
    n_aims += jalons_draft_get_entity (copied->pdata[i]) == JALONS_ENTITY_AIM;
  g_assert_cmpuint (n_aims, ==, 1);
}

static void
test_plan_intentions (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) intentions = g_ptr_array_new ();
  g_autoptr (GPtrArray) divisions = NULL, served = NULL;
  JalonsProposal *proposal;
  JalonsActivity *activity;

  g_ptr_array_add (intentions, paper_intention (fixture, "2027", "3e", "Salon"));
  g_ptr_array_add (intentions, paper_intention (fixture, "2028", "3e", "Trop tôt"));
  proposal = jalons_write_plan_intentions (fixture->dataset, intentions);
  g_assert_cmpint (proposal->n_left, ==, 1);
  g_assert_nonnull (proposal->left);
  g_assert_cmpuint (g_strv_length (proposal->created), ==, 1);
  paper_write (fixture, proposal);

  activity = paper_find (fixture, JALONS_ENTITY_ACTIVITY, JALONS_ACTIVITY_TITLE, "Salon");
  g_assert_nonnull (activity);
  g_assert_cmpint (jalons_activity_slot (activity).minutes, ==, 120);
  g_assert_cmpstr (jalons_activity_axis (activity), ==, "monde");
  g_assert_cmpstr (jalons_activity_competences (activity)[0], ==, "6");
  divisions = jalons_dataset_activity_divisions (fixture->dataset, activity);
  g_assert_cmpuint (divisions->len, ==, 1);
  served = jalons_goal_activities (fixture->dataset, goal (fixture, "First"));
  g_assert_true (served->len == 1 && served->pdata[0] == activity);
  g_assert_null (paper_find (fixture, JALONS_ENTITY_INTENTION, JALONS_INTENTION_TITLE, "Salon"));
  g_assert_nonnull (paper_find (fixture, JALONS_ENTITY_INTENTION, JALONS_INTENTION_TITLE, "Trop tôt"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, paper_set_up, test, fixture_tear_down)
  ADD ("/write-project/create", test_create);
  ADD ("/write-project/parts", test_parts);
  ADD ("/write-project/locked", test_locked);
  ADD ("/write-project/state-stays", test_state_stays);
  ADD ("/write-project/move-goals", test_move_goals);
  ADD ("/write-project/aims", test_aims);
  ADD ("/write-project/copied-aims", test_copied_aims);
  ADD ("/write-project/plan-intentions", test_plan_intentions);
#undef ADD

  return g_test_run ();
}
