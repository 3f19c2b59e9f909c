/* What a page of the year of a class costs, in milliseconds of this process.
 * Invariant: the pages are those of src/print, finished; the first document, which loads the fonts, is told apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <poppler.h>

#include "fixture.h"
#include "print/division-year.h"

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

static double
print_once (JalonsDataset *dataset,
            GPtrArray *divisions,
            GBytes **pdf)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  *pdf = jalons_print_divisions (dataset, divisions, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
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

static void
measure (int n)
{
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  double times[ROUNDS];
  int n_pages = 0;
  gsize size = 0;

  fixture_set_up (&fixture, NULL);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (divisions, put_division (&fixture, i + 1));
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      times[i] = print_once (fixture.dataset, divisions, &pdf);
      n_pages = count_pages (pdf);
      size = g_bytes_get_size (pdf);
    }
  g_print ("print: %2d page(s): first %.1f ms, ", n_pages, times[0]);
  qsort (times, ROUNDS, sizeof *times, compare_doubles);
  g_print ("then %.1f ms (%.1f ms a page), %" G_GSIZE_FORMAT " bytes\n", times[ROUNDS / 2],
           times[ROUNDS / 2] / n_pages, size);
  fixture_tear_down (&fixture, NULL);
}

int
main (void)
{
  measure (1);
  measure (12);
  return 0;
}
