/* The school calendars as published: every date that is bundled.
 * Invariant: the dates below are written as the arrêtés write them, evening and morning, not as the program stores them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/calendar.h"
#include "days.h"

typedef struct
{
  int year;
  const char *zones;
  const char *code;
  const char *evening;
  JalonsWeekday evening_weekday;
  const char *morning;
  JalonsWeekday morning_weekday;
} BreakCase;

/* clang-format off */
#define SATURDAY_TO_MONDAY(year, zones, code, evening, morning) \
  { year, zones, code, evening, JALONS_SATURDAY, morning, JALONS_MONDAY }
/* clang-format on */

static const BreakCase break_cases[] = {
  SATURDAY_TO_MONDAY (2025, "ABC", "toussaint", "2025-10-18", "2025-11-03"),
  SATURDAY_TO_MONDAY (2025, "ABC", "noel", "2025-12-20", "2026-01-05"),
  SATURDAY_TO_MONDAY (2025, "A", "hiver", "2026-02-07", "2026-02-23"),
  SATURDAY_TO_MONDAY (2025, "B", "hiver", "2026-02-14", "2026-03-02"),
  SATURDAY_TO_MONDAY (2025, "C", "hiver", "2026-02-21", "2026-03-09"),
  SATURDAY_TO_MONDAY (2025, "A", "printemps", "2026-04-04", "2026-04-20"),
  SATURDAY_TO_MONDAY (2025, "B", "printemps", "2026-04-11", "2026-04-27"),
  SATURDAY_TO_MONDAY (2025, "C", "printemps", "2026-04-18", "2026-05-04"),
  { 2025, "ABC", "pont-ascension", "2026-05-14", JALONS_THURSDAY, "2026-05-18", JALONS_MONDAY },
  SATURDAY_TO_MONDAY (2026, "ABC", "toussaint", "2026-10-17", "2026-11-02"),
  SATURDAY_TO_MONDAY (2026, "ABC", "noel", "2026-12-19", "2027-01-04"),
  SATURDAY_TO_MONDAY (2026, "A", "hiver", "2027-02-13", "2027-03-01"),
  SATURDAY_TO_MONDAY (2026, "B", "hiver", "2027-02-20", "2027-03-08"),
  SATURDAY_TO_MONDAY (2026, "C", "hiver", "2027-02-06", "2027-02-22"),
  SATURDAY_TO_MONDAY (2026, "A", "printemps", "2027-04-10", "2027-04-26"),
  SATURDAY_TO_MONDAY (2026, "B", "printemps", "2027-04-17", "2027-05-03"),
  SATURDAY_TO_MONDAY (2026, "C", "printemps", "2027-04-03", "2027-04-19"),
  { 2026, "ABC", "pont-ascension", "2027-05-06", JALONS_THURSDAY, "2027-05-10", JALONS_MONDAY },
  SATURDAY_TO_MONDAY (2027, "ABC", "toussaint", "2027-10-23", "2027-11-08"),
  SATURDAY_TO_MONDAY (2027, "ABC", "noel", "2027-12-18", "2028-01-03"),
  SATURDAY_TO_MONDAY (2027, "A", "hiver", "2028-02-19", "2028-03-06"),
  SATURDAY_TO_MONDAY (2027, "B", "hiver", "2028-02-05", "2028-02-21"),
  SATURDAY_TO_MONDAY (2027, "C", "hiver", "2028-02-12", "2028-02-28"),
  { 2027, "A", "printemps", "2028-04-22", JALONS_SATURDAY, "2028-05-09", JALONS_TUESDAY },
  SATURDAY_TO_MONDAY (2027, "B", "printemps", "2028-04-08", "2028-04-24"),
  { 2027, "C", "printemps", "2028-04-15", JALONS_SATURDAY, "2028-05-02", JALONS_TUESDAY },
};

static const JalonsBreak *
find_break (const JalonsBundledYear *year,
            const char *code)
{
  for (gsize i = 0; i < year->n_breaks; i++)
    if (g_str_equal (year->breaks[i].code, code))
      return &year->breaks[i];
  return NULL;
}

static void
check_break (const BreakCase *c,
             const char *zone)
{
  const JalonsBundledYear *year = jalons_calendar_bundled (zone, c->year);
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled (zone, c->year, FALSE);
  const JalonsBreak *item = year ? find_break (year, c->code) : NULL;

  g_test_message ("%d %s %s", c->year, zone, c->code);
  g_assert_nonnull (item);
  assert_day (item->first_day - 1, c->evening);
  assert_day (item->return_day, c->morning);
  g_assert_cmpint (jalons_day_weekday (day (c->evening)), ==, c->evening_weekday);
  g_assert_cmpint (jalons_day_weekday (day (c->morning)), ==, c->morning_weekday);
  g_assert_cmpint (item->ends_period, ==, !g_str_has_prefix (c->code, "pont"));

  g_assert_cmpint (jalons_calendar_is_school_day (calendar, day (c->evening)), ==,
                   c->evening_weekday == JALONS_SATURDAY);
  g_assert_false (jalons_calendar_is_school_day (calendar, day (c->evening) + 1));
  g_assert_false (jalons_calendar_is_school_day (calendar, day (c->morning) - 1));
  g_assert_true (jalons_calendar_is_school_day (calendar, day (c->morning)));
}

static void
test_bundled_breaks (void)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (break_cases); i++)
    for (const char *c = break_cases[i].zones; *c; c++)
      {
        char zone[2] = { *c, '\0' };

        check_break (&break_cases[i], zone);
      }
}

/* Nothing is bundled that the table above does not have. */
static void
test_bundled_break_count (void)
{
  int expected = 0, found = 0;
  const char *const zones[] = { "A", "B", "C" };

  for (unsigned i = 0; i < G_N_ELEMENTS (break_cases); i++)
    expected += (int) strlen (break_cases[i].zones);
  for (int year = 2025; year <= 2027; year++)
    for (unsigned zone = 0; zone < G_N_ELEMENTS (zones); zone++)
      found += (int) jalons_calendar_bundled (zones[zone], year)->n_breaks;
  g_assert_cmpint (found, ==, expected);
}

static void
test_bundled_ends (void)
{
  static const struct
  {
    int year;
    const char *first_day;
    JalonsWeekday first_weekday;
    const char *last_day;
    JalonsWeekday last_weekday;
  } cases[] = {
    { 2025, "2025-09-01", JALONS_MONDAY, "2026-07-04", JALONS_SATURDAY },
    { 2026, "2026-09-01", JALONS_TUESDAY, "2027-07-03", JALONS_SATURDAY },
    { 2027, "2027-09-01", JALONS_WEDNESDAY, "2028-07-04", JALONS_TUESDAY },
  };
  int first, last;

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    for (const char *const *zone = (const char *const[]){ "A", "B", "C", NULL }; *zone; zone++)
      {
        const JalonsBundledYear *year = jalons_calendar_bundled (*zone, cases[i].year);

        assert_day (year->first_day, cases[i].first_day);
        assert_day (year->last_day, cases[i].last_day);
        g_assert_cmpint (jalons_day_weekday (year->first_day), ==, cases[i].first_weekday);
        g_assert_cmpint (jalons_day_weekday (year->last_day), ==, cases[i].last_weekday);
        g_assert_cmpstr (year->source, !=, "");
      }
  jalons_calendar_bundled_years (&first, &last);
  g_assert_cmpint (first, ==, 2025);
  g_assert_cmpint (last, ==, 2027);
}

static void
test_bundled_unconfirmed (void)
{
  const JalonsBundledYear *known = jalons_calendar_bundled ("B", 2026);
  const JalonsBundledYear *partly = jalons_calendar_bundled ("B", 2027);

  g_assert_true (jalons_bundled_year_is_confirmed (known, NULL));
  g_assert_true (jalons_bundled_year_is_confirmed (known, "first_day"));
  g_assert_cmpstr (known->note, ==, "");
  g_assert_false (jalons_bundled_year_is_confirmed (partly, NULL));
  g_assert_false (jalons_bundled_year_is_confirmed (partly, "first_day"));
  g_assert_false (jalons_bundled_year_is_confirmed (partly, "pont-ascension"));
  g_assert_true (jalons_bundled_year_is_confirmed (partly, "toussaint"));
  g_assert_true (jalons_bundled_year_is_confirmed (partly, "last_day"));
  g_assert_cmpstr (partly->note, !=, "");
  g_assert_null (find_break (partly, "pont-ascension"));

  g_assert_null (jalons_calendar_bundled ("B", 2024));
  g_assert_null (jalons_calendar_bundled ("B", 2028));
  g_assert_null (jalons_calendar_bundled ("D", 2026));
  g_assert_null (jalons_calendar_bundled (NULL, 2026));
  g_assert_null (jalons_calendar_new_bundled ("", 2026, FALSE));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/bundled/breaks", test_bundled_breaks);
  g_test_add_func ("/calendar/bundled/break-count", test_bundled_break_count);
  g_test_add_func ("/calendar/bundled/ends", test_bundled_ends);
  g_test_add_func ("/calendar/bundled/unconfirmed", test_bundled_unconfirmed);
  return g_test_run ();
}
