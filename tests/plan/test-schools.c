/* A school entered by hand: its UAI, its year, and what goes with it.
 * Invariant: the UAI of these tests are those of the domain's own vectors.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"
#include "plan/schools.h"

static void
test_uai (void)
{
  static const struct
  {
    const char *typed, *read;
  } cases[] = {
    { "0590116F", "0590116F" },
    { " 059 0116f\t", "0590116F" },
    { "0590116A", "0590116A" },
    { "590116F", NULL },
    { "05901160", NULL },
    { "0590116FF", NULL },
    { "059O116F", NULL },
    { "", NULL },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uai = jalons_school_read_uai (cases[i].typed);

      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpstr (uai, ==, cases[i].read);
    }
  g_assert_cmpint (jalons_school_uai_letter ("0590116A"), ==, 'F');
  g_assert_cmpint (jalons_school_uai_letter ("0750001A"), ==, 'U');
}

static void
test_year (void)
{
  g_autoptr (JalonsDraft) school = jalons_school_draft ("0590116F"), year = NULL;
  g_autoptr (JalonsRecord) lille = jalons_draft_build (school), first = NULL;

  g_assert_cmpstr (jalons_school_academy (lille), ==, "Lille");
  year = jalons_school_draft_year (lille, 2026);
  first = jalons_draft_build (year);
  g_assert_cmpstr (jalons_year_zone (first), ==, "B");
  g_assert_cmpint (jalons_year_start (first), ==, 2026);
  g_assert_cmpstr (jalons_year_reference_set (first), !=, "");
  g_assert_cmpstr (jalons_year_school (first), ==, jalons_record_get_id (lille));
}

static void
test_count (Fixture *fixture,
            gconstpointer data)
{
  JalonsDivision *division = fixture_division (fixture, "3A", "3e");
  unsigned n_divisions, n_activities;

  fixture_division (fixture, "3B", "3e");
  fixture_join (fixture, fixture_activity (fixture, division, "Forum", "2026-10-13 10:00 55"), division);
  jalons_school_count (fixture->dataset, fixture->school, &n_divisions, &n_activities);
  g_assert_cmpuint (n_divisions, ==, 2);
  g_assert_cmpuint (n_activities, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/schools/uai", test_uai);
  g_test_add_func ("/plan/schools/year", test_year);
  g_test_add ("/plan/schools/count", Fixture, NULL, fixture_set_up, test_count, fixture_tear_down);
  return g_test_run ();
}
