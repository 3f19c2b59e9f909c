/* Each rule: a case that breaks it, the case beside it that does not, and its sentence.
 * Invariant: a rule without a case here does not exist.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hours.h"
#include "core/rules/rules.h"
#include "fixture.h"

static char *
codes_of (GPtrArray *issues)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);

      g_test_message ("%s", issue->text);
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", jalons_rule_code (issue->rule));
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* The codes of the rules that a proposal for one division breaks, in order: "closure absence". */
static char *
broken (Fixture *fixture,
        JalonsDivision *division,
        JalonsActivity *activity)
{
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (GPtrArray) issues = NULL;

  g_ptr_array_add (divisions, division);
  issues = jalons_rules_of_proposal (fixture->dataset, calendar, activity, divisions);
  return codes_of (issues);
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
put_absence (Fixture *fixture,
             JalonsDivision *division,
             const char *period)
{
  g_auto (GStrv) days = g_strsplit (period, " ", 2);

  fixture_put (fixture, JALONS_ENTITY_ABSENCE, NULL, "division", jalons_record_get_id (division), "label",
               "Séquence d’observation", "first_day", days[0], "return_day", days[1], NULL);
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

  put_absence (fixture, third, "2026-12-07 2026-12-12");
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

/* Two absences that share the days of a week leave it none; one day with class is enough. */
static void
test_absences_of_a_week (Fixture *fixture,
                         gconstpointer data)
{
  /* clang-format off */
  static const struct
  {
    const char *name, *first, *second, *slot, *codes;
  } cases[] = {
    { "half a week leaves the other half", "2026-12-07 2026-12-10", NULL, "2026-12-07 week 60", "" },
    { "two halves leave nothing", "2026-12-07 2026-12-10", "2026-12-10 2026-12-12", "2026-12-07 week 60",
      "absence absence" },
    { "a Friday between is enough", "2026-12-07 2026-12-11", "2026-12-12 2026-12-14", "2026-12-07 week 60", "" },
    { "the week before counts for nothing", "2026-12-07 2026-12-12", "2026-11-30 2026-12-05", "2026-12-07 week 60",
      "absence" },
    { "the year begins on a Tuesday", "2026-09-01 2026-09-05", NULL, "2026-08-31 week 60", "absence" },
    { "a public holiday is no day to come back", "2026-11-09 2026-11-11", "2026-11-12 2026-11-14",
      "2026-11-09 week 60", "absence absence" },
    { "the day of return has class", "2026-12-07 2026-12-12", NULL, "2026-12-12 09:00 60", "" },
  };
  /* clang-format on */

  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = g_strdup_printf ("3%u", i);
      JalonsDivision *third = fixture_division (fixture, code, "3e");
      JalonsActivity *activity = fixture_activity (fixture, NULL, "Forum", cases[i].slot);
      g_autofree char *codes = NULL;

      g_test_message ("%s", cases[i].name);
      put_absence (fixture, third, cases[i].first);
      if (cases[i].second != NULL)
        put_absence (fixture, third, cases[i].second);
      codes = broken (fixture, third, activity);
      g_assert_cmpstr (codes, ==, cases[i].codes);
    }
}

/* A shared activity is in two places for each of its classes that is; the year tells it once for each. */
static void
test_two_places_shared (Fixture *fixture,
                        gconstpointer data)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e"), *b = fixture_division (fixture, "3B", "3e");
  JalonsDivision *c = fixture_division (fixture, "3C", "3e");
  JalonsActivity *forum = fixture_activity (fixture, a, "Forum", "2026-10-13 10:00 60");
  JalonsActivity *fair = fixture_activity (fixture, a, "Salon", "2026-10-13 10:00 60");
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  g_autoptr (GPtrArray) of_forum = NULL, of_fair = NULL, all = NULL;

  fixture_join (fixture, forum, b);
  fixture_join (fixture, fair, b);
  fixture_join (fixture, forum, c);
  of_forum = jalons_rules_of_activity (fixture->dataset, calendar, forum);
  of_fair = jalons_rules_of_activity (fixture->dataset, calendar, fair);
  all = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (of_forum->len, ==, 2);
  g_assert_cmpuint (of_fair->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 2);
  for (guint i = 0; i < all->len; i++)
    {
      const JalonsIssue *issue = g_ptr_array_index (all, i);

      g_assert_cmpint (issue->rule, ==, JALONS_RULE_TWO_PLACES);
      g_assert_true (issue->division == (i == 0 ? a : b));
    }
}

/* Each pair is told, also when another activity begins between the two. */
static void
test_two_places_pairs (Fixture *fixture,
                       gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  g_autoptr (GPtrArray) all = NULL;

  fixture_activity (fixture, third, "Un", "2026-10-13 08:00 180");
  fixture_activity (fixture, third, "Deux", "2026-10-13 08:30 30");
  fixture_activity (fixture, third, "Trois", "2026-10-13 09:00 30");
  fixture_activity (fixture, third, "Sans heure", "2026-10-13 30");
  fixture_activity (fixture, third, "Après", "2026-10-13 11:00 30");
  all = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (all->len, ==, 2);
  fixture_activity (fixture, third, "Quatre", "2026-10-13 08:45 30");
  g_clear_pointer (&all, g_ptr_array_unref);
  all = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (all->len, ==, 5);
}

/* Meetings for families owe nobody's hours: they fill no week and exceed no reference, but are somewhere. */
static void
test_uncounted (Fixture *fixture,
                gconstpointer data)
{
  JalonsDivision *third = fixture_division (fixture, "3A", "3e");
  JalonsActivity *activity;
  g_autofree char *codes = NULL;

  fixture_activity (fixture, third, "Stage", "2026-10-13 10:00 2400");
  activity = fixture_activity (fixture, third, "Réunion des familles", "2026-11-11 18:00 60");
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_UNCOUNTED, "1");
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_SLOT, "2026-10-13 18:00 60");
  codes = broken (fixture, third, activity);
  g_assert_cmpstr (codes, ==, "two-places");
}

/* Milestones */

typedef struct
{
  const char *name;
  const char *level, *levels, *day, *minutes; /* the class; the milestone */
  const char *slots[4];                       /* what is planned; the last one is asked about */
  const char *of_year, *of_last;              /* the rules that are told */
} Preparation;

#define MILESTONE "milestone-preparation"

/* clang-format off */
static const Preparation preparations[] = {
  { "nothing is planned", "3e", "3e", "2026-12-04", "240", { "60" }, MILESTONE, MILESTONE },
  { "what is planned before is enough", "3e", "3e", "2026-12-04", "240",
    { "2026-11-12 09:00 120", "2026-12-03 09:00 120" }, "", "" },
  { "a minute is missing", "3e", "3e", "2026-12-04", "240",
    { "2026-11-12 09:00 120", "2026-12-03 09:00 119" }, MILESTONE, "" },
  { "the day itself is too late", "3e", "3e", "2026-12-04", "240",
    { "2026-11-12 09:00 120", "2026-12-04 09:00 120" }, MILESTONE, MILESTONE },
  { "another level", "4e", "3e\n3e-segpa", "2026-12-04", "240", { "60" }, "", "" },
  { "one of several levels", "3e", "4e\n3e", "2026-12-04", "240", { "60" }, MILESTONE, MILESTONE },
  { "no level is every level", "4e", "", "2026-12-04", "240", { "60" }, MILESTONE, MILESTONE },
  { "nothing is wanted", "3e", "3e", "2026-12-04", "0", { "60" }, "", "" },
  { "nobody says what is wanted", "3e", "3e", "2026-12-04", NULL, { "60" }, "", "" },
  { "without a day", "3e", "3e", "", "240", { "60" }, "", "" },
  { "a week counts from its Monday", "3e", "3e", "2026-12-04", "240", { "2026-11-30 week 240" }, "", "" },
};
/* clang-format on */

static void
test_preparation (Fixture *fixture,
                  gconstpointer data)
{
  const Preparation *self = data;
  JalonsDivision *division = fixture_division (fixture, "3A", self->level);
  JalonsActivity *last = NULL;
  JalonsMilestone *milestone = fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year",
                                            jalons_record_get_id (fixture->year), "label", "Fiche de dialogue", "day",
                                            self->day, "levels", self->levels, NULL);
  g_autoptr (GPtrArray) issues = NULL;
  g_autofree char *of_year = NULL, *of_last = NULL;

  if (self->minutes != NULL)
    milestone = fixture_set (fixture, milestone, JALONS_MILESTONE_MINUTES, self->minutes);
  for (int i = 0; self->slots[i] != NULL; i++)
    last = fixture_activity (fixture, division, "Séance", self->slots[i]);
  issues = jalons_rules_of_year (fixture->dataset, fixture->year);
  of_year = codes_of (issues);
  of_last = broken (fixture, division, last);
  g_assert_cmpstr (of_year, ==, self->of_year);
  g_assert_cmpstr (of_last, ==, self->of_last);
  for (guint i = 0; i < issues->len; i++)
    {
      g_assert_true (((JalonsIssue *) issues->pdata[i])->milestone == milestone);
      g_assert_true (((JalonsIssue *) issues->pdata[i])->division == division);
    }
}

/* What does not count prepares nothing. */
static void
test_preparation_counts (Fixture *fixture,
                         gconstpointer data)
{
  JalonsDivision *division = fixture_division (fixture, "3A", "3e");
  JalonsActivity *activity = fixture_activity (fixture, division, "Séance", "2026-11-12 09:00 150");
  g_autoptr (GPtrArray) cancelled = NULL, held = NULL;

  fixture_put (fixture, JALONS_ENTITY_MILESTONE, NULL, "year", jalons_record_get_id (fixture->year), "label",
               "Fiche de dialogue", "day", "2026-12-04", "levels", "3e", "minutes", "120", NULL);
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, "cancelled");
  cancelled = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (cancelled->len, ==, 1);
  activity = fixture_set (fixture, activity, JALONS_ACTIVITY_STATE, "done");
  fixture_set (fixture, activity, JALONS_ACTIVITY_DONE_MINUTES, "90");
  held = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpstr (((JalonsIssue *) held->pdata[0])->text, ==,
                   "3A has 1\u202fh\u202f30 planned before “Fiche de dialogue” (4 December 2026), out of 2\u202fh wanted.");
}

/* Axes: a 4e owes 12 h, so that 15 % are 1 h 48 and half is 6 h. */

typedef struct
{
  const char *name;
  const char *share;             /* of the year, NULL when it does not say */
  int monde, formations, projet; /* minutes planned of each axis */
  const char *of_year;           /* the axes that are told */
  const char *of_new;            /* and when a minute without axis is proposed beside them */
} Share;

/* clang-format off */
static const Share shares[] = {
  { "an empty year does not shout", NULL, 0, 0, 60, "", "" },
  { "a minute less than half", NULL, 299, 0, 60, "", "formations projet" },
  { "half is enough to tell", NULL, 300, 0, 60, "formations projet", "formations projet" },
  { "just the share", NULL, 300, 108, 108, "", "" },
  { "a minute under the share", NULL, 300, 107, 108, "formations", "formations" },
  { "the share of the year", "10", 300, 72, 71, "projet", "projet" },
  { "0 turns it off", "0", 719, 0, 1, "", "" },
  { "more than all is all", "200", 720, 300, 119, "formations projet", "formations projet" },
};
/* clang-format on */

static char *
axes_of (GPtrArray *issues)
{
  g_autoptr (GString) axes = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);

      if (issue->axis != NULL)
        g_string_append_printf (axes, "%s%s", axes->len > 0 ? " " : "", issue->axis);
    }
  return g_string_free (g_steal_pointer (&axes), FALSE);
}

static JalonsActivity *
put_axis (Fixture *fixture,
          JalonsDivision *division,
          const char *axis,
          int minutes)
{
  g_autofree char *slot = g_strdup_printf ("%d", minutes);
  JalonsActivity *activity = fixture_activity (fixture, division, "Séance", slot);

  return fixture_set (fixture, activity, JALONS_ACTIVITY_AXIS, axis);
}

static void
test_share (Fixture *fixture,
            gconstpointer data)
{
  const Share *self = data;
  JalonsDivision *division = fixture_division (fixture, "4A", "4e");
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (fixture->dataset, fixture->year);
  g_autoptr (GPtrArray) divisions = g_ptr_array_new (), of_year = NULL, of_projet = NULL, of_new = NULL;
  g_autofree char *year = NULL, *projet = NULL, *new = NULL;
  JalonsActivity *activity;

  if (self->share != NULL)
    fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_AXIS_SHARE, self->share);
  put_axis (fixture, division, "monde", self->monde);
  put_axis (fixture, division, "formations", self->formations);
  activity = put_axis (fixture, division, "projet", self->projet);
  of_year = jalons_rules_of_year (fixture->dataset, fixture->year);
  of_projet = jalons_rules_of_activity (fixture->dataset, calendar, activity);
  g_ptr_array_add (divisions, division);
  of_new = jalons_rules_of_proposal (fixture->dataset, calendar, fixture_activity (fixture, NULL, "Sans axe", "1"),
                                     divisions);
  year = axes_of (of_year);
  projet = axes_of (of_projet);
  new = axes_of (of_new);
  g_assert_cmpstr (year, ==, self->of_year);
  g_assert_cmpstr (projet, ==, ""); /* it has an axis, and does what it can */
  g_assert_cmpstr (new, ==, self->of_new);
}

static void
test_share_sentence (Fixture *fixture,
                     gconstpointer data)
{
  JalonsDivision *division = fixture_division (fixture, "4A", "4e");
  g_autoptr (GPtrArray) issues = NULL;
  const JalonsIssue *issue;

  put_axis (fixture, division, "monde", 300);
  put_axis (fixture, division, "projet", 300);
  put_axis (fixture, division, "formations", 60);
  issues = jalons_rules_of_year (fixture->dataset, fixture->year);
  g_assert_cmpuint (issues->len, ==, 1);
  issue = issues->pdata[0];
  g_assert_cmpint (issue->severity, ==, JALONS_SEVERITY_ADVICE);
  g_assert_cmpstr (issue->text, ==,
                   "4A has 1\u202fh planned for “Formations”, out of 1\u202fh\u202f48 wanted (15% of its hours).");
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

#define ADD_CASES(path, cases, function)                                                  \
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)                                     \
    {                                                                                     \
      g_autofree char *name = g_strconcat (path, cases[i].name, NULL);                    \
                                                                                          \
      g_test_add (name, Fixture, &cases[i], fixture_set_up, function, fixture_tear_down); \
    }

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
  ADD ("/rules/absences-of-a-week", test_absences_of_a_week);
  ADD ("/rules/two-places-shared", test_two_places_shared);
  ADD ("/rules/two-places-pairs", test_two_places_pairs);
  ADD ("/rules/uncounted", test_uncounted);
  ADD_CASES ("/rules/preparation/", preparations, test_preparation);
  ADD ("/rules/preparation-counts", test_preparation_counts);
  ADD_CASES ("/rules/share/", shares, test_share);
  ADD ("/rules/share-sentence", test_share_sentence);
  ADD ("/rules/sentences", test_sentences);
  ADD ("/rules/year-tells-once", test_year_tells_once);
  return g_test_run ();
}
