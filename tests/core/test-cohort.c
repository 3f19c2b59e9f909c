/* The path of a cohort: from year to year, from school to school, and where nothing is known.
 * Invariant: sums are worked out from the minutes of each case.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/project/cohort.h"

#include <string.h>

#include "core/published/frameworks.h"
#include "core/published/levels.h"
#include "fixture.h"

#define LYCEE "0590117G"

static JalonsActivity *
put (Fixture *fixture,
     const char *uai,
     int start,
     const char *code,
     const char *level,
     const char *minutes)
{
  JalonsDivision *division = fixture_division_in (fixture, uai, start, code, level);
  JalonsActivity *activity = fixture_activity (fixture, division, "Séance", minutes);

  return fixture_set (fixture, activity, JALONS_ACTIVITY_AXIS, "monde");
}

/* "4e 2026 planned; 3e 2027 like 2026; 2de-gt 2028 nothing" */
static char *
describe (const JalonsCohort *cohort)
{
  static const char *const bases[] = { "nothing", "intended", "planned" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cohort->years->len; i++)
    {
      const JalonsCohortYear *year = g_ptr_array_index (cohort->years, i);

      g_string_append_printf (text, "%s%s %d ", i ? "; " : "", year->level, year->start);
      if (year->like != JALONS_UNSET)
        g_string_append_printf (text, "like %d", year->like);
      else
        g_string_append (text, bases[year->cell->basis]);
      if (year->school == NULL)
        g_string_append (text, " nowhere");
    }
  return g_string_free (text, FALSE);
}

static JalonsCohort *
follow (Fixture *fixture,
        JalonsPath path)
{
  JalonsSchool *school = jalons_dataset_find_school (fixture->dataset, "0590116F");
  g_autoptr (JalonsOnward) onward = jalons_onward_new ();

  for (int voie = 0; voie < JALONS_N_VOIES; voie++)
    jalons_onward_set (onward, (JalonsVoie) voie, fixture->dataset,
                       jalons_onward_chosen (fixture->dataset, school, (JalonsVoie) voie, ""));
  return jalons_cohort_new (fixture->dataset, school, "4e", 2026, path, onward);
}

static void
test_paths (void)
{
  static const struct
  {
    JalonsPath path;
    const char *from;
    const char *expected;
  } cases[] = {
    { JALONS_PATH_GENERAL, "4e", "4e 3e 2de-gt 1re-g tle-g" },
    { JALONS_PATH_TECHNOLOGICAL, "6e", "6e 5e 4e 3e 2de-gt 1re-t tle-t" },
    { JALONS_PATH_VOCATIONAL, "3e", "3e 2de-pro 1re-pro tle-pro" },
    { JALONS_PATH_CAP, "3e-segpa", "3e-segpa cap-1 cap-2" },
    { JALONS_PATH_VOCATIONAL, "4e-agri", "4e-agri 3e-agri 2de-pro-agri 1re-pro-agri tle-pro-agri" },
    { JALONS_PATH_GENERAL, "tle-g", "tle-g" },
    { JALONS_PATH_CAP, "of my own", "of my own" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (const char *level = cases[i].from; level != NULL; level = jalons_path_next (cases[i].path, level))
        g_string_append_printf (text, "%s%s", text->len ? " " : "", level);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
      g_assert_cmpstr (jalons_path_label (cases[i].path), !=, "");
    }
}

/* Every level that follows another is a level of the program. */
static void
test_levels_exist (void)
{
  gsize n_levels;
  const JalonsLevelInfo *levels = jalons_levels_list (&n_levels);

  for (gsize i = 0; i < n_levels; i++)
    for (int path = 0; path < JALONS_N_PATHS; path++)
      {
        const char *next = jalons_path_next ((JalonsPath) path, levels[i].code);

        g_assert_true (next == NULL || jalons_levels_lookup (next) != NULL);
      }
}

/* A path that stops half-way is none. */
static void
test_suits (void)
{
  static const struct
  {
    const char *level;
    const char *paths; /* of general, technological, vocational, CAP */
  } cases[] = {
    { "4e", "gtvc" }, { "3e-segpa", "gtvc" }, { "2de-gt", "gt" }, { "1re-g", "g" }, { "1re-t", "t" },
    { "2de-pro", "v" }, { "1re-pro", "v" }, { "cap-1", "c" }, { "cap-3ans-1", "c" }, { "3e-agri", "gtvc" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int path = 0; path < JALONS_N_PATHS; path++)
      {
        g_test_message ("%s, %d", cases[i].level, path);
        g_assert_cmpint (jalons_path_suits ((JalonsPath) path, cases[i].level), ==,
                         strchr (cases[i].paths, "gtvc"[path]) != NULL);
      }
}

static JalonsSchool *
put_lycee (Fixture *fixture,
           const char *uai,
           const char *name,
           const char *town,
           const char *level)
{
  JalonsSchool *school;

  fixture_division_in (fixture, uai, 2026, "201", level);
  school = jalons_dataset_find_school (fixture->dataset, uai);
  school = fixture_set (fixture, school, JALONS_SCHOOL_NAME, name);
  return fixture_set (fixture, school, JALONS_SCHOOL_TOWN, town);
}

/* The nearest lycée that has the voie, until another one is chosen. */
static void
test_onward (Fixture *fixture,
             gconstpointer data)
{
  JalonsSchool *college, *chosen;
  g_autoptr (GPtrArray) list = NULL, none = NULL;
  g_autofree char *id = NULL;

  fixture_division (fixture, "3A", "3e");
  college = fixture_set (fixture, fixture->school, JALONS_SCHOOL_TOWN, "Lille");
  put_lycee (fixture, LYCEE, "A far", "Brest", "2de-gt");
  put_lycee (fixture, "0590118H", "Z near", "lille", "2de-gt");
  put_lycee (fixture, "0590119J", "LP", "Lille", "cap-1");
  list = jalons_onward_list (fixture->dataset, college, JALONS_VOIE_GENERAL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (jalons_school_name (list->pdata[0]), ==, "Z near");
  id = g_strdup (jalons_record_get_id (list->pdata[1]));
  chosen = jalons_onward_chosen (fixture->dataset, college, JALONS_VOIE_GENERAL, id);
  g_assert_cmpstr (jalons_school_name (chosen), ==, "A far");
  chosen = jalons_onward_chosen (fixture->dataset, college, JALONS_VOIE_GENERAL, "gone");
  g_assert_cmpstr (jalons_school_name (chosen), ==, "Z near");
  g_assert_null (jalons_onward_chosen (fixture->dataset, college, JALONS_VOIE_GENERAL, JALONS_ONWARD_NOWHERE));
  chosen = jalons_onward_chosen (fixture->dataset, college, JALONS_VOIE_VOCATIONAL, "");
  g_assert_cmpstr (jalons_school_name (chosen), ==, "LP");
  none = jalons_onward_list (fixture->dataset, jalons_dataset_find_school (fixture->dataset, LYCEE), JALONS_VOIE_GENERAL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_two_schools (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (JalonsCohort) general = NULL, cap = NULL;
  g_autofree char *text = NULL, *text_cap = NULL;

  put (fixture, "0590116F", 2026, "4A", "4e", "600");
  put (fixture, "0590116F", 2027, "3A", "3e", "1200");
  put (fixture, "0590116F", 2027, "3B", "3e", "1800");
  put (fixture, LYCEE, 2026, "201", "2de-gt", "2000");
  put (fixture, LYCEE, 2028, "202", "2de-gt", "2400");
  put (fixture, LYCEE, 2025, "1G1", "1re-g", "1000");
  general = follow (fixture, JALONS_PATH_GENERAL);
  text = describe (general);
  g_assert_cmpstr (text, ==,
                   "4e 2026 planned; 3e 2027 planned; 2de-gt 2028 planned; 1re-g 2029 like 2025; "
                   "tle-g 2030 nothing nowhere");
  g_assert_cmpint (general->planned.low, ==, 600 + 1200 + 2400 + 1000);
  g_assert_cmpint (general->planned.mean, ==, 600 + 1500 + 2400 + 1000);
  g_assert_cmpint (general->planned.high, ==, 600 + 1800 + 2400 + 1000);
  g_assert_cmpint (general->axes[0].mean, ==, general->planned.mean);
  g_assert_cmpint (general->owed, ==, (12 + 36 + 54 + 54 + 54) * 60);
  g_assert_cmpuint (general->n_unknown, ==, 1);

  cap = follow (fixture, JALONS_PATH_CAP);
  text_cap = describe (cap);
  g_assert_cmpstr (text_cap, ==, "4e 2026 planned; 3e 2027 planned; cap-1 2028 nothing nowhere; cap-2 2029 nothing nowhere");
}

/* What is done in the year that stands for another is not done. */
static void
test_done (Fixture *fixture,
           gconstpointer data)
{
  JalonsActivity *activity = put (fixture, "0590116F", 2026, "4A", "4e", "600");
  g_autoptr (JalonsCohort) now = NULL, later = NULL;
  JalonsSchool *school;

  fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, "done");
  school = jalons_dataset_find_school (fixture->dataset, "0590116F");
  now = follow (fixture, JALONS_PATH_GENERAL);
  later = jalons_cohort_new (fixture->dataset, school, "4e", 2028, JALONS_PATH_GENERAL, NULL);
  g_assert_cmpint (now->done.low, ==, 600);
  g_assert_cmpint (later->planned.low, ==, 600);
  g_assert_cmpint (later->done.low, ==, 0);
}

static void
test_intended (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *id = jalons_project_make_id (jalons_record_get_id (fixture->school), 2026);
  g_autoptr (JalonsCohort) cohort = NULL;
  g_autofree char *text = NULL;

  fixture_put (fixture, JALONS_ENTITY_PROJECT, id, "school", jalons_record_get_id (fixture->school), "start", "2026", NULL);
  fixture_put (fixture, JALONS_ENTITY_INTENTION, NULL, "project", id, "title", "Salon", "start", "2027", "level", "3e",
               "minutes", "120", "half_day", "1", NULL);
  put (fixture, "0590116F", 2026, "4A", "4e", "600");
  put (fixture, "0590116F", 2026, "3A", "3e", "60");
  cohort = follow (fixture, JALONS_PATH_GENERAL);
  text = describe (cohort);
  g_assert_true (g_str_has_prefix (text, "4e 2026 planned; 3e 2027 intended; 2de-gt 2028 nothing nowhere"));
  g_assert_cmpint (cohort->planned.low, ==, 720);
  g_assert_cmpint (cohort->half_days.high, ==, 1);
}

static void
test_competences (Fixture *fixture,
                  gconstpointer data)
{
  gsize n_competences;
  const JalonsCompetence *competences = jalons_competences_list (NULL, &n_competences);
  JalonsActivity *all = put (fixture, "0590116F", 2026, "4A", "4e", "60");
  JalonsActivity *some = put (fixture, "0590116F", 2027, "3A", "3e", "60");
  g_autoptr (JalonsCohort) cohort = NULL;

  put (fixture, "0590116F", 2027, "3B", "3e", "60");
  fixture_set (fixture, all, JALONS_ACTIVITY_COMPETENCES, competences[0].code);
  fixture_set (fixture, some, JALONS_ACTIVITY_COMPETENCES, competences[1].code);
  cohort = follow (fixture, JALONS_PATH_GENERAL);
  g_assert_cmpint (cohort->touched[0], ==, JALONS_TOUCH_ALL);
  g_assert_cmpint (cohort->touched[1], ==, JALONS_TOUCH_SOME);
  g_assert_cmpint (cohort->touched[2], ==, JALONS_TOUCH_NEVER);
  g_assert_cmpint (cohort->competences[1].high, ==, 60);
  g_assert_cmpint (cohort->competences[1].low, ==, 0);
}

static void
test_first_level (Fixture *fixture,
                  gconstpointer data)
{
  g_assert_cmpstr (jalons_cohort_first_level (fixture->dataset, fixture->school), ==, "4e");
  fixture_division (fixture, "1G1", "1re-g");
  fixture_division (fixture, "201", "2de-gt");
  g_assert_cmpstr (jalons_cohort_first_level (fixture->dataset, fixture->school), ==, "2de-gt");
  fixture_division (fixture, "6A", "6e");
  fixture_division (fixture, "4A", "4e");
  g_assert_cmpstr (jalons_cohort_first_level (fixture->dataset, fixture->school), ==, "4e");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cohort/paths", test_paths);
  g_test_add_func ("/cohort/levels-exist", test_levels_exist);
  g_test_add_func ("/cohort/suits", test_suits);
#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/cohort/onward", test_onward);
  ADD ("/cohort/two-schools", test_two_schools);
  ADD ("/cohort/done", test_done);
  ADD ("/cohort/intended", test_intended);
  ADD ("/cohort/competences", test_competences);
  ADD ("/cohort/first-level", test_first_level);
#undef ADD

  return g_test_run ();
}
