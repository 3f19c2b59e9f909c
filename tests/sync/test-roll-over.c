/* A space that goes on in another folder: what goes along, who follows, what is erased, and what may happen on the way.
 * Invariant: nobody loses what they wrote, and nothing that was erased comes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include <glib/gstdio.h>
#include <string.h>

#include "desk.h"
#include "store/files.h"
#include "store/forget.h"
#include "sync/folder/moved-file.h"
#include "sync/folder/where.h"

static char *
beside (Office *office,
        const char *name)
{
  g_autofree char *unique = g_strdup_printf ("%s %s", name, strrchr (office->folders[2], '/') + 1);

  return jalons_where_beside (office->folders[2], unique);
}

static gboolean
await_roll_over (JalonsSyncing *syncing,
                 const char *where,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jalons_syncing_roll_over_async (syncing, where, NULL, NULL, NULL, cancellable, await_result, &result);
  await (&result);
  return jalons_syncing_roll_over_finish (syncing, result, error);
}

static void
roll_over (Desk *desk,
           const char *where)
{
  GError *error = NULL;

  g_assert_true (await_roll_over (desk->syncing, where, NULL, &error));
  g_assert_no_error (error);
}

static const char *
where_of (Desk *desk)
{
  return jalons_holder_get_membership (JALONS_HOLDER (desk->space))->where;
}

/* A program that is started again looks at the space file first. */
static void
start_again (Desk *desk,
             const char *folder,
             const char *author)
{
  desk_close (desk);
  desk_open (desk, folder, author);
}

/* All names in a folder, "log/" and the like with what is in it. */
static guint
count_files (const char *folder,
             const char *sub)
{
  g_autofree char *path = g_build_filename (folder, sub, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
find_moved (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "moved-"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static gboolean
folder_knows (const char *folder,
              const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean knows = FALSE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *contents = NULL;
      gsize length = 0;

      knows |= g_str_has_prefix (name, "jalons.db") && g_file_get_contents (path, &contents, &length, NULL) &&
               memmem (contents, length, text, strlen (text)) != NULL;
    }
  return knows;
}

/* Everybody follows, and what each writes then reaches the other. */
static void
test_followed (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL;
  g_autofree char *one = NULL, *other = NULL, *gone = NULL, *before = NULL, *after = NULL, *moved = NULL;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  one = fixture_put_activity (office.martin.store, "Forum", "3A");
  gone = fixture_put_activity (office.petit.store, "Visite", "3A");
  office_sync (&office);
  fixture_delete (office.petit.store, JALONS_ENTITY_ACTIVITY, gone);
  office_sync (&office);
  before = fixture_dump (office.martin.store);
  roll_over (&office.martin, to);
  g_assert_cmpint (jalons_syncing_get_state (office.martin.syncing), ==, JALONS_SYNCING_REST);
  g_assert_cmpstr (where_of (&office.martin), ==, to);
  moved = find_moved (office.folders[2]);
  g_assert_nonnull (moved);
  after = fixture_dump (office.martin.store);
  g_assert_cmpstr (before, ==, after);

  start_again (&office.petit, office.folders[1], "M. Petit");
  desk_run (&office.petit);
  g_assert_cmpstr (where_of (&office.petit), ==, to);
  g_assert_nonnull (strstr (jalons_syncing_get_note (office.petit.syncing), "Jalons 2027"));
  other = fixture_put_activity (office.petit.store, "Salon", "3A");
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, one, JALONS_ACTIVITY_TITLE, "Forum des métiers");
  office_sync (&office);
  office_assert_same (&office);
  g_autoptr (GPtrArray) conflicts = desk_list_conflicts (&office.petit);
  g_assert_cmpuint (conflicts->len, ==, 0);
  g_autoptr (JalonsRecord) seen = fixture_lookup (office.martin.store, JALONS_ENTITY_ACTIVITY, other);
  g_assert_cmpstr (jalons_activity_title (seen), ==, "Salon");
}

/* Whatever others wrote is in it. */
static void
assert_made_by (Desk *desk,
                const char *author)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) members = NULL;
  GError *error = NULL;
  guint n = 0;

  jalons_space_list_members_async (desk->space, NULL, await_result, &result);
  await (&result);
  members = jalons_space_list_members_finish (desk->space, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < members->len; i++)
    {
      const JalonsMember *member = members->pdata[i];

      if (member->own)
        continue;
      g_assert_cmpstr (member->author, ==, author);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* What is not there any more does not go along, and who joins anew gets everything else, under the names of who wrote it. */
static void
test_what_goes_along (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL;
  FixtureFolder folder = fixture_make_folder ();
  g_autofree char *kept = NULL, *gone = NULL, *dump = NULL, *own = NULL;
  GError *error = NULL;
  Desk leroy;
  gboolean by_petit = FALSE;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  kept = fixture_put_activity (office.petit.store, "Forum", "3A");
  gone = fixture_put_activity (office.petit.store, "Quintessence", "3A");
  office_sync (&office);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Forum %u", i);

      desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, kept, JALONS_ACTIVITY_TITLE, title);
    }
  fixture_delete (office.petit.store, JALONS_ENTITY_ACTIVITY, gone);
  office_sync (&office);
  roll_over (&office.martin, to);
  desk_open (&leroy, folder, "Mme Leroy");
  g_assert_true (await_join (leroy.syncing, to, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  dump = fixture_dump (leroy.store);
  g_assert_nonnull (strstr (dump, "Forum 19"));
  g_assert_null (strstr (dump, "Quintessence"));
  g_assert_cmpint (jalons_syncing_get_state (leroy.syncing), ==, JALONS_SYNCING_REST);
  {
    g_autoptr (GPtrArray) history = jalons_store_history (leroy.store, JALONS_ENTITY_ACTIVITY, kept, &error);

    for (guint i = 0; i < history->len; i++)
      by_petit |= g_str_equal (((JalonsPastChange *) history->pdata[i])->author, "M. Petit");
  }
  g_assert_true (by_petit);
  assert_made_by (&leroy, "Mme Martin");
  g_assert_false (folder_knows (folder, "Quintessence"));
  g_assert_false (folder_knows (folder, "Forum 7"));
  desk_close (&leroy);
  fixture_remove_folder (folder);
}

/* Who was away comes back with what they wrote: it replaces what it replaced, and only what both wrote is in conflict. */
static void
test_late (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL;
  g_autofree char *alone = NULL, *both = NULL, *deleted = NULL, *added = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (JalonsRecord) seen = NULL, back = NULL, gone = NULL;
  const JalonsConflict *conflict;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  alone = fixture_put_activity (office.martin.store, "Forum", "3A");
  both = fixture_put_activity (office.martin.store, "Salon", "3A");
  deleted = fixture_put_activity (office.martin.store, "Visite", "3A");
  office_sync (&office);
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, alone, JALONS_ACTIVITY_TITLE, "Forum des lycées");
  roll_over (&office.martin, to);
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, both, JALONS_ACTIVITY_TITLE, "Salon de Mme Martin");
  desk_run (&office.martin);
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, both, JALONS_ACTIVITY_TITLE, "Salon de M. Petit");
  fixture_delete (office.petit.store, JALONS_ENTITY_ACTIVITY, deleted);
  added = fixture_put_activity (office.petit.store, "Entretiens", "3A");
  start_again (&office.petit, office.folders[1], "M. Petit");
  desk_run (&office.petit);
  g_assert_cmpint (jalons_syncing_get_state (office.petit.syncing), ==, JALONS_SYNCING_REST);
  office_sync (&office);
  office_assert_same (&office);
  seen = fixture_lookup (office.martin.store, JALONS_ENTITY_ACTIVITY, alone);
  g_assert_cmpstr (jalons_activity_title (seen), ==, "Forum des lycées");
  back = fixture_lookup (office.martin.store, JALONS_ENTITY_ACTIVITY, added);
  g_assert_cmpstr (jalons_activity_title (back), ==, "Entretiens");
  gone = fixture_lookup (office.martin.store, JALONS_ENTITY_ACTIVITY, deleted);
  g_assert_true (jalons_record_is_deleted (gone));
  conflicts = desk_list_conflicts (&office.martin);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->row, ==, both);
  g_assert_cmpstr (conflict->shown.value, ==, "Salon de M. Petit");
  g_assert_cmpstr (conflict->shown.author, ==, "M. Petit");
  g_assert_cmpuint (conflict->others->len, ==, 1);
  g_assert_cmpstr (((JalonsRival *) conflict->others->pdata[0])->value, ==, "Salon de Mme Martin");
}

static void
set_competences (Desk *desk,
                 const char *id,
                 const char *items)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, JALONS_ENTITY_ACTIVITY, id);
  JalonsDraft *draft = jalons_draft_edit (record);

  jalons_draft_set_stored (draft, JALONS_ACTIVITY_COMPETENCES, items);
  fixture_put (desk->store, "Choose", draft);
}

static char *
dup_competences (Desk *desk,
                 const char *id)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, JALONS_ENTITY_ACTIVITY, id);

  return jalons_record_to_stored (record, JALONS_ACTIVITY_COMPETENCES);
}

/* Likewise for a list, which is merged item by item where people did not know of each other. */
static void
test_late_list (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL;
  g_autofree char *id = NULL, *both = NULL;
  g_autofree char *seen = NULL, *merged = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  id = fixture_put_activity (office.martin.store, "Forum", "3A");
  both = fixture_put_activity (office.martin.store, "Salon", "3A");
  set_competences (&office.martin, id, "a\nb");
  set_competences (&office.martin, both, "a\nb");
  office_sync (&office);
  /* Both change one list without knowing it, and it shows what both wanted before the space goes on. */
  set_competences (&office.martin, both, "a\nb\nc");
  set_competences (&office.petit, both, "b\nd");
  office_sync (&office);
  roll_over (&office.martin, to);
  set_competences (&office.petit, id, "a\nc");
  start_again (&office.petit, office.folders[1], "M. Petit");
  desk_run (&office.petit);
  office_sync (&office);
  office_assert_same (&office);
  seen = dup_competences (&office.petit, id);
  g_assert_cmpstr (seen, ==, "a\nc");
  merged = dup_competences (&office.martin, both);
  g_assert_cmpuint (strlen (merged), ==, strlen ("b\nc\nd"));
  for (const char *item = "bcd"; *item != '\0'; item++)
    g_assert_nonnull (strchr (merged, *item));
  conflicts = desk_list_conflicts (&office.martin);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

/* Erasure: neither the new folder nor any computer knows the person any more, without anybody doing more than syncing. */
static void
test_erased (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL;
  g_autofree char *id = g_uuid_string_random ();
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, id);
  g_autoptr (JalonsRecord) seen = NULL;
  g_autoptr (JalonsForgetReport) report = NULL;
  GError *error = NULL;

  office_open (&office);
  to = beside (&office, "Jalons sans elle");
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, "Zoé Quintrec");
  fixture_put (office.martin.store, "Add", draft);
  office_sync (&office);
  jalons_forget_report_free (jalons_store_forget (office.martin.store, id, jalons_day_new (2026, 11, 20), &error));
  g_assert_no_error (error);
  office_sync (&office);
  g_assert_true (folder_knows (office.folders[0], "Quintrec"));
  roll_over (&office.martin, to);
  start_again (&office.petit, office.folders[1], "M. Petit");
  desk_run (&office.petit);
  office_sync (&office);
  office_assert_same (&office);
  seen = fixture_lookup (office.petit.store, JALONS_ENTITY_AMBASSADOR, id);
  g_assert_cmpint (jalons_ambassador_forgotten_day (seen), ==, jalons_day_new (2026, 11, 20));
  /* What the space asked for was done meanwhile; this waits for it. */
  report = jalons_store_forget (office.martin.store, id, jalons_day_new (2026, 11, 21), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->left->len, ==, 0);
  desk_close (&office.martin);
  desk_close (&office.petit);
  g_assert_false (folder_knows (office.folders[0], "Quintrec"));
  g_assert_false (folder_knows (office.folders[1], "Quintrec"));
  desk_open (&office.martin, office.folders[0], "Mme Martin");
  desk_open (&office.petit, office.folders[1], "M. Petit");
}

/* A PDF that only the old folder still had for this computer is in the new one, where nobody else has been yet. */
static void
test_files (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL;
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.4\nGuide\n%%EOF\n", 22);
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, NULL);
  g_autofree char *hash = NULL, *blob = NULL, *sub = NULL;
  GError *error = NULL;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  hash = jalons_files_add_bytes (office.folders[0], JALONS_STORED_PDF, pdf, &error);
  g_assert_no_error (error);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, "Guide");
  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, hash);
  fixture_put (office.martin.store, "Add", draft);
  office_sync (&office);
  g_assert_false (jalons_files_has (office.folders[1], hash));
  roll_over (&office.petit, to);
  g_assert_true (jalons_files_has (office.folders[1], hash));
  sub = g_strdup_printf ("blob/%.2s", hash);
  g_assert_cmpuint (count_files (to, sub), ==, 1);
}

/* It is cut off after each of its requests in turn; at the end everybody is in one space, and has everything. */
static void
test_cut_off (void)
{
  for (guint turns = 1; turns < 400; turns = turns * 2 + 1)
    {
      g_auto (Office) office = { 0 };
      g_auto (FixtureFolder) to = NULL;
      g_autofree char *id = NULL, *late = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) conflicts = NULL;

      office_open (&office);
      to = beside (&office, "Jalons 2027");
      id = fixture_put_activity (office.martin.store, "Forum", "3A");
      office_sync (&office);
      jalons_syncing_roll_over_async (office.martin.syncing, to, NULL, NULL, NULL, cancellable, await_result, &result);
      for (guint i = 0; i < turns && result == NULL; i++)
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      await (&result);
      g_clear_object (&result);
      late = fixture_put_activity (office.petit.store, "Salon", "3A");
      start_again (&office.martin, office.folders[0], "Mme Martin");
      if (g_str_equal (where_of (&office.martin), to))
        desk_run (&office.martin);
      else
        roll_over (&office.martin, to);
      start_again (&office.petit, office.folders[1], "M. Petit");
      desk_run (&office.petit);
      office_sync (&office);
      office_assert_same (&office);
      g_assert_cmpstr (where_of (&office.petit), ==, to);
      g_assert_cmpstr (where_of (&office.martin), ==, to);
      conflicts = desk_list_conflicts (&office.petit);
      g_assert_cmpuint (conflicts->len, ==, 0);
    }
}

/* The new folder is not shared yet: one sentence says so, and once it is there everything goes by itself. */
static void
test_not_there_yet (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL;
  g_autofree char *away = NULL;
  GError *error = NULL;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  away = beside (&office, "loin");
  office_sync (&office);
  roll_over (&office.martin, to);
  g_assert_cmpint (g_rename (to, away), ==, 0);
  start_again (&office.petit, office.folders[1], "M. Petit");
  g_assert_false (await_run (office.petit.syncing, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_MOVED_TO);
  g_clear_error (&error);
  g_assert_cmpint (jalons_syncing_get_state (office.petit.syncing), ==, JALONS_SYNCING_ATTENTION);
  g_assert_cmpint (jalons_syncing_get_remedy (office.petit.syncing), ==, JALONS_REMEDY_CHOOSE_FOLDER);
  g_assert_nonnull (strstr (jalons_syncing_get_sentence (office.petit.syncing), "Jalons 2027"));
  g_assert_cmpint (g_rename (away, to), ==, 0);
  desk_run (&office.petit);
  g_assert_cmpstr (where_of (&office.petit), ==, to);
  office_sync (&office);
  office_assert_same (&office);
}

/* It stands elsewhere for a colleague, who chooses it; and the old blocks do not come along. */
static void
test_chosen (void)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL;
  g_autofree char *away = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  GError *error = NULL;
  guint n_files;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  away = beside (&office, "loin");
  id = fixture_put_activity (office.martin.store, "Forum", "3A");
  for (guint i = 0; i < 5; i++)
    office_sync (&office);
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, id, JALONS_ACTIVITY_TITLE, "Salon");
  roll_over (&office.martin, to);
  g_assert_cmpint (g_rename (to, away), ==, 0);
  n_files = count_files (away, "log");
  start_again (&office.petit, office.folders[1], "M. Petit");
  g_assert_false (await_run (office.petit.syncing, &error));
  g_clear_error (&error);
  g_assert_true (await_join (office.petit.syncing, away, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  desk_run (&office.petit);
  g_assert_cmpint (g_rename (away, to), ==, 0);
  g_assert_cmpuint (count_files (to, "log"), <=, n_files + 2);
  start_again (&office.martin, office.folders[0], "Mme Martin");
  desk_run (&office.martin);
  g_assert_cmpint (g_rename (to, away), ==, 0);
  desk_run (&office.petit);
  office_assert_same (&office);
  conflicts = desk_list_conflicts (&office.petit);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

/* Both do it at once, in the same folder and in two. */
static void
test_both (gconstpointer same)
{
  g_auto (Office) office = { 0 };
  g_auto (FixtureFolder) to = NULL, other = NULL;
  g_autoptr (GAsyncResult) one = NULL, two = NULL;
  g_autofree char *a = NULL, *b = NULL;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  other = same != NULL ? g_strdup (to) : beside (&office, "Partage 2027");
  a = fixture_put_activity (office.martin.store, "Forum", "3A");
  b = fixture_put_activity (office.petit.store, "Salon", "3A");
  jalons_syncing_roll_over_async (office.martin.syncing, to, NULL, NULL, NULL, NULL, await_result, &one);
  jalons_syncing_roll_over_async (office.petit.syncing, other, NULL, NULL, NULL, NULL, await_result, &two);
  await (&one);
  await (&two);
  start_again (&office.martin, office.folders[0], "Mme Martin");
  start_again (&office.petit, office.folders[1], "M. Petit");
  office_sync (&office);
  office_sync (&office);
  office_assert_same (&office);
  g_assert_cmpstr (where_of (&office.martin), ==, where_of (&office.petit));
}

/* What is asked for in vain, and leaves everything as it was. */
static void
test_refused (void)
{
  g_auto (Office) office = { 0 };
  FixtureFolder foreign = fixture_make_folder (), folder = fixture_make_folder ();
  g_autofree char *to = NULL;
  GError *error = NULL;
  g_autofree char *moved = NULL;
  Desk leroy;

  office_open (&office);
  to = beside (&office, "Jalons 2027");
  desk_open (&leroy, folder, "Mme Leroy");
  g_assert_false (await_roll_over (leroy.syncing, to, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (await_create (leroy.syncing, foreign, NULL, NULL, "CIO", &error));
  g_assert_false (await_roll_over (office.martin.syncing, foreign, NULL, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_TAKEN);
  g_clear_error (&error);
  g_assert_false (await_roll_over (office.martin.syncing, office.folders[2], NULL, &error));
  g_assert_error (error, JALONS_TROUBLE, JALONS_TROUBLE_TAKEN);
  g_clear_error (&error);
  moved = find_moved (office.folders[2]);
  g_assert_null (moved);
  g_assert_cmpstr (where_of (&office.martin), ==, office.folders[2]);
  office_sync (&office);
  office_assert_same (&office);
  desk_close (&leroy);
  fixture_remove_folder (foreign);
  fixture_remove_folder (folder);
}

/* What somebody else writes into the file sends nobody anywhere but beside or inside. */
static void
test_forged (void)
{
  static const char *const forged[] = {
    "",
    "{",
    "[]",
    "{\"fmt\":1,\"space\":\"%s\"}",
    "{\"fmt\":1,\"space\":\"%s\",\"to\":\"https://example.org/\"}",
    "{\"fmt\":1,\"space\":\"%s\",\"to\":\"../../etc\"}",
    "{\"fmt\":1,\"space\":\"%s\",\"to\":\"..\"}",
    "{\"fmt\":1,\"space\":\"%s\",\"to\":\"../\"}",
    "{\"fmt\":1,\"space\":\"%s\",\"to\":\"a/b\"}",
    "{\"fmt\":1,\"space\":\"%s\",\"to\":7,\"heads\":{\"a\":1},\"at\":[]}",
    "{\"fmt\":1,\"space\":\"%s\",\"to\":\"../nulle part\",\"heads\":[\"zz\",3,null],\"at\":\"zz\"}",
  };
  static const char id[] = "00000000000000000000000000000000";

  for (guint i = 0; i < G_N_ELEMENTS (forged); i++)
    {
      g_auto (Office) office = { 0 };
      g_autofree char *path = NULL, *text = g_strdup (forged[i]), *before = NULL, *after = NULL;
      g_auto (GStrv) parts = g_strsplit (text, "%s", 2);
      g_autofree char *filled = g_strjoinv (id, parts);
      GError *error = NULL;

      office_open (&office);
      before = fixture_dump (office.petit.store);
      path = g_build_filename (office.folders[2], "moved-00000000000000000000000000000000.json", NULL);
      g_assert_true (g_file_set_contents (path, filled, -1, &error));
      start_again (&office.petit, office.folders[1], "M. Petit");
      g_assert_false (await_run (office.petit.syncing, &error));
      g_assert_true (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_MOVED) ||
                     g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_MOVED_TO));
      g_clear_error (&error);
      g_assert_cmpstr (where_of (&office.petit), ==, office.folders[2]);
      after = fixture_dump (office.petit.store);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_relations (void)
{
  static const struct
  {
    const char *from, *to, *relation;
  } cases[] = {
    { "/srv/cio", "/srv/cio 2027", "../cio 2027" },
    { "/srv/cio", "/srv/cio/2027", "2027" },
    { "/srv/cio", "/srv/autre/2027", NULL },
    { "/srv/cio", "/", NULL },
    { "https://n.fr/dav/CIO/", "https://n.fr/dav/CIO%20%C3%A9t%C3%A9/", "../CIO été" },
    { "https://n.fr/dav/CIO/", "https://n.fr/dav/CIO/2027/", "2027" },
    { "https://n.fr/dav/CIO/", "https://autre.fr/dav/CIO/", NULL },
    { "https://n.fr/", "https://n.fr/CIO/", "CIO" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *relation = jalons_where_relate (cases[i].from, cases[i].to);
      g_autofree char *back = relation != NULL ? jalons_where_resolve (cases[i].from, relation) : NULL;

      g_assert_cmpstr (relation, ==, cases[i].relation);
      g_assert_cmpstr (back, ==, relation != NULL ? cases[i].to : NULL);
    }
}

/* Whoever follows does so at the next sync, whichever it is. */
static void
test_at_once (void)
{
  for (guint n_syncs = 0; n_syncs < 4; n_syncs++)
    {
      g_auto (Office) office = { 0 };
      g_autofree char *next = NULL;

      office_open (&office);
      office_sync (&office);
      next = beside (&office, "CIO");
      for (guint i = 0; i < n_syncs; i++)
        desk_run (&office.petit);
      roll_over (&office.martin, next);
      g_assert_cmpstr (where_of (&office.petit), ==, office.folders[2]);
      desk_run (&office.petit);
      g_assert_cmpstr (where_of (&office.petit), ==, next);
    }
}

/* A sign that nothing is behind is looked after once. */
static void
test_false_sign (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *path = NULL;

  office_open (&office);
  office_sync (&office);
  path = g_build_filename (office.folders[2], "log", "moved-00000000000000000000000000000000.json", NULL);
  g_file_set_contents (path, "{}", -1, NULL);
  for (guint i = 0; i < 5; i++)
    office_sync (&office);
  g_assert_cmpstr (where_of (&office.petit), ==, office.folders[2]);
  g_assert_cmpint (jalons_syncing_get_state (office.petit.syncing), ==, JALONS_SYNCING_REST);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/roll-over/relations", test_relations);
  g_test_add_func ("/sync/roll-over/followed", test_followed);
  g_test_add_func ("/sync/roll-over/what-goes-along", test_what_goes_along);
  g_test_add_func ("/sync/roll-over/late", test_late);
  g_test_add_func ("/sync/roll-over/late-list", test_late_list);
  g_test_add_func ("/sync/roll-over/erased", test_erased);
  g_test_add_func ("/sync/roll-over/files", test_files);
  g_test_add_func ("/sync/roll-over/cut-off", test_cut_off);
  g_test_add_func ("/sync/roll-over/not-there-yet", test_not_there_yet);
  g_test_add_func ("/sync/roll-over/chosen", test_chosen);
  g_test_add_data_func ("/sync/roll-over/both-in-one-folder", "same", test_both);
  g_test_add_data_func ("/sync/roll-over/both-in-two-folders", NULL, test_both);
  g_test_add_func ("/sync/roll-over/refused", test_refused);
  g_test_add_func ("/sync/roll-over/forged", test_forged);
  g_test_add_func ("/roll-over/at-once", test_at_once);
  g_test_add_func ("/roll-over/false-sign", test_false_sign);
  return g_test_run ();
}
