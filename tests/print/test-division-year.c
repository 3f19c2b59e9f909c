/* Printing asked for in ways that cannot be met, watched, and stopped.
 * Invariant: what fails returns nothing and one sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/error.h"
#include "fixture.h"
#include "print/division-year.h"
#include "printed.h"

static const JalonsPrintOptions options = { .today = 739940 }; /* 20 November 2026 */

static GPtrArray *
two_divisions (Fixture *fixture)
{
  GPtrArray *divisions = g_ptr_array_new ();

  g_ptr_array_add (divisions, fixture_division (fixture, "3A", "3e"));
  g_ptr_array_add (divisions, fixture_division (fixture, "3B", "3e"));
  return divisions;
}

static void
note_progress (unsigned done,
               unsigned total,
               gpointer data)
{
  g_string_append_printf (data, "%u/%u ", done, total);
}

static void
test_progress (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) divisions = two_divisions (fixture);
  g_autoptr (GString) seen = g_string_new (NULL);
  const JalonsPrintWatch watch = { note_progress, seen, NULL };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  JalonsSpool *spool = jalons_spool_new (NULL);

  g_assert_true (jalons_print_divisions (fixture->dataset, divisions, &options, &watch, spool, &error));
  g_assert_no_error (error);
  pdf = printed (spool);
  g_assert_cmpstr (seen->str, ==, "1/2 2/2 ");
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 8, "%PDF-1.7", 8);
}

static void
cancel_at_first (unsigned done,
                 unsigned total,
                 gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) divisions = two_divisions (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const JalonsPrintWatch watch = { cancel_at_first, cancellable, cancellable };
  g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (jalons_print_divisions (fixture->dataset, divisions, &options, &watch, spool, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_none (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (jalons_print_divisions (fixture->dataset, divisions, &options, NULL, spool, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
}

static void
test_without_year (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) divisions = two_divisions (fixture);
  JalonsDivision *lost = fixture_set (fixture, divisions->pdata[1], JALONS_DIVISION_YEAR, "gone");
  g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);
  g_autoptr (GError) error = NULL;

  divisions->pdata[1] = lost;
  g_assert_false (jalons_print_divisions (fixture->dataset, divisions, &options, NULL, spool, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "3B"));
}

/* A closed school, a year of one day, a level of the user's own, a calendar that nobody published. */
static void
test_odd_year (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autofree char *level = jalons_level_make_id ("upe2a");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  JalonsSpool *spool = jalons_spool_new (NULL);
  JalonsDivision *division = fixture_division (fixture, "UPE2A", "upe2a");

  fixture_put (fixture, JALONS_ENTITY_LEVEL, level, "code", "upe2a", "label", "UPE2A", NULL);
  fixture_activity (fixture, division, "Avant la rentrée", "2026-07-01 10:00 2400");
  fixture_activity (fixture, division, "Pendant les vacances", "2026-12-25 0");
  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_ZONE, "Corse");
  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_FIRST_DAY, "2026-09-01");
  fixture->year = fixture_set (fixture, fixture->year, JALONS_YEAR_LAST_DAY, "2026-09-01");
  fixture_set (fixture, fixture->school, JALONS_SCHOOL_NAME, "");
  g_ptr_array_add (divisions, division);
  jalons_print_divisions (fixture->dataset, divisions, &options, NULL, spool, &error);
  g_assert_no_error (error);
  pdf = printed (spool);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/print/division-year/progress", test_progress },
    { "/print/division-year/cancelled", test_cancelled },
    { "/print/division-year/none", test_none },
    { "/print/division-year/without-year", test_without_year },
    { "/print/division-year/odd-year", test_odd_year },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
