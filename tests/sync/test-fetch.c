/* Asking addresses: which ones, what is read, and everything that a server may do wrong.
 * Invariant: no test asks anything but this computer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/error.h"
#include "server.h"
#include "sync/web/address.h"
#include "sync/web/fetch.h"

static Server *server;
static const char *certificate_path, *other_path; /* for 127.0.0.1, and for another name; each with its key */

/* Addresses */

static const struct
{
  const char *text;
  const char *address; /* NULL: refused */
} addresses[] = {
  { "https://region.example.org/offers.json", "https://region.example.org/offers.json" },
  { "  HTTPS://Region.example.org/o?a=1&b=%C3%A9#part \n", "https://region.example.org/o?a=1&b=%C3%A9" },
  { "http://localhost:8000/o", "http://localhost:8000/o" },
  { "http://127.0.0.2/o", "http://127.0.0.2/o" },
  { "http://[::1]:80/o", "http://[::1]/o" },
  { "http://region.example.org/o", NULL },
  { "http://127.0.0.1.example.org/o", NULL },
  { "http://localhost.example.org/o", NULL },
  { "https://me:secret@example.org/o", NULL },
  { "https://me@example.org/o", NULL },
  { "file:///etc/passwd", NULL },
  { "ftp://example.org/o", NULL },
  { "javascript:alert(1)", NULL },
  { "https:///o", NULL },
  { "region.example.org/o", NULL },
  { "", NULL },
};

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = jalons_address_check (addresses[i].text, &error);

      g_assert_cmpstr (address, ==, addresses[i].address);
      g_assert_cmpint (address == NULL, ==, error != NULL);
    }
}

static const struct
{
  const char *from;
  const char *location;
  const char *address;
} follows[] = {
  { "https://a.example.org/x/o.json", "p.json", "https://a.example.org/x/p.json" },
  { "https://a.example.org/o", "https://b.example.org/o", "https://b.example.org/o" },
  { "https://a.example.org/o", "//b.example.org/o", "https://b.example.org/o" },
  { "https://a.example.org/o", "http://a.example.org/o", NULL },
  { "https://a.example.org/o", "https://127.0.0.1/o", NULL },
  { "https://a.example.org/o", "http://localhost/o", NULL },
  { "https://a.example.org/o", "https://[::1]/o", NULL },
  { "http://127.0.0.1/o", "http://127.0.0.1:81/o", "http://127.0.0.1:81/o" },
  { "http://127.0.0.1/o", "http://example.org/o", NULL },
  { "https://a.example.org/o", "file:///etc/passwd", NULL },
  { "https://a.example.org/o", "data:text/plain,x", NULL },
  { "https://a.example.org/o", NULL, NULL },
};

static void
test_follows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (follows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = jalons_address_follow (follows[i].from, follows[i].location, &error);

      g_assert_cmpstr (address, ==, follows[i].address);
      if (address == NULL)
        g_assert_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED);
    }
}

/* Good answers */

static void
assert_body (const char *path,
             const char *body)
{
  g_autofree char *url = server_url (server, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsFetched) fetched = jalons_fetch (url, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (fetched->body, NULL), g_bytes_get_size (fetched->body), body, strlen (body));
}

static void
test_read (void)
{
  server_publish (server, "{\"a\": 1}", "\"v1\"", NULL);
  assert_body ("/offers", "{\"a\": 1}");
  assert_body ("/gzip", "{\"a\": 1}");
  assert_body ("/hop1", "{\"a\": 1}");
  assert_body ("/hop5", "{\"a\": 1}");
}

static void
test_not_modified (void)
{
  g_autofree char *url = server_url (server, "/offers");
  g_autoptr (JalonsFetched) first = NULL, by_etag = NULL, by_date = NULL, changed = NULL;

  server_publish (server, "{}", "\"v7\"", "Sat, 21 Nov 2026 10:00:00 GMT");
  first = jalons_fetch (url, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (first->etag, ==, "\"v7\"");
  g_assert_cmpstr (first->modified, ==, "Sat, 21 Nov 2026 10:00:00 GMT");
  by_etag = jalons_fetch (url, first->etag, NULL, NULL, NULL, NULL);
  g_assert_null (by_etag->body);
  by_date = jalons_fetch (url, NULL, first->modified, NULL, NULL, NULL);
  g_assert_null (by_date->body);
  server_publish (server, "{}", "\"v8\"", NULL);
  changed = jalons_fetch (url, first->etag, first->modified, NULL, NULL, NULL);
  g_assert_nonnull (changed->body);
}

/* Bad ones */

static const struct
{
  const char *path;
  int code;
  const char *words;
} bad[] = {
  { "/huge", JALONS_ERROR_LIMIT, "32 MB" },
  { "/huge-gzip", JALONS_ERROR_LIMIT, "32 MB" },
  { "/endless", JALONS_ERROR_LIMIT, "32 MB" },
  { "/bomb", JALONS_ERROR_LIMIT, "32 MB" },
  { "/silent", JALONS_ERROR_ACCESS, "too long" },
  { "/drip", JALONS_ERROR_ACCESS, "too long" },
  { "/cut", JALONS_ERROR_ACCESS, "broke off" },
  { "/cut-gzip", JALONS_ERROR_ACCESS, "broke off" },
  { "/cut-chunks", JALONS_ERROR_ACCESS, "broke off" },
  { "/false-gzip", JALONS_ERROR_ACCESS, "damaged" },
  { "/garbage", JALONS_ERROR_ACCESS, "damaged" },
  { "/closed", JALONS_ERROR_ACCESS, "broke off" },
  { "/loop", JALONS_ERROR_REFUSED, "without an end" },
  { "/hop6", JALONS_ERROR_REFUSED, "without an end" },
  { "/to-file", JALONS_ERROR_REFUSED, "https://" },
  { "/to-http", JALONS_ERROR_REFUSED, "https://" },
  { "/to-password", JALONS_ERROR_REFUSED, "password" },
  { "/to-nowhere", JALONS_ERROR_REFUSED, "none" },
  { "/to-nonsense", JALONS_ERROR_REFUSED, "none" },
  { "/not-modified", JALONS_ERROR_ACCESS, "304" },
  { "/no-content", JALONS_ERROR_ACCESS, "204" },
  { "/401", JALONS_ERROR_REFUSED, "401" },
  { "/403", JALONS_ERROR_REFUSED, "403" },
  { "/404", JALONS_ERROR_MISSING, "404" },
  { "/410", JALONS_ERROR_MISSING, "410" },
  { "/500", JALONS_ERROR_ACCESS, "500" },
};

static void
test_bad (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *url = server_url (server, bad[i].path);
  /* Only those two wait until they are told to stop. */
  gboolean waits = g_str_equal (bad[i].path, "/silent") || g_str_equal (bad[i].path, "/drip");
  JalonsFetchLimits limits = { .whole = waits ? 1 : 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (jalons_fetch (url, NULL, NULL, &limits, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, JALONS_ERROR, bad[i].code);
  g_assert_nonnull (strstr (error->message, bad[i].words));
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
}

static void
test_silence (void)
{
  g_autofree char *url = server_url (server, "/silent");
  JalonsFetchLimits limits = { .silence = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (jalons_fetch (url, NULL, NULL, &limits, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  g_assert_nonnull (strstr (error->message, "too long"));
}

/* A port on which nobody listens: that of a server that is gone. */
static void
test_refused (void)
{
  Server *gone = server_new (NULL);
  g_autofree char *url = server_url (gone, "/offers");
  g_autoptr (GError) error = NULL;

  server_free (gone);
  g_assert_null (jalons_fetch (url, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  g_assert_nonnull (strstr (error->message, "reached"));
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled (void)
{
  static const char *const paths[] = { "/silent", "/drip" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = server_url (server, paths[i]);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      g_autoptr (GError) error = NULL, before = NULL;

      g_assert_null (jalons_fetch (url, NULL, NULL, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
      g_assert_null (jalons_fetch (url, NULL, NULL, NULL, cancellable, &before));
      g_assert_error (before, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* TLS */

static GTlsCertificate *
load_certificate (const char *path)
{
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

static JalonsFetched *
fetch_over_tls (const char *path,
                const char *trusted,
                GError **error)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate (path);
  g_autoptr (Server) safe = server_new (certificate);
  g_autoptr (GTlsDatabase) trust = trusted ? g_tls_file_database_new (trusted, NULL) : NULL;
  JalonsFetchLimits limits = { .trust = trust };
  g_autofree char *url = server_url (safe, "/offers");

  server_publish (safe, "{\"safe\": 1}", NULL, NULL);
  return jalons_fetch (url, NULL, NULL, &limits, NULL, error);
}

static void
test_certificates (void)
{
  g_autoptr (GError) unknown = NULL, named = NULL, none = NULL;
  g_autoptr (JalonsFetched) good = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("glib-networking is not installed");
      return;
    }
  g_assert_null (fetch_over_tls (certificate_path, NULL, &unknown));
  g_assert_error (unknown, JALONS_ERROR, JALONS_ERROR_REFUSED);
  g_assert_nonnull (strstr (unknown->message, "vouches"));
  g_assert_null (fetch_over_tls (other_path, other_path, &named));
  g_assert_error (named, JALONS_ERROR, JALONS_ERROR_REFUSED);
  g_assert_nonnull (strstr (named->message, "another name"));
  good = fetch_over_tls (certificate_path, certificate_path, &none);
  g_assert_no_error (none);
  g_assert_cmpuint (g_bytes_get_size (good->body), ==, strlen ("{\"safe\": 1}"));
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  certificate_path = g_canonicalize_filename (argv[1], NULL);
  other_path = g_canonicalize_filename (argv[2], NULL);
  server = server_new (NULL);
  g_test_add_func ("/fetch/addresses", test_addresses);
  g_test_add_func ("/fetch/follows", test_follows);
  g_test_add_func ("/fetch/read", test_read);
  g_test_add_func ("/fetch/not-modified", test_not_modified);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/fetch/bad", bad[i].path, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bad);
    }
  g_test_add_func ("/fetch/silence", test_silence);
  g_test_add_func ("/fetch/refused", test_refused);
  g_test_add_func ("/fetch/cancelled", test_cancelled);
  g_test_add_func ("/fetch/certificates", test_certificates);
  status = g_test_run ();
  server_free (server);
  return status;
}
