/* What happens to a shared folder and to those who share it: going back, meddling, killing, no room, two at once.
 * Invariant: two members still agree in the end on all that both wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "faults.h"
#include "sync/folder/transport-dav.h"

STATUS (400)
STATUS (403)
STATUS (405)
STATUS (409)
STATUS (507)

static gboolean
permanent_redirect (DavServer *self,
                    SoupServerMessage *message,
                    const char *path)
{
  soup_server_message_set_redirect (message, 308, "/elsewhere/");
  return TRUE;
}

/* Folders */

static gboolean
is_there (DavServer *self,
          SoupServerMessage *message,
          const char *path)
{
  soup_server_message_set_status (message, g_hash_table_contains (dav_server_get_files (self), path) ? 400 : 500, NULL);
  return g_hash_table_contains (dav_server_get_files (self), path);
}

/* Whatever a server says of a folder that it has, it has it. */
static void
test_folder_that_is_there (void)
{
  static const DavFault answers[] = { status_400, status_403, status_405, status_409, permanent_redirect, is_there };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (DavServer) server = dav_server_new (NULL);
      g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;

      assert_well (await_make_folder (transport, "log", &error));
      dav_server_set_fault (server, "MKCOL", answers[i], -1);
      assert_well (await_make_folder (transport, "log", &error));
      if (answers[i] == is_there)
        continue;
      g_assert_false (await_make_folder (transport, "other", &error));
      g_assert_nonnull (error);
    }
}

/* The server is put back to what it was, or emptied of its log. */

static void
test_rolled_back (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  Member members[2] = { member_new (1), member_new (2) };
  g_autoptr (GError) error = NULL;
  GHashTable *before;

  assert_well (await_create (members[0].syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  assert_well (await_join (members[1].syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  before = dav_server_copy_files (server);
  memory_holder_edit (members[0].holder, "r1", "title", "Forum");
  memory_holder_edit (members[1].holder, "r2", "title", "Visite");
  sync_all (members, 2, 2);
  dav_server_restore (server, before);
  sync_all (members, 2, 2);
  members_assert_agree (members, 2);
  g_assert_cmpuint (dav_server_n_in (server, "log/"), ==, 2);
  for (int i = 0; i < 2; i++)
    member_clear (&members[i]);
}

/* One member's disk is gone, and the server was emptied: the other one has everything. */
static void
test_wiped_log (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  Member members[2] = { member_new (1), member_new (2) };
  g_auto (Member) third = member_new (3);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer path;

  assert_well (await_create (members[0].syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  memory_holder_edit (members[0].holder, "r1", "title", "Forum");
  assert_well (await_run (members[0].syncing, &error));
  assert_well (await_join (members[1].syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  g_hash_table_iter_init (&iter, dav_server_get_files (server));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_str_has_prefix (path, "log"))
      g_hash_table_iter_remove (&iter);
  sync_all (members + 1, 1, 5);
  assert_well (await_join (third.syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  g_assert_true (memory_holder_knows (third.holder, "Forum"));
  for (int i = 0; i < 2; i++)
    member_clear (&members[i]);
}

/* What people do to the files: delete, rename, write into them, copy them. */
static void
test_meddled_files (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  Member members[2] = { member_new (1), member_new (2) };
  g_auto (Member) third = member_new (3);
  g_autoptr (GError) error = NULL;

  assert_well (await_create (members[0].syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  assert_well (await_join (members[1].syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *row = g_strdup_printf ("row-%d", i);

      memory_holder_edit (members[i % 2].holder, row, "title", row);
      sync_all (members, 2, 1);
    }
  {
    g_autoptr (GList) paths = g_hash_table_get_keys (dav_server_get_files (server));
    int n = 0;

    for (GList *path = paths; path != NULL; path = path->next)
      if (g_str_has_suffix (path->data, ".seg"))
        switch (n++ % 3)
          {
          case 0:
            spoil (server, path->data);
            break;
          case 1:
            dav_server_put (server, path->data, "Bonjour", -1);
            break;
          default:
            dav_server_put (server, "log/Copie.seg", "Bonjour", -1);
            g_hash_table_remove (dav_server_get_files (server), path->data);
          }
    g_assert_cmpint (n, ==, 6);
  }
  sync_all (members, 2, 30);
  assert_well (await_join (third.syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  /* A file that was spoilt without getting shorter is found by who needs it, goes, and is put again by who holds it. */
  sync_for_a_day (&third);
  sync_all (members, 2, 2);
  sync_all (&third, 1, 2);
  members_assert_agree (members, 2);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *row = g_strdup_printf ("row-%d", i);

      g_assert_true (memory_holder_knows (third.holder, row));
    }
  g_assert_true (g_hash_table_contains (dav_server_get_files (server), "log/Copie.seg"));
  for (int i = 0; i < 2; i++)
    member_clear (&members[i]);
}

/* The end of the program at any request: another one goes on with what was held. */
static int requests_left;
static GCancellable *stopping;

static gboolean
stop_before (DavServer *self,
             SoupServerMessage *message,
             const char *path)
{
  if (requests_left-- > 0)
    return FALSE;
  g_cancellable_cancel (stopping);
  dav_server_blurt (self, message, "", 0);
  return TRUE;
}

static gboolean
stop_after (DavServer *self,
            SoupServerMessage *message,
            const char *path)
{
  if (requests_left-- > 0)
    return FALSE;
  dav_server_serve (self, message, path);
  g_cancellable_cancel (stopping);
  dav_server_blurt (self, message, "", 0);
  return TRUE;
}

static void
test_killed (gconstpointer data)
{
  DavFault fault = data;

  for (int at = 0; at < 8; at++)
    {
      g_autoptr (DavServer) server = dav_server_new (NULL);
      Member members[2] = { member_new (1), member_new (2) };
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = NULL;

      assert_well (await_create (members[0].syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
      assert_well (await_join (members[1].syncing, dav_server_where (server), NULL, NULL, NULL, &error));
      memory_holder_edit (members[1].holder, "r2", "title", "Visite");
      assert_well (await_run (members[1].syncing, &error));
      memory_holder_edit (members[0].holder, "r1", "title", "Forum");
      memory_holder_edit (members[0].holder, "r2", "title", "Salon");

      requests_left = at;
      stopping = g_cancellable_new ();
      dav_server_set_fault (server, NULL, fault, -1);
      jalons_syncing_run_async (members[0].syncing, stopping, await_result, &result);
      await (&result);
      jalons_syncing_run_finish (members[0].syncing, result, NULL);
      dav_server_set_fault (server, NULL, NULL, 0);
      g_clear_object (&stopping);
      g_clear_object (&members[0].syncing);
      members[0].syncing = jalons_syncing_new (JALONS_HOLDER (members[0].holder));

      sync_all (members, 2, 3);
      members_assert_agree (members, 2);
      g_assert_true (memory_holder_knows (members[1].holder, "Forum"));
      for (int i = 0; i < 2; i++)
        member_clear (&members[i]);
    }
}

/* No room for the file that eight others were to become: they stay until there is. */
static void
test_full_while_merging (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1), two = member_new (2);
  g_autoptr (GError) error = NULL;

  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *row = g_strdup_printf ("r%d", i);

      if (i == 7)
        dav_server_set_fault (server, "PUT", status_507, -1);
      memory_holder_edit (one.holder, row, "title", row);
      assert_well (await_run (one.syncing, &error));
    }
  dav_server_set_fault (server, NULL, NULL, 0);
  g_assert_cmpuint (dav_server_n_in (server, "log/"), ==, 7);
  assert_well (await_run (one.syncing, &error));
  dav_server_set_fault (server, "PUT", status_507, -1);
  g_assert_cmpuint (dav_server_n_in (server, "log/"), >=, 8);
  for (int i = 0; i < 4; i++)
    {
      memory_holder_wait (one.holder, DAY);
      assert_well (await_run (one.syncing, &error));
    }
  assert_well (await_join (two.syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  members_assert_agree ((Member[]){ one, two }, 2);
  dav_server_set_fault (server, NULL, NULL, 0);
  for (int i = 0; i < 4; i++)
    {
      memory_holder_wait (one.holder, DAY);
      assert_well (await_run (one.syncing, &error));
    }
  g_assert_cmpuint (dav_server_n_in (server, "log/"), ==, 1);
  member_assert (&one, JALONS_SYNCING_REST);
  {
    g_auto (Member) three = member_new (3);

    assert_well (await_join (three.syncing, dav_server_where (server), NULL, NULL, NULL, &error));
    members_assert_agree ((Member[]){ one, three }, 2);
  }
}

/* Two who make a space at once: one space, both names of it known to both. */
static void
test_two_creators (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  Member members[2] = { member_new (1), member_new (2) };
  GAsyncResult *results[2] = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  const JalonsMembership *first, *second;

  for (int i = 0; i < 2; i++)
    {
      jalons_syncing_set_settle (members[i].syncing, 300);
      jalons_syncing_create_async (members[i].syncing, dav_server_where (server), NULL, NULL, "CIO", NULL, await_result,
                                   &results[i]);
    }
  for (int i = 0; i < 2; i++)
    {
      await (&results[i]);
      assert_well (jalons_syncing_create_finish (members[i].syncing, results[i], &error));
    }
  first = jalons_holder_get_membership (JALONS_HOLDER (members[0].holder));
  second = jalons_holder_get_membership (JALONS_HOLDER (members[1].holder));
  g_assert_cmpuint (g_strv_length (first->ids), ==, 2);
  g_assert_true (g_strv_equal ((const char *const *) first->ids, (const char *const *) second->ids));
  for (int i = 0; i < 2; i++)
    {
      g_object_unref (results[i]);
      member_clear (&members[i]);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/misfortunes/folder-that-is-there", test_folder_that_is_there);
  g_test_add_func ("/misfortunes/rolled-back", test_rolled_back);
  g_test_add_func ("/misfortunes/wiped-log", test_wiped_log);
  g_test_add_func ("/misfortunes/meddled-files", test_meddled_files);
  g_test_add_data_func ("/misfortunes/killed-before-a-request", stop_before, test_killed);
  g_test_add_data_func ("/misfortunes/killed-after-a-request", stop_after, test_killed);
  g_test_add_func ("/misfortunes/full-while-merging", test_full_while_merging);
  g_test_add_func ("/misfortunes/two-creators", test_two_creators);
  return g_test_run ();
}
