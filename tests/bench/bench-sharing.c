/* What sharing costs on the wire: a quiet poll of a folder at the end of one, two and three years, and a push.
 * Invariant: the figures are counted by the server, which packs listings as a Nextcloud does.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-sharing; prints NAME<tab>FIGURE: requests, and bytes of answers */

#include "await.h"
#include "dav-server.h"
#include "sync/segment.h"

/* At the end of a year twelve copies have left so many files, after putting theirs together: sync.md §3.9. */
#define N_REPLICAS 12
#define N_FILES    129

static void
add_file (DavServer *server,
          const char *replica,
          guint32 number,
          char previous[JALONS_HASH_LENGTH + 1])
{
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  g_autofree char *stamp = g_strdup_printf ("%012x%04x%s", 0x19c00000 + number, 0, replica);
  const char *const known[] = { NULL };
  g_autoptr (JalonsBlock) block = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL, *path = NULL;
  JalonsSegment segment = { .first = number, .last = number };

  g_ptr_array_add (operations, jalons_operation_new ("activity", "a", NULL, stamp));
  jalons_operation_set (operations->pdata[0], "title", "Forum des métiers");
  block = jalons_block_seal (replica, number, previous, known, operations, NULL, NULL);
  bytes = jalons_segment_pack (&block, 1);
  g_strlcpy (segment.replica, replica, sizeof segment.replica);
  g_strlcpy (segment.head, block->hash, sizeof segment.head);
  name = jalons_segment_make_name (&segment);
  path = g_strconcat ("log/", name, NULL);
  dav_server_put (server, path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_strlcpy (previous, block->hash, JALONS_HASH_LENGTH + 1);
}

static void
add_year (DavServer *server,
          GRand *rand)
{
  guint n = 0;

  for (guint i = 0; i < N_REPLICAS; i++)
    {
      g_autofree char *replica = g_strdup_printf ("%08x%08x", g_rand_int (rand), g_rand_int (rand));
      char previous[JALONS_HASH_LENGTH + 1] = "";

      for (guint32 number = 1; n < N_FILES * (i + 1) / N_REPLICAS; number++, n++)
        add_file (server, replica, number, previous);
    }
}

static void
sync_well (JalonsSyncing *syncing)
{
  g_autoptr (GError) error = NULL;

  await_run (syncing, &error);
  g_assert_no_error (error);
}

static void
print_poll (DavServer *server,
            JalonsSyncing *syncing,
            int year)
{
  dav_server_take_requests (server);
  dav_server_take_bytes (server);
  sync_well (syncing);
  g_print ("poll-requests-%d\t%u\n", year, dav_server_take_requests (server));
  g_print ("poll-bytes-%d\t%" G_GUINT64_FORMAT "\n", year, dav_server_take_bytes (server));
}

int
main (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;

  await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error);
  g_assert_no_error (error);
  for (int year = 1; year <= 3; year++)
    {
      add_year (server, rand);
      /* What is new is read; and every fourth sync looks elsewhere besides. */
      for (int i = 0; i < (year == 1 ? 1 : 3); i++)
        sync_well (one.syncing);
      print_poll (server, one.syncing, year);
    }
  memory_holder_edit (one.holder, "a", "title", "Salon de l’étudiant");
  dav_server_take_requests (server);
  sync_well (one.syncing);
  g_print ("push-requests\t%u\n", dav_server_take_requests (server));
  return 0;
}
