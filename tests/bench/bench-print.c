/* What a page of the year of a class costs, in milliseconds of this process.
 * Invariant: the pages are those of src/print, finished; the first document, which loads the fonts, is told apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <poppler.h>
#include <stdlib.h>

#include "fixture.h"
#include "print/division-year.h"
#include "print/wall-chart.h"
#include "samples.h"

#define ROUNDS 9

static const JalonsPrintOptions options = { .today = 739940 }; /* 20 November 2026 */

/* Thirteen activities with their times fill one page. */
static JalonsDivision *
put_division (Fixture *fixture,
              int number)
{
  static const char *const axes[] = { "monde", "formations", "projet" };
  g_autofree char *code = g_strdup_printf ("3%d", number);
  JalonsDivision *division = fixture_division (fixture, code, "3e");

  for (int i = 0; i < 13; i++)
    {
      g_autofree char *day = jalons_day_to_string (options.today + (unsigned) (number % 5 + i * 7));
      g_autofree char *slot = g_strdup_printf ("%s 10:00 60", day);
      g_autofree char *title = g_strdup_printf ("Séance %d de la classe %s : découvrir", i + 1, code);
      JalonsActivity *activity = fixture_activity (fixture, division, title, slot);

      activity = fixture_set (fixture, activity, JALONS_ACTIVITY_AXIS, axes[i % 3]);
      fixture_set (fixture, activity, JALONS_ACTIVITY_PLACE, "CDI");
    }
  return division;
}

static int
count_pages (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  int n_pages;

  g_assert_no_error (error);
  n_pages = poppler_document_get_n_pages (document);
  g_object_unref (document);
  return n_pages;
}

/* Prints @n classes several times, and tells what a page takes once the fonts are there. */
static void
measure (int n,
         const char *name)
{
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CLOCK);
  int n_pages = 0;

  fixture_set_up (&fixture, NULL);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (divisions, put_division (&fixture, i + 1));
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);
      g_autoptr (GBytes) pdf = NULL;

      samples_start (samples);
      jalons_print_divisions (fixture.dataset, divisions, &options, NULL, spool, &error);
      pdf = jalons_spool_read (spool, &error);
      samples_stop (samples);
      g_assert_no_error (error);
      n_pages = count_pages (pdf);
    }
  g_print ("%s\t%.4f\n", name, samples_rank (samples, 0.5) / n_pages);
  fixture_tear_down (&fixture, NULL);
}

static void
print_chart (Fixture *fixture)
{
  const JalonsPrintOptions wall = { .today = options.today, .size = JALONS_PAPER_A3 };
  g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);

  jalons_print_chart (fixture->dataset, fixture->year, "", &wall, spool);
  g_assert_true (jalons_spool_is_good (spool));
}

/* A school of sixty classes printed: their pages and the wall chart, in CPU time of all threads. */
static void
measure_school (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);

  fixture_set_up (&fixture, NULL);
  for (int i = 0; i < 60; i++)
    g_ptr_array_add (divisions, put_division (&fixture, i + 1));
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);

      samples_start (samples);
      jalons_print_divisions (fixture.dataset, divisions, &options, NULL, spool, &error);
      print_chart (&fixture);
      samples_stop (samples);
      g_assert_no_error (error);
    }
  g_print ("school-of-60\t%.1f\n", samples_rank (samples, 0.5));
  fixture_tear_down (&fixture, NULL);
}

/* What @n pages take of memory, in MB: run once for each, since a peak never sinks. What the data take is not counted. */
static void
measure_memory (int n)
{
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  double before, after;

  fixture_set_up (&fixture, NULL);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (divisions, put_division (&fixture, i + 1));
  before = samples_memory ("VmRSS:");
  jalons_print_divisions (fixture.dataset, divisions, &options, NULL, spool, &error);
  g_assert_no_error (error);
  after = samples_memory ("VmHWM:");
  pdf = jalons_spool_read (spool, &error);
  g_assert_no_error (error);
  g_print ("memory\t%.1f\n", after - before);
  g_print ("file\t%.2f\n", (double) g_bytes_get_size (pdf) / 1e6);
  fixture_tear_down (&fixture, NULL);
}

int
main (int argc,
      char **argv)
{
  if (argc > 1)
    {
      measure_memory (atoi (argv[1]));
      return 0;
    }
  measure (1, "page");
  measure (12, "page-of-12");
  measure_school ();
  return 0;
}
