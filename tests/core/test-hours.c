/* Every sum, on a small year whose totals can be added up by hand.
 * Invariant: the figures in the asserts are worked out on paper, never read off the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hours.h"
#include "fixture.h"

static JalonsHours
hours_of (Fixture *fixture,
          JalonsDivision *division)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);

  return jalons_hours_of_division (fixture->dataset, division, calendar);
}

static void
test_states (Fixture *fixture,
             gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *held = fixture_activity (fixture, third, "Forum", "2026-10-13 10:00 120");
  JalonsActivity *confirmed = fixture_activity (fixture, third, "Orientibus", "2026-11-12 09:00 60");
  JalonsActivity *cancelled = fixture_activity (fixture, third, "Salon", "2026-11-19 09:00 240");
  JalonsActivity *families = fixture_activity (fixture, third, "Réunion des familles", "2026-11-20 18:00 90");
  JalonsHours hours;

  fixture_activity (fixture, third, "Visite", "2027-01-26 09:00 30");
  fixture_activity (fixture, third, "Mini-stage", "180");
  held = fixture_set (fixture, held, JALONS_ACTIVITY_STATE, "done");
  fixture_set (fixture, held, JALONS_ACTIVITY_DONE_MINUTES, "100");
  fixture_set (fixture, confirmed, JALONS_ACTIVITY_STATE, "confirmed");
  fixture_set (fixture, cancelled, JALONS_ACTIVITY_STATE, "cancelled");
  fixture_set (fixture, families, JALONS_ACTIVITY_UNCOUNTED, "1");

  hours = hours_of (fixture, third);
  g_assert_cmpint (hours.owed.minutes, ==, 36 * 60);
  g_assert_cmpint (hours.owed.origin, ==, JALONS_OWED_BUNDLED);
  g_assert_cmpint (hours.total.done, ==, 100);
  g_assert_cmpint (hours.total.confirmed, ==, 160);
  g_assert_cmpint (hours.total.planned, ==, 370);
  g_assert_cmpint (hours.undated, ==, 180);
  g_assert_cmpint (hours.n_activities, ==, 5);
  g_assert_cmpint (jalons_hours_remaining (&hours), ==, 36 * 60 - 370);
}

static void
test_shared (Fixture *fixture,
             gconstpointer data)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e"), *b = fixture_division (fixture, "3B", "3e");
  JalonsActivity *forum = fixture_activity (fixture, a, "Forum", "2026-10-13 10:00 120");
  JalonsHours total = { .owed.minutes = JALONS_UNSET }, first, second;

  fixture_join (fixture, forum, b);
  first = hours_of (fixture, a);
  second = hours_of (fixture, b);
  g_assert_cmpint (first.total.planned, ==, 120);
  g_assert_cmpint (second.total.planned, ==, 120);
  jalons_hours_add (&total, &first);
  jalons_hours_add (&total, &second);
  g_assert_cmpint (total.total.planned, ==, 240);
  g_assert_cmpint (total.owed.minutes, ==, 72 * 60);
}

static void
test_axes_and_competences (Fixture *fixture,
                           gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *forum = fixture_activity (fixture, third, "Forum", "2026-10-13 10:00 120");
  JalonsHours hours;

  fixture_activity (fixture, third, "Sans axe", "2026-10-15 10:00 60");
  forum = fixture_set (fixture, forum, JALONS_ACTIVITY_AXIS, "monde");
  fixture_set (fixture, forum, JALONS_ACTIVITY_COMPETENCES, "4\n5");
  hours = hours_of (fixture, third);
  g_assert_cmpint (hours.axes[0].planned, ==, 120);
  g_assert_cmpint (hours.without_axis.planned, ==, 60);
  g_assert_cmpint (hours.competences[3], ==, 120);
  g_assert_cmpint (hours.competences[4], ==, 120);
  g_assert_cmpint (hours.competences[0], ==, 0);
}

static void
test_periods_and_milestones (Fixture *fixture,
                             gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  g_autoptr (GPtrArray) activities = NULL;
  JalonsHours hours;
  JalonsSums before;

  fixture_activity (fixture, third, "P1", "2026-10-16 10:00 60");
  fixture_activity (fixture, third, "P2", "2026-11-02 10:00 30");
  fixture_activity (fixture, third, "P5", "2027-05-03 10:00 45");
  hours = hours_of (fixture, third);
  g_assert_cmpint (hours.periods[0].planned, ==, 60);
  g_assert_cmpint (hours.periods[1].planned, ==, 30);
  g_assert_cmpint (hours.periods[2].planned, ==, 0);
  g_assert_cmpint (hours.periods[4].planned, ==, 45);
  activities = jalons_dataset_find_activities (fixture->dataset, third);
  before = jalons_hours_sum_before (activities, jalons_day_new (2026, 11, 2));
  g_assert_cmpint (before.planned, ==, 60);
}

static void
put_closure (Fixture *fixture,
             const char *year_id,
             const char *code,
             const char *first_day,
             const char *return_day)
{
  fixture_put (fixture, JALONS_ENTITY_CLOSURE, NULL, "year", year_id, "label", "Jours sans classe", "replaces", code,
               "first_day", first_day, "return_day", return_day, NULL);
}

/* A school that moves a holiday moves the periods with it, and keeps their number; a closed week is no holiday. */
static void
test_periods_of_closures (Fixture *fixture,
                          gconstpointer data)
{
  g_autoptr (JalonsCalendar) calendar = NULL;

  put_closure (fixture, jalons_record_get_id (fixture->year), "toussaint", "2026-10-25", "2026-11-09");
  put_closure (fixture, jalons_record_get_id (fixture->year), "", "2026-11-29", "2026-12-07");
  calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  g_assert_cmpint (jalons_calendar_n_periods (calendar), ==, 5);
  g_assert_cmpint (jalons_calendar_period_of (calendar, jalons_day_new (2026, 10, 20)), ==, 1);
  g_assert_cmpint (jalons_calendar_period_of (calendar, jalons_day_new (2026, 11, 9)), ==, 2);
  g_assert_cmpint (jalons_calendar_period_of (calendar, jalons_day_new (2026, 12, 10)), ==, 2);
}

/* No calendar of 2030 is bundled: the closures of the year are all that is known of its holidays. */
static void
test_year_not_bundled (Fixture *fixture,
                       gconstpointer data)
{
  const char *school_id = jalons_record_get_id (fixture->school);
  JalonsYear *year = fixture_put (fixture, JALONS_ENTITY_YEAR, "y2030", "school", school_id, "start", "2030", "zone",
                                  "B", NULL);
  g_autoptr (JalonsCalendar) bare = jalons_hours_calendar (fixture->dataset, year), calendar = NULL;

  g_assert_true (jalons_hours_has_holidays (fixture->dataset, fixture->year));
  g_assert_false (jalons_hours_has_holidays (fixture->dataset, year));
  g_assert_cmpint (jalons_calendar_n_periods (bare), ==, 1);

  put_closure (fixture, "y2030", "pont-ascension", "2031-05-23", "2031-05-26");
  g_assert_false (jalons_hours_has_holidays (fixture->dataset, year));
  put_closure (fixture, "y2030", "toussaint", "2030-10-20", "2030-11-04");
  put_closure (fixture, "y2030", "noel", "2030-12-22", "2031-01-06");
  put_closure (fixture, "y2030", "carnaval", "2031-02-16", "2031-03-03"); /* of an académie overseas */
  put_closure (fixture, "y2030", "", "2031-04-13", "2031-04-28");         /* typed by hand */
  calendar = jalons_hours_calendar (fixture->dataset, year);
  g_assert_true (jalons_hours_has_holidays (fixture->dataset, year));
  g_assert_cmpint (jalons_calendar_n_periods (calendar), ==, 5);
  g_assert_cmpint (jalons_calendar_period_of (calendar, jalons_day_new (2031, 3, 3)), ==, 4);
  g_assert_cmpint (jalons_calendar_day_kind (calendar, jalons_day_new (2031, 5, 23), NULL), ==, JALONS_DAY_BREAK);
}

static void
test_half_days (Fixture *fixture,
                gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *first = fixture_activity (fixture, third, "Avenir 1", "2026-10-13 09:00 180");
  JalonsActivity *second = fixture_activity (fixture, third, "Avenir 2", "2026-11-17 09:00 180");
  JalonsHours hours;

  first = fixture_set (fixture, first, JALONS_ACTIVITY_HALF_DAY, "1");
  fixture_set (fixture, first, JALONS_ACTIVITY_STATE, "done");
  fixture_set (fixture, second, JALONS_ACTIVITY_HALF_DAY, "1");
  hours = hours_of (fixture, third);
  g_assert_cmpint (hours.half_days, ==, 2);
  g_assert_cmpint (hours.half_days_done, ==, 1);
}

static void
test_owed_overrides (Fixture *fixture,
                     gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e"), *other = fixture_division (fixture, "ULIS", "other");
  const char *school_id = jalons_record_get_id (fixture->school);
  g_autofree char *in_set = jalons_reference_make_id ("2020", "", "3e");
  g_autofree char *in_school = jalons_reference_make_id ("", school_id, "3e");

  g_assert_cmpint (jalons_hours_owed (fixture->dataset, other).minutes, ==, JALONS_UNSET);
  g_assert_cmpint (jalons_hours_owed (fixture->dataset, other).origin, ==, JALONS_OWED_UNKNOWN);

  fixture_put (fixture, JALONS_ENTITY_REFERENCE, in_set, "set", "2020", "level", "3e", "minutes", "2400", NULL);
  g_assert_cmpint (jalons_hours_owed (fixture->dataset, third).minutes, ==, 2400);
  g_assert_cmpint (jalons_hours_owed (fixture->dataset, third).origin, ==, JALONS_OWED_EDITED);

  fixture_put (fixture, JALONS_ENTITY_REFERENCE, in_school, "school", school_id, "level", "3e", "minutes", "1200", NULL);
  g_assert_cmpint (jalons_hours_owed (fixture->dataset, third).minutes, ==, 1200);
  g_assert_cmpint (jalons_hours_owed (fixture->dataset, third).origin, ==, JALONS_OWED_SCHOOL);

  third = fixture_set (fixture, third, JALONS_DIVISION_OWED, "600");
  g_assert_cmpint (jalons_hours_owed (fixture->dataset, third).minutes, ==, 600);
  g_assert_cmpint (jalons_hours_owed (fixture->dataset, third).origin, ==, JALONS_OWED_DIVISION);
}

static void
test_fallback_set (Fixture *fixture,
                   gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");

  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_REFERENCE_SET, "2024");
  g_assert_cmpint (jalons_hours_owed (fixture->dataset, third).minutes, ==, 36 * 60);
  g_assert_cmpstr (jalons_hours_owed (fixture->dataset, third).set, ==, "2020");
}

static void
test_own_calendar (Fixture *fixture,
                   gconstpointer data)
{
  const char *year_id = jalons_record_get_id (fixture->year);
  g_autoptr (JalonsCalendar) calendar = NULL;

  fixture_put (fixture, JALONS_ENTITY_CLOSURE, NULL, "year", year_id, "label", "Journée banalisée", "first_day",
               "2026-11-05", "return_day", "2026-11-06", NULL);
  fixture_put (fixture, JALONS_ENTITY_CLOSURE, NULL, "year", year_id, "label", "Vacances d’hiver", "first_day",
               "2027-02-13", "return_day", "2027-03-01", "replaces", "hiver", NULL);
  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_LAST_DAY, "2027-07-07");
  calendar = jalons_hours_calendar (fixture->dataset, fixture->year);

  g_assert_false (jalons_calendar_is_school_day (calendar, jalons_day_new (2026, 11, 5)));
  g_assert_true (jalons_calendar_is_school_day (calendar, jalons_day_new (2026, 11, 6)));
  g_assert_false (jalons_calendar_is_school_day (calendar, jalons_day_new (2027, 2, 15)));
  g_assert_true (jalons_calendar_is_school_day (calendar, jalons_day_new (2027, 3, 2)));
  g_assert_cmpuint (jalons_calendar_last_day (calendar), ==, jalons_day_new (2027, 7, 7));
}

/* Sums by axis and the rest are parts of the total, whatever the activities are. */
static void
test_parts_make_the_whole (Fixture *fixture,
                           gconstpointer data)
{
  static const char *const axes[] = { "", "monde", "formations", "projet", "unknown" };
  static const char *const states[] = { "planned", "confirmed", "done", "cancelled" };
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsHours hours;
  JalonsSums parts = { 0 };

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *slot = g_strdup_printf ("%d", g_test_rand_int_range (0, 300));
      JalonsActivity *activity = fixture_activity (fixture, third, "x", slot);

      activity = fixture_set (fixture, activity, JALONS_ACTIVITY_AXIS, axes[g_test_rand_int_range (0, 5)]);
      fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, states[g_test_rand_int_range (0, 4)]);
    }
  hours = hours_of (fixture, third);
  parts = hours.without_axis;
  for (unsigned i = 0; i < JALONS_HOURS_MAX_AXES; i++)
    {
      parts.planned += hours.axes[i].planned;
      parts.confirmed += hours.axes[i].confirmed;
      parts.done += hours.axes[i].done;
    }
  g_assert_cmpint (parts.planned, ==, hours.total.planned);
  g_assert_cmpint (parts.confirmed, ==, hours.total.confirmed);
  g_assert_cmpint (parts.done, ==, hours.total.done);
  g_assert_cmpint (hours.total.done, <=, hours.total.confirmed);
  g_assert_cmpint (hours.total.confirmed, <=, hours.total.planned);
  g_assert_cmpint (hours.undated, ==, hours.total.planned);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/hours/states", test_states);
  ADD ("/hours/shared", test_shared);
  ADD ("/hours/axes-and-competences", test_axes_and_competences);
  ADD ("/hours/periods-and-milestones", test_periods_and_milestones);
  ADD ("/hours/periods-of-closures", test_periods_of_closures);
  ADD ("/hours/year-not-bundled", test_year_not_bundled);
  ADD ("/hours/half-days", test_half_days);
  ADD ("/hours/owed-overrides", test_owed_overrides);
  ADD ("/hours/fallback-set", test_fallback_set);
  ADD ("/hours/own-calendar", test_own_calendar);
  ADD ("/hours/parts-make-the-whole", test_parts_make_the_whole);
  return g_test_run ();
}
