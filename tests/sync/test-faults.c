/* Every fault of a server or a network that we know of, each as a case: what is said of it, and that nothing is lost by it.
 * Invariant: after each fault two members still agree on all that both wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "await.h"
#include "dav-server.h"
#include "memory-holder.h"
#include "sync/propfind.h"
#include "sync/syncing.h"
#include "sync/transport-dav.h"

#define PAGE "<!DOCTYPE html><html><head><title>Portail</title></head><body>Connectez-vous</body></html>"

/* Answers in place of the server's */

#define STATUS(number)                                                                            \
  static gboolean status_##number (DavServer *self, SoupServerMessage *message, const char *path) \
  {                                                                                               \
    soup_server_message_set_status (message, number, NULL);                                       \
    return TRUE;                                                                                  \
  }

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

static void
spoil (DavServer *self,
       const char *path,
       void (*how) (guint8 *bytes, gsize length))
{
  GBytes *bytes = g_hash_table_lookup (dav_server_get_files (self), path);
  gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

  how (copy, length);
  dav_server_put (self, path, (char *) copy, (gssize) length);
}

static void
flip (guint8 *bytes,
      gsize length)
{
  if (length > 0)
    bytes[length / 2] ^= 4;
}

static gboolean
flipped_file (DavServer *self,
              SoupServerMessage *message,
              const char *path)
{
  dav_server_serve (self, message, path);
  if (g_str_has_prefix (path, "log/"))
    spoil (self, path, flip);
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
  { "reset-listing", "PROPFIND", reset, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
  { "reset-get", "GET", reset, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
  { "reset-put", "PUT", reset, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
  { "garbage", NULL, garbage, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
  { "reply-lost-put", "PUT", reply_lost, -1, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
  { "reply-lost-listing", "PROPFIND", reply_lost, 3, JALONS_TROUBLE_BROKEN, JALONS_SYNCING_OFFLINE },
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

/* Whether a call went well that may fail with "error". */
#define assert_well(call)      \
  G_STMT_START                 \
  {                            \
    gboolean went_well = call; \
                               \
    g_assert_no_error (error); \
    g_assert_true (went_well); \
  }                            \
  G_STMT_END

static void
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
  else
    g_assert_error (error, JALONS_TROUBLE, faults[at].trouble);
  g_assert_cmpint (well, ==, faults[at].trouble == WELL);
  member_assert (&members[0], faults[at].state);
  if (faults[at].trouble != WELL)
    g_assert_cmpstr (jalons_syncing_get_sentence (members[0].syncing), ==, error->message);

  dav_server_set_fault (server, NULL, NULL, 0);
  sync_all (members, 2, 12);
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
            spoil (server, path->data, flip);
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
  g_test_add_func ("/faults/folder-that-is-there", test_folder_that_is_there);
  g_test_add_func ("/faults/rolled-back", test_rolled_back);
  g_test_add_func ("/faults/wiped-log", test_wiped_log);
  g_test_add_func ("/faults/meddled-files", test_meddled_files);
  g_test_add_func ("/faults/hostile-segments", test_hostile_segments);
  g_test_add_data_func ("/faults/killed-before-a-request", stop_before, test_killed);
  g_test_add_data_func ("/faults/killed-after-a-request", stop_after, test_killed);
  g_test_add_func ("/faults/inbox-apart", test_inbox_apart);
  g_test_add_func ("/faults/password", test_password);
  g_test_add_func ("/faults/other-origin", test_other_origin);
  g_test_add_func ("/faults/headers", test_headers);
  g_test_add_func ("/faults/clock", test_clock);
  g_test_add_func ("/faults/nobody", test_nobody);
  g_test_add_func ("/faults/silence", test_silence);
  g_test_add_func ("/faults/two-creators", test_two_creators);
  g_test_add_func ("/faults/quiet-poll", test_quiet_poll);
  return g_test_run ();
}
