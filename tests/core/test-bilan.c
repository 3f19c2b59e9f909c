/* The figures of a bilan, on a small year whose totals can be added up by hand.
 * Invariant: the figures in the asserts are worked out on paper, never read off the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/bilan/bilan.h"
#include "fixture.h"

static int
number (JalonsBilan *bilan,
        const char *table,
        const char *row,
        const char *column)
{
  const JalonsBilanCell *cell = jalons_bilan_find_cell (bilan, table, row, column);

  g_assert_nonnull (cell);
  return cell->kind == JALONS_CELL_EMPTY ? G_MININT : cell->number;
}

/* What a figure opens on. */
static guint
opens_on (JalonsBilan *bilan,
          const char *table,
          const char *row,
          const char *column)
{
  return jalons_bilan_find_cell (bilan, table, row, column)->records->len;
}

static void
test_levels (Fixture *fixture,
             gconstpointer data)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e"), *b = fixture_division (fixture, "3B", "3e");
  JalonsDivision *fourth = fixture_division (fixture, "4A", "4e");
  JalonsActivity *forum = fixture_activity (fixture, a, "Forum", "2026-10-13 10:00 120");
  JalonsActivity *cancelled = fixture_activity (fixture, fourth, "Salon", "2026-11-19 09:00 240");
  g_autoptr (JalonsBilan) bilan = NULL;

  fixture_join (fixture, forum, b);
  fixture_activity (fixture, b, "Visite", "2027-01-26 09:00 30");
  forum = fixture_set (fixture, forum, JALONS_ACTIVITY_STATE, "done");
  fixture_set (fixture, forum, JALONS_ACTIVITY_DONE_MINUTES, "100");
  fixture_set (fixture, cancelled, JALONS_ACTIVITY_STATE, "cancelled");
  a = fixture_set (fixture, a, JALONS_DIVISION_HEADCOUNT, "25");
  fixture_set (fixture, b, JALONS_DIVISION_OWED, "200");

  bilan = jalons_bilan_new (fixture->dataset, 2026, fixture->school);
  g_assert_cmpint (number (bilan, "levels", "3e", "divisions"), ==, 2);
  g_assert_cmpint (number (bilan, "levels", "3e", "pupils"), ==, 25);
  g_assert_cmpint (number (bilan, "levels", "3e", "owed"), ==, 36 * 60 + 200);
  g_assert_cmpint (number (bilan, "levels", "3e", "planned"), ==, 230);
  g_assert_cmpint (number (bilan, "levels", "3e", "held"), ==, 200);
  g_assert_cmpint (number (bilan, "levels", "3e", "rate"), ==, 8);
  g_assert_cmpint (number (bilan, "levels", "3e", "below_planned"), ==, 2);
  g_assert_cmpint (opens_on (bilan, "levels", "3e", "planned"), ==, 2);
  g_assert_cmpint (opens_on (bilan, "levels", "3e", "held"), ==, 1);
  g_assert_cmpint (number (bilan, "levels", "4e", "planned"), ==, 0);
  g_assert_cmpint (number (bilan, "levels", "total", "owed"), ==, 48 * 60 + 200);
  g_assert_cmpint (opens_on (bilan, "levels", "total", "divisions"), ==, 3);
  g_assert_cmpint (number (bilan, "classes", jalons_record_get_id (a), "held"), ==, 100);
  g_assert_null (jalons_bilan_find_table (bilan, "schools"));
  g_assert_null (jalons_bilan_before (bilan));
}

/* One person's gender is not told, and two persons' opens on nobody. */
static void
test_genders (Fixture *fixture,
              gconstpointer data)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e");
  JalonsActivity *forum = fixture_activity (fixture, a, "Forum", "2026-10-13 10:00 120");
  JalonsRecord *one = fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, NULL, "name", "Anne", "gender", "woman", "sector",
                                   "Santé", NULL);
  JalonsRecord *other = fixture_put (fixture, JALONS_ENTITY_AMBASSADOR, NULL, "gender", "man", "sector", "Industrie",
                                     "forgotten_day", "2026-11-01", NULL);
  g_autoptr (JalonsBilan) alone = NULL, both = NULL;

  fixture_attach (fixture, forum, one, "held");
  alone = jalons_bilan_new (fixture->dataset, 2026, fixture->school);
  g_assert_cmpint (number (alone, "ambassadors", "total", "came"), ==, 1);
  g_assert_cmpint (number (alone, "genders", "women", "ambassadors"), ==, G_MININT);
  g_assert_cmpint (number (alone, "key", "women", "value"), ==, G_MININT);

  fixture_attach (fixture, forum, other, "accepted");
  both = jalons_bilan_new (fixture->dataset, 2026, fixture->school);
  g_assert_cmpint (number (both, "ambassadors", "of-industrie", "ambassadors"), ==, 1);
  g_assert_cmpint (opens_on (both, "ambassadors", "total", "ambassadors"), ==, 2);
  g_assert_cmpint (number (both, "genders", "women", "ambassadors"), ==, 1);
  g_assert_cmpint (number (both, "genders", "men", "ambassadors"), ==, 1);
  g_assert_cmpint (number (both, "genders", "women", "came"), ==, G_MININT);
  g_assert_cmpint (opens_on (both, "genders", "women", "ambassadors"), ==, 0);
  g_assert_cmpint (opens_on (both, "key", "women", "value"), ==, 0);
}

static void
test_families_and_reasons (Fixture *fixture,
                           gconstpointer data)
{
  JalonsDivision *a = fixture_division (fixture, "3A", "3e");
  JalonsActivity *salon = fixture_activity (fixture, a, "Salon", "2026-11-19 09:00 240");
  JalonsActivity *visit = fixture_activity (fixture, a, "Visite", "2026-11-20 09:00 60");
  g_autoptr (JalonsBilan) bilan = NULL;

  fixture_put (fixture, JALONS_ENTITY_ACTIVITY, NULL, "year", jalons_record_get_id (fixture->year), "title", "Réunion",
               "audience", "families", "families", "38", "state", "done", "uncounted", "1", NULL);
  fixture_put (fixture, JALONS_ENTITY_ACTIVITY, NULL, "year", jalons_record_get_id (fixture->year), "title", "Café",
               "audience", "families", NULL);
  salon = fixture_set (fixture, salon, JALONS_ACTIVITY_CANCELLED_WHY, "Intempéries ");
  fixture_set (fixture, salon, JALONS_ACTIVITY_STATE, "cancelled");
  fixture_set (fixture, visit, JALONS_ACTIVITY_STATE, "cancelled");

  bilan = jalons_bilan_new (fixture->dataset, 2026, NULL);
  g_assert_cmpint (number (bilan, "key", "meetings", "value"), ==, 2);
  g_assert_cmpint (opens_on (bilan, "key", "meetings", "value"), ==, 2);
  g_assert_cmpint (number (bilan, "key", "families", "value"), ==, 38);
  g_assert_cmpint (number (bilan, "cancelled", "why-intemperies", "lost"), ==, 240);
  g_assert_cmpint (number (bilan, "cancelled", "why-", "activities"), ==, 1);
  g_assert_cmpint (number (bilan, "cancelled", "total", "lost"), ==, 300);
  g_assert_cmpint (number (bilan, "schools", "0590116F", "planned"), ==, 0);
}

static void
assert_format (JalonsBilan *bilan,
               const char *row,
               const char *column,
               const char *expected)
{
  g_autofree char *text = jalons_bilan_cell_format (jalons_bilan_find_cell (bilan, "key", row, column));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_year_before (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *before = jalons_year_make_id ("0590116F", 2025);
  JalonsDivision *a = fixture_division (fixture, "3A", "3e"), *old;
  g_autoptr (JalonsBilan) bilan = NULL;

  fixture_put (fixture, JALONS_ENTITY_YEAR, before, "school", jalons_record_get_id (fixture->school), "start", "2025",
               NULL);
  old = fixture_put (fixture, JALONS_ENTITY_DIVISION, NULL, "year", before, "level", "3e", "owed", "600", NULL);
  a = fixture_set (fixture, a, JALONS_DIVISION_OWED, "600");
  fixture_set (fixture, fixture_activity (fixture, a, "Forum", "2026-10-13 10:00 90"), JALONS_ACTIVITY_STATE, "done");
  fixture_set (fixture, fixture_activity (fixture, old, "Salon", "2025-10-13 10:00 300"), JALONS_ACTIVITY_STATE,
               "done");

  bilan = jalons_bilan_new (fixture->dataset, 2026, fixture->school);
  g_assert_cmpint (number (bilan, "key", "held", "before"), ==, 300);
  g_assert_cmpint (number (bilan, "levels", "3e", "change"), ==, -210);
  assert_format (bilan, "held", "value", "1\u202fh\u202f30");
  assert_format (bilan, "held", "change", "\u22123\u202fh\u202f30");
  assert_format (bilan, "rate", "change", "\u221235 pts");
  assert_format (bilan, "divisions", "change", "0");
  g_assert_null (jalons_bilan_before (jalons_bilan_before (bilan)));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/bilan/levels", test_levels);
  ADD ("/bilan/genders", test_genders);
  ADD ("/bilan/families-and-reasons", test_families_and_reasons);
  ADD ("/bilan/year-before", test_year_before);
  return g_test_run ();
}
