/* What the keyring keeps, and that it forgets what nobody uses any more.
 * Invariant: the keyring is a file of this test's own; that of who runs it is never opened.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "faults.h"
#include "sync/web/secret.h"

static Member
keeper_new (guint32 seed)
{
  Member member = member_new (seed);

  jalons_syncing_set_keeps_password (member.syncing, TRUE);
  return member;
}

/* The server, a folder on it, and the id of the space there. */
typedef struct
{
  DavServer *server;
  char *where;
  char *next;
  Member member;
  char *id;
} Desk;

static void
desk_clear (Desk *desk)
{
  member_clear (&desk->member);
  dav_server_free (desk->server);
  g_free (desk->where);
  g_free (desk->next);
  g_free (desk->id);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static const JalonsMembership *
membership_of (Desk *desk)
{
  return jalons_holder_get_membership (JALONS_HOLDER (desk->member.holder));
}

static void
desk_open (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->server = dav_server_new (NULL);
  desk->where = g_strconcat (dav_server_where (desk->server), "CIO/", NULL);
  desk->next = g_strconcat (dav_server_where (desk->server), "CIO%202027/", NULL);
  desk->member = keeper_new (1);
  assert_well (await_create (desk->member.syncing, desk->where, "marie", "one", "CIO", &error));
  desk->id = g_strdup (membership_of (desk)->ids[0]);
}

static void
assert_kept (Desk *desk,
             const char *user,
             const char *id,
             const char *password)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  assert_well (jalons_secret_lookup (desk->where, user, id, &found, NULL, &error));
  g_assert_cmpstr (found, ==, password);
}

static guint
count_revoked (Desk *desk)
{
  g_auto (GStrv) lines = g_strsplit (dav_server_get_log (desk->server)->str, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], "DELETE ?");
  return n;
}

static void
roll_over (Desk *desk,
           const char *user,
           const char *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  jalons_syncing_roll_over_async (desk->member.syncing, desk->next, user, password, NULL, NULL, await_result, &result);
  await (&result);
  assert_well (jalons_syncing_roll_over_finish (desk->member.syncing, result, &error));
}

static void
test_leaving (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;

  desk_open (&desk);
  assert_kept (&desk, "marie", desk.id, "one");
  assert_well (await_leave (desk.member.syncing, &error));
  assert_kept (&desk, "marie", desk.id, NULL);
  g_assert_cmpuint (count_revoked (&desk), ==, 1);
}

/* The same account goes on: what is kept for the old space goes, and the server keeps knowing the password. */
static void
test_same_account (void)
{
  g_auto (Desk) desk = { 0 };
  g_auto (Member) follower = keeper_new (2);
  g_autoptr (GError) error = NULL;

  desk_open (&desk);
  assert_well (await_join (follower.syncing, desk.where, "paul", "two", NULL, &error));
  assert_kept (&desk, "paul", desk.id, "two");
  roll_over (&desk, "marie", NULL);
  g_assert_cmpstr (membership_of (&desk)->ids[0], !=, desk.id);
  assert_kept (&desk, "marie", desk.id, NULL);
  assert_kept (&desk, "marie", membership_of (&desk)->ids[0], "one");
  sync_all (&follower, 1, 2);
  g_assert_cmpstr (jalons_holder_get_membership (JALONS_HOLDER (follower.holder))->where, ==, desk.next);
  assert_kept (&desk, "paul", desk.id, NULL);
  assert_kept (&desk, "paul", membership_of (&desk)->ids[0], "two");
  g_assert_cmpuint (count_revoked (&desk), ==, 0);
}

/* Another account goes on: the password of the first is given back too, once the old folder was told by it. */
static void
test_other_account (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  roll_over (&desk, "paul", "two");
  g_assert_null (membership_of (&desk)->left);
  assert_kept (&desk, "marie", desk.id, NULL);
  assert_kept (&desk, "paul", membership_of (&desk)->ids[0], "two");
  g_assert_cmpuint (count_revoked (&desk), ==, 1);
}

/* Somebody else signs in at the same computer. */
static void
test_other_name (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GAsyncResult) result = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&desk);
  jalons_syncing_set_password_async (desk.member.syncing, NULL, "three", NULL, await_result, &result);
  await (&result);
  assert_well (jalons_syncing_set_password_finish (desk.member.syncing, result, &error));
  assert_kept (&desk, "marie", desk.id, "three");
  g_assert_cmpuint (count_revoked (&desk), ==, 0);
  jalons_syncing_set_password_async (desk.member.syncing, "paul", "two", NULL, await_result, &again);
  await (&again);
  assert_well (jalons_syncing_set_password_finish (desk.member.syncing, again, &error));
  assert_kept (&desk, "marie", desk.id, NULL);
  assert_kept (&desk, "paul", desk.id, "two");
  g_assert_cmpuint (count_revoked (&desk), ==, 1);
}

/* A password that is for this run alone, as that of the environment, is neither kept nor given back. */
static void
test_not_kept (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GError) error = NULL;

  desk.server = dav_server_new (NULL);
  desk.where = g_strconcat (dav_server_where (desk.server), "CIO/", NULL);
  desk.member = member_new (1);
  assert_well (await_create (desk.member.syncing, desk.where, "marie", "one", "CIO", &error));
  assert_kept (&desk, "marie", membership_of (&desk)->ids[0], NULL);
  assert_well (await_leave (desk.member.syncing, &error));
  g_assert_cmpuint (count_revoked (&desk), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *folder = make_temporary_folder (), *path = g_build_filename (folder, "keyring", NULL);

  g_test_init (&argc, &argv, NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_test_add_func ("/keyring/leaving", test_leaving);
  g_test_add_func ("/keyring/same-account", test_same_account);
  g_test_add_func ("/keyring/other-account", test_other_account);
  g_test_add_func ("/keyring/other-name", test_other_name);
  g_test_add_func ("/keyring/not-kept", test_not_kept);
  return g_test_run ();
}
