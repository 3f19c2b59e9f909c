/* Joining a shared space at the end of a year: 70,000 operations in 129 files, taken into a data folder that has nothing. And
 * the sum of all that says then, which copies tell one another once a day.
 * Invariant: the year is made before the clock starts; the folder is a directory, so that no server is measured.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-joining FOLDER; prints NAME<tab>FIGURE: milliseconds and megabytes */

#include <stdlib.h>
#include <string.h>

#include "await.h"
#include "away.h"
#include "store/shared.h"
#include "store/store.h"
#include "sync/space/space.h"
#include "work.h"

#define SPACE "0123456789abcdef0123456789abcdef"

static void
make_year (const char *share)
{
  static const char space[] = "{\"fmt\":1,\"space\":\"" SPACE "\",\"label\":\"CIO\",\"enc\":null}";
  const Work year = { 0, WORK_REPLICAS, WORK_FILES, WORK_OPERATIONS, NULL };
  g_autofree char *path = g_build_filename (share, "space-" SPACE ".json", NULL);
  g_autoptr (GError) error = NULL;

  work_write_folder (&year, share);
  g_file_set_contents (path, space, (gssize) strlen (space), &error);
  g_assert_no_error (error);
}

/* In megabytes: "VmRSS" now, "VmHWM" at the most. */
static double
memory (const char *what)
{
  g_autofree char *text = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  line = strstr (text, what);
  g_assert_nonnull (line);
  return g_ascii_strtod (line + strlen (what) + 1, NULL) / 1000;
}

#define SUMS 5

/* How long the store's thread is kept by it, in milliseconds: so long a gesture may wait. */
static gboolean
time_sum (JalonsShared *shared,
          gpointer data,
          GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *sum = jalons_shared_sum_state (shared);

  *(double *) data += (double) (g_get_monotonic_time () - start) / 1000;
  return TRUE;
}

static double
measure_sum (JalonsStore *store)
{
  g_autoptr (GError) error = NULL;
  double total = 0;

  for (int i = 0; i < SUMS; i++)
    {
      jalons_store_share (store, time_sum, &total, &error);
      g_assert_no_error (error);
    }
  return total / SUMS;
}

int
main (int argc,
      char **argv)
{
  g_autofree char *share = g_build_filename (argv[1], "share", NULL), *data = g_build_filename (argv[1], "data", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (JalonsSpace) space = NULL;
  g_autoptr (JalonsSyncing) syncing = NULL;
  double before;
  gint64 start;

  make_year (share);
  store = jalons_store_open (data, &error);
  g_assert_no_error (error);
  space = jalons_space_new (store);
  syncing = jalons_syncing_new (JALONS_HOLDER (space));
  before = memory ("VmRSS:");
  away_watch ();
  start = g_get_monotonic_time ();
  await_join (syncing, share, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("join\t%.1f\n", (double) (g_get_monotonic_time () - start) / 1000);
  g_print ("memory\t%.1f\n", memory ("VmHWM:") - before);
  g_print ("away\t%.2f\n", away_take ());
  g_assert_cmpint (jalons_syncing_get_state (syncing), ==, JALONS_SYNCING_REST);
  g_print ("sum\t%.1f\n", measure_sum (store));
  g_clear_object (&syncing);
  g_clear_object (&space);
  jalons_store_close (store);
  return EXIT_SUCCESS;
}
