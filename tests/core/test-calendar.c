/* The school calendar: weeks, shifts, periods, days of each kind, closures.
 * Invariant: what holds of one bundled year holds of all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/calendar.h"
#include "days.h"

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
}

/* For every bundled year: weeks are numbered without a hole, in order, each has a day of class, and week_of is the inverse
 * of week_monday. */
static void
test_weeks_inverse (void)
{
  for (int year = 2025; year <= 2027; year++)
    for (const char *const *zone = (const char *const[]){ "A", "B", "C", NULL }; *zone; zone++)
      {
        g_autoptr (JalonsCalendar) calendar = jalons_calendar_new_bundled (*zone, year, TRUE);
        JalonsDay last = jalons_calendar_last_day (calendar);
        int seen = 0, n_with_class = 0;

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
            seen = week;
            if (jalons_calendar_is_school_day (calendar, d) && week == n_with_class + 1)
              n_with_class++;
          }
        g_assert_cmpint (seen, ==, jalons_calendar_n_weeks (calendar));
        g_assert_cmpint (n_with_class, ==, seen);
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
    { "2026-10-13", 0, "2026-10-12" },
    { "2026-10-13", 1, "2026-11-02" },
    { "2026-11-02", -1, "2026-10-12" },
    { "2026-09-02", 2, "2026-09-14" },
    { "2026-10-20", 1, "2026-11-02" },
    { "2026-10-29", -1, "2026-10-12" },
    { "2026-10-29", 0, "2026-10-26" },
    { "2026-09-02", -1, "" },
    { "2027-07-01", 1, "" },
    { "2027-07-01", 100000, "" },
    { "2026-09-02", G_MININT, "" },
    { "2026-08-01", 1, "2026-08-31" },
    { "2026-08-01", -1, "" },
    { "2027-08-20", -1, "2027-06-28" },
    { "2027-08-20", 1, "" },
    { "2026-09-02", 35, "2027-06-28" },
    { "2026-09-02", 36, "" },
    { "2027-08-20", 0, "2027-08-16" },
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

  g_assert_cmpint (jalons_calendar_n_periods (calendar), ==, 5);
  for (int i = 0; i < 5; i++)
    {
      JalonsDay first_day = day (bounds[i].first_day), end_day = day (bounds[i].end_day);

      g_assert_cmpint (jalons_calendar_period_of (calendar, first_day - 1), ==, 0);
      g_assert_cmpint (jalons_calendar_period_of (calendar, first_day), ==, i + 1);
      g_assert_cmpint (jalons_calendar_period_of (calendar, end_day - 1), ==, i + 1);
      g_assert_cmpint (jalons_calendar_period_of (calendar, end_day), ==, 0);
    }
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
  g_assert_false (jalons_calendar_is_school_day (own, day ("2027-03-26")));
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

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
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
  return g_test_run ();
}
