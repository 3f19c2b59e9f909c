/* Each rule: a case that breaks it, the case beside it that does not, and its sentence.
 * Invariant: a rule without a case here does not exist.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hours.h"
#include "core/rules.h"
#include "fixture.h"

/* The codes of the rules that a proposal for one division breaks, in order: "closure absence". */
static char *
broken (Fixture *fixture,
        JalonsDivision *division,
        JalonsActivity *activity)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);

  g_ptr_array_add (divisions, division);
  issues = jalons_rules_of_proposal (fixture->dataset, calendar, activity, divisions);
  for (guint i = 0; i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);

      g_test_message ("%s", issue->text);
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", jalons_rule_code (issue->rule));
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static void
test_days (Fixture *fixture,
           gconstpointer data)
{
  /* clang-format off */
  static const struct
  {
    const char *slot, *codes;
  } cases[] = {
    { "2026-08-31 10:00 60", "outside-year" },   { "2026-09-01 10:00 60", "" },
    { "2027-07-03 10:00 60", "" },               { "2027-07-04 10:00 60", "outside-year" },
    { "2026-10-17 10:00 60", "" },               { "2026-10-18 10:00 60", "closure" },
    { "2026-11-01 10:00 60", "closure" },        { "2026-11-02 10:00 60", "" },
    { "2026-11-11 10:00 60", "public-holiday" }, { "2027-05-17 60", "public-holiday" },
    { "2027-05-07 60", "closure" },              { "2026-09-06 60", "closure" },
    { "2026-09-05 60", "" },                     { "60", "" },
    { "2026-11-09 week 60", "" },                { "2026-10-19 week 60", "closure" },
    { "2026-08-31 week 60", "" },
  };
  /* clang-format on */
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsActivity *activity = fixture_activity (fixture, NULL, "Forum", cases[i].slot);
      g_autofree char *codes = broken (fixture, third, activity);

      g_test_message ("%s", cases[i].slot);
      g_assert_cmpstr (codes, ==, cases[i].codes);
    }
}

static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *activity = fixture_activity (fixture, third, "Forum", "2026-11-11 10:00 60");
  g_autofree char *codes = NULL;

  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, "cancelled");
  codes = broken (fixture, third, activity);
  g_assert_cmpstr (codes, ==, "");
}

static void
test_absence (Fixture *fixture,
              gconstpointer data)
{
  /* clang-format off */
  static const struct
  {
    const char *slot, *codes;
  } cases[] = {
    { "2026-12-06 60", "closure" }, { "2026-12-07 60", "absence" },      { "2026-12-11 60", "absence" },
    { "2026-12-12 60", "" },        { "2026-12-07 week 60", "absence" }, { "2026-12-14 week 60", "" },
  };
  /* clang-format on */
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");

  fixture_put (fixture, JALONS_ENTITY_ABSENCE, NULL, "division", jalons_record_get_id (third), "label",
               "Séquence d’observation", "first_day", "2026-12-07", "return_day", "2026-12-12", NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsActivity *activity = fixture_activity (fixture, NULL, "Forum", cases[i].slot);
      g_autofree char *codes = broken (fixture, third, activity);

      g_test_message ("%s", cases[i].slot);
      g_assert_cmpstr (codes, ==, cases[i].codes);
    }
}

static void
test_two_places (Fixture *fixture,
                 gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *first = fixture_activity (fixture, third, "Forum", "2026-10-13 10:00 60");
  JalonsActivity *second = fixture_activity (fixture, third, "Salon", "2026-10-13 10:30 60");
  g_autofree char *codes = broken (fixture, third, second), *apart = NULL, *cancelled = NULL;

  g_assert_cmpstr (codes, ==, "two-places");
  second = fixture_set (fixture, second, JALONS_ACTIVITY_SLOT, "2026-10-13 11:00 60");
  apart = broken (fixture, third, second);
  g_assert_cmpstr (apart, ==, "");
  second = fixture_set (fixture, second, JALONS_ACTIVITY_SLOT, "2026-10-13 10:30 60");
  fixture_set (fixture, first, JALONS_ACTIVITY_STATE, "cancelled");
  cancelled = broken (fixture, third, second);
  g_assert_cmpstr (cancelled, ==, "");
}

static void
test_week_overload (Fixture *fixture,
                    gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *activity;
  g_autofree char *six = NULL, *more = NULL, *next_week = NULL;

  fixture_activity (fixture, third, "Forum", "2026-10-13 10:00 240");
  activity = fixture_activity (fixture, third, "Salon", "2026-10-15 10:00 120");
  six = broken (fixture, third, activity);
  g_assert_cmpstr (six, ==, "");
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_SLOT, "2026-10-15 10:00 125");
  more = broken (fixture, third, activity);
  g_assert_cmpstr (more, ==, "week-overload");
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_SLOT, "2026-10-05 10:00 125");
  next_week = broken (fixture, third, activity);
  g_assert_cmpstr (next_week, ==, "");
}

static void
test_above_reference (Fixture *fixture,
                      gconstpointer data)
{
  JalonsDivision *fourth = fixture_division (fixture, "4A", "4e");
  JalonsActivity *activity;
  g_autofree char *twelve = NULL, *more = NULL;

  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_AXIS_SHARE, "0");
  fixture_activity (fixture, fourth, "Forum", "600");
  activity = fixture_activity (fixture, fourth, "Salon", "120");
  twelve = broken (fixture, fourth, activity);
  g_assert_cmpstr (twelve, ==, "");
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_SLOT, "121");
  more = broken (fixture, fourth, activity);
  g_assert_cmpstr (more, ==, "above-reference");
}

static void
test_sentences (Fixture *fixture,
                gconstpointer data)
{
  JalonsDivision *fourth = fixture_division (fixture, "4A", "4e");
  g_autoptr (GPtrArray) issues = NULL;
  JalonsIssue *issue;

  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_AXIS_SHARE, "0");
  fixture_activity (fixture, fourth, "Forum", "2026-11-11 10:00 780");
  issues = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (issues->len, ==, 3);
  issue = g_ptr_array_index (issues, 0);
  g_assert_cmpint (issue->severity, ==, JALONS_SEVERITY_ERROR);
  g_assert_true (g_str_has_prefix (issue->text, "Wednesday 11 November 2026 is a public holiday: "));
  issue = g_ptr_array_index (issues, 1);
  g_assert_cmpstr (issue->text, ==, "4A has 13\u202fh of orientation in the week of 9 November 2026, more than 6\u202fh.");
  issue = g_ptr_array_index (issues, 2);
  g_assert_cmpstr (issue->text, ==, "4A has 13\u202fh planned, 1\u202fh above its reference of 12\u202fh.");
  g_assert_nonnull (issue->division);
  g_assert_null (issue->activity);
}

/* What the list of a whole year says is told once. */
static void
test_year_tells_once (Fixture *fixture,
                      gconstpointer data)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e"), *b = fixture_division (fixture, "3B", "3e");
  JalonsActivity *shared = fixture_activity (fixture, a, "Forum", "2026-11-11 10:00 60");
  g_autoptr (GPtrArray) issues = NULL;
  int count[JALONS_N_RULES] = { 0 };

  fixture_join (fixture, shared, b);
  fixture_activity (fixture, a, "Un", "2026-10-13 10:00 200");
  fixture_activity (fixture, a, "Deux", "2026-10-13 11:00 200");
  issues = jalons_rules_of_year (fixture->dataset, fixture->year);
  for (guint i = 0; i < issues->len; i++)
    count[((JalonsIssue *) g_ptr_array_index (issues, i))->rule]++;
  g_assert_cmpint (count[JALONS_RULE_PUBLIC_HOLIDAY], ==, 1);
  g_assert_cmpint (count[JALONS_RULE_TWO_PLACES], ==, 1);
  g_assert_cmpint (count[JALONS_RULE_WEEK_OVERLOAD], ==, 1);
  g_assert_cmpuint (issues->len, ==, 3);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rules/days", test_days);
  ADD ("/rules/cancelled", test_cancelled);
  ADD ("/rules/absence", test_absence);
  ADD ("/rules/two-places", test_two_places);
  ADD ("/rules/week-overload", test_week_overload);
  ADD ("/rules/above-reference", test_above_reference);
  ADD ("/rules/sentences", test_sentences);
  ADD ("/rules/year-tells-once", test_year_tells_once);
  return g_test_run ();
}
