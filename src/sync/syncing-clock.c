/* The times between two syncs.
 * Invariant: twenty computers that start at eight do not ask again together: chance is in every time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/syncing-clock.h"

/* Seconds. */
#define WHILE_ACTIVE  (5 * 60)
#define WHILE_IDLE    (30 * 60)
#define FIRST_BACKOFF 30
#define MOST_BACKOFF  (15 * 60)

/* After an edit: when its author has paused, and not too often, since every file that is new is an event for everybody. */
#define PAUSE      10
#define MOST_OFTEN (2 * 60)

/* @chance between 0 and 1: a fifth more or less */
static guint
vary (double seconds,
      double chance)
{
  return (guint) (seconds * (0.8 + 0.4 * chance) + 0.5);
}

/**
 * jalons_clock_after_success:
 * @active: whether somebody works in the window
 * @chance: between 0 and 1
 *
 * Returns: seconds until the next sync
 */
guint
jalons_clock_after_success (gboolean active,
                            double chance)
{
  return vary (active ? WHILE_ACTIVE : WHILE_IDLE, chance);
}

/**
 * jalons_clock_after_failure:
 * @n_failures: in a row, from 1 on
 * @retry_after: what the server asks for, in seconds; 0 when it does not say
 * @chance: between 0 and 1
 *
 * Returns: seconds until the next try: 30, then twice as many each time, at most 15 minutes, and never less than the server
 *   asks for
 */
guint
jalons_clock_after_failure (guint n_failures,
                            guint retry_after,
                            double chance)
{
  guint seconds = FIRST_BACKOFF;

  for (guint i = 1; i < n_failures && seconds < MOST_BACKOFF; i++)
    seconds *= 2;
  seconds = vary (MIN (seconds, MOST_BACKOFF), chance);
  return retry_after > seconds ? vary (retry_after, 0.5 + chance / 2) : seconds;
}

/**
 * jalons_clock_after_edit:
 * @since_last: how many seconds ago the last sync began
 *
 * Returns: seconds until what was written is sent, unless more is written before
 */
guint
jalons_clock_after_edit (gint64 since_last)
{
  return (guint) MAX (PAUSE, MOST_OFTEN - MAX (since_last, 0));
}
