/* What happens to a shared folder and to those who share it, beside wrong answers: going back, meddling, killing, passwords.
 * Invariant: two members still agree in the end on all that both wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "faults.h"
#include "sync/folder/transport-dav.h"

STATUS (400)
STATUS (403)
STATUS (405)
STATUS (409)

static gboolean
portal_redirect (DavServer *self,
                 SoupServerMessage *message,
                 const char *path)
{
  soup_server_message_set_redirect (message, 302, "http://portail.example.org/login");
  return TRUE;
}

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
  sync_all (&third, 1, 6);
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

/* Segments that no Jalons wrote. */
static void
test_hostile_segments (void)
{
  static const char name[] = "log/00c0ffee00c0ffee-00000001-00000001-"
                             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.seg";
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const texts[] = { "", "{}", deep, "\xff\xfe", "{\"e\":\"activity\"}", "<html>" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DavServer) server = dav_server_new (NULL);
      g_auto (Member) one = member_new (1);
      g_autoptr (GError) error = NULL;

      assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
      dav_server_put (server, name, texts[i], -1);
      for (int j = 0; j < 4; j++)
        assert_well (await_run (one.syncing, &error));
      g_assert_cmpuint (memory_holder_n_blocks (one.holder), ==, 0);
      g_assert_true (g_hash_table_contains (dav_server_get_files (server), name));
      /* What stays bad hides what it should hold: it goes. */
      for (int j = 0; j < 2; j++)
        assert_well (await_run (one.syncing, &error));
      g_assert_false (g_hash_table_contains (dav_server_get_files (server), name));
    }
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

/* Passwords */

static gboolean
read_only_but_inbox (DavServer *self,
                     SoupServerMessage *message,
                     const char *path)
{
  const char *method = soup_server_message_get_method (message);

  if (g_str_equal (method, "PROPFIND") || g_str_equal (method, "GET") || g_str_has_prefix (path, "0750001a/"))
    return FALSE;
  return status_403 (self, message, path);
}

/* A Nextcloud shows a folder that may be written in beside the one that may be read, in which it is. */
static void
test_inbox_apart (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autofree char *where = g_strconcat (dav_server_where (server), "CIO/", NULL);
  g_auto (Member) counsellor = member_new (1), head = member_new (2);
  g_autoptr (GError) error = NULL;

  memory_holder_edit (counsellor.holder, "r1", "title", "Forum");
  assert_well (await_create (counsellor.syncing, where, NULL, NULL, "CIO", &error));
  dav_server_put (server, "0750001a/", "", 0);
  dav_server_set_fault (server, NULL, read_only_but_inbox, -1);
  memory_holder_edit (head.holder, "r9", "text", "À revoir");
  assert_well (await_join (head.syncing, where, NULL, NULL, "0750001a", &error));
  member_assert (&head, JALONS_SYNCING_REST);
  g_assert_true (memory_holder_knows (head.holder, "Forum"));
  g_assert_cmpuint (dav_server_n_in (server, "0750001a/log/"), ==, 1);
  g_assert_cmpuint (dav_server_n_in (server, "CIO/log/"), ==, 1);
}

static void
test_password (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dav_server_set_password (server, "marie", "clé:été");
  g_assert_false (await_create (one.syncing, dav_server_where (server), "marie", "faux", "CIO", &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_RECONNECT);
  g_assert_null (strstr (error->message, "faux"));
  g_assert_cmpuint (dav_server_take_requests (server), ==, 1);
  g_clear_error (&error);
  assert_well (await_create (one.syncing, dav_server_where (server), "marie", "clé:été", "CIO", &error));
  g_assert_cmpstr (jalons_holder_get_membership (JALONS_HOLDER (one.holder))->user, ==, "marie");

  /* Changed on the server: one question, then none until somebody signs in. */
  dav_server_set_password (server, "marie", "autre");
  dav_server_take_requests (server);
  g_assert_false (await_run (one.syncing, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_RECONNECT);
  g_assert_cmpuint (dav_server_take_requests (server), ==, 1);
  g_assert_cmpint (jalons_syncing_get_remedy (one.syncing), ==, JALONS_REMEDY_RECONNECT);
  g_clear_error (&error);
  jalons_syncing_set_password_async (one.syncing, NULL, "autre", NULL, await_result, &result);
  await (&result);
  assert_well (jalons_syncing_set_password_finish (one.syncing, result, &error));
  member_assert (&one, JALONS_SYNCING_REST);
  g_assert_null (strstr (dav_server_get_log (server)->str, "Transfer-Encoding"));
}

/* A server that sends us elsewhere never sees us there, and no other one is ever told the password. */
static void
test_other_origin (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), "marie", "secret", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);

  dav_server_set_fault (server, NULL, portal_redirect, -1);
  g_assert_false (await_put (transport, "a", bytes, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_REDIRECT);
  g_assert_nonnull (strstr (error->message, "portail.example.org"));
  g_assert_cmpuint (dav_server_take_requests (server), ==, 1);
}

static void
test_headers (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), "marie", "secret", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL, deleted = NULL;
  const char *log;

  jalons_transport_put_async (transport, "a", bytes, TRUE, NULL, await_result, &result);
  await (&result);
  assert_well (jalons_transport_put_finish (transport, result, &error));
  assert_well (await_put (transport, "b", bytes, &error));
  assert_well (await_delete (transport, "b", &error));
  jalons_transport_delete_async (transport, "a", TRUE, NULL, await_result, &deleted);
  await (&deleted);
  assert_well (jalons_transport_delete_finish (transport, deleted, &error));
  log = dav_server_get_log (server)->str;
  g_assert_cmpstr (log, ==,
                   "PUT a Authorization=Basic bWFyaWU6c2VjcmV0 If-None-Match=* Content-Length=3 User-Agent=Jalons/0.1.0\n"
                   "PUT b Authorization=Basic bWFyaWU6c2VjcmV0 Content-Length=3 User-Agent=Jalons/0.1.0\n"
                   "DELETE b Authorization=Basic bWFyaWU6c2VjcmV0 User-Agent=Jalons/0.1.0\n"
                   "DELETE a Authorization=Basic bWFyaWU6c2VjcmV0 X-NC-Skip-Trashbin=true User-Agent=Jalons/0.1.0\n");
}

/* Clocks */

static gboolean
wrong_date (DavServer *self,
            SoupServerMessage *message,
            const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) wrong = g_date_time_add_days (now, -40);
  g_autofree char *text = soup_date_time_to_string (wrong, SOUP_DATE_HTTP);

  dav_server_serve (self, message, path);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Date", text);
  return TRUE;
}

static void
test_clock (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;
  const gint64 days = G_GINT64_CONSTANT (40) * 24 * 3600 * 1000;

  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  g_assert_cmpint (memory_holder_get_offset (one.holder), ==, 0);
  dav_server_set_fault (server, NULL, wrong_date, -1);
  assert_well (await_run (one.syncing, &error));
  g_assert_cmpint (ABS (memory_holder_get_offset (one.holder) + days), <, 60 * 1000);
}

/* Nobody there, and somebody who says nothing. */

static void
test_nobody (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autofree char *where = g_strdup (dav_server_where (server));
  g_autoptr (JalonsTransport) transport = jalons_transport_new (where, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&server, dav_server_free);
  g_assert_null (await_list (transport, "", &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_OFFLINE);
}

static gboolean
never (DavServer *self,
       SoupServerMessage *message,
       const char *path)
{
  soup_server_message_pause (message);
  return TRUE;
}

static void
test_silence (void)
{
  for (guint silence = 1; silence <= 2; silence++)
    {
      g_autoptr (DavServer) server = dav_server_new (NULL);
      g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;

      jalons_transport_dav_set_patience (transport, silence == 1 ? 1 : 20, silence == 1 ? 20 : 1);
      dav_server_set_fault (server, NULL, never, -1);
      g_assert_null (await_list (transport, "", &error));
      g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_OFFLINE);
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

/* Figures: a quiet poll with 129 files. */
static void
test_quiet_poll (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;

  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  memory_holder_edit (one.holder, "r", "title", "a");
  assert_well (await_run (one.syncing, &error));
  dav_server_take_requests (server);
  assert_well (await_run (one.syncing, &error));
  g_assert_cmpuint (dav_server_take_requests (server), ==, 1);
}

/* When to come back: in seconds, at a time, and never in a year. */

static const char *retry_text;

static gboolean
come_back (DavServer *self,
           SoupServerMessage *message,
           const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, 90);
  g_autofree char *date = soup_date_time_to_string (then, SOUP_DATE_HTTP);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_append (headers, "Retry-After", g_str_equal (retry_text, "date") ? date : retry_text);
  soup_server_message_set_status (message, 503, NULL);
  return TRUE;
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *text;
    guint least, most;
  } cases[] = { { "120", 120, 120 }, { "date", 80, 91 }, { "31536000", 3600, 3600 }, { "bientôt", 0, 0 }, { "-5", 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DavServer) server = dav_server_new (NULL);
      g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;

      retry_text = cases[i].text;
      dav_server_set_fault (server, NULL, come_back, -1);
      g_assert_null (await_list (transport, "", &error));
      g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_BUSY);
      g_assert_cmpuint (jalons_trouble_retry_after (error), >=, cases[i].least);
      g_assert_cmpuint (jalons_trouble_retry_after (error), <=, cases[i].most);
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
  g_test_add_func ("/misfortunes/hostile-segments", test_hostile_segments);
  g_test_add_data_func ("/misfortunes/killed-before-a-request", stop_before, test_killed);
  g_test_add_data_func ("/misfortunes/killed-after-a-request", stop_after, test_killed);
  g_test_add_func ("/misfortunes/inbox-apart", test_inbox_apart);
  g_test_add_func ("/misfortunes/password", test_password);
  g_test_add_func ("/misfortunes/other-origin", test_other_origin);
  g_test_add_func ("/misfortunes/headers", test_headers);
  g_test_add_func ("/misfortunes/clock", test_clock);
  g_test_add_func ("/misfortunes/retry-after", test_retry_after);
  g_test_add_func ("/misfortunes/nobody", test_nobody);
  g_test_add_func ("/misfortunes/silence", test_silence);
  g_test_add_func ("/misfortunes/two-creators", test_two_creators);
  g_test_add_func ("/misfortunes/quiet-poll", test_quiet_poll);
  return g_test_run ();
}
