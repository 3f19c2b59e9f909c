/* Directories as shared folders, space files, and whole syncs over them.
 * Invariant: nothing outside a directory of this test's own is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "await.h"
#include "core/error.h"
#include "memory-holder.h"
#include "sync/folder/space-file.h"
#include "sync/folder/transport.h"
#include "sync/folder/where.h"
#include "sync/syncing.h"

/* Places */

static const struct
{
  const char *text;
  const char *where; /* NULL: refused */
} places[] = {
  { "/srv/cio", "/srv/cio" },
  { " /srv/cio/ ", "/srv/cio" },
  { "/srv/a/../cio", "/srv/cio" },
  { "file:///srv/le%20cio", "/srv/le cio" },
  { "https://nuage.example.org/remote.php/dav/files/a/CIO", "https://nuage.example.org/remote.php/dav/files/a/CIO/" },
  { "HTTPS://Nuage.Example.org/dav/", "https://nuage.example.org/dav/" },
  { "https://nuage.example.org/dav/Le CIO de Créteil", "https://nuage.example.org/dav/Le%20CIO%20de%20Cr%C3%A9teil/" },
  { "https://nuage.example.org/dav/Le%20CIO", "https://nuage.example.org/dav/Le%20CIO/" },
  { "http://127.0.0.1:8080/dav", "http://127.0.0.1:8080/dav/" },
  { "http://nuage.example.org/dav", NULL },
  { "https://moi:secret@nuage.example.org/dav", NULL },
  { "https://nuage.example.org/apps/files/?dir=/CIO", NULL },
  { "https://nuage.example.org/a/../b", "https://nuage.example.org/b/" },
  { "ftp://nuage.example.org/", NULL },
  { "srv/cio", NULL },
  { "nuage.example.org", NULL },
  { "", NULL },
};

static void
test_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *where = jalons_where_check (places[i].text, &error);

      g_assert_cmpstr (where, ==, places[i].where);
      g_assert_cmpint (where == NULL, ==, error != NULL);
      if (error != NULL)
        g_assert_cmpint ((int) error->domain, ==, (int) JALONS_ERROR);
    }
}

/* The five things */

static void
test_files (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) other = g_bytes_new_static ("abcd", 4);
  g_autoptr (GBytes) got = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (await_make_folder (transport, "log", &error));
  g_assert_true (await_make_folder (transport, "log", &error));
  g_assert_true (await_put (transport, "log/a.seg", bytes, &error));
  g_assert_no_error (error);
  got = await_get (transport, "log/a.seg", 3, &error);
  g_assert_cmpmem (g_bytes_get_data (got, NULL), g_bytes_get_size (got), "abc", 3);
  g_assert_true (await_put (transport, "log/a.seg", other, &error));
  g_assert_cmpstr (await_names (transport, "log"), ==, "a.seg:4");
  g_assert_cmpstr (await_names (transport, ""), ==, "log/:0");
  g_assert_null (await_get (transport, "log/a.seg", 3, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_TOO_LARGE);
  g_clear_error (&error);
  g_assert_true (await_delete (transport, "log/a.seg", &error));
  g_assert_true (await_delete (transport, "log/a.seg", &error));
  again = await_get (transport, "log/a.seg", 3, &error);
  g_assert_null (again);
  g_assert_no_error (error);
  g_assert_cmpstr (await_names (transport, "log"), ==, "");
  g_assert_null (await_names (transport, "nothing"));
  g_assert_cmpuint (jalons_transport_get_n_requests (transport), ==, 13);
}

/* What others leave in a share is neither listed nor opened. */
static void
test_strange_files (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *link = g_build_filename (path, "link.seg", NULL);
  g_autofree char *pipe = g_build_filename (path, "pipe.seg", NULL);
  g_autofree char *conflict = g_build_filename (path, "a (conflicted copy).seg", NULL);
  g_autofree char *hidden = g_build_filename (path, ".hidden", NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_true (g_file_set_contents (conflict, "x", 1, NULL));
  g_assert_true (g_file_set_contents (hidden, "x", 1, NULL));
  g_assert_cmpstr (await_names (transport, ""), ==, "");
  g_assert_null (await_get (transport, "link.seg", 1000, &error));
  g_assert_no_error (error);
  g_assert_null (await_get (transport, "pipe.seg", 1000, &error));
  g_assert_no_error (error);
}

static void
test_names_that_leave (void)
{
  static const char *const names[] = { "../a", "a/../../b", "/etc/passwd", ".a", "a//b", "a/", "é", "a b", "a\nb" };
  g_autofree char *path = make_temporary_folder ();
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (await_put (transport, names[i], bytes, &error));
      g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_REFUSED);
    }
}

/* A share that is not mounted is no lost space. */
static void
test_unmounted (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *inside = g_build_filename (path, "share", NULL);
  g_autoptr (JalonsTransport) transport = jalons_transport_new (inside, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (await_put (transport, "a", bytes, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_OFFLINE);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  g_assert_false (await_put (transport, "log/a", bytes, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER);
}

/* Only whole files appear: while many are written, every listing has their whole length. */
static void
test_whole_files (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_autofree char *zeros = g_malloc0 (100000);
  g_autoptr (GBytes) bytes = g_bytes_new (zeros, 100000);

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%d", i % 3);
      g_autoptr (GArray) listing = NULL;

      jalons_transport_put_async (transport, name, bytes, FALSE, NULL, NULL, NULL);
      listing = await_list (transport, "", NULL);
      for (guint j = 0; j < listing->len; j++)
        g_assert_cmpuint (g_array_index (listing, JalonsListed, j).size, ==, 100000);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Space files */

#define ID_A "0123456789abcdef0123456789abcdef"
#define ID_B "fedcba9876543210fedcba9876543210"

static void
test_space_file (void)
{
  const JalonsSpaceFile file = { 1, (char *) ID_A, (char *) "2026-09-01T08:00:00Z", (char *) "CIO « Sud »", NULL, FALSE };
  g_autoptr (GBytes) bytes = jalons_space_file_write (&file);
  g_autoptr (JalonsSpaceFile) read = jalons_space_file_read (bytes);
  static const char *const bad[] = {
    "",
    "{}",
    "[]",
    "null",
    "{\"fmt\":1}",
    "{\"fmt\":1,\"space\":\"short\"}",
    "{\"fmt\":0,\"space\":\"" ID_A "\"}",
    "{\"fmt\":\"1\",\"space\":\"" ID_A "\"}",
    "{\"fmt\":1,\"space\":\"" ID_A,
    "{\"fmt\":1,\"space\":[\"" ID_A "\"]}",
    "{\"a\":[[[[[[[[[[[[]]]]]]]]]]]],\"fmt\":1,\"space\":\"" ID_A "\"}",
  };

  g_assert_cmpstr (read->id, ==, ID_A);
  g_assert_cmpuint (read->form, ==, 1);
  g_assert_cmpstr (read->label, ==, "CIO « Sud »");
  g_assert_cmpstr (read->created, ==, "2026-09-01T08:00:00Z");
  g_assert_false (read->is_closed);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new (bad[i], strlen (bad[i]));

      g_assert_null (jalons_space_file_read (text));
    }
}

static void
put_text (JalonsTransport *transport,
          const char *name,
          const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  await_put (transport, name, bytes, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *files[6]; /* name, text */
  int trouble;          /* -1: none */
  const char *ids;
} spaces[] = {
  { { NULL }, JALONS_TROUBLE_NO_SPACE, NULL },
  { { "notes.txt", "x", "log-book", "y" }, JALONS_TROUBLE_NO_SPACE, NULL },
  { { "space-" ID_A ".json", "{\"fmt\":1,\"space\":\"" ID_A "\",\"label\":\"CIO\",\"enc\":null}" }, -1, ID_A },
  { { "space-" ID_A ".json", "{\"fmt\":1,\"space\":\"" ID_A "\"}", "space-" ID_B ".json", "{\"fmt\":1,\"space\":\"" ID_B "\"}" },
    -1,
    ID_A "," ID_B },
  { { "space-" ID_A ".json", "", "space-" ID_B ".json", "{\"fmt\":1,\"space\":\"" ID_B "\"}" }, -1, ID_A "," ID_B },
  { { "space-" ID_A ".json", "<html>" }, JALONS_TROUBLE_NO_SPACE, NULL },
  { { "space-" ID_A ".json", "{\"fmt\":1,\"space\":\"" ID_B "\"}" }, JALONS_TROUBLE_NO_SPACE, NULL },
  { { "space-" ID_A ".json", "{\"fmt\":2,\"space\":\"" ID_A "\"}" }, JALONS_TROUBLE_NEWER, NULL },
  { { "space-" ID_A ".json", "{\"enc\":{\"v\":1},\"fmt\":1,\"space\":\"" ID_A "\"}" }, JALONS_TROUBLE_NEWER, NULL },
};

static void
test_finding (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      g_autofree char *path = make_temporary_folder ();
      g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonsFoundSpace) found = NULL;
      g_autofree char *ids = NULL;

      for (int j = 0; j < 6 && spaces[i].files[j] != NULL; j += 2)
        put_text (transport, spaces[i].files[j], spaces[i].files[j + 1]);
      found = await_find_space (transport, path, &error);
      if (spaces[i].trouble >= 0)
        {
          g_assert_error (error, JALONS_TROUBLE, spaces[i].trouble);
          continue;
        }
      g_assert_no_error (error);
      ids = g_strjoinv (",", found->ids);
      g_assert_cmpstr (ids, ==, spaces[i].ids);
    }
}

/* Driving */

/* A space says of which school year it is, in which its blocks stay together. */
static void
test_year (void)
{
  g_autofree char *path = make_temporary_folder (), *text = NULL, *file = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  int start = g_date_time_get_year (now) - (g_date_time_get_month (now) < 8 ? 1 : 0);
  g_autofree char *early = g_strdup_printf ("\"year\":\"%d-%d\"", start, start + 1);
  g_autofree char *late = g_strdup_printf ("\"year\":\"%d-%d\"", start - 1, start);
  g_auto (Member) one = member_new (1);
  const char *name;
  g_autoptr (GDir) dir = NULL;

  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", NULL));
  dir = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL && !g_str_has_prefix (name, "space-"))
    ;
  g_assert_nonnull (name);
  file = g_build_filename (path, name, NULL);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  /* A school year begins with August or with September. */
  g_assert_true (strstr (text, early) != NULL || (g_date_time_get_month (now) == 8 && strstr (text, late) != NULL));
}

static void
test_two_members (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_auto (Member) one = member_new (1), two = member_new (2);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *second = NULL;

  member_assert (&one, JALONS_SYNCING_OFF);
  memory_holder_edit (one.holder, "r1", "title", "Forum");
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  g_assert_no_error (error);
  member_assert (&one, JALONS_SYNCING_REST);
  memory_holder_edit (one.holder, "r1", "title", "Forum des métiers");
  g_assert_cmpint (jalons_syncing_get_state (one.syncing), ==, JALONS_SYNCING_PENDING);
  g_assert_cmpuint (jalons_syncing_get_n_pending (one.syncing), ==, 1);
  g_assert_true (await_run (one.syncing, &error));

  memory_holder_edit (two.holder, "r2", "title", "Visite");
  g_assert_true (await_join (two.syncing, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  member_assert (&two, JALONS_SYNCING_REST);
  g_assert_true (memory_holder_knows (two.holder, "Forum des métiers"));
  g_assert_true (await_run (one.syncing, &error));
  first = memory_holder_state (one.holder);
  second = memory_holder_state (two.holder);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (jalons_holder_get_membership (JALONS_HOLDER (two.holder))->label, ==, "CIO");
  g_assert_true (await_leave (two.syncing, &error));
  member_assert (&two, JALONS_SYNCING_OFF);
  g_assert_true (memory_holder_knows (two.holder, "Visite"));
}

static void
test_wrong_folders (void)
{
  g_autofree char *path = make_temporary_folder (), *other = make_temporary_folder ();
  g_auto (Member) one = member_new (1), two = member_new (2);
  g_autoptr (GError) error = NULL;

  g_assert_false (await_join (one.syncing, path, NULL, NULL, NULL, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_SPACE);
  member_assert (&one, JALONS_SYNCING_OFF);
  g_clear_error (&error);
  g_assert_false (await_join (one.syncing, "nowhere", NULL, NULL, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  g_assert_false (await_create (two.syncing, path, NULL, NULL, "CIO", &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_TAKEN);
  g_clear_error (&error);
  g_assert_true (await_create (two.syncing, other, NULL, NULL, "CIO", &error));
}

static char *
inside (const char *folder,
        const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
remove_matching (const char *folder,
                 const char *prefix)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *path = inside (folder, name);

        g_remove (path);
      }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (directory != NULL && g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

/* The space file gone: nothing is touched; made again: everything comes back, under the same name. */
static void
test_lost_space (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *log = inside (path, "log");
  g_auto (Member) one = member_new (1), two = member_new (2);
  g_autoptr (GError) error = NULL;

  memory_holder_edit (one.holder, "r1", "title", "Forum");
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  g_assert_true (await_join (two.syncing, path, NULL, NULL, NULL, &error));
  remove_matching (path, "space-");
  remove_matching (log, "");
  memory_holder_edit (one.holder, "r1", "title", "Salon");
  g_assert_false (await_run (one.syncing, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_GONE);
  g_clear_error (&error);
  member_assert (&one, JALONS_SYNCING_ATTENTION);
  g_assert_cmpint (jalons_syncing_get_remedy (one.syncing), ==, JALONS_REMEDY_CHOOSE_FOLDER);
  g_assert_cmpuint (count_files (log), ==, 0);
  g_assert_true (memory_holder_knows (one.holder, "Forum"));

  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  g_assert_no_error (error);
  g_assert_true (await_run (two.syncing, &error));
  g_assert_no_error (error);
  g_assert_true (memory_holder_knows (two.holder, "Salon"));
}

static void
test_other_space (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *log = inside (path, "log");
  g_autofree char *space = inside (path, "space-" ID_B ".json");
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;

  memory_holder_edit (one.holder, "r1", "title", "Forum");
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  remove_matching (path, "space-");
  remove_matching (log, "");
  g_assert_true (g_file_set_contents (space, "{\"fmt\":1,\"space\":\"" ID_B "\"}", -1, NULL));
  g_assert_false (await_run (one.syncing, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_FOREIGN);
  g_assert_cmpuint (count_files (log), ==, 0);
}

static void
test_moved_space (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *moved = inside (path, "moved-" ID_B ".json");
  g_auto (Member) one = member_new (1), two = member_new (2);
  g_autoptr (GError) error = NULL;

  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  g_assert_true (g_file_set_contents (moved, "{}", -1, NULL));
  g_assert_false (await_join (two.syncing, path, NULL, NULL, NULL, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_MOVED);
}

/* The log deleted by hand, or rolled back: whoever holds something puts it back. */
static void
test_deleted_log (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *log = inside (path, "log");
  g_auto (Member) one = member_new (1), two = member_new (2);
  g_autoptr (GError) error = NULL;

  memory_holder_edit (one.holder, "r1", "title", "Forum");
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  remove_matching (log, "");
  g_assert_cmpint (g_rmdir (log), ==, 0);
  g_assert_true (await_run (one.syncing, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (log), ==, 1);
  g_assert_true (await_join (two.syncing, path, NULL, NULL, NULL, &error));
  g_assert_true (memory_holder_knows (two.holder, "Forum"));
}

/* Costs: a quiet poll is one request, a push three. */
static JalonsTransport *
share_transport (const char *where,
                 const char *user,
                 const char *password,
                 gpointer data,
                 GError **error)
{
  return g_object_ref (data);
}

static void
test_costs (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;
  guint before;

  jalons_syncing_set_transport_func (one.syncing, share_transport, transport);
  memory_holder_edit (one.holder, "r1", "title", "Forum");
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  before = jalons_transport_get_n_requests (transport);
  g_assert_true (await_run (one.syncing, &error));
  g_assert_cmpuint (jalons_transport_get_n_requests (transport) - before, ==, 1);
  before = jalons_transport_get_n_requests (transport);
  memory_holder_edit (one.holder, "r1", "title", "Salon");
  g_assert_true (await_run (one.syncing, &error));
  g_assert_cmpuint (jalons_transport_get_n_requests (transport) - before, ==, 3);
  member_assert (&one, JALONS_SYNCING_REST);
}

/* An inbox: who owns it writes there and nowhere else; counsellors read it and never write there. */
static void
test_inbox (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *log = inside (path, "log");
  g_autofree char *box = g_build_filename (path, "inbox", "0750001a", "log", NULL);
  g_auto (Member) counsellor = member_new (1), head = member_new (2);
  g_autoptr (GError) error = NULL;

  memory_holder_edit (counsellor.holder, "r1", "title", "Forum");
  g_assert_true (await_create (counsellor.syncing, path, NULL, NULL, "CIO", &error));
  g_assert_true (await_join (head.syncing, path, NULL, NULL, "0750001a", &error));
  g_assert_no_error (error);
  memory_holder_edit (head.holder, "r9", "text", "À revoir");
  g_assert_true (await_run (head.syncing, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (log), ==, 1);
  g_assert_cmpuint (count_files (box), >=, 1);
  for (int i = 0; i < 8; i++)
    g_assert_true (await_run (counsellor.syncing, &error));
  g_assert_true (memory_holder_knows (counsellor.holder, "À revoir"));
}

static void
test_cancel (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_auto (Member) one = member_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  memory_holder_edit (one.holder, "r1", "title", "Forum");
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  g_cancellable_cancel (cancellable);
  jalons_syncing_run_async (one.syncing, cancellable, await_result, &result);
  await (&result);
  g_assert_false (jalons_syncing_run_finish (one.syncing, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  member_assert (&one, JALONS_SYNCING_REST);
}

/* By the clock: at once when it is a member, and not at all when it is none. */
static gboolean
on_waited (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_until_quiet (const Member *member)
{
  gboolean waited = FALSE;

  g_timeout_add (50, on_waited, &waited);
  while (!waited || jalons_syncing_get_busy (member->syncing))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_clock (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autoptr (JalonsTransport) transport = jalons_transport_new (path, NULL, NULL, NULL);
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;
  guint before;

  jalons_syncing_set_transport_func (one.syncing, share_transport, transport);
  jalons_syncing_start (one.syncing);
  wait_until_quiet (&one);
  g_assert_cmpuint (jalons_transport_get_n_requests (transport), ==, 0);
  g_assert_cmpint (jalons_syncing_get_last (one.syncing), ==, 0);
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  jalons_syncing_stop (one.syncing);
  before = jalons_transport_get_n_requests (transport);
  memory_holder_edit (one.holder, "r1", "title", "Forum");
  wait_until_quiet (&one);
  g_assert_cmpuint (jalons_transport_get_n_requests (transport), ==, before);
  jalons_syncing_start (one.syncing);
  wait_until_quiet (&one);
  member_assert (&one, JALONS_SYNCING_REST);
  g_assert_cmpuint (jalons_transport_get_n_requests (transport), >, before);
  g_assert_cmpint (jalons_syncing_get_last (one.syncing), >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder/places", test_places);
  g_test_add_func ("/folder/files", test_files);
  g_test_add_func ("/folder/strange-files", test_strange_files);
  g_test_add_func ("/folder/names-that-leave", test_names_that_leave);
  g_test_add_func ("/folder/unmounted", test_unmounted);
  g_test_add_func ("/folder/whole-files", test_whole_files);
  g_test_add_func ("/space/file", test_space_file);
  g_test_add_func ("/space/finding", test_finding);
  g_test_add_func ("/syncing/year", test_year);
  g_test_add_func ("/syncing/two-members", test_two_members);
  g_test_add_func ("/syncing/wrong-folders", test_wrong_folders);
  g_test_add_func ("/syncing/lost-space", test_lost_space);
  g_test_add_func ("/syncing/other-space", test_other_space);
  g_test_add_func ("/syncing/moved-space", test_moved_space);
  g_test_add_func ("/syncing/deleted-log", test_deleted_log);
  g_test_add_func ("/syncing/costs", test_costs);
  g_test_add_func ("/syncing/inbox", test_inbox);
  g_test_add_func ("/syncing/cancel", test_cancel);
  g_test_add_func ("/syncing/clock", test_clock);
  return g_test_run ();
}
