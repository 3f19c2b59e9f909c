/* Joining a shared space at the end of a year: 70,000 operations in 129 files, taken into a data folder that has nothing.
 * Invariant: the year is made before the clock starts; the folder is a directory, so that no server is measured.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-joining FOLDER; prints NAME<tab>FIGURE: milliseconds and megabytes */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "await.h"
#include "store/store.h"
#include "sync/segment.h"
#include "sync/space.h"

#define N_REPLICAS   12
#define N_FILES      129
#define N_OPERATIONS 70000
#define N_RECORDS    20000
#define N_IN_BLOCK   8

#define SPACE "0123456789abcdef0123456789abcdef"

typedef struct
{
  char id[JALONS_REPLICA_LENGTH + 1];
  char head[JALONS_HASH_LENGTH + 1];
  guint32 number;
  GPtrArray *blocks; /* of the file that is being filled */
  guint n_files;
} Replica;

static guint n_made;

/* Each record is first written whole, then changed now and then, by who wrote it. */
static JalonsOperation *
make_operation (const Replica *replica,
                guint which)
{
  guint n = n_made++;
  guint record = n % N_RECORDS / N_REPLICAS * N_REPLICAS + which;
  g_autofree char *row = g_strdup_printf ("%08x-0000-4000-8000-000000000000", record);
  g_autofree char *stamp = g_strdup_printf ("%012" G_GINT64_MODIFIER "x%04x%s", G_GINT64_CONSTANT (1790000000000) + n * 1000, 0,
                                            replica->id);
  g_autofree char *title = g_strdup_printf ("Forum des métiers n° %u", n);
  JalonsOperation *operation = jalons_operation_new ("activity", row, "Mme Martin", stamp);

  jalons_operation_set (operation, "title", title);
  if (n < N_RECORDS)
    {
      jalons_operation_set_json (operation, "_del", "null"); /* it comes into being */
      jalons_operation_set (operation, "year", "00000000-0000-4000-8000-000000000001");
      jalons_operation_set (operation, "slot", "2026-10-13 10:00 55");
      jalons_operation_set (operation, "axis", "metiers");
      jalons_operation_set (operation, "place", "CDI");
    }
  else if (n % 2 == 0)
    jalons_operation_set (operation, "notes", "Prévenir le professeur principal.");
  return operation;
}

static void
add_block (Replica *replica,
           guint which)
{
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  const char *const known[] = { NULL };
  JalonsBlock *block;

  for (int i = 0; i < N_IN_BLOCK; i++)
    g_ptr_array_add (operations, make_operation (replica, which));
  block = jalons_block_seal (replica->id, ++replica->number, replica->head, known, operations, NULL, NULL);
  g_strlcpy (replica->head, block->hash, sizeof replica->head);
  g_ptr_array_add (replica->blocks, block);
}

static void
write_file (const char *folder,
            const char *name,
            const char *bytes,
            gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
end_file (Replica *replica,
          const char *log)
{
  guint n = replica->blocks->len;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  JalonsSegment segment = { .first = replica->number - n + 1, .last = replica->number };

  if (n == 0)
    return;
  bytes = jalons_segment_pack ((JalonsBlock *const *) replica->blocks->pdata, n);
  g_strlcpy (segment.replica, replica->id, sizeof segment.replica);
  g_strlcpy (segment.head, replica->head, sizeof segment.head);
  name = jalons_segment_make_name (&segment);
  write_file (log, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_ptr_array_set_size (replica->blocks, 0);
}

static void
make_year (const char *share)
{
  const guint in_file = N_OPERATIONS / N_IN_BLOCK / N_FILES + 1;
  g_autofree char *log = g_build_filename (share, "log", NULL);
  static const char space[] = "{\"fmt\":1,\"space\":\"" SPACE "\",\"label\":\"CIO\",\"enc\":null}";
  Replica replicas[N_REPLICAS] = { 0 };

  g_assert_cmpint (g_mkdir_with_parents (log, 0700), ==, 0);
  write_file (share, "space-" SPACE ".json", space, strlen (space));
  for (guint i = 0; i < N_REPLICAS; i++)
    {
      g_snprintf (replicas[i].id, sizeof replicas[i].id, "%016x", 0xc0ffee + i);
      replicas[i].blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_block_unref);
    }
  for (guint i = 0; n_made < N_OPERATIONS; i = (i + 1) % N_REPLICAS)
    {
      add_block (&replicas[i], i);
      if (replicas[i].blocks->len >= in_file)
        end_file (&replicas[i], log);
    }
  for (guint i = 0; i < N_REPLICAS; i++)
    {
      end_file (&replicas[i], log);
      g_ptr_array_unref (replicas[i].blocks);
    }
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

/* How long the main loop was away from its events: the longest in microseconds, of this thread alone, since the worker has
 * the other processor. */
static gint64 away_since, longest_away;

static gint64
thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
watched_poll (GPollFD *fds,
              unsigned n,
              int timeout)
{
  int found;

  if (away_since > 0)
    longest_away = MAX (longest_away, thread_time () - away_since);
  found = g_poll (fds, n, timeout);
  away_since = thread_time ();
  return found;
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
  g_main_context_set_poll_func (NULL, watched_poll);
  start = g_get_monotonic_time ();
  await_join (syncing, share, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("join\t%.1f\n", (double) (g_get_monotonic_time () - start) / 1000);
  g_print ("memory\t%.1f\n", memory ("VmHWM:") - before);
  g_print ("away\t%.2f\n", (double) longest_away / 1000);
  g_assert_cmpint (jalons_syncing_get_state (syncing), ==, JALONS_SYNCING_REST);
  g_clear_object (&syncing);
  g_clear_object (&space);
  jalons_store_close (store);
  return EXIT_SUCCESS;
}
