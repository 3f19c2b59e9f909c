/* What the header names.
 * Invariant: as there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "faults.h"

/* Every member in its turn, so often. */
void
sync_all (const Member *members,
          guint n_members,
          guint n_times)
{
  for (guint i = 0; i < n_times * n_members; i++)
    {
      g_autoptr (GError) error = NULL;

      assert_well (await_run (members[i % n_members].syncing, &error));
    }
}

/* A day in which a member syncs a few times. */
void
sync_for_a_day (const Member *member)
{
  for (int i = 0; i < 6; i++)
    {
      memory_holder_wait (member->holder, 5 * MINUTE);
      sync_all (member, 1, 1);
    }
  memory_holder_wait (member->holder, DAY);
  sync_all (member, 1, 1);
}

/* One bit of a file is another one; it is as long as before. */
void
spoil (DavServer *self,
       const char *path)
{
  GBytes *bytes = g_hash_table_lookup (dav_server_get_files (self), path);
  gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

  if (length > 0)
    copy[length / 2] ^= 4;
  dav_server_put (self, path, (char *) copy, (gssize) length);
}

/* A fault: who is not known yet is sent to where he says who he is. */
gboolean
portal_redirect (DavServer *self,
                 SoupServerMessage *message,
                 const char *path)
{
  soup_server_message_set_redirect (message, 302, "http://portail.example.org/login");
  return TRUE;
}
