/* What somebody may write into a shared folder who is no Jalons: segments, moments, names, too many computers.
 * Invariant: it is not taken in, and what is one of ours beside it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "faults.h"

#include "sync/whole-sync.h"

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
      sync_for_a_day (&one);
      g_assert_cmpuint (memory_holder_n_blocks (one.holder), ==, 0);
      g_assert_false (g_hash_table_contains (dav_server_get_files (server), name));
    }
}

/* What stays bad at five syncs over a day hides what it should hold: it goes, and not before; and it is not read all day. */
static void
test_spoilt_for_a_day (void)
{
  static const char name[] = "log/00c0ffee00c0ffee-00000001-00000001-"
                             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.seg";
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;
  guint n_reads = 0;

  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  dav_server_put (server, name, "spoilt", -1);
  /* Asked again and again by hand, that is one sync. */
  for (int i = 0; i < 20; i++)
    assert_well (await_run (one.syncing, &error));
  for (int i = 0; i < 280; i++)
    {
      gsize before = dav_server_get_log (server)->len;

      memory_holder_wait (one.holder, 5 * MINUTE);
      assert_well (await_run (one.syncing, &error));
      n_reads += strstr (dav_server_get_log (server)->str + before, "GET") != NULL;
      g_assert_true (g_hash_table_contains (dav_server_get_files (server), name));
    }
  g_assert_cmpuint (n_reads, >=, 20);
  g_assert_cmpuint (n_reads, <, 30);
  memory_holder_wait (one.holder, 2 * 60 * MINUTE);
  assert_well (await_run (one.syncing, &error));
  g_assert_false (g_hash_table_contains (dav_server_get_files (server), name));

  /* A day after is not enough: it may be on its way to be mended. */
  dav_server_put (server, name, "spoilt", -1);
  assert_well (await_run (one.syncing, &error));
  for (int i = 0; i < 3; i++)
    {
      memory_holder_wait (one.holder, DAY);
      assert_well (await_run (one.syncing, &error));
      g_assert_true (g_hash_table_contains (dav_server_get_files (server), name));
    }
  memory_holder_wait (one.holder, DAY);
  assert_well (await_run (one.syncing, &error));
  g_assert_false (g_hash_table_contains (dav_server_get_files (server), name));
}

/* Puts a block that says one thing, as somebody would who can write in the folder; whose it is, and what it is called there. */
static char *
plant (DavServer *server,
       const char *replica,
       const char *stamp,
       const char *field)
{
  const char *const none[] = { NULL };
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  JalonsOperation *operation = jalons_operation_new ("activity", "r1", NULL, stamp);
  JalonsSegment segment = { .first = 1, .last = 1 };
  g_autoptr (JalonsBlock) block = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  char *path;

  jalons_operation_set (operation, field, replica);
  g_ptr_array_add (operations, operation);
  block = jalons_block_seal (replica, 1, "", none, operations, NULL, NULL);
  bytes = jalons_segment_pack ((JalonsBlock *const[]){ block }, 1);
  g_strlcpy (segment.replica, replica, sizeof segment.replica);
  g_strlcpy (segment.head, block->hash, sizeof segment.head);
  name = jalons_segment_make_name (&segment);
  path = g_strconcat ("log/", name, NULL);
  dav_server_put (server, path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  return path;
}

/* Moments and names that nobody writes are not taken in, and what is one of ours beside them is. */
static void
test_nonsense (void)
{
  static const struct
  {
    const char *stamp;
    const char *field;
    gboolean well;
  } cases[] = {
    { "0699e991a7ffffff000000000000000a", "title", TRUE }, /* the last millisecond of 2199 */
    { "0699e991a8000000000000000000000a", "title", FALSE },
    { "ffffffffffffffffffffffffffffffff", "title", FALSE },
    { "01a0c4506c0700000000000000000000", "tag/a-1", TRUE },
    { "01a0c4506c0700000000000000000000", "_del", TRUE },
    { "01a0c4506c0700000000000000000000", "tag/", FALSE },
    { "01a0c4506c0700000000000000000000", "tag/a/b", FALSE },
    { "01a0c4506c0700000000000000000000", "Title", FALSE },
    { "01a0c4506c0700000000000000000000", "9lives", FALSE },
    { "01a0c4506c0700000000000000000000", "title; DROP TABLE activity", FALSE },
    { "01a0c4506c0700000000000000000000", "a234567890123456789012345678901234567890_", TRUE },
    { "01a0c4506c0700000000000000000000", "a2345678901234567890123456789012345678901_", FALSE },
    { "01a0c4506c0700000000000000000000", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DavServer) server = dav_server_new (NULL);
      g_auto (Member) one = member_new (1);
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;

      assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
      path = plant (server, "00c0ffee00c0ffee", cases[i].stamp, cases[i].field);
      assert_well (await_run (one.syncing, &error));
      g_assert_cmpuint (memory_holder_n_blocks (one.holder), ==, cases[i].well ? 1 : 0);
      /* Whatever others wrote, what is written after it shows, and others can read it. */
      memory_holder_edit (one.holder, "r1", "title", "Forum");
      sync_for_a_day (&one);
      g_assert_cmpint (g_hash_table_contains (dav_server_get_files (server), path), ==, cases[i].well);
      {
        g_auto (Member) two = member_new (2);

        assert_well (await_join (two.syncing, dav_server_where (server), NULL, NULL, NULL, &error));
        g_assert_true (memory_holder_knows (two.holder, "Forum"));
      }
    }
}

/* A clock that is hundreds of years ahead writes nothing that the others refuse. */
static void
test_clock_of_another_age (void)
{
  const gint64 ahead = G_GINT64_CONSTANT (300) * 365 * 24 * 3600 * 1000;
  g_autoptr (DavServer) server = dav_server_new (NULL);
  Member members[2] = { { memory_holder_new (1, ahead), NULL }, member_new (2) };
  g_autoptr (GError) error = NULL;

  members[0].syncing = jalons_syncing_new (JALONS_HOLDER (members[0].holder));
  jalons_syncing_set_settle (members[0].syncing, 0);
  assert_well (await_create (members[0].syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  assert_well (await_join (members[1].syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Forum %d", i);

      memory_holder_edit (members[i % 2].holder, "r1", "title", title);
      sync_all (members, 2, 2);
      g_assert_true (memory_holder_knows (members[1 - i % 2].holder, title));
    }
  members_assert_agree (members, 2);
  for (int i = 0; i < 2; i++)
    member_clear (&members[i]);
}

/* One block of so much text, which packs to nearly nothing. */
#define PADDING (900 * 1024)

static void
plant_padding (DavServer *server,
               guint i)
{
  const char *const none[] = { NULL };
  g_autofree char *replica = g_strdup_printf ("fffffffe%08x", i), *padding = g_strnfill (PADDING, 'a');
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
  JalonsOperation *operation = jalons_operation_new ("activity", "r1", NULL, "01a0c4506c0700000000000000000000");
  JalonsSegment segment = { .first = 1, .last = 1 };
  g_autoptr (JalonsBlock) block = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL, *path = NULL;

  jalons_operation_set (operation, "notes", padding);
  g_ptr_array_add (operations, operation);
  block = jalons_block_seal (replica, 1, "", none, operations, NULL, NULL);
  bytes = jalons_segment_pack ((JalonsBlock *const[]){ block }, 1);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, PADDING / 500);
  g_strlcpy (segment.replica, replica, sizeof segment.replica);
  g_strlcpy (segment.head, block->hash, sizeof segment.head);
  name = jalons_segment_make_name (&segment);
  path = g_strconcat ("log/", name, NULL);
  dav_server_put (server, path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

static GError *
sync_at_most (Member *member,
              DavServer *server,
              guint64 most_bytes)
{
  g_autoptr (JalonsTransport) transport = jalons_transport_new (dav_server_where (server), NULL, NULL, NULL);
  g_autoptr (JalonsSyncMemory) memory = jalons_sync_memory_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JalonsSyncReport) report = NULL;
  GError *error = NULL;

  g_assert_cmpuint (memory->most_bytes, ==, G_GUINT64_CONSTANT (512) * 1024 * 1024);
  memory->most_bytes = most_bytes;
  jalons_whole_sync_async (JALONS_HOLDER (member->holder), transport, memory, NULL, NULL, NULL, await_result, &result);
  await (&result);
  report = jalons_whole_sync_finish (result, &error);
  return error;
}

static guint
count_reads (DavServer *server,
             gsize before)
{
  g_auto (GStrv) lines = g_strsplit (dav_server_get_log (server)->str + before, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], "GET ") && strstr (lines[i], ".seg") != NULL;
  return n;
}

/* Each file is honest by itself; together they are more than anybody writes: no more is read, and nothing is lost. */
static void
test_more_than_anybody_writes (void)
{
  const guint n_files = 10, n_read = 4;
  g_autoptr (DavServer) server = dav_server_new (NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL, enough = NULL;
  gsize before;

  assert_well (await_create (one.syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  for (guint i = 0; i < n_files; i++)
    plant_padding (server, i);
  before = dav_server_get_log (server)->len;
  error = sync_at_most (&one, server, (guint64) (n_read - 1) * PADDING + PADDING / 2);
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_TOO_LARGE);
  g_assert_cmpuint (count_reads (server, before), ==, n_read);
  enough = sync_at_most (&one, server, JALONS_SYNC_MOST_BYTES);
  g_assert_no_error (enough);
  g_assert_cmpuint (memory_holder_n_blocks (one.holder), ==, n_files);
}

/* Five hundred computers may write, and no more; who is among them is still heard. */
static void
test_crowd (void)
{
  g_autoptr (DavServer) server = dav_server_new (NULL);
  Member members[2] = { member_new (1), member_new (2) };
  g_autoptr (GError) error = NULL;

  assert_well (await_create (members[0].syncing, dav_server_where (server), NULL, NULL, "CIO", &error));
  assert_well (await_join (members[1].syncing, dav_server_where (server), NULL, NULL, NULL, &error));
  memory_holder_edit (members[1].holder, "r1", "title", "Forum");
  sync_all (members, 2, 2);
  for (guint i = 0; i < JALONS_REPLICA_MOST_AUTHORS + 20; i++)
    {
      g_autofree char *replica = g_strdup_printf ("ffffffff%08x", i), *path = NULL;

      path = plant (server, replica, "01a0c4506c0700000000000000000000", "title");
    }
  assert_well (await_run (members[0].syncing, &error));
  g_assert_cmpuint (memory_holder_n_blocks (members[0].holder), ==, JALONS_REPLICA_MOST_AUTHORS);
  g_assert_error (jalons_syncing_get_error (members[0].syncing), JALONS_TROUBLE, JALONS_TROUBLE_CROWDED);
  member_assert (&members[0], JALONS_SYNCING_ATTENTION);
  dav_server_take_requests (server);
  assert_well (await_run (members[0].syncing, &error));
  g_assert_cmpuint (dav_server_take_requests (server), <=, 3);
  memory_holder_edit (members[1].holder, "r1", "title", "Salon");
  assert_well (await_run (members[1].syncing, &error));
  assert_well (await_run (members[0].syncing, &error));
  g_assert_true (memory_holder_knows (members[0].holder, "Salon"));
  for (int i = 0; i < 2; i++)
    member_clear (&members[i]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/malice/hostile-segments", test_hostile_segments);
  g_test_add_func ("/malice/nonsense", test_nonsense);
  g_test_add_func ("/malice/clock-of-another-age", test_clock_of_another_age);
  g_test_add_func ("/malice/more-than-anybody-writes", test_more_than_anybody_writes);
  g_test_add_func ("/malice/crowd", test_crowd);
  g_test_add_func ("/malice/spoilt-for-a-day", test_spoilt_for_a_day);
  return g_test_run ();
}
