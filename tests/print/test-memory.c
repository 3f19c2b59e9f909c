/* What stays in memory of a page that is done: next to nothing.
 * Invariant: what is in use is measured after each page of one and the same drawing, so that data and fonts do not count.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <malloc.h>

#include "fixture.h"
#include "print/division-year.h"
#include "print/pages.h"
#include "printed.h"

#define N_PAGES 240

/* Fonts, glyphs and the layouts that are kept have been met by then. */
#define SETTLED 60

/* In bytes: its entry of the outline, its label. A page itself has ten thousand. */
#define MOST_OF_PAGE 2000

static const JalonsPrintOptions options = { .today = 739940 }; /* 20 November 2026 */

static gsize
in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static JalonsDivision *
put_division (Fixture *fixture,
              int number)
{
  g_autofree char *code = g_strdup_printf ("3%d", number);
  JalonsDivision *division = fixture_division (fixture, code, "3e");

  for (int i = 0; i < 13; i++)
    {
      g_autofree char *day = jalons_day_to_string (options.today + (unsigned) (number % 5 + i * 7));
      g_autofree char *slot = g_strdup_printf ("%s 10:00 60", day);
      g_autofree char *title = g_strdup_printf ("Séance %d de la classe %s : découvrir", i + 1, code);

      fixture_activity (fixture, division, title, slot);
    }
  return division;
}

static void
note_use (unsigned done,
          unsigned total,
          gpointer data)
{
  ((gsize *) data)[done] = in_use ();
}

static int
count_pages (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  JalonsPages *pages = jalons_pages_open (pdf, &error);
  int n;

  g_assert_no_error (error);
  n = jalons_pages_count (pages);
  jalons_pages_free (pages);
  return n;
}

/* Of some pages, for each may end with more or less that is not written yet. */
static gsize
mean (const gsize *use,
      unsigned end)
{
  gsize sum = 0;

  for (unsigned i = end - SETTLED / 2; i < end; i++)
    sum += use[i];
  return sum / (SETTLED / 2);
}

static void
test_classes (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autofree gsize *use = g_new0 (gsize, N_PAGES + 1);
  const JalonsPrintWatch watch = { note_use, use };
  JalonsSpool *spool = jalons_spool_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  gsize early, late;

  for (int i = 0; i < N_PAGES; i++)
    g_ptr_array_add (divisions, put_division (fixture, i + 1));
  g_assert_true (jalons_print_divisions (fixture->dataset, divisions, &options, &watch, spool, &error));
  g_assert_no_error (error);
  pdf = printed (spool);
  g_assert_cmpint (count_pages (pdf), ==, N_PAGES);
  if (use[N_PAGES] == 0)
    {
      g_test_skip ("this malloc does not say what is in use");
      return;
    }
  early = mean (use, 2 * SETTLED);
  late = mean (use, N_PAGES + 1);
  g_test_message ("in use: %" G_GSIZE_FORMAT " bytes, then %" G_GSIZE_FORMAT, early, late);
  g_assert_cmpint ((gint64) late - (gint64) early, <, (N_PAGES - 2 * SETTLED) * MOST_OF_PAGE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/print/memory/classes", Fixture, NULL, fixture_set_up, test_classes, fixture_tear_down);
  return g_test_run ();
}
