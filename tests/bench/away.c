/* Looking at the clock of the thread whenever the main loop waits.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "away.h"

#include <time.h>

static gint64 since, longest; /* microseconds */

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

  if (since > 0)
    longest = MAX (longest, thread_time () - since);
  found = g_poll (fds, n, timeout);
  since = thread_time ();
  return found;
}

void
away_watch (void)
{
  g_main_context_set_poll_func (NULL, watched_poll);
}

double
away_take (void)
{
  double milliseconds = (double) longest / 1000;

  longest = 0;
  return milliseconds;
}
