/* What carrying needs and asks nobody: listings, tables, times.
 * Invariant: nothing here opens a socket or a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sync/folder/propfind.h"
#include "sync/folder/transport.h"
#include "sync/syncing-clock.h"
#include "sync/trouble.h"

/* Listings, as servers write them */

#define HEAD "<?xml version=\"1.0\" encoding=\"utf-8\"?>"

static const struct
{
  const char *name;
  const char *text;
  const char *listing; /* "name:size …" in the order of the answer; NULL for an error */
  int trouble;
} listings[] = {
  { "apache",
    HEAD "<D:multistatus xmlns:D=\"DAV:\" xmlns:ns0=\"DAV:\"><D:response xmlns:lp1=\"DAV:\"><D:href>/dav/log/</D:href>"
         "<D:propstat><D:prop><lp1:resourcetype><D:collection/></lp1:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status>"
         "</D:propstat><D:propstat><D:prop><D:getcontentlength/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status>"
         "</D:propstat></D:response><D:response xmlns:lp1=\"DAV:\"><D:href>/dav/log/a.seg</D:href><D:propstat><D:prop>"
         "<lp1:resourcetype/><lp1:getcontentlength>731</lp1:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status>"
         "</D:propstat></D:response></D:multistatus>",
    "a.seg:731",
    0 },
  { "nextcloud",
    HEAD "<d:multistatus xmlns:d=\"DAV:\" xmlns:s=\"http://sabredav.org/ns\" xmlns:oc=\"http://owncloud.org/ns\"><d:response>"
         "<d:href>/remote.php/dav/files/marie/CIO%20de%20Cr%c3%a9teil/log/</d:href><d:propstat><d:prop><d:resourcetype>"
         "<d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response><d:response>"
         "<d:href>/remote.php/dav/files/marie/CIO%20de%20Cr%c3%a9teil/log/b%2eseg</d:href><d:propstat><d:prop><d:resourcetype/>"
         "<d:getcontentlength>12</d:getcontentlength></d:prop></d:propstat></d:response></d:multistatus>",
    "b.seg:12",
    0 },
  { "nginx",
    HEAD "\n<D:multistatus xmlns:D=\"DAV:\">\n<D:response>\n<D:href>/log/</D:href>\n<D:propstat>\n<D:prop>\n<D:resourcetype>"
         "<D:collection/></D:resourcetype>\n</D:prop></D:propstat></D:response>\n<D:response>\n<D:href>/log/c.seg</D:href>\n"
         "<D:propstat>\n<D:prop>\n<D:getcontentlength>5</D:getcontentlength>\n</D:prop>\n</D:propstat></D:response>\n"
         "</D:multistatus>\n",
    "c.seg:5",
    0 },
  { "no-prefix",
    "<multistatus xmlns=\"DAV:\"><response><href>http://other.example.org/x/log</href><propstat><prop><resourcetype><collection/>"
    "</resourcetype></prop></propstat></response><response><href>d.seg</href><propstat><prop><getcontentlength>1"
    "</getcontentlength></prop></propstat></response><response><href>/log/sub</href><propstat><prop><resourcetype><collection/>"
    "</resourcetype></prop></propstat></response></multistatus>",
    "d.seg:1 sub/:0",
    0 },
  { "with-mark-and-cdata",
    "\xef\xbb\xbf<a:multistatus xmlns:a=\"DAV:\"><a:response><a:href><![CDATA[/log/e.seg]]></a:href>"
    "</a:response></a:multistatus>",
    "e.seg:0",
    0 },
  { "doubles",
    "<a:multistatus xmlns:a=\"DAV:\"><a:response><a:href>/log/e</a:href></a:response><a:response><a:href>/e</a:href></a:response>"
    "</a:multistatus>",
    "e:0",
    0 },
  { "inner-namespace",
    "<m:multistatus xmlns:m=\"DAV:\"><m:response xmlns:m=\"urn:x\" xmlns:d=\"DAV:\"><d:href>/log/no</d:href></m:response>"
    "<m:response><m:href>/log/f</m:href></m:response></m:multistatus>",
    "f:0",
    0 },
  { "names-that-are-none",
    "<a:multistatus xmlns:a=\"DAV:\"><a:response><a:href>/log/..</a:href></a:response><a:response><a:href>/log/a%2fb</a:href>"
    "</a:response><a:response><a:href>/log/%</a:href></a:response><a:response><a:href>/log/a%00</a:href></a:response><a:response>"
    "<a:href>/log/a%2520b</a:href></a:response><a:response><a:href>/log/.part</a:href></a:response><a:response><a:href/>"
    "</a:response><a:response><a:href>/log/Rapport (conflicted copy).seg</a:href></a:response><a:response/></a:multistatus>",
    "",
    0 },
  { "rights",
    "<d:multistatus xmlns:d=\"DAV:\" xmlns:oc=\"" JALONS_PROPFIND_OC "\"><d:response><d:href>/log/</d:href><d:propstat><d:prop>"
    "<d:resourcetype><d:collection/></d:resourcetype><oc:permissions>RG</oc:permissions></d:prop></d:propstat></d:response>"
    "<d:response><d:href>/log/a/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype>"
    "<oc:permissions>RGDNVCK</oc:permissions></d:prop></d:propstat></d:response>"
    "<d:response><d:href>/log/b/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop>"
    "</d:propstat><d:propstat><d:prop><oc:permissions/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>"
    "</d:response><d:response><d:href>/log/c/</d:href><d:propstat><d:prop><oc:permissions>RK</oc:permissions><d:resourcetype>"
    "<d:collection/></d:resourcetype></d:prop></d:propstat></d:response>"
    "<d:response><d:href>/log/d.seg</d:href><d:propstat><d:prop><oc:permissions>RG</oc:permissions></d:prop></d:propstat>"
    "</d:response></d:multistatus>",
    "./:0! a/:0 b/:0 c/:0! d.seg:0",
    0 },
  { "rights-of-nobody",
    "<d:multistatus xmlns:d=\"DAV:\"><d:response><d:href>/log/a/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/>"
    "</d:resourcetype><d:permissions>R</d:permissions><permissions>R</permissions></d:prop></d:propstat></d:response>"
    "</d:multistatus>",
    "a/:0",
    0 },
  { "empty", "<a:multistatus xmlns:a=\"DAV:\"/>", "", 0 },
  { "nothing", "", NULL, JALONS_TROUBLE_FILTERED },
  { "page", "<!DOCTYPE html><html><body>Portail</body></html>", NULL, JALONS_TROUBLE_FILTERED },
  { "page-of-xml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", NULL, JALONS_TROUBLE_FILTERED },
  { "json", "{\"error\": \"maintenance\"}", NULL, JALONS_TROUBLE_FILTERED },
  { "other-namespace", "<multistatus xmlns=\"urn:x\"/>", NULL, JALONS_TROUBLE_FILTERED },
  { "no-namespace", "<multistatus/>", NULL, JALONS_TROUBLE_FILTERED },
  { "cut", "<a:multistatus xmlns:a=\"DAV:\"><a:response><a:href>/log/e</a:href></a:response>", NULL, JALONS_TROUBLE_BROKEN },
  { "crossed", "<a:multistatus xmlns:a=\"DAV:\"><a:response></a:multistatus></a:response>", NULL, JALONS_TROUBLE_BROKEN },
  { "bad-text", "<a:multistatus xmlns:a=\"DAV:\"><a:response><a:href>\xff</a:href></a:response></a:multistatus>", NULL,
    JALONS_TROUBLE_BROKEN },
  { "entity", "<a:multistatus xmlns:a=\"DAV:\">&file;</a:multistatus>", NULL, JALONS_TROUBLE_BROKEN },
  { "document-type", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a:multistatus xmlns:a=\"DAV:\"/>", NULL,
    JALONS_TROUBLE_FILTERED },
};

static char *
to_text (GArray *listing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < listing->len; i++)
    {
      const JalonsListed *listed = &g_array_index (listing, JalonsListed, i);

      g_string_append_printf (text, "%s%s:%" G_GUINT64_FORMAT "%s", i > 0 ? " " : "", listed->name, listed->size,
                              listed->is_read_only ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_listing (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = g_bytes_new (listings[i].text, strlen (listings[i].text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) listing = jalons_propfind_read (bytes, "log", "nuage.example.org", &error);
  g_autofree char *text = listing != NULL ? to_text (listing) : NULL;

  g_assert_cmpstr (text, ==, listings[i].listing);
  if (listings[i].listing == NULL)
    {
      g_assert_error (error, JALONS_TROUBLE, listings[i].trouble);
      g_assert_nonnull (strstr (error->message, "nuage.example.org"));
    }
}

static void
test_limits (void)
{
  static const guint counts[] = { JALONS_LISTING_MAX_ENTRIES, JALONS_LISTING_MAX_ENTRIES + 1 };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GString) text = g_string_new ("<a:multistatus xmlns:a=\"DAV:\">");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GArray) listing = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < counts[i]; j++)
        g_string_append_printf (text, "<a:response><a:href>/log/f%u</a:href></a:response>", j);
      g_string_append (text, "</a:multistatus>");
      bytes = g_bytes_new (text->str, text->len);
      listing = jalons_propfind_read (bytes, "log", NULL, &error);
      if (i == 0)
        g_assert_cmpuint (listing->len, ==, counts[0]);
      else
        g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_TOO_LARGE);
    }
}

/* Deeper than any honest answer, and than any stack. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("<a:multistatus xmlns:a=\"DAV:\">");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1000000; i++)
    g_string_append (text, "<b>");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (jalons_propfind_read (bytes, "log", NULL, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_BROKEN);
}

/* What a status means */

#define WELL (-1)

static const struct
{
  JalonsErrandKind kind;
  guint status;
  int trouble;
} statuses[] = {
  { JALONS_ERRAND_LIST, 207, WELL },
  { JALONS_ERRAND_LIST, 200, JALONS_TROUBLE_FILTERED },
  { JALONS_ERRAND_LIST, 301, JALONS_TROUBLE_REDIRECT },
  { JALONS_ERRAND_LIST, 304, JALONS_TROUBLE_REDIRECT },
  { JALONS_ERRAND_LIST, 401, JALONS_TROUBLE_RECONNECT },
  { JALONS_ERRAND_LIST, 403, JALONS_TROUBLE_UNREADABLE },
  { JALONS_ERRAND_LIST, 404, JALONS_TROUBLE_NO_FOLDER },
  { JALONS_ERRAND_LIST, 405, JALONS_TROUBLE_NOT_A_SHARE },
  { JALONS_ERRAND_LIST, 501, JALONS_TROUBLE_NOT_A_SHARE },
  { JALONS_ERRAND_LIST, 429, JALONS_TROUBLE_BUSY },
  { JALONS_ERRAND_LIST, 503, JALONS_TROUBLE_BUSY },
  { JALONS_ERRAND_GET, 200, WELL },
  { JALONS_ERRAND_GET, 204, JALONS_TROUBLE_FILTERED },
  { JALONS_ERRAND_GET, 206, JALONS_TROUBLE_FILTERED },
  { JALONS_ERRAND_GET, 403, JALONS_TROUBLE_UNREADABLE },
  { JALONS_ERRAND_PUT, 200, WELL },
  { JALONS_ERRAND_PUT, 201, WELL },
  { JALONS_ERRAND_PUT, 204, WELL },
  { JALONS_ERRAND_PUT, 412, WELL },
  { JALONS_ERRAND_PUT, 202, JALONS_TROUBLE_FILTERED },
  { JALONS_ERRAND_PUT, 302, JALONS_TROUBLE_REDIRECT },
  { JALONS_ERRAND_PUT, 403, JALONS_TROUBLE_READ_ONLY },
  { JALONS_ERRAND_PUT, 404, JALONS_TROUBLE_NO_FOLDER },
  { JALONS_ERRAND_PUT, 409, JALONS_TROUBLE_NO_FOLDER },
  { JALONS_ERRAND_PUT, 413, JALONS_TROUBLE_REFUSED_SIZE },
  { JALONS_ERRAND_PUT, 422, JALONS_TROUBLE_FULL },
  { JALONS_ERRAND_PUT, 423, JALONS_TROUBLE_BUSY },
  { JALONS_ERRAND_PUT, 507, JALONS_TROUBLE_FULL },
  { JALONS_ERRAND_DELETE, 204, WELL },
  { JALONS_ERRAND_DELETE, 404, WELL },
  { JALONS_ERRAND_DELETE, 403, JALONS_TROUBLE_READ_ONLY },
  { JALONS_ERRAND_MAKE_FOLDER, 201, WELL },
  { JALONS_ERRAND_MAKE_FOLDER, 405, JALONS_TROUBLE_REFUSED },
  { JALONS_ERRAND_MAKE_FOLDER, 407, JALONS_TROUBLE_FILTERED },
};

static void
test_statuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      JalonsTrouble trouble;
      gboolean matters = jalons_trouble_of_status (statuses[i].kind, statuses[i].status, &trouble);

      g_test_message ("%d %u", (int) statuses[i].kind, statuses[i].status);
      g_assert_cmpint (matters, ==, statuses[i].trouble != WELL);
      if (matters)
        g_assert_cmpint ((int) trouble, ==, statuses[i].trouble);
    }
}

/* Each has a sentence that names the place; what somebody has to do something about is not tried again by itself. */
static void
test_sentences (void)
{
  for (int code = 0; code < JALONS_N_TROUBLES; code++)
    {
      g_autoptr (GError) error = jalons_trouble_new ((JalonsTrouble) code, "nuage.example.org", "détail");

      g_assert_error (error, JALONS_TROUBLE, code);
      g_assert_nonnull (strstr (error->message, "nuage.example.org"));
      g_assert_null (strchr (error->message, '%'));
      g_assert_cmpuint (jalons_trouble_retry_after (error), ==, 0);
      if (!jalons_trouble_passes (error))
        g_assert_cmpint ((int) jalons_trouble_remedy (error), !=, JALONS_REMEDY_NONE);
      if (jalons_trouble_is_offline (error))
        g_assert_true (jalons_trouble_passes (error));
    }
}

/* Times */

static const struct
{
  guint n_failures;
  guint retry_after;
  guint least, most;
} backoffs[] = {
  { 1, 0, 24, 36 },
  { 2, 0, 48, 72 },
  { 3, 0, 96, 144 },
  { 5, 0, 384, 576 },
  { 6, 0, 720, 1080 },
  { 100, 0, 720, 1080 },
  { 1, 120, 120, 144 },
  { 1, 10, 24, 36 },
  { 6, 3600, 3600, 4320 },
};

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (backoffs); i++)
    for (double chance = 0; chance <= 1; chance += 0.25)
      {
        guint seconds = jalons_clock_after_failure (backoffs[i].n_failures, backoffs[i].retry_after, chance);

        g_assert_cmpuint (seconds, >=, backoffs[i].least);
        g_assert_cmpuint (seconds, <=, backoffs[i].most);
      }
  g_assert_cmpuint (jalons_clock_after_success (TRUE, 0.5), ==, 300);
  g_assert_cmpuint (jalons_clock_after_success (FALSE, 0.5), ==, 1800);
  g_assert_cmpuint (jalons_clock_after_edit (0), ==, 120);
  g_assert_cmpuint (jalons_clock_after_edit (115), ==, 10);
  g_assert_cmpuint (jalons_clock_after_edit (G_MAXINT), ==, 10);
}

/* Twenty computers that are switched on together do not stay together. */
static void
test_twenty_at_eight (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (GHashTable) seconds = g_hash_table_new (NULL, NULL);

  for (int i = 0; i < 20; i++)
    g_hash_table_add (seconds, GUINT_TO_POINTER (jalons_clock_after_success (TRUE, g_rand_double (rand))));
  g_assert_cmpuint (g_hash_table_size (seconds), >, 10);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (listings); i++)
    {
      g_autofree char *path = g_strconcat ("/listing/", listings[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_listing);
    }
  g_test_add_func ("/listing/limits", test_limits);
  g_test_add_func ("/listing/deep", test_deep);
  g_test_add_func ("/trouble/statuses", test_statuses);
  g_test_add_func ("/trouble/sentences", test_sentences);
  g_test_add_func ("/clock/times", test_times);
  g_test_add_func ("/clock/twenty-at-eight", test_twenty_at_eight);
  return g_test_run ();
}
