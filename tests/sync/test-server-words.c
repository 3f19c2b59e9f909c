/* What a server says beside what it holds: who may come in, the hour, how much room there is, nothing at all.
 * Invariant: it is heeded or told, and no other server is ever told the password.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "faults.h"
#include "sync/folder/transport-dav.h"

STATUS (403)

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

  /* It is told once, whoever asks next, until it was right in between. */
  g_assert_nonnull (strstr (jalons_syncing_get_note (one.syncing), "40 days"));
  member_assert (&one, JALONS_SYNCING_REST);
  g_clear_object (&one.syncing);
  one.syncing = jalons_syncing_new (JALONS_HOLDER (one.holder));
  assert_well (await_run (one.syncing, &error));
  g_assert_null (jalons_syncing_get_note (one.syncing));
  dav_server_set_fault (server, NULL, NULL, 0);
  assert_well (await_run (one.syncing, &error));
  g_assert_cmpint (memory_holder_get_offset (one.holder), ==, 0);
  dav_server_set_fault (server, NULL, wrong_date, -1);
  assert_well (await_run (one.syncing, &error));
  g_assert_nonnull (jalons_syncing_get_note (one.syncing));
  dav_server_set_fault (server, NULL, NULL, 0);
  assert_well (await_run (one.syncing, &error));
  g_assert_null (jalons_syncing_get_note (one.syncing));
}

static gboolean
wrong_date_portal (DavServer *self,
                   SoupServerMessage *message,
                   const char *path)
{
  wrong_date (self, message, path);
  return portal_redirect (self, message, path);
}

/* Who answers in the server's place is not asked the time. */
static void
test_clock_of_a_portal (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;

  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  dav_server_set_fault (server, NULL, wrong_date_portal, -1);
  g_assert_false (await_run (one.syncing, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_REDIRECT);
  g_assert_cmpint (memory_holder_get_offset (one.holder), ==, 0);
}

/* What a server says of the room that is left, and what is said of it. */
static void
test_room (void)
{
#define ROOM(used, available) \
  "<D:quota-used-bytes>" used "</D:quota-used-bytes><D:quota-available-bytes>" available "</D:quota-available-bytes>"
  static const struct
  {
    const char *properties;
    const char *said;
  } cases[] = {
    { ROOM ("79999999999", "20000000001"), NULL }, { ROOM ("80000000000", "20000000000"), "80 %" },
    { ROOM ("100", "0"), "100 %" },               { ROOM ("9000", "-3"), NULL },
    { ROOM ("0", "0"), NULL },                    { ROOM ("", "5"), NULL },
    { ROOM ("90", "many"), NULL },                { NULL, NULL },
  };
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;

  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dav_server_set_facts (server, cases[i].properties);
      sync_all (&one, 1, 4);
      if (cases[i].said == NULL)
        g_assert_null (jalons_syncing_get_note (one.syncing));
      else
        g_assert_nonnull (strstr (jalons_syncing_get_note (one.syncing), cases[i].said));
      member_assert (&one, JALONS_SYNCING_REST);
    }
}

/* A server that was put back from a backup says so, and so do we; what it says at first sight, or again, is nothing new. */
static void
test_restored (void)
{
#define FINGERPRINT(text) "<n:data-fingerprint xmlns:n=\"http://nextcloud.org/ns\">" text "</n:data-fingerprint>"
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;

  dav_server_set_facts (server, FINGERPRINT ("abc"));
  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  sync_all (&one, 1, 8);
  g_assert_null (jalons_syncing_get_note (one.syncing));
  /* It is remembered when the program ends. */
  g_clear_object (&one.syncing);
  one.syncing = jalons_syncing_new (JALONS_HOLDER (one.holder));
  dav_server_set_facts (server, FINGERPRINT ("def"));
  assert_well (await_run (one.syncing, &error));
  g_assert_nonnull (strstr (jalons_syncing_get_note (one.syncing), "backup"));
  g_clear_object (&one.syncing);
  one.syncing = jalons_syncing_new (JALONS_HOLDER (one.holder));
  sync_all (&one, 1, 8);
  g_assert_null (jalons_syncing_get_note (one.syncing));
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

static gboolean
write_a_byte (gpointer data)
{
  return g_output_stream_write (g_io_stream_get_output_stream (data), " ", 1, NULL, NULL) == 1;
}

static gboolean
drip (DavServer *self,
      SoupServerMessage *message,
      const char *path)
{
  static const char head[] = "HTTP/1.1 207 Multi-Status\r\nContent-Length: 100000\r\n\r\n";
  GIOStream *stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), head, sizeof head - 1, NULL, NULL, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 50, write_a_byte, stream, g_object_unref);
  return TRUE;
}

/* A byte now and then is no answer, however long one waits. */
static void
test_drip (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  jalons_transport_dav_set_patience (transport, 20, 1);
  dav_server_set_fault (server, NULL, drip, -1);
  g_assert_null (await_list (transport, "", &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_OFFLINE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 15 * G_USEC_PER_SEC);
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
  g_test_add_func ("/server-words/inbox-apart", test_inbox_apart);
  g_test_add_func ("/server-words/password", test_password);
  g_test_add_func ("/server-words/other-origin", test_other_origin);
  g_test_add_func ("/server-words/headers", test_headers);
  g_test_add_func ("/server-words/clock", test_clock);
  g_test_add_func ("/server-words/clock-of-a-portal", test_clock_of_a_portal);
  g_test_add_func ("/server-words/room", test_room);
  g_test_add_func ("/server-words/restored", test_restored);
  g_test_add_func ("/server-words/retry-after", test_retry_after);
  g_test_add_func ("/server-words/nobody", test_nobody);
  g_test_add_func ("/server-words/silence", test_silence);
  g_test_add_func ("/server-words/drip", test_drip);
  g_test_add_func ("/server-words/quiet-poll", test_quiet_poll);
  return g_test_run ();
}
