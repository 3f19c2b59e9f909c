/* The figures of a bilan, on a small year whose totals can be added up by hand.
 * Invariant: the figures in the asserts are worked out on paper, never read off the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/bilan.h"
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

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/bilan/levels", test_levels);
  return g_test_run ();
}
