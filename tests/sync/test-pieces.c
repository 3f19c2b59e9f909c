/* Files in pieces: there and back, cut off and gone on with, spoilt.
 * Invariant: no file is touched: the server has them in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "await.h"
#include "dav-server.h"
#include "sync/folder/pieces.h"

/* Names */

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static const struct
{
  const char *name;
  guint number, count; /* 0: no piece */
} names[] = {
  { HASH ".1-1", 1, 1 },
  { HASH ".3-12", 3, 12 },
  { HASH ".4096-4096", 4096, 4096 },
  { HASH ".0-1", 0, 0 },
  { HASH ".2-1", 0, 0 },
  { HASH ".1-4097", 0, 0 },
  { HASH ".01-2", 0, 0 },
  { HASH ".1-2x", 0, 0 },
  { HASH ".1", 0, 0 },
  { HASH "", 0, 0 },
  { HASH ".-1-2", 0, 0 },
  { "E3" HASH ".1-1", 0, 0 },
  { "a.1-1", 0, 0 },
  { "", 0, 0 },
  { HASH ".1-99999999999999999999", 0, 0 },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char hash[65];
      guint number = 0, count = 0;
      gboolean is_piece = jalons_piece_parse_name (names[i].name, hash, &number, &count);

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (is_piece, ==, names[i].count > 0);
      if (!is_piece)
        continue;
      g_assert_cmpuint (number, ==, names[i].number);
      g_assert_cmpuint (count, ==, names[i].count);
      g_assert_cmpstr (hash, ==, HASH);
    }
}

/* There and back */

static GBytes *
make_bytes (gsize length)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) length);
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (bytes, length);
}

static gboolean
send (JalonsTransport *transport,
      GBytes *bytes,
      GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GAsyncResult) result = NULL;

  jalons_pieces_send_async (transport, "/srv/cio", hash, bytes, NULL, await_result, &result);
  await (&result);
  return jalons_pieces_send_finish (result, error);
}

static GBytes *
fetch (JalonsTransport *transport,
       GBytes *like,
       GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, like);
  g_autoptr (GAsyncResult) result = NULL;

  jalons_pieces_fetch_async (transport, "/srv/cio", hash, NULL, NULL, NULL, await_result, &result);
  await (&result);
  return jalons_pieces_fetch_finish (result, error);
}

static void
test_sizes (void)
{
  static const gsize sizes[] = { 0, 1, JALONS_PIECE_BYTES, JALONS_PIECE_BYTES + 1, 2 * JALONS_PIECE_BYTES + 17 };
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = make_bytes (sizes[i]), back = NULL, nothing = NULL;
      g_autoptr (GError) error = NULL;

      nothing = fetch (transport, bytes, &error);
      g_assert_no_error (error);
      g_assert_null (nothing);
      g_assert_true (send (transport, bytes, &error));
      g_assert_no_error (error);
      back = fetch (transport, bytes, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (back, bytes));
      /* Once it is there, sending costs a look. */
      dav_server_take_requests (server);
      g_assert_true (send (transport, bytes, &error));
      g_assert_cmpuint (dav_server_take_requests (server), ==, 1);
    }
}

static char *
find_piece (DavServer *server,
            const char *ending)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, dav_server_get_files (server));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_str_has_suffix (path, ending))
      return g_strdup (path);
  return NULL;
}

/* What is missing, or not as long as it should be, is sent; what is there is not. */
static void
test_going_on (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = make_bytes (2 * JALONS_PIECE_BYTES + 5), back = NULL, part = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *second = NULL, *third = NULL;

  g_assert_true (send (transport, bytes, &error));
  second = find_piece (server, ".2-3");
  third = find_piece (server, ".3-3");
  g_hash_table_remove (dav_server_get_files (server), second);
  dav_server_put (server, third, "abc", 3);
  part = fetch (transport, bytes, &error);
  g_assert_null (part);
  g_assert_no_error (error);
  dav_server_take_requests (server);
  g_assert_true (send (transport, bytes, &error));
  g_assert_cmpuint (dav_server_take_requests (server), ==, 4);
  back = fetch (transport, bytes, &error);
  g_assert_true (g_bytes_equal (back, bytes));
}

static void
test_spoilt (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = make_bytes (5), back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *piece = NULL;

  g_assert_true (send (transport, bytes, &error));
  piece = find_piece (server, ".1-1");
  dav_server_put (server, piece, "abcde", 5);
  back = fetch (transport, bytes, &error);
  g_assert_null (back);
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_BROKEN);
}

#define ACCEPTED (1024 * 1024)

static gboolean
refuse_large (DavServer *self,
              SoupServerMessage *message,
              const char *path)
{
  if (soup_server_message_get_request_body (message)->length <= ACCEPTED)
    return FALSE;
  soup_server_message_set_status (message, 413, NULL);
  return TRUE;
}

/* nginx takes one megabyte if nobody told it otherwise. */
static void
test_small_server (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = make_bytes (5 * ACCEPTED + 3), back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;

  dav_server_set_fault (server, "PUT", refuse_large, -1);
  g_assert_true (send (transport, bytes, &error));
  g_assert_no_error (error);
  last = find_piece (server, ".6-6");
  g_assert_nonnull (last);
  back = fetch (transport, bytes, &error);
  g_assert_true (g_bytes_equal (back, bytes));
}

static void
test_too_large (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
  g_autofree char *zeros = g_malloc0 (JALONS_PIECES_MAX_BYTES + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (zeros, JALONS_PIECES_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (send (transport, bytes, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_REFUSED_SIZE);
  g_assert_cmpuint (dav_server_take_requests (server), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pieces/names", test_names);
  g_test_add_func ("/pieces/sizes", test_sizes);
  g_test_add_func ("/pieces/going-on", test_going_on);
  g_test_add_func ("/pieces/spoilt", test_spoilt);
  g_test_add_func ("/pieces/small-server", test_small_server);
  g_test_add_func ("/pieces/too-large", test_too_large);
  return g_test_run ();
}
