/* The stamps that name gestures and operations: a moment, a counter, and the copy of the data that gave it.
 * Invariant: the stamps of one copy always grow, whatever its clock does, and no colleague's clock can drive them far ahead.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/stamp.h"

/* A stamp that is further ahead of the clock than this raises no other. */
#define MAX_AHEAD_MS (10 * 60 * 1000)

/**
 * jalons_database_now:
 *
 * Returns: milliseconds since 1970, as well as can be known here
 */
gint64
jalons_database_now (JalonsDatabase *self)
{
  return self->frozen != 0 ? self->frozen : g_get_real_time () / 1000 + self->offset;
}

/**
 * jalons_database_make_stamp:
 *
 * A stamp names a moment and the copy of the data where it was given; stamps of one copy always grow, whatever its
 * clock does.
 *
 * Returns: (transfer full): 12 hexadecimal digits of milliseconds since 1970, 4 of a counter, 16 of the replica
 */
char *
jalons_database_make_stamp (JalonsDatabase *self)
{
  gint64 now = jalons_database_now (self);

  if (now > self->last_stamp)
    {
      self->last_stamp = now;
      self->last_count = 0;
    }
  else if (++self->last_count > 0xffff)
    {
      self->last_stamp++;
      self->last_count = 0;
    }
  return g_strdup_printf ("%012" G_GINT64_MODIFIER "x%04x%s", self->last_stamp, self->last_count, self->replica);
}

/**
 * jalons_database_make_stamp_after:
 * @floor: (nullable): sixteen digits: a moment that the stamp must come after, however far ahead it is
 *
 * Returns: (transfer full): as jalons_database_make_stamp()
 */
char *
jalons_database_make_stamp_after (JalonsDatabase *self,
                                  const char *floor)
{
  g_autofree char *moment = floor != NULL ? g_strndup (floor, 12) : g_strdup ("0");
  const gint64 last_stamp = self->last_stamp, stamp = (gint64) g_ascii_strtoull (moment, NULL, 16);
  const unsigned last_count = self->last_count;
  const unsigned count = floor != NULL ? (unsigned) g_ascii_strtoull (floor + 12, NULL, 16) : 0;
  char *made;

  if (stamp > self->last_stamp || (stamp == self->last_stamp && count > self->last_count))
    {
      self->last_stamp = stamp;
      self->last_count = count;
    }
  made = jalons_database_make_stamp (self);
  if (self->last_stamp > jalons_database_now (self) + MAX_AHEAD_MS)
    {
      self->last_stamp = last_stamp;
      self->last_count = last_count;
    }
  return made;
}

/**
 * jalons_database_read_last_stamp:
 *
 * So that stamps go on growing after the file was closed.
 *
 * Returns: whether it could be read
 */
gboolean
jalons_database_read_last_stamp (JalonsDatabase *self,
                                 GError **error)
{
  /* What others did has their moments. */
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (self, "SELECT stamp FROM gesture WHERE kind <> 'merge' ORDER BY id DESC LIMIT 1", error);
  int more = statement != NULL ? jalons_database_step (self, statement, error) : -1;

  if (more == 1 && sqlite3_column_bytes (statement, 0) == 32)
    {
      const char *stamp = jalons_statement_get_text (statement, 0);
      g_autofree char *moment = g_strndup (stamp, 12), *count = g_strndup (stamp + 12, 4);

      self->last_stamp = (gint64) g_ascii_strtoull (moment, NULL, 16);
      self->last_count = (unsigned) g_ascii_strtoull (count, NULL, 16);
    }
  return more >= 0;
}
