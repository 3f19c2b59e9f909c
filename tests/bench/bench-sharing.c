/* What sharing costs on the wire in a space that goes on for one, two and three years: a quiet poll, a push, and joining.
 * Invariant: the figures are counted by the server, which packs listings as a Nextcloud does.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-sharing; prints NAME<tab>FIGURE: requests, and bytes of answers and of what was put */

#include "await.h"
#include "dav-server.h"
#include "work.h"

static void
put_file (const char *name,
          GBytes *bytes,
          gpointer server)
{
  g_autofree char *path = g_strconcat ("log/", name, NULL);

  dav_server_put (server, path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

static guint64
count_bytes (DavServer *server)
{
  guint64 sum = 0;
  GHashTableIter iter;
  gpointer bytes;

  g_hash_table_iter_init (&iter, dav_server_get_files (server));
  while (g_hash_table_iter_next (&iter, NULL, &bytes))
    sum += bytes != NULL ? g_bytes_get_size (bytes) : 0;
  return sum;
}

static void
sync_well (JalonsSyncing *syncing)
{
  g_autoptr (GError) error = NULL;

  await_run (syncing, &error);
  g_assert_no_error (error);
}

static void
begin (DavServer *server)
{
  dav_server_take_requests (server);
  dav_server_take_bytes (server);
}

/* @put: bytes that went the other way */
static void
print (DavServer *server,
       const char *what,
       guint year,
       guint64 put)
{
  g_print ("%s-requests-%u\t%u\n", what, year, dav_server_take_requests (server));
  g_print ("%s-bytes-%u\t%" G_GUINT64_FORMAT "\n", what, year, dav_server_take_bytes (server) + put);
}

static void
print_push (DavServer *server,
            Member *one,
            guint year)
{
  g_autofree char *title = g_strdup_printf ("Salon de l’étudiant %u", year);
  guint64 before = count_bytes (server);

  memory_holder_edit (one->holder, "a", "title", title);
  begin (server);
  sync_well (one->syncing);
  print (server, "push", year, count_bytes (server) - before);
}

static void
print_join (DavServer *server,
            guint year)
{
  g_auto (Member) newcomer = member_new (year + 1);
  g_autoptr (GError) error = NULL;

  begin (server);
  await_join (newcomer.syncing, dav_server_where (server), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  print (server, "join", year, 0);
}

int
main (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;

  await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error);
  g_assert_no_error (error);
  for (guint year = 1; year <= 3; year++)
    {
      const Work work = { year, WORK_REPLICAS, WORK_FILES, WORK_OPERATIONS, NULL };

      work_write (&work, put_file, server);
      print_join (server, year);
      /* What is new is read; and every fourth sync looks elsewhere besides. */
      for (guint i = 0; i < (year == 1 ? 1 : 2); i++)
        sync_well (one.syncing);
      begin (server);
      sync_well (one.syncing);
      print (server, "poll", year, 0);
      print_push (server, &one, year);
    }
  return 0;
}
