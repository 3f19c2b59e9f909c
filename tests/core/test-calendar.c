/* The school calendar: every date that is bundled, weeks, periods, public holidays, académies.
 * Invariant: the dates below are written as the arrêtés write them, evening and morning, not as the program stores them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/calendar.h"

static JalonsDay
day (const char *text)
{
  JalonsDay parsed = JALONS_NO_DAY;

  if (!jalons_day_parse (text, &parsed))
    g_error ("No such day: %s", text);
  return parsed;
}

static void
assert_day (JalonsDay found,
            const char *expected)
{
  g_autofree char *text = jalons_day_to_string (found);

  g_assert_cmpstr (text, ==, expected);
}

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

static void
test_weeks_counts (void)
{
  /* clang-format off */
  static const struct
  {
    const char *zone;
    int year;
    int n_weeks;
  } cases[] = {
    { "A", 2025, 36 }, { "B", 2025, 36 }, { "C", 2025, 36 },
    { "A", 2026, 36 }, { "B", 2026, 36 }, { "C", 2026, 36 },
    /* From a Wednesday to a Tuesday: 45 weeks, the first and the last short, less the eight of the holidays. */
    { "A", 2027, 37 }, { "B", 2027, 37 }, { "C", 2027, 37 },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JalonsCalendar) calendar =
        jalons_calendar_new_bundled (cases[i].zone, cases[i].year, FALSE);

      g_test_message ("%d zone %s: %d weeks, %d periods", cases[i].year, cases[i].zone,
                      jalons_calendar_n_weeks (calendar), jalons_calendar_n_periods (calendar));
      g_assert_cmpint (jalons_calendar_n_weeks (calendar), ==, cases[i].n_weeks);
      g_assert_cmpint (jalons_calendar_n_periods (calendar), ==, 5);
    }
}

static void
test_weeks_named (void)
{
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("B", 2026, FALSE);
  static const struct
  {
    const char *day;
    int week;
    const char *why;
  } cases[] = {
    { "2026-08-30", 0, "the Sunday before" },
    { "2026-08-31", 1, "the Monday of the first week, before the first day" },
    { "2026-09-01", 1, "the first day" },
    { "2026-09-06", 1, "Sunday of the first week" },
    { "2026-09-07", 2, "the second Monday" },
    { "2026-10-16", 7, "the last Friday before Toussaint" },
    { "2026-10-17", 7, "the last Saturday before Toussaint" },
    { "2026-10-18", 7, "its Sunday, already a break" },
    { "2026-10-19", 0, "Toussaint" },
    { "2026-11-01", 0, "the last day of Toussaint" },
    { "2026-11-02", 8, "the return" },
    { "2026-11-11", 9, "Armistice Day, in a week of class" },
    { "2026-12-18", 14, "the last Friday before Christmas" },
    { "2027-01-04", 15, "the return in January" },
    { "2027-03-08", 22, "the return in March, zone B" },
    { "2027-05-03", 28, "the return in May, zone B" },
    { "2027-05-07", 28, "the bridge" },
    { "2027-07-03", 36, "the last day" },
    { "2027-07-05", 0, "summer" },
    { "2028-09-01", 0, "another year" },
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", cases[i].day, cases[i].why);
      g_assert_cmpint (jalons_calendar_week_of (calendar, day (cases[i].day)), ==, cases[i].week);
    }
  g_assert_cmpint (jalons_calendar_week_of (calendar, JALONS_NO_DAY), ==, 0);
  assert_day (jalons_calendar_week_monday (calendar, 1), "2026-08-31");
  assert_day (jalons_calendar_week_monday (calendar, 36), "2027-06-28");
  assert_day (jalons_calendar_week_monday (calendar, 0), "");
  assert_day (jalons_calendar_week_monday (calendar, 37), "");
  g_assert_cmpint (jalons_calendar_week_school_days (calendar, 1), ==, 4);
  g_assert_cmpint (jalons_calendar_week_school_days (calendar, 2), ==, 5);
  g_assert_cmpint (jalons_calendar_week_school_days (calendar, 28), ==, 3);
  g_assert_cmpint (jalons_calendar_week_school_days (calendar, 0), ==, 0);
}

/* For every bundled year: weeks are numbered without a hole, in order, and week_of is the inverse of week_monday. */
static void
test_weeks_inverse (void)
{
  for (int year = 2025; year <= 2027; year++)
    for (const char *const *zone = (const char *const[]){ "A", "B", "C", NULL }; *zone; zone++)
      {
        g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled (*zone, year, TRUE);
        JalonsDay last = jalons_calendar_last_day (calendar);
        int seen = 0;

        for (JalonsDay d = jalons_calendar_first_day (calendar); d <= last; d++)
          {
            int week = jalons_calendar_week_of (calendar, d);

            if (jalons_calendar_is_school_day (calendar, d))
              g_assert_cmpint (week, >, 0);
            if (week == 0)
              continue;
            g_assert_cmpint (week, >=, seen);
            g_assert_cmpint (week, <=, seen + 1);
            g_assert_cmpuint (jalons_calendar_week_monday (calendar, week), ==, jalons_day_monday (d));
            g_assert_cmpint (jalons_calendar_week_school_days (calendar, week), >=, 1);
            seen = week;
          }
        g_assert_cmpint (seen, ==, jalons_calendar_n_weeks (calendar));
      }
}

static void
test_weeks_shift (void)
{
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("B", 2026, FALSE);
  g_autoptr (JalonsCalendar) empty = jalons_calendar_new (JALONS_NO_DAY, JALONS_NO_DAY, NULL, 0, FALSE);
  static const struct
  {
    const char *day;
    int n_weeks;
    const char *monday; /* "": out of the year */
  } cases[] = {
    { "2026-10-13", 0, "2026-10-12" },  { "2026-10-13", 1, "2026-11-02" },  { "2026-11-02", -1, "2026-10-12" },
    { "2026-09-02", 2, "2026-09-14" },  { "2026-10-20", 1, "2026-11-02" },  { "2026-10-29", -1, "2026-10-12" },
    { "2026-10-29", 0, "2026-10-26" },  { "2026-09-02", -1, "" },           { "2027-07-01", 1, "" },
    { "2027-07-01", 100000, "" },       { "2026-09-02", G_MININT, "" },     { "2026-08-01", 1, "2026-08-31" },
    { "2026-08-01", -1, "" },           { "2027-08-20", -1, "2027-06-28" }, { "2027-08-20", 1, "" },
    { "2026-09-02", 35, "2027-06-28" }, { "2026-09-02", 36, "" },           { "2027-08-20", 0, "2027-08-16" },
    { "2026-10-18", 1, "2026-11-02" }, /* a Sunday is of the week before it */
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JalonsDay monday = jalons_calendar_shift_week (calendar, day (cases[i].day), cases[i].n_weeks);
      g_autofree char *text = jalons_day_to_string (monday);

      g_test_message ("%s %+d", cases[i].day, cases[i].n_weeks);
      g_assert_cmpstr (text, ==, cases[i].monday);
    }
  g_assert_cmpuint (jalons_calendar_shift_week (calendar, JALONS_NO_DAY, 1), ==, JALONS_NO_DAY);
  g_assert_cmpuint (jalons_calendar_shift_week (empty, day ("2026-10-13"), 1), ==, JALONS_NO_DAY);
}

/* Between two weeks with class, a shift by the difference of their numbers takes the one to the other. */
static void
test_weeks_shift_holds (void)
{
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("C", 2025, FALSE);
  int n_weeks = jalons_calendar_n_weeks (calendar);

  for (int from = 1; from <= n_weeks; from++)
    for (int to = 0; to <= n_weeks + 1; to++)
      for (int weekday = 0; weekday < 7; weekday++)
        {
          JalonsDay start = jalons_calendar_week_monday (calendar, from) + (JalonsDay) weekday;

          if (from != to)
            g_assert_cmpuint (jalons_calendar_shift_week (calendar, start, to - from), ==,
                              jalons_calendar_week_monday (calendar, to));
        }
}

static void
test_weeks_left (void)
{
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("B", 2026, FALSE);

  g_assert_cmpint (jalons_calendar_weeks_left (calendar, JALONS_NO_DAY), ==, 36);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2026-07-01")), ==, 36);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2026-09-04")), ==, 36);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2026-09-05")), ==, 35);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2026-10-25")), ==, 29);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2027-05-05")), ==, 9);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2027-05-06")), ==, 8);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2027-07-02")), ==, 1);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2027-07-03")), ==, 0);
  g_assert_cmpint (jalons_calendar_weeks_left (calendar, day ("2028-01-01")), ==, 0);
}

static void
test_periods (void)
{
  g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled ("B", 2026, FALSE);
  /* clang-format off */
  static const struct
  {
    const char *first_day;
    const char *end_day;
  } bounds[] = {
    { "2026-09-01", "2026-10-18" }, { "2026-11-02", "2026-12-20" }, { "2027-01-04", "2027-02-21" },
    { "2027-03-08", "2027-04-18" }, { "2027-05-03", "2027-07-04" },
  };
  /* clang-format on */
  JalonsDay first_day = 7, end_day = 8;

  g_assert_cmpint (jalons_calendar_n_periods (calendar), ==, 5);
  for (int i = 0; i < 5; i++)
    {
      g_assert_true (jalons_calendar_period_bounds (calendar, i + 1, &first_day, &end_day));
      assert_day (first_day, bounds[i].first_day);
      assert_day (end_day, bounds[i].end_day);
      g_assert_cmpint (jalons_calendar_period_of (calendar, first_day - 1), ==, 0);
      g_assert_cmpint (jalons_calendar_period_of (calendar, first_day), ==, i + 1);
      g_assert_cmpint (jalons_calendar_period_of (calendar, end_day - 1), ==, i + 1);
      g_assert_cmpint (jalons_calendar_period_of (calendar, end_day), ==, 0);
    }
  first_day = 7;
  g_assert_false (jalons_calendar_period_bounds (calendar, 6, &first_day, &end_day));
  g_assert_false (jalons_calendar_period_bounds (calendar, 0, &first_day, &end_day));
  g_assert_cmpuint (first_day, ==, 7);
  g_assert_cmpint (jalons_calendar_period_of (calendar, day ("2027-05-07")), ==, 5);
}

static void
test_day_kinds (void)
{
  g_autoptr (JalonsCalendar) elsewhere = jalons_calendar_new_bundled ("B", 2026, FALSE);
  g_autoptr (JalonsCalendar) strasbourg = jalons_calendar_new_bundled ("B", 2026, TRUE);
  static const struct
  {
    const char *day;
    JalonsDayKind kind;
    JalonsDayKind kind_alsace;
    const char *name;
  } cases[] = {
    { "2026-08-31", JALONS_DAY_OUTSIDE, JALONS_DAY_OUTSIDE, NULL },
    { "2026-09-01", JALONS_DAY_CLASS, JALONS_DAY_CLASS, NULL },
    { "2026-09-05", JALONS_DAY_CLASS, JALONS_DAY_CLASS, NULL },
    { "2026-09-06", JALONS_DAY_SUNDAY, JALONS_DAY_SUNDAY, NULL },
    { "2026-10-17", JALONS_DAY_CLASS, JALONS_DAY_CLASS, NULL },
    { "2026-10-18", JALONS_DAY_BREAK, JALONS_DAY_BREAK, "Vacances de la Toussaint" },
    { "2026-11-01", JALONS_DAY_BREAK, JALONS_DAY_BREAK, "Vacances de la Toussaint" },
    { "2026-11-11", JALONS_DAY_PUBLIC_HOLIDAY, JALONS_DAY_PUBLIC_HOLIDAY, "Armistice Day (1918)" },
    { "2027-03-28", JALONS_DAY_SUNDAY, JALONS_DAY_SUNDAY, NULL },
    { "2027-03-29", JALONS_DAY_PUBLIC_HOLIDAY, JALONS_DAY_PUBLIC_HOLIDAY, "Easter Monday" },
    { "2027-05-07", JALONS_DAY_BREAK, JALONS_DAY_BREAK, "Pont de l’Ascension" },
    { "2027-07-03", JALONS_DAY_CLASS, JALONS_DAY_CLASS, NULL },
    { "2027-07-04", JALONS_DAY_OUTSIDE, JALONS_DAY_OUTSIDE, NULL },
  };
  const char *name = "unset";

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].day);
      g_assert_cmpint (jalons_calendar_day_kind (elsewhere, day (cases[i].day), &name), ==, cases[i].kind);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpint (jalons_calendar_day_kind (strasbourg, day (cases[i].day), NULL), ==,
                       cases[i].kind_alsace);
    }
  /* Good Friday 2027 is a day of class, but not in Alsace and Moselle. */
  g_assert_cmpint (jalons_calendar_day_kind (elsewhere, day ("2027-03-26"), NULL), ==, JALONS_DAY_CLASS);
  g_assert_cmpint (jalons_calendar_day_kind (strasbourg, day ("2027-03-26"), &name), ==,
                   JALONS_DAY_PUBLIC_HOLIDAY);
  g_assert_cmpstr (name, ==, "Good Friday");
  g_assert_cmpint (jalons_calendar_day_kind (elsewhere, JALONS_NO_DAY, &name), ==, JALONS_DAY_OUTSIDE);
  g_assert_null (name);
}

static void
test_closures (void)
{
  g_autoptr (JalonsCalendar) base = jalons_calendar_new_bundled ("B", 2026, TRUE);
  JalonsBreak closures[] = {
    { "toussaint", "Vacances décalées", day ("2026-10-25"), day ("2026-11-09"), TRUE },
    { "pont-ascension", "", JALONS_NO_DAY, JALONS_NO_DAY, FALSE },
    { "flood", "Fermeture pour travaux", day ("2027-06-07"), day ("2027-06-14"), FALSE },
    { NULL, "À l’envers", day ("2027-06-21"), day ("2027-06-20"), FALSE },
  };
  g_autoptr (JalonsCalendar) own = jalons_calendar_with_closures (base, closures, G_N_ELEMENTS (closures));
  g_autoptr (JalonsCalendar) same = jalons_calendar_with_closures (base, NULL, 0);
  gsize n_base, n_own;
  const JalonsBreak *breaks;

  jalons_calendar_breaks (base, &n_base);
  breaks = jalons_calendar_breaks (own, &n_own);
  g_assert_cmpuint (n_own, ==, n_base);
  for (gsize i = 1; i < n_own; i++)
    g_assert_cmpuint (breaks[i - 1].first_day, <, breaks[i].first_day);

  g_assert_true (jalons_calendar_is_school_day (own, day ("2026-10-20")));
  g_assert_false (jalons_calendar_is_school_day (base, day ("2026-10-20")));
  g_assert_true (jalons_calendar_is_school_day (own, day ("2027-05-07")));
  g_assert_false (jalons_calendar_is_school_day (own, day ("2027-06-10")));
  g_assert_true (jalons_calendar_is_school_day (own, day ("2027-06-21")));
  g_assert_cmpstr (jalons_calendar_break_on (own, day ("2027-06-13"))->name, ==, "Fermeture pour travaux");
  g_assert_null (jalons_calendar_break_on (own, day ("2027-06-14")));

  /* A week closed is no week of class, but it does not part a period. */
  g_assert_cmpint (jalons_calendar_n_weeks (own), ==, 35);
  g_assert_cmpint (jalons_calendar_n_periods (own), ==, 5);
  g_assert_cmpint (jalons_calendar_period_of (own, day ("2027-06-10")), ==, 5);
  g_assert_true (jalons_calendar_alsace_moselle (own));
  g_assert_cmpint (jalons_calendar_n_weeks (same), ==, 36);
}

static void
test_odd_years (void)
{
  g_autoptr (JalonsCalendar) none = jalons_calendar_new (JALONS_NO_DAY, day ("2027-07-03"), NULL, 0, FALSE);
  g_autoptr (JalonsCalendar) backwards =
    jalons_calendar_new (day ("2027-07-03"), day ("2026-09-01"), NULL, 0, FALSE);
  g_autoptr (JalonsCalendar) one_day = jalons_calendar_new (day ("2026-09-01"), day ("2026-09-01"), NULL, 0, FALSE);
  g_autoptr (JalonsCalendar) endless = jalons_calendar_new (day ("2026-09-01"), 4000000000u, NULL, 0, FALSE);
  g_autoptr (JalonsCalendar) saturday =
    jalons_calendar_new (day ("2026-09-05"), day ("2026-09-05"), NULL, 0, FALSE);

  g_assert_cmpint (jalons_calendar_n_weeks (none), ==, 0);
  g_assert_cmpint (jalons_calendar_n_periods (none), ==, 0);
  g_assert_false (jalons_calendar_is_school_day (none, day ("2026-10-01")));
  g_assert_false (jalons_calendar_is_school_day (none, JALONS_NO_DAY));
  g_assert_cmpint (jalons_calendar_n_weeks (backwards), ==, 0);
  g_assert_cmpint (jalons_calendar_week_of (backwards, day ("2026-10-01")), ==, 0);
  g_assert_cmpint (jalons_calendar_n_weeks (one_day), ==, 1);
  g_assert_cmpint (jalons_calendar_n_periods (one_day), ==, 1);
  g_assert_cmpint (jalons_calendar_n_weeks (endless), <=, 110);
  g_assert_true (jalons_calendar_is_school_day (saturday, day ("2026-09-05")));
  g_assert_cmpint (jalons_calendar_n_weeks (saturday), ==, 0);
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  JalonsCalendar *calendar = jalons_calendar_new_bundled ("A", 2026, FALSE);

  g_value_init (&value, JALONS_TYPE_CALENDAR);
  g_value_take_boxed (&value, calendar);
  g_assert_true (g_value_get_boxed (&value) == calendar);
  g_assert_cmpint (jalons_calendar_n_weeks (g_value_get_boxed (&value)), ==, 36);
}

static void
test_easter (void)
{
  /* clang-format off */
  static const char *const easters[] = {
    "2026-04-05", "2027-03-28", "2028-04-16",
    /* The earliest and the latest that there can be, and the two exceptions of the Gregorian rule. */
    "1818-03-22", "1943-04-25", "2038-04-25", "1954-04-18", "1981-04-19", "2000-04-23",
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (easters); i++)
    {
      int year;

      jalons_day_split (day (easters[i]), &year, NULL, NULL);
      assert_day (jalons_easter (year), easters[i]);
    }
  for (int year = 1583; year <= 9999; year++)
    g_assert_cmpint (jalons_day_weekday (jalons_easter (year)), ==, JALONS_SUNDAY);
  g_assert_cmpuint (jalons_easter (1582), ==, JALONS_NO_DAY);
  g_assert_cmpuint (jalons_easter (10000), ==, JALONS_NO_DAY);
}

static void
test_public_holidays (void)
{
  static const struct
  {
    const char *day;
    const char *name;
    gboolean alsace_moselle_only;
  } cases[] = {
    { "2026-01-01", "New Year’s Day", FALSE },
    { "2026-04-03", "Good Friday", TRUE },
    { "2026-04-06", "Easter Monday", FALSE },
    { "2026-05-01", "Labour Day", FALSE },
    { "2026-05-08", "Victory Day (1945)", FALSE },
    { "2026-05-14", "Ascension Day", FALSE },
    { "2026-05-25", "Whit Monday", FALSE },
    { "2026-07-14", "National Day", FALSE },
    { "2026-08-15", "Assumption Day", FALSE },
    { "2026-11-01", "All Saints’ Day", FALSE },
    { "2026-11-11", "Armistice Day (1918)", FALSE },
    { "2026-12-25", "Christmas Day", FALSE },
    { "2026-12-26", "Saint Stephen’s Day", TRUE },
    { "2027-03-29", "Easter Monday", FALSE },
    { "2027-05-06", "Ascension Day", FALSE },
    { "2027-05-17", "Whit Monday", FALSE },
    { "2028-04-17", "Easter Monday", FALSE },
    { "2028-05-25", "Ascension Day", FALSE },
    { "2028-06-05", "Whit Monday", FALSE },
  };
  int in_2026 = 0, in_alsace = 0;

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (jalons_public_holiday_name (day (cases[i].day), TRUE), ==, cases[i].name);
      g_assert_cmpstr (jalons_public_holiday_name (day (cases[i].day), FALSE), ==,
                       cases[i].alsace_moselle_only ? NULL : cases[i].name);
    }
  for (JalonsDay d = day ("2026-01-01"); d <= day ("2026-12-31"); d++)
    {
      in_2026 += jalons_public_holiday_name (d, FALSE) != NULL;
      in_alsace += jalons_public_holiday_name (d, TRUE) != NULL;
    }
  g_assert_cmpint (in_2026, ==, 11);
  g_assert_cmpint (in_alsace, ==, 13);
  g_assert_null (jalons_public_holiday_name (JALONS_NO_DAY, TRUE));
}

static void
test_academies (void)
{
  /* clang-format off */
  static const struct
  {
    const char *zone;
    const char *names[13];
  } cases[] = {
    { "A", { "Besançon", "Bordeaux", "Clermont-Ferrand", "Dijon", "Grenoble", "Limoges", "Lyon", "Poitiers" } },
    { "B", { "Aix-Marseille", "Amiens", "Lille", "Nancy-Metz", "Nantes", "Nice", "Caen", "Rouen",
             "Orléans-Tours", "Reims", "Rennes", "Strasbourg", "Normandie" } },
    { "C", { "Créteil", "Montpellier", "Paris", "Toulouse", "Versailles" } },
    { "", { "Corse", "Guadeloupe", "Guyane", "La Réunion", "Martinique", "Mayotte" } },
  };
  /* clang-format on */
  gsize n;

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    for (unsigned j = 0; j < G_N_ELEMENTS (cases[i].names) && cases[i].names[j]; j++)
      {
        const JalonsAcademy *academy = jalons_academy_by_name (cases[i].names[j]);

        g_test_message ("%s", cases[i].names[j]);
        g_assert_nonnull (academy);
        g_assert_cmpstr (academy->zone, ==, cases[i].zone);
        g_assert_true (jalons_academy_lookup (academy->code) == academy);
      }
  jalons_academies_list (&n);
  g_assert_cmpuint (n, ==, 30);
  g_assert_cmpstr (jalons_academy_by_name ("ORLEANS TOURS")->code, ==, "18");
  g_assert_cmpstr (jalons_academy_by_name ("  creteil")->code, ==, "24");
  g_assert_cmpstr (jalons_academy_lookup ("9")->name, ==, "Lille");
  g_assert_cmpstr (jalons_academy_lookup ("21")->name, ==, "Normandie");
  g_assert_null (jalons_academy_by_name ("Bruxelles"));
  g_assert_null (jalons_academy_by_name ("\xff"));
  g_assert_null (jalons_academy_by_name (NULL));
  g_assert_null (jalons_academy_lookup ("99"));
  g_assert_null (jalons_academy_lookup (NULL));
}

static void
test_academies_of_uai (void)
{
  int metropolitan = 0;

  /* Every département of the mainland has one académie. */
  for (int departement = 1; departement <= 95; departement++)
    {
      g_autofree char *uai = g_strdup_printf ("%03d0001X", departement);

      metropolitan += jalons_academy_for_uai (uai) != NULL;
    }
  g_assert_cmpint (metropolitan, ==, 94); /* there is no 20 */

  g_assert_cmpstr (jalons_academy_for_uai ("0590116F")->name, ==, "Lille");
  g_assert_cmpstr (jalons_academy_for_uai ("0441975H")->name, ==, "Nantes");
  g_assert_cmpstr (jalons_academy_for_uai ("0332490C")->name, ==, "Bordeaux");
  g_assert_cmpstr (jalons_academy_for_uai ("0750001U")->name, ==, "Paris");
  g_assert_cmpstr (jalons_academy_for_uai ("6200001A")->name, ==, "Corse");
  g_assert_cmpstr (jalons_academy_for_uai ("9760001A")->name, ==, "Mayotte");
  g_assert_null (jalons_academy_for_uai ("0200001A"));
  g_assert_null (jalons_academy_for_uai ("05"));
  g_assert_null (jalons_academy_for_uai (NULL));

  g_assert_true (jalons_uai_alsace_moselle ("0570001A"));
  g_assert_true (jalons_uai_alsace_moselle ("0670001A"));
  g_assert_true (jalons_uai_alsace_moselle ("0680001A"));
  g_assert_false (jalons_uai_alsace_moselle ("0540001A"));
  g_assert_false (jalons_uai_alsace_moselle (""));
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
  g_test_add_func ("/calendar/weeks/counts", test_weeks_counts);
  g_test_add_func ("/calendar/weeks/named", test_weeks_named);
  g_test_add_func ("/calendar/weeks/inverse", test_weeks_inverse);
  g_test_add_func ("/calendar/weeks/shift", test_weeks_shift);
  g_test_add_func ("/calendar/weeks/shift-holds", test_weeks_shift_holds);
  g_test_add_func ("/calendar/weeks/left", test_weeks_left);
  g_test_add_func ("/calendar/periods", test_periods);
  g_test_add_func ("/calendar/day-kinds", test_day_kinds);
  g_test_add_func ("/calendar/closures", test_closures);
  g_test_add_func ("/calendar/odd-years", test_odd_years);
  g_test_add_func ("/calendar/boxed", test_boxed);
  g_test_add_func ("/holidays/easter", test_easter);
  g_test_add_func ("/holidays/public", test_public_holidays);
  g_test_add_func ("/academies/zones", test_academies);
  g_test_add_func ("/academies/uai", test_academies_of_uai);
  return g_test_run ();
}
