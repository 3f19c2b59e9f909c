/* Stamps: made and judged.
 * Invariant: a stamp is compared as text, so that every number in it has all its digits.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "replica/stamp.h"

#include <string.h>

#define MOMENT_DIGITS 12
#define MAX_COUNT     0xffff

static guint64
read_hex (const char *text,
          gsize length)
{
  char digits[MOMENT_DIGITS + 1] = "";

  memcpy (digits, text, length);
  return g_ascii_strtoull (digits, NULL, 16);
}

/**
 * jalons_stamp_next:
 * @stamp: (out): the stamp
 * @floor: the greatest moment, sixteen digits, that it must come after
 * @now: milliseconds since 1970
 * @replica: who writes
 */
void
jalons_stamp_next (char stamp[JALONS_STAMP_LENGTH + 1],
                   const char *floor,
                   gint64 now,
                   const char *replica)
{
  const guint64 last = JALONS_STAMP_END_MS - 1;
  guint64 moment = read_hex (floor, MOMENT_DIGITS);
  guint count = (guint) read_hex (floor + MOMENT_DIGITS, JALONS_MOMENT_LENGTH - MOMENT_DIGITS);

  if (now > 0 && MIN ((guint64) now, last) > moment)
    {
      moment = MIN ((guint64) now, last);
      count = 0;
    }
  else if (++count > MAX_COUNT)
    {
      moment++;
      count = 0;
    }
  /* After the last moment there is none: what is written then shows by what its author knew. */
  if (moment > last)
    {
      moment = last;
      count = MAX_COUNT;
    }
  g_snprintf (stamp, JALONS_STAMP_LENGTH + 1, "%012" G_GINT64_MODIFIER "x%04x%s", moment, count, replica);
}

/**
 * jalons_stamp_is_sensible:
 *
 * Returns: whether @stamp may raise the moments of everything else that is written here
 */
gboolean
jalons_stamp_is_sensible (const char *stamp,
                          gint64 now)
{
  return read_hex (stamp, MOMENT_DIGITS) <= (guint64) MAX (0, now) + JALONS_STAMP_MAX_AHEAD_MS;
}

/**
 * jalons_stamp_is_possible:
 *
 * Returns: whether anybody may have written at the moment of @stamp; what others send says of itself when that was
 */
gboolean
jalons_stamp_is_possible (const char *stamp)
{
  return read_hex (stamp, MOMENT_DIGITS) < JALONS_STAMP_END_MS;
}
