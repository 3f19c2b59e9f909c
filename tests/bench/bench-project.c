/* What the project of a large lycée costs on paper: its CPU time, and with a number its peak of memory.
 * Invariant: the pages are those of src/print, finished; they are counted, so that nobody measures an empty document.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "fixture.h"
#include "print/pages.h"
#include "print/project-paper.h"
#include "samples.h"

#define ROUNDS    3
#define LARGE     40 /* activities of a class: about 80 pages */
#define DIVISIONS 6  /* of each level */

static const JalonsPrintOptions options = { .today = 739940 }; /* 20 November 2026 */

static void
put_division (Fixture *fixture,
              const char *level,
              int number,
              int n_activities)
{
  static const char *const axes[] = { "monde", "formations", "projet" };
  g_autofree char *code = g_strdup_printf ("%s %d", level, number);
  JalonsDivision *division = fixture_division (fixture, code, level);

  for (int i = 0; i < n_activities; i++)
    {
      g_autofree char *day = jalons_day_to_string (options.today + (unsigned) (number % 5 + i * 4));
      g_autofree char *slot = g_strdup_printf ("%s 10:00 60", day);
      g_autofree char *title = g_strdup_printf ("Séance %d de la classe %s : découvrir des métiers", i + 1, code);

      fixture_set (fixture, fixture_activity (fixture, division, title, slot), JALONS_ACTIVITY_AXIS, axes[i % 3]);
    }
}

static JalonsProject *
put_lycee (Fixture *fixture,
           int n_activities)
{
  static const char *const levels[] = { "2de-gt", "1re-g", "1re-t", "tle-g", "tle-t", "cap-1", "cap-2", "2de-pro",
                                        "1re-pro", "tle-pro" };
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    for (int j = 0; j < DIVISIONS; j++)
      put_division (fixture, levels[i], j + 1, n_activities);
  for (int i = 0; i < 400; i++)
    g_string_append_printf (words, "Le lycée accueille des élèves de tout le bassin, constat %d.\n", i + 1);
  return (JalonsProject *) fixture_put (fixture, JALONS_ENTITY_PROJECT, NULL, "school",
                                        jalons_record_get_id (fixture->school), "start", "2026", "diagnosis", words->str, NULL);
}

static GBytes *
print (Fixture *fixture,
       const JalonsProject *project)
{
  g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  jalons_print_project (fixture->dataset, project, TRUE, &options, spool);
  pdf = jalons_spool_read (spool, &error);
  g_assert_no_error (error);
  return pdf;
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

static void
measure (Fixture *fixture)
{
  const JalonsProject *project = put_lycee (fixture, LARGE);
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);
  int n_pages = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GBytes) pdf = NULL;

      samples_start (samples);
      pdf = print (fixture, project);
      samples_stop (samples);
      n_pages = count_pages (pdf);
    }
  g_print ("project\t%.1f\n", samples_rank (samples, 0.5));
  g_print ("project-pages\t%d\n", n_pages);
}

/* Run once for each number, since a peak never sinks: what the data take is not counted. */
static void
measure_memory (Fixture *fixture,
                int n_activities)
{
  const JalonsProject *project = put_lycee (fixture, n_activities);
  double before, after;
  g_autoptr (GBytes) pdf = NULL;

  before = samples_memory ("VmRSS:");
  pdf = print (fixture, project);
  after = samples_memory ("VmHWM:");
  g_print ("memory\t%.1f\n", after - before);
  g_print ("memory-pages\t%d\n", count_pages (pdf));
}

int
main (int argc,
      char **argv)
{
  Fixture fixture = { 0 };

  fixture_set_up (&fixture, NULL);
  if (argc > 1)
    measure_memory (&fixture, atoi (argv[1]));
  else
    measure (&fixture);
  fixture_tear_down (&fixture, NULL);
  return 0;
}
