/* Every fault of a server or a network that we know of, each as a case: what is said of it, and that nothing is lost by it.
 * Invariant: after each fault two members still agree on all that both wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "faults.h"

#define PAGE "<!DOCTYPE html><html><head><title>Portail</title></head><body>Connectez-vous</body></html>"

/* Answers in place of the server's */

STATUS (400)
STATUS (401)
STATUS (403)
STATUS (404)
STATUS (405)
STATUS (409)
STATUS (412)
STATUS (413)
STATUS (418)
STATUS (423)
STATUS (500)
STATUS (501)
STATUS (502)
STATUS (503)
STATUS (504)
STATUS (507)
STATUS (511)

static gboolean
too_many (DavServer *self,
          SoupServerMessage *message,
          const char *path)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Retry-After", "120");
  soup_server_message_set_status (message, 429, NULL);
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

static gboolean
portal_page (DavServer *self,
             SoupServerMessage *message,
             const char *path)
{
  dav_server_answer (message, 200, "text/html", PAGE);
  return TRUE;
}

static gboolean
page_as_listing (DavServer *self,
                 SoupServerMessage *message,
                 const char *path)
{
  dav_server_answer (message, 207, "text/html", PAGE);
  return TRUE;
}

/* Connections */

static gboolean
reset (DavServer *self,
       SoupServerMessage *message,
       const char *path)
{
  dav_server_blurt (self, message, "", 0);
  return TRUE;
}

static gboolean
garbage (DavServer *self,
         SoupServerMessage *message,
         const char *path)
{
  dav_server_blurt (self, message, "\x01\x02 nothing of HTTP\r\n\r\n", -1);
  return TRUE;
}

static gboolean
reply_lost (DavServer *self,
            SoupServerMessage *message,
            const char *path)
{
  dav_server_serve (self, message, path);
  dav_server_blurt (self, message, "", 0);
  return TRUE;
}

static gboolean
cut_listing (DavServer *self,
             SoupServerMessage *message,
             const char *path)
{
  dav_server_blurt (self, message,
                    "HTTP/1.1 207 Multi-Status\r\nContent-Length: 5000\r\n\r\n<D:multistatus xmlns:D=\"DAV:\"><D:response>", -1);
  return TRUE;
}

/* As long as was announced, and cut in the middle of the XML. */
static gboolean
half_listing (DavServer *self,
              SoupServerMessage *message,
              const char *path)
{
  g_autoptr (GBytes) body = NULL;
  g_autofree char *half = NULL;

  dav_server_serve (self, message, path);
  body = soup_message_body_flatten (soup_server_message_get_response_body (message));
  half = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body) / 2);
  dav_server_answer (message, 207, "application/xml", half);
  return TRUE;
}

static gboolean
half_file (DavServer *self,
           SoupServerMessage *message,
           const char *path)
{
  GBytes *bytes = g_hash_table_lookup (dav_server_get_files (self), path);
  g_autofree char *head = NULL;

  if (bytes == NULL)
    return FALSE;
  head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\nhalf", g_bytes_get_size (bytes));
  dav_server_blurt (self, message, head, -1);
  return TRUE;
}

static gboolean
huge_file (DavServer *self,
           SoupServerMessage *message,
           const char *path)
{
  dav_server_blurt (self, message, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\nx", -1);
  return TRUE;
}

/* Files that are not what was put */

static gboolean
empty_success (DavServer *self,
               SoupServerMessage *message,
               const char *path)
{
  dav_server_put (self, path, "", 0);
  soup_server_message_set_status (message, 201, NULL);
  return TRUE;
}

static gboolean
false_success (DavServer *self,
               SoupServerMessage *message,
               const char *path)
{
  soup_server_message_set_status (message, 201, NULL);
  return TRUE;
}

static gboolean
half_success (DavServer *self,
              SoupServerMessage *message,
              const char *path)
{
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));

  dav_server_put (self, path, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body) / 2);
  soup_server_message_set_status (message, 201, NULL);
  return TRUE;
}

static gboolean
flipped_file (DavServer *self,
              SoupServerMessage *message,
              const char *path)
{
  dav_server_serve (self, message, path);
  if (g_str_has_prefix (path, "log/"))
    spoil (self, path);
  return TRUE;
}

/* What a listing may say */

static gboolean
empty_listing (DavServer *self,
               SoupServerMessage *message,
               const char *path)
{
  if (!g_str_equal (path, "log/"))
    return FALSE;
  dav_server_answer (message, 207, "application/xml", "<a:multistatus xmlns:a='DAV:'/>");
  return TRUE;
}

static char *
listing_text (DavServer *self,
              SoupServerMessage *message,
              const char *path)
{
  g_autoptr (GBytes) body = NULL;

  dav_server_serve (self, message, path);
  body = soup_message_body_flatten (soup_server_message_get_response_body (message));
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static gboolean
double_listing (DavServer *self,
                SoupServerMessage *message,
                const char *path)
{
  g_autofree char *text = listing_text (self, message, path);
  const char *first = strstr (text, "<D:response>"), *end = strstr (text, "</D:multistatus>");
  g_autofree char *entries = NULL, *doubled = NULL;

  if (first == NULL || end == NULL)
    return FALSE;
  entries = g_strndup (first, (gsize) (end - first));
  doubled = g_strdup_printf ("<D:multistatus xmlns:D=\"DAV:\">%s%s%s</D:multistatus>", entries, entries, entries);
  dav_server_answer (message, 207, "application/xml", doubled);
  return TRUE;
}

#define ENTRY(href, size)                                                              \
  "<D:response><D:href>" href "</D:href><D:propstat><D:prop><D:getcontentlength>" size \
  "</D:getcontentlength><D:getetag>W/\"x-gzip\"</D:getetag></D:prop></D:propstat></D:response>"

static gboolean
foreign_names (DavServer *self,
               SoupServerMessage *message,
               const char *path)
{
  g_autofree char *text = listing_text (self, message, path);
  g_auto (GStrv) halves = g_strsplit (text, "</D:multistatus>", 2);
  g_autofree char *more = NULL;

  if (halves[1] == NULL)
    return FALSE;
  more = g_strconcat (halves[0], ENTRY ("/dav/log/..", "1"), ENTRY ("/dav/log/..%2f..%2fetc%2fpasswd", "1"),
                      ENTRY ("http://evil.example.org/%2e%2e", "1"), ENTRY ("/dav/log/%00", "1"), ENTRY ("/dav/log/%zz", "1"),
                      ENTRY ("/dav/log/Rapport%20(conflicted%20copy).seg", "99999999999999999999999"), ENTRY ("", ""),
                      ENTRY ("/dav/log/.hidden", "-1"), "<D:response/>", "</D:multistatus>", NULL);
  dav_server_answer (message, 207, "application/xml", more);
  return TRUE;
}

static gboolean
many_names (DavServer *self,
            SoupServerMessage *message,
            const char *path)
{
  g_autoptr (GString) text = g_string_new ("<D:multistatus xmlns:D=\"DAV:\">");

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (text, "<D:response><D:href>/dav/log/f%d</D:href></D:response>", i);
  g_string_append (text, "</D:multistatus>");
  dav_server_answer (message, 207, "application/xml", text->str);
  return TRUE;
}

static void
blurt_packed (DavServer *self,
              SoupServerMessage *message,
              gsize length)
{
  g_autofree char *blanks = g_strnfill (length, ' ');
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_output_stream_write_all (stream, blanks, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  packed = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_string_append_printf (text, "HTTP/1.1 207 OK\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                          g_bytes_get_size (packed));
  g_string_append_len (text, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
  dav_server_blurt (self, message, text->str, (gssize) text->len);
}

static gboolean
bomb (DavServer *self,
      SoupServerMessage *message,
      const char *path)
{
  blurt_packed (self, message, 64 * 1024 * 1024);
  return TRUE;
}

static gboolean
long_listing (DavServer *self,
              SoupServerMessage *message,
              const char *path)
{
  dav_server_blurt (self, message, "HTTP/1.1 207 OK\r\nContent-Length: 20000000\r\n\r\n<D:multistatus xmlns:D=\"DAV:\">", -1);
  return TRUE;
}

static gboolean
entities (DavServer *self,
          SoupServerMessage *message,
          const char *path)
{
  dav_server_answer (message, 207, "application/xml",
                     "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>"
                     "<D:multistatus xmlns:D=\"DAV:\">&c;</D:multistatus>");
  return TRUE;
}

static gboolean
other_encoding (DavServer *self,
                SoupServerMessage *message,
                const char *path)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Content-Encoding", "br");
  dav_server_answer (message, 207, "application/xml", "abc");
  return TRUE;
}

/* The cases */

#define WELL (-1)
/* Offline or broken: libsoup’s versions differ. */
#define CUT (-2)

static const struct
{
  const char *name;
  const char *method;
  DavFault fault;
  int times;   /* -1: until it is lifted */
  int trouble; /* of the sync that meets it */
  JalonsSyncingState state;
} faults[] = {
  { "400-listing", "PROPFIND", status_400, 1, JALONS_TROUBLE_NOT_A_SHARE, JALONS_SYNCING_ATTENTION },
  { "401", NULL, status_401, -1, JALONS_TROUBLE_RECONNECT, JALONS_SYNCING_ATTENTION },
  { "401-in-the-middle", "PUT", status_401, -1, JALONS_TROUBLE_RECONNECT, JALONS_SYNCING_ATTENTION },
  { "403-listing", "PROPFIND", status_403, -1, JALONS_TROUBLE_UNREADABLE, JALONS_SYNCING_ATTENTION },
  { "403-writing", "PUT", status_403, -1, WELL, JALONS_SYNCING_ATTENTION },
  { "404-everything", NULL, status_404, -1, JALONS_TROUBLE_GONE, JALONS_SYNCING_ATTENTION },
  { "404-file", "GET", status_404, 1, WELL, JALONS_SYNCING_REST },
  { "405-listing", "PROPFIND", status_405, -1, JALONS_TROUBLE_NOT_A_SHARE, JALONS_SYNCING_ATTENTION },
  { "409-put", "PUT", status_409, 1, WELL, JALONS_SYNCING_REST },
  { "412-put", "PUT", status_412, 1, WELL, JALONS_SYNCING_REST },
  { "413", "PUT", status_413, -1, WELL, JALONS_SYNCING_ATTENTION },
  { "418", "PUT", status_418, -1, JALONS_TROUBLE_REFUSED, JALONS_SYNCING_ATTENTION },
  { "423-put", "PUT", status_423, 1, JALONS_TROUBLE_BUSY, JALONS_SYNCING_OFFLINE },
  { "429-retry-after", NULL, too_many, -1, JALONS_TROUBLE_BUSY, JALONS_SYNCING_OFFLINE },
  { "500", NULL, status_500, -1, JALONS_TROUBLE_BUSY, JALONS_SYNCING_OFFLINE },
  { "501", "PROPFIND", status_501, -1, JALONS_TROUBLE_NOT_A_SHARE, JALONS_SYNCING_ATTENTION },
  { "502", NULL, status_502, -1, JALONS_TROUBLE_BUSY, JALONS_SYNCING_OFFLINE },
  { "503-maintenance", NULL, status_503, -1, JALONS_TROUBLE_BUSY, JALONS_SYNCING_OFFLINE },
  { "504", "GET", status_504, -1, JALONS_TROUBLE_BUSY, JALONS_SYNCING_OFFLINE },
  { "507-full", "PUT", status_507, -1, WELL, JALONS_SYNCING_ATTENTION },
  { "511", NULL, status_511, -1, JALONS_TROUBLE_FILTERED, JALONS_SYNCING_ATTENTION },
  { "portal-redirects-listing", "PROPFIND", portal_redirect, -1, JALONS_TROUBLE_REDIRECT, JALONS_SYNCING_ATTENTION },
  { "portal-redirects-put", "PUT", portal_redirect, -1, JALONS_TROUBLE_REDIRECT, JALONS_SYNCING_ATTENTION },
  { "portal-redirects-get", "GET", portal_redirect, -1, JALONS_TROUBLE_REDIRECT, JALONS_SYNCING_ATTENTION },
  { "moved-for-good", NULL, permanent_redirect, -1, JALONS_TROUBLE_REDIRECT, JALONS_SYNCING_ATTENTION },
  { "portal-page-listing", "PROPFIND", portal_page, -1, JALONS_TROUBLE_FILTERED, JALONS_SYNCING_ATTENTION },
  { "portal-page-get", "GET", portal_page, -1, JALONS_TROUBLE_FILTERED, JALONS_SYNCING_ATTENTION },
  { "portal-page-put", "PUT", portal_page, 1, WELL, JALONS_SYNCING_REST },
  { "page-as-listing", "PROPFIND", page_as_listing, -1, JALONS_TROUBLE_FILTERED, JALONS_SYNCING_ATTENTION },
  { "reset-listing", "PROPFIND", reset, -1, CUT, JALONS_SYNCING_OFFLINE },
  { "reset-get", "GET", reset, -1, CUT, JALONS_SYNCING_OFFLINE },
  { "reset-put", "PUT", reset, -1, CUT, JALONS_SYNCING_OFFLINE },
  { "garbage", NULL, garbage, -1, CUT, JALONS_SYNCING_OFFLINE },
  { "reply-lost-put", "PUT", reply_lost, -1, CUT, JALONS_SYNCING_OFFLINE },
  { "reply-lost-listing", "PROPFIND", reply_lost, 3, CUT, JALONS_SYNCING_OFFLINE },
  { "cut-listing", "PROPFIND", cut_listing, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
  { "half-listing", "PROPFIND", half_listing, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
  { "half-file", "GET", half_file, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
  { "huge-file", "GET", huge_file, 1, WELL, JALONS_SYNCING_REST },
  { "zero-byte-success", "PUT", empty_success, 1, WELL, JALONS_SYNCING_REST },
  { "zero-byte-success-always", "PUT", empty_success, -1, WELL, JALONS_SYNCING_REST },
  { "success-without-a-file", "PUT", false_success, 1, WELL, JALONS_SYNCING_REST },
  { "success-without-a-file-always", "PUT", false_success, -1, WELL, JALONS_SYNCING_PENDING },
  { "half-a-file-stored", "PUT", half_success, 1, WELL, JALONS_SYNCING_REST },
  { "bit-flip-same-length", "PUT", flipped_file, 1, WELL, JALONS_SYNCING_REST },
  { "stale-listing", "PROPFIND", empty_listing, 1, WELL, JALONS_SYNCING_REST },
  { "double-listing", "PROPFIND", double_listing, -1, WELL, JALONS_SYNCING_REST },
  { "foreign-names", "PROPFIND", foreign_names, -1, WELL, JALONS_SYNCING_REST },
  { "hundred-thousand-entries", "PROPFIND", many_names, -1, JALONS_TROUBLE_TOO_LARGE, JALONS_SYNCING_ATTENTION },
  { "listing-of-20-MB", "PROPFIND", long_listing, -1, JALONS_TROUBLE_TOO_LARGE, JALONS_SYNCING_ATTENTION },
  { "gzip-bomb", "PROPFIND", bomb, -1, JALONS_TROUBLE_TOO_LARGE, JALONS_SYNCING_ATTENTION },
  { "entities", "PROPFIND", entities, -1, JALONS_TROUBLE_FILTERED, JALONS_SYNCING_ATTENTION },
  { "unknown-encoding", "PROPFIND", other_encoding, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
};

/* Both have written something that the other one lacks when the fault strikes. */
static void
test_fault (gconstpointer data)
{
  gsize at = GPOINTER_TO_SIZE (data);
  g_autoptr (DavServer) server = dav_server_new (NULL);
  Member members[2] = { member_new (1), member_new (2) };
  g_autoptr (GError) error = NULL;
  gboolean well;

  assert_well (await_create (members[0].syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  assert_well (await_join (members[1].syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  memory_holder_edit (members[1].holder, "r2", "title", "Visite");
  assert_well (await_run (members[1].syncing, &error));
  memory_holder_edit (members[0].holder, "r1", "title", "Forum");

  dav_server_set_fault (server, faults[at].method, faults[at].fault, faults[at].times);
  well = await_run (members[0].syncing, &error);
  if (faults[at].trouble == WELL)
    g_assert_no_error (error);
  else if (faults[at].trouble == CUT)
    g_assert_true (jalons_trouble_is_offline (error));
  else
    g_assert_error (error, JALONS_TROUBLE, faults[at].trouble);
  g_assert_cmpint (well, ==, faults[at].trouble == WELL);
  member_assert (&members[0], faults[at].state);
  if (faults[at].trouble != WELL)
    g_assert_cmpstr (jalons_syncing_get_sentence (members[0].syncing), ==, error->message);

  dav_server_set_fault (server, NULL, NULL, 0);
  sync_all (members, 2, 12);
  /* A file that stays bad without getting shorter hides for a day what it should hold. */
  if (faults[at].fault == flipped_file)
    {
      sync_for_a_day (&members[1]);
      sync_all (members, 2, 2);
    }
  members_assert_agree (members, 2);
  member_assert (&members[0], JALONS_SYNCING_REST);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (memory_holder_knows (members[i].holder, "Visite"));
      g_assert_true (memory_holder_knows (members[i].holder, "Forum"));
      member_clear (&members[i]);
    }
}

/* Pausing: who may not write, or has no room, still receives; and is told. */
static void
test_reading_goes_on (void)
{
  static const struct
  {
    DavFault fault;
    int trouble;
  } cases[] = {
    { status_403, JALONS_TROUBLE_READ_ONLY },
    { status_507, JALONS_TROUBLE_FULL },
    { status_413, JALONS_TROUBLE_REFUSED_SIZE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DavServer) server = dav_server_new (NULL);
      g_auto (Member) one = member_new (1), two = member_new (2);
      g_autoptr (GError) error = NULL;

      assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
      assert_well (await_join (two.syncing, dav_server_where (server), NULL, NULL, NULL, &error));
      memory_holder_edit (two.holder, "r2", "title", "Visite");
      assert_well (await_run (two.syncing, &error));
      dav_server_set_fault (server, "PUT", cases[i].fault, -1);
      memory_holder_edit (one.holder, "r1", "title", "Forum");
      assert_well (await_run (one.syncing, &error));
      g_assert_true (memory_holder_knows (one.holder, "Visite"));
      g_assert_error (jalons_syncing_get_error (one.syncing), JALONS_TROUBLE, cases[i].trouble);
      g_assert_cmpuint (jalons_syncing_get_n_pending (one.syncing), ==, 1);
    }
}

/* A Nextcloud says beforehand what it would refuse: it is told at once, nothing is put, and nothing is lost when it is let in. */
static void
test_rights (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1), two = member_new (2), head = member_new (3);
  g_autoptr (GError) error = NULL;

  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  memory_holder_edit (one.holder, "r1", "title", "Forum");
  assert_well (await_run (one.syncing, &error));
  dav_server_set_rights (server, "RG");
  g_string_truncate (dav_server_get_log (server), 0);
  assert_well (await_join (two.syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  g_assert_error (jalons_syncing_get_error (two.syncing), JALONS_TROUBLE, JALONS_TROUBLE_READ_ONLY);
  g_assert_cmpint (jalons_syncing_get_state (two.syncing), ==, JALONS_SYNCING_ATTENTION);
  g_assert_true (memory_holder_knows (two.holder, "Forum"));
  memory_holder_edit (two.holder, "r2", "title", "Visite");
  for (int i = 0; i < 5; i++)
    {
      assert_well (await_run (two.syncing, &error));
      g_assert_error (jalons_syncing_get_error (two.syncing), JALONS_TROUBLE, JALONS_TROUBLE_READ_ONLY);
    }
  g_assert_null (strstr (dav_server_get_log (server)->str, "PUT"));
  g_assert_null (strstr (dav_server_get_log (server)->str, "MKCOL"));

  dav_server_set_rights (server, "RGDNVCK");
  for (int i = 0; i < 4; i++)
    assert_well (await_run (two.syncing, &error));
  member_assert (&two, JALONS_SYNCING_REST);
  assert_well (await_run (one.syncing, &error));
  g_assert_true (memory_holder_knows (one.holder, "Visite"));

  /* Who writes into an inbox only has no need to write here. */
  dav_server_set_rights (server, "RG");
  assert_well (await_join (head.syncing, dav_server_where (server), NULL, NULL, "0590116f", &error));
  member_assert (&head, JALONS_SYNCING_REST);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/faults/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/faults/reading-goes-on", test_reading_goes_on);
  g_test_add_func ("/faults/rights", test_rights);
  return g_test_run ();
}
