/* Whole syncs over a directory, by members in memory: who finds whose space, what is lost and found, what a sync costs.
 * Invariant: nothing outside a directory of this test's own is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "await.h"
#include "core/error.h"

#define OTHER "fedcba9876543210fedcba9876543210"

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
  g_autofree char *space = inside (path, "space-" OTHER ".json");
  g_auto (Member) one = member_new (1);
  g_autoptr (GError) error = NULL;

  memory_holder_edit (one.holder, "r1", "title", "Forum");
  g_assert_true (await_create (one.syncing, path, NULL, NULL, "CIO", &error));
  remove_matching (path, "space-");
  remove_matching (log, "");
  g_assert_true (g_file_set_contents (space, "{\"fmt\":1,\"space\":\"" OTHER "\"}", -1, NULL));
  g_assert_false (await_run (one.syncing, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_FOREIGN);
  g_assert_cmpuint (count_files (log), ==, 0);
}

static void
test_moved_space (void)
{
  g_autofree char *path = make_temporary_folder ();
  g_autofree char *moved = inside (path, "moved-" OTHER ".json");
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
