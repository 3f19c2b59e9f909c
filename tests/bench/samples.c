/* Measurements of one thing, many times over.
 * Invariant: the sample that runs is the last of the array, as its moment of start.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "samples.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct _Samples
{
  clockid_t clock;
  GArray *times; /* of double, in milliseconds */
};

static double
now (Samples *samples)
{
  struct timespec time;

  clock_gettime (samples->clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

Samples *
samples_new (SamplesKind kind)
{
  Samples *samples = g_new (Samples, 1);

  samples->clock = kind == SAMPLES_OF_CPU ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
  samples->times = g_array_new (FALSE, FALSE, sizeof (double));
  return samples;
}

void
samples_free (Samples *samples)
{
  g_array_unref (samples->times);
  g_free (samples);
}

void
samples_start (Samples *samples)
{
  double started = now (samples);

  g_array_append_val (samples->times, started);
}

void
samples_stop (Samples *samples)
{
  double *last = &g_array_index (samples->times, double, samples->times->len - 1);

  *last = now (samples) - *last;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * samples_rank:
 * @samples: at least one; they are sorted
 * @rank: 0.5 for the median, 0.99 for the one that 99 of 100 are under
 *
 * Returns: the sample of that rank, in milliseconds
 */
double
samples_rank (Samples *samples,
              double rank)
{
  guint place = (guint) (rank * samples->times->len);

  g_array_sort (samples->times, compare);
  return g_array_index (samples->times, double, MIN (place, samples->times->len - 1));
}

void
samples_print (Samples *samples,
               const char *name,
               double rank)
{
  g_print ("%s\t%.4f\n", name, samples_rank (samples, rank));
}

/**
 * samples_memory:
 * @what: "VmRSS:" for now, "VmHWM:" for the most so far; not ru_maxrss, which begins with that of the parent
 *
 * Returns: what this process has of memory, in megabytes
 */
double
samples_memory (const char *what)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, what);
  g_assert_nonnull (line);
  return g_ascii_strtod (line + strlen (what), NULL) / 1024;
}

/**
 * samples_sync:
 *
 * Takes a sample of what the disk of @folder itself takes: a few kB more in a file, synced.
 *
 * Returns: whether the disk syncs
 */
gboolean
samples_sync (Samples *samples,
              const char *folder)
{
  static const char block[4096] = "x";
  g_autofree char *path = g_build_filename (folder, "sync", NULL);
  int file = g_open (path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  gboolean good;

  samples_start (samples);
  good = write (file, block, sizeof block) == sizeof block && fdatasync (file) == 0;
  samples_stop (samples);
  close (file);
  return good;
}
