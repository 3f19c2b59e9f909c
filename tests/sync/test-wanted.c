/* Which files come by themselves and which when somebody asks; and that the words of all are found.
 * Invariant: nothing outside folders of this test's own is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/error.h"
#include "pair.h"
#include "replica/gzip.h"
#include "store/files.h"
#include "sync/folder/pieces.h"
#include "sync/folder/words.h"

/* Words as bytes */

static const char *const none[] = { NULL };
static const char *const empty[] = { "", NULL };
static const char *const some[] = { "Élève de 3e", "", "after a\fform feed", NULL };

static const struct
{
  const char *const *pages;
  const char *back;
} packs[] = {
  { none, "" },
  { empty, "" }, /* one page that says nothing is as good as none */
  { some, "Élève de 3e||after a form feed|" },
};

static void
test_packing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autofree char *sum = NULL;
      g_autoptr (GBytes) bytes = jalons_words_pack (packs[i].pages, &sum);
      g_auto (GStrv) pages = jalons_words_unpack (bytes, sum);
      g_autoptr (GString) back = g_string_new (NULL);

      g_assert_nonnull (pages);
      for (guint j = 0; pages[j] != NULL; j++)
        g_string_append_printf (back, "%s|", pages[j]);
      g_assert_cmpstr (back->str, ==, packs[i].back);
      g_assert_cmpuint (strlen (sum), ==, 32);
    }
}

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define SUM  "0123456789abcdef0123456789abcdef"

static const struct
{
  const char *name;
  gboolean is_words;
} names[] = {
  { HASH "-" SUM, TRUE },
  { HASH ".1-1", FALSE },
  { HASH "." SUM, FALSE },
  { HASH "-" SUM "0", FALSE },
  { HASH "-0123456789abcdef0123456789abcdeF", FALSE },
  { HASH, FALSE },
  { SUM "-" SUM, FALSE },
  { "", FALSE },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char hash[65], sum[33];

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (jalons_words_parse_name (names[i].name, hash, sum), ==, names[i].is_words);
      if (names[i].is_words)
        g_assert_cmpstr (sum, ==, SUM);
    }
}

/* What is packed here has the sum that its name says, and is not what words are all the same. */
static const struct
{
  const char *name;
  const char *text;
  gsize length;
} spoilt[] = {
  { "no end", "abc", 3 },
  { "not UTF-8", "a\xff\f", 3 },
  { "a zero", "a\0b\f", 4 },
};

static void
test_spoilt (void)
{
  g_autofree char *zeros = g_malloc0 (JALONS_WORDS_MAX_RAW + 1), *feeds = g_strnfill (JALONS_WORDS_MAX_PAGES + 1, '\f');
  g_autofree char *bomb_sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) zeros, JALONS_WORDS_MAX_RAW + 1);
  g_autofree char *feeds_sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, feeds, -1);
  g_autoptr (GBytes) bomb = jalons_gzip (zeros, JALONS_WORDS_MAX_RAW + 1);
  g_autoptr (GBytes) many = jalons_gzip (feeds, strlen (feeds)), good = jalons_gzip ("a\f", 2);

  for (gsize i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autoptr (GBytes) packed = jalons_gzip (spoilt[i].text, spoilt[i].length);
      g_autofree char *sum =
        g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) spoilt[i].text, spoilt[i].length);

      g_test_message ("%s", spoilt[i].name);
      sum[32] = '\0';
      g_assert_null (jalons_words_unpack (packed, sum));
    }
  bomb_sum[32] = feeds_sum[32] = '\0';
  g_assert_null (jalons_words_unpack (bomb, bomb_sum));
  g_assert_null (jalons_words_unpack (many, feeds_sum));
  g_assert_null (jalons_words_unpack (good, SUM));
}

/* Between two desks */

static void
attach (Pair *pair,
        const char *document,
        int in_days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  JalonsDay day =
    jalons_day_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now)) + in_days;
  g_autofree char *activity = fixture_put_activity (pair->desks[0].store, "Forum", "3A");
  g_autoptr (JalonsRecord) record = fixture_lookup (pair->desks[0].store, JALONS_ENTITY_ACTIVITY, activity);
  JalonsDraft *draft = jalons_draft_edit (record), *link = jalons_draft_new (JALONS_ENTITY_ATTACHMENT, NULL);

  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, (JalonsSlot){ day, 9 * 60, 55 });
  fixture_put (pair->desks[0].store, "Move", draft);
  jalons_draft_set_text (link, JALONS_ATTACHMENT_ACTIVITY, activity);
  jalons_draft_set_text (link, JALONS_ATTACHMENT_DOCUMENT, document);
  fixture_put (pair->desks[0].store, "Attach", link);
}

static gboolean
finds (Desk *desk,
       const char *word)
{
  static const JalonsEntityId documents[] = { JALONS_ENTITY_DOCUMENT };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = jalons_store_search (desk->store, word, documents, 1, 0, 10, &error);

  g_assert_no_error (error);
  return hits->len == 1;
}

static void
note_progress (double fraction,
               gpointer data)
{
  *(double *) data = fraction;
}

static gboolean
fetch (Desk *desk,
       const char *hash,
       double *fraction,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_syncing_fetch_async (desk->syncing, hash, note_progress, fraction, cancellable, await_result, &result);
  await (&result);
  return jalons_syncing_fetch_finish (desk->syncing, result, error);
}

static const struct
{
  int in_days;
  gboolean comes;
} days[] = { { 0, TRUE }, { 13, TRUE }, { 14, FALSE }, { -8, FALSE }, { 60, FALSE } };

/* A PDF for what is about to be held comes by itself, and no other. */
static void
test_soon (void)
{
  g_auto (Pair) pair = { 0 };
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *loose = NULL;

  pair_open (&pair);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *id = g_strdup_printf ("%08u-1111-4111-8111-111111111111", (unsigned) i);
      g_autofree char *title = g_strdup_printf ("Guide %u", (unsigned) i);

      g_ptr_array_add (hashes, pair_add_document (&pair, id, title, title));
      attach (&pair, id, days[i].in_days);
    }
  loose = pair_add_document (&pair, GUIDE, "Loose", "loose");
  pair_share (&pair);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_test_message ("in %d days", days[i].in_days);
      g_assert_cmpint (jalons_files_has (pair.folders[1], hashes->pdata[i]), ==, days[i].comes);
    }
  g_assert_false (jalons_files_has (pair.folders[1], loose));
}

/* It is found by what its pages say before it is here, comes when it is asked for, and then a sync is quiet. */
static void
test_on_demand (void)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;
  double fraction = -1;

  pair_open (&pair);
  hash = pair_add_document (&pair, GUIDE, "Guide", "Une phrase avec hippocampe");
  pair_share (&pair);
  g_assert_false (jalons_files_has (pair.folders[1], hash));
  g_assert_true (finds (&pair.desks[1], "hippocampe"));

  g_assert_true (fetch (&pair.desks[1], hash, &fraction, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (jalons_files_has (pair.folders[1], hash));
  g_assert_cmpfloat_with_epsilon (fraction, 1, 1e-9);
  dav_server_take_requests (pair.server);
  g_assert_true (fetch (&pair.desks[1], hash, &fraction, NULL, &error));
  g_assert_cmpuint (dav_server_take_requests (pair.server), ==, 0);

  for (guint desk = 0; desk < 2; desk++)
    {
      for (int i = 0; i < 4; i++)
        desk_run (&pair.desks[desk]);
      dav_server_take_requests (pair.server);
      desk_run (&pair.desks[desk]);
      g_assert_cmpuint (dav_server_take_requests (pair.server), ==, 1);
    }
}

/* What is not there yet is looked for ever more rarely, and one sentence says so to who asks. */
static void
test_not_there (void)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL, unknown = NULL, alone = NULL;
  double fraction = -1;
  guint n_requests = 0;

  pair_open (&pair);
  g_assert_false (fetch (&pair.desks[1], HASH, &fraction, NULL, &alone));
  g_assert_error (alone, JALONS_ERROR, JALONS_ERROR_MISSING);
  g_assert_cmpuint (dav_server_take_requests (pair.server), ==, 0);
  hash = pair_add_document (&pair, GUIDE, "Guide", "hippocampe");
  jalons_files_delete (pair.folders[0], JALONS_STORED_PDF, hash, NULL);
  pair_share (&pair);
  g_assert_false (finds (&pair.desks[1], "hippocampe"));
  g_assert_false (fetch (&pair.desks[1], hash, &fraction, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
  g_assert_false (fetch (&pair.desks[1], HASH, &fraction, NULL, &unknown));
  g_assert_error (unknown, JALONS_ERROR, JALONS_ERROR_MISSING);

  dav_server_take_requests (pair.server);
  for (int i = 0; i < 64; i++)
    desk_run (&pair.desks[1]);
  n_requests = dav_server_take_requests (pair.server);
  /* 64 listings, 16 times two for inboxes and the space file, and the words at the 4th, 8th, 16th and 32nd. */
  g_assert_cmpuint (n_requests, <=, 64 + 32 + 8);
}

static gboolean
refuse (DavServer *server,
        SoupServerMessage *message,
        const char *path)
{
  soup_server_message_set_status (message, 503, NULL);
  return TRUE;
}

static gboolean
be_gone (DavServer *server,
         SoupServerMessage *message,
         const char *path)
{
  soup_server_message_set_status (message, 401, NULL);
  return TRUE;
}

/* What fails says why and leaves nothing; what is said of the exchanges is as it was but for a refused password. */
static void
test_failing (void)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *hash = NULL;
  g_autoptr (GError) busy = NULL, stopped = NULL, refused = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  double fraction = -1;

  pair_open (&pair);
  hash = pair_add_document (&pair, GUIDE, "Guide", "hippocampe");
  pair_share (&pair);
  dav_server_set_fault (pair.server, "GET", refuse, -1);
  g_assert_false (fetch (&pair.desks[1], hash, &fraction, NULL, &busy));
  g_assert_error (busy, JALONS_TROUBLE, JALONS_TROUBLE_BUSY);
  g_assert_true (jalons_trouble_is_offline (busy));
  g_assert_cmpint (jalons_syncing_get_state (pair.desks[1].syncing), ==, JALONS_SYNCING_REST);
  dav_server_set_fault (pair.server, NULL, NULL, 0);
  g_cancellable_cancel (cancelled);
  g_assert_false (fetch (&pair.desks[1], hash, &fraction, cancelled, &stopped));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dav_server_set_fault (pair.server, "GET", be_gone, -1);
  g_assert_false (fetch (&pair.desks[1], hash, &fraction, NULL, &refused));
  g_assert_error (refused, JALONS_TROUBLE, JALONS_TROUBLE_RECONNECT);
  g_assert_cmpint (jalons_syncing_get_state (pair.desks[1].syncing), ==, JALONS_SYNCING_ATTENTION);
  g_assert_false (jalons_files_has (pair.folders[1], hash));
}

/* Words that somebody spoilt are not believed; those of another who read the same PDF are. */
static void
test_false_words (void)
{
  g_auto (Pair) pair = { 0 };
  const char *const pages[] = { "chamois", NULL };
  g_autofree char *sum = NULL;
  g_autoptr (GBytes) words = jalons_words_pack (pages, &sum);
  g_autofree char *hash = NULL, *folder = NULL, *other = NULL;
  GHashTableIter iter;
  gpointer path;
  gsize length;
  const char *bytes = g_bytes_get_data (words, &length);

  pair_open (&pair);
  hash = pair_add_document (&pair, GUIDE, "Guide", "hippocampe");
  g_assert_true (await_create (pair.desks[0].syncing, dav_server_where (pair.server), NULL, NULL, "CIO", NULL));
  folder = jalons_piece_folder (hash);
  g_hash_table_iter_init (&iter, dav_server_get_files (pair.server));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (strstr (path, hash) != NULL && strstr (path, ".1-1") == NULL)
      {
        other = g_strdup (path);
        break;
      }
  g_assert_nonnull (other);
  dav_server_put (pair.server, other, bytes, (gssize) length);
  g_assert_true (await_join (pair.desks[1].syncing, dav_server_where (pair.server), NULL, NULL, NULL, NULL));
  g_assert_false (finds (&pair.desks[1], "chamois"));
  g_assert_false (finds (&pair.desks[1], "hippocampe"));

  g_clear_pointer (&other, g_free);
  other = g_strdup_printf ("%s/%s-%s", folder, hash, sum);
  dav_server_put (pair.server, other, bytes, (gssize) length);
  for (int i = 0; i < 4; i++)
    desk_run (&pair.desks[1]);
  g_assert_true (finds (&pair.desks[1], "chamois"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wanted/packing", test_packing);
  g_test_add_func ("/wanted/names", test_names);
  g_test_add_func ("/wanted/spoilt", test_spoilt);
  g_test_add_func ("/wanted/soon", test_soon);
  g_test_add_func ("/wanted/on-demand", test_on_demand);
  g_test_add_func ("/wanted/not-there", test_not_there);
  g_test_add_func ("/wanted/failing", test_failing);
  g_test_add_func ("/wanted/false-words", test_false_words);
  return g_test_run ();
}
