/* What goes out into a folder: a file before its name, none twice, what is too large not at all; and how much room is left.
 * Invariant: nothing outside folders of this test's own is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/error.h"
#include "pair.h"
#include "store/files.h"
#include "sync/folder/pieces.h"

static gboolean
keep_no_piece (DavServer *server,
               SoupServerMessage *message,
               const char *path)
{
  if (!g_str_has_prefix (path, "blob/"))
    return FALSE;
  soup_server_message_set_status (message, 201, NULL);
  return TRUE;
}

static char *
read_file_of (Desk *desk,
              const char *document)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, JALONS_ENTITY_DOCUMENT, document);

  return record != NULL ? g_strdup (jalons_record_get_text (record, JALONS_DOCUMENT_FILE)) : g_strdup ("no document");
}

static void
assert_file_of (Desk *desk,
                const char *document,
                const char *file)
{
  g_autofree char *found = read_file_of (desk, document);

  g_assert_cmpstr (found != NULL ? found : "", ==, file);
}

/* A field that names a file is told when a listing has shown the file, and all else before. */
static void
test_file_first (void)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *hash = NULL;

  pair_open (&pair);
  pair_share (&pair);
  dav_server_set_fault (pair.server, "PUT", keep_no_piece, -1);
  hash = pair_add_document (&pair, GUIDE, "Guide", "hippocampe");
  for (int i = 0; i < 3; i++)
    {
      desk_run (&pair.desks[0]);
      desk_run (&pair.desks[1]);
      assert_file_of (&pair.desks[0], GUIDE, hash);
      assert_file_of (&pair.desks[1], GUIDE, "");
      g_assert_cmpint (jalons_syncing_get_state (pair.desks[0].syncing), ==, JALONS_SYNCING_PENDING);
      g_assert_cmpuint (jalons_syncing_get_n_pending (pair.desks[0].syncing), ==, 1);
    }
  /* It waits when the program ends, too. */
  desk_close (&pair.desks[0]);
  desk_open (&pair.desks[0], pair.folders[0], "Mme Martin");
  dav_server_set_fault (pair.server, NULL, NULL, 0);
  desk_run (&pair.desks[0]);
  g_assert_cmpint (jalons_syncing_get_state (pair.desks[0].syncing), ==, JALONS_SYNCING_REST);
  desk_run (&pair.desks[1]);
  assert_file_of (&pair.desks[1], GUIDE, hash);

  /* What nobody names any more, or who deleted it, waits for nothing. */
  dav_server_set_fault (pair.server, "PUT", keep_no_piece, -1);
  g_free (pair_add_document (&pair, "22222222-1111-4111-8111-111111111111", "Other", "other"));
  fixture_delete (pair.desks[0].store, JALONS_ENTITY_DOCUMENT, "22222222-1111-4111-8111-111111111111");
  desk_run (&pair.desks[0]);
  g_assert_cmpint (jalons_syncing_get_state (pair.desks[0].syncing), ==, JALONS_SYNCING_REST);
}

/* What waits did not know what came meanwhile: where both wrote, both are kept. */
static void
test_waiting_rival (void)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.4\nNew\n%%EOF\n", 20);

  pair_open (&pair);
  first = pair_add_document (&pair, GUIDE, "Guide", "hippocampe");
  pair_share (&pair);
  assert_file_of (&pair.desks[1], GUIDE, first);
  dav_server_set_fault (pair.server, "PUT", keep_no_piece, -1);
  second = jalons_files_add_bytes (pair.folders[0], JALONS_STORED_PDF, pdf, NULL);
  desk_set_text (&pair.desks[0], JALONS_ENTITY_DOCUMENT, GUIDE, JALONS_DOCUMENT_FILE, second);
  desk_run (&pair.desks[0]);
  g_assert_cmpint (jalons_syncing_get_state (pair.desks[0].syncing), ==, JALONS_SYNCING_PENDING);
  desk_set_text (&pair.desks[1], JALONS_ENTITY_DOCUMENT, GUIDE, JALONS_DOCUMENT_FILE, "");
  desk_run (&pair.desks[1]);
  for (int i = 0; i < 2; i++)
    desk_run (&pair.desks[i]);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) conflicts = desk_list_conflicts (&pair.desks[i]);

      g_assert_cmpuint (conflicts->len, ==, 1);
      assert_file_of (&pair.desks[i], GUIDE, "");
    }
}

/* Files that were seen are not asked for again, one by one, whenever the program starts; when they are gone they are sent. */
static void
test_remembered (void)
{
  g_auto (Pair) pair = { 0 };
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer path;

  pair_open (&pair);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08u-1111-4111-8111-111111111111", i), *title = g_strdup_printf ("Guide %u", i);

      g_ptr_array_add (hashes, pair_add_document (&pair, id, title, title));
    }
  pair_share (&pair);
  for (guint i = 0; i < 2; i++)
    {
      desk_run (&pair.desks[i]);
      desk_close (&pair.desks[i]);
      desk_open (&pair.desks[i], pair.folders[i], "Mme Martin");
      dav_server_take_requests (pair.server);
      desk_run (&pair.desks[i]);
      /* The folder, its log, inboxes, perhaps one file of the log and one that is looked after. */
      g_assert_cmpuint (dav_server_take_requests (pair.server), <=, 6);
    }
  /* A server that was put back to a time without them. */
  g_hash_table_iter_init (&iter, dav_server_get_files (pair.server));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_str_has_prefix (path, "blob/"))
      g_hash_table_iter_remove (&iter);
  for (guint i = 0; i < 4; i++)
    desk_run (&pair.desks[0]);
  for (guint i = 0; i < hashes->len; i++)
    {
      g_autofree char *name = jalons_piece_make_name (hashes->pdata[i], 1, 1), *folder = jalons_piece_folder (hashes->pdata[i]);
      g_autofree char *piece = g_strconcat (folder, "/", name, NULL);

      g_assert_true (g_hash_table_contains (dav_server_get_files (pair.server), piece));
    }
}

/* What is too large to travel stays here without being read at every sync, and is told of; the record goes out. */
static void
test_large (void)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *hash = NULL, *path = NULL, *folder = NULL;

  pair_open (&pair);
  pair_share (&pair);
  hash = pair_add_document (&pair, GUIDE, "Guide", "hippocampe");
  path = jalons_files_path (pair.folders[0], hash);
  g_chmod (path, 0600);
  g_assert_cmpint (truncate (path, JALONS_PIECES_MAX_BYTES + 1), ==, 0);
  for (int i = 0; i < 2; i++)
    desk_run (&pair.desks[i]);
  g_assert_cmpint (jalons_syncing_get_state (pair.desks[0].syncing), ==, JALONS_SYNCING_REST);
  g_assert_nonnull (strstr (jalons_syncing_get_note (pair.desks[0].syncing), "1 file of more than 50 MB"));
  assert_file_of (&pair.desks[1], GUIDE, hash);
  folder = jalons_piece_folder (hash);
  g_assert_false (g_hash_table_contains (dav_server_get_files (pair.server), folder));
}

static void
put_texts (Desk *desk,
           const char *id,
           gsize length,
           GError **error)
{
  g_autofree char *text = g_strnfill (length, 'a');
  static const JalonsFieldId fields[] = { JALONS_DOCUMENT_TITLE, JALONS_DOCUMENT_SUMMARY, JALONS_DOCUMENT_PUBLISHER };
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, id);
  GPtrArray *drafts = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    jalons_draft_set_text (draft, fields[i], text);
  g_ptr_array_add (drafts, draft);
  jalons_store_put (desk->store, "Write", drafts, error);
}

static gsize
length_of_summary (Desk *desk,
                   const char *id)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, JALONS_ENTITY_DOCUMENT, id);

  return record != NULL ? strlen (jalons_record_get_text (record, JALONS_DOCUMENT_SUMMARY)) : 0;
}

/* Nobody reads a line of more than 1 MiB: what would be longer is said in several, or refused with a sentence. */
static void
test_long_texts (void)
{
  static const char before[] = "22222222-1111-4111-8111-111111111111";
  g_auto (Pair) pair = { 0 };
  g_autoptr (GError) error = NULL;

  pair_open (&pair);
  put_texts (&pair.desks[0], before, 3 * 1024 * 1024, &error);
  g_assert_no_error (error);
  pair_share (&pair);
  put_texts (&pair.desks[0], GUIDE, 800 * 1000, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    desk_run (&pair.desks[i]);
  g_assert_cmpint (jalons_syncing_get_state (pair.desks[0].syncing), ==, JALONS_SYNCING_REST);
  g_assert_cmpuint (length_of_summary (&pair.desks[1], GUIDE), ==, 800 * 1000);
  put_texts (&pair.desks[1], "33333333-1111-4111-8111-111111111111", 1024 * 1024, &error);
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT);
  g_assert_cmpuint (length_of_summary (&pair.desks[1], "33333333-1111-4111-8111-111111111111"), ==, 0);
  /* What was too long before it was shared stays, and keeps nothing else from being shared. */
  desk_set_text (&pair.desks[0], JALONS_ENTITY_DOCUMENT, before, JALONS_DOCUMENT_SUMMARY, "short");
  for (int i = 0; i < 2; i++)
    desk_run (&pair.desks[i]);
  g_assert_cmpuint (length_of_summary (&pair.desks[1], before), ==, 5);
  g_assert_cmpint (jalons_syncing_get_state (pair.desks[0].syncing), ==, JALONS_SYNCING_REST);
}

static unsigned
read_percent (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JalonsSpaceStatus) status = NULL;

  jalons_space_get_status_async (desk->space, NULL, await_result, &result);
  await (&result);
  status = jalons_space_get_status_finish (desk->space, result, NULL);
  return status->percent;
}

/* How full the folder is is known without asking, also in another run of the program, and no more once it was left. */
static void
test_room (void)
{
  g_auto (Pair) pair = { 0 };

  pair_open (&pair);
  dav_server_set_facts (pair.server, "<D:quota-used-bytes>85</D:quota-used-bytes>"
                                     "<D:quota-available-bytes>15</D:quota-available-bytes>");
  pair_share (&pair);
  g_assert_cmpuint (read_percent (&pair.desks[0]), ==, 85);
  desk_close (&pair.desks[0]);
  desk_open (&pair.desks[0], pair.folders[0], "Mme Martin");
  dav_server_take_requests (pair.server);
  g_assert_cmpuint (read_percent (&pair.desks[0]), ==, 85);
  g_assert_cmpuint (dav_server_take_requests (pair.server), ==, 0);
  g_assert_true (await_leave (pair.desks[0].syncing, NULL));
  g_assert_cmpuint (read_percent (&pair.desks[0]), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sent/file-first", test_file_first);
  g_test_add_func ("/sent/waiting-rival", test_waiting_rival);
  g_test_add_func ("/sent/remembered", test_remembered);
  g_test_add_func ("/sent/large", test_large);
  g_test_add_func ("/sent/long-texts", test_long_texts);
  g_test_add_func ("/sent/room", test_room);
  return g_test_run ();
}
