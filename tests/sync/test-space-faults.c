/* What may happen to a shared data folder: forged blocks, inboxes, backups put back, newer programs, full disks, forgetting.
 * Invariant: whatever happens, nothing that was written is lost and both desks say the same in the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"
#include "desk.h"
#include "store/backup.h"
#include "store/forget.h"
#include "store/shared.h"

static char *program;

/* Blocks that nobody at the desks wrote */

/* Puts a block that says one thing into @folder of the shared folder; @previous: as in a block. */
static void
plant (Office *office,
       const char *folder,
       const char *replica,
       guint32 number,
       const char *previous,
       GPtrArray *operations)
{
  const char *const none[] = { NULL };
  g_autoptr (JalonsBlock) block = jalons_block_seal (replica, number, previous, none, operations, NULL, NULL);
  JalonsBlock *blocks[] = { block };
  g_autoptr (GBytes) bytes = jalons_segment_pack (blocks, 1);
  JalonsSegment segment = { .first = number, .last = number };
  g_autofree char *name = NULL, *path = NULL, *parent = g_build_filename (office->folders[2], folder, NULL);
  GError *error = NULL;

  g_strlcpy (segment.replica, replica, sizeof segment.replica);
  g_strlcpy (segment.head, block->hash, sizeof segment.head);
  name = jalons_segment_make_name (&segment);
  path = g_build_filename (parent, name, NULL);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static JalonsOperation *
say (const char *entity,
     const char *row,
     const char *field,
     const char *value)
{
  JalonsOperation *operation = jalons_operation_new (entity, row, "Inconnu", "01b000000000000000000000deadbeef");

  jalons_operation_set (operation, field, value);
  return operation;
}

static GPtrArray *
operations_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_operation_free);
}

static char *
read_title (Desk *desk,
            const char *activity)
{
  g_autoptr (JalonsRecord) record = fixture_lookup (desk->store, JALONS_ENTITY_ACTIVITY, activity);

  return g_strdup (jalons_activity_title (record));
}

static JalonsMember *
find_member (Desk *desk,
             GPtrArray **members)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  jalons_space_list_members_async (desk->space, NULL, await_result, &result);
  await (&result);
  *members = jalons_space_list_members_finish (desk->space, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < (*members)->len; i++)
    if (((JalonsMember *) (*members)->pdata[i])->own)
      return (*members)->pdata[i];
  return NULL;
}

/* A block under the name of Mme Martin's computer that her key did not sign. */
static void
test_forged (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL, *title = NULL;
  g_autoptr (GPtrArray) members = NULL;
  GPtrArray *operations = operations_new ();
  const JalonsMember *martin;

  office_open (&office);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  office_sync (&office);
  martin = find_member (&office.martin, &members);
  g_ptr_array_add (operations, say ("activity", activity, "title", "Faux"));
  plant (&office, "log", martin->replica, 99, "", operations);
  for (guint i = 0; i < 4; i++)
    office_sync (&office);
  office_assert_same (&office);
  title = read_title (&office.petit, activity);
  g_assert_cmpstr (title, ==, "Forum");
}

/* What somebody who may only review says of anything else does not count, wherever it is read. */
static void
test_inbox (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL, *title = NULL, *project = g_uuid_string_random (), *remark = g_uuid_string_random ();
  g_autoptr (JalonsRecord) seen = NULL;
  GPtrArray *operations = operations_new ();
  JalonsOperation *operation;
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_PROJECT, project);

  office_open (&office);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  jalons_draft_set_text (draft, JALONS_PROJECT_TITLE, "Projet");
  fixture_put (office.martin.store, "Write a project", draft);
  office_sync (&office);
  g_ptr_array_add (operations, say ("activity", activity, "title", "Faux"));
  g_ptr_array_add (operations, say ("project", project, "title", "Faux"));
  g_ptr_array_add (operations, say ("project", project, "state", "reviewed"));
  operation = say ("remark", remark, "words", "À préciser");
  jalons_operation_set (operation, "project", project);
  jalons_operation_set_json (operation, "_del", "null");
  g_ptr_array_add (operations, operation);
  plant (&office, "inbox/college/log", "00000000000000aa", 1, "", operations);
  for (guint i = 0; i < 6; i++)
    office_sync (&office);
  office_assert_same (&office);
  title = read_title (&office.petit, activity);
  g_assert_cmpstr (title, ==, "Forum");
  seen = fixture_lookup (office.petit.store, JALONS_ENTITY_REMARK, remark);
  g_assert_cmpstr (jalons_remark_words (seen), ==, "À préciser");
  g_clear_object (&seen);
  seen = fixture_lookup (office.martin.store, JALONS_ENTITY_PROJECT, project);
  g_assert_cmpstr (jalons_project_title (seen), ==, "Projet");
  g_assert_cmpint (jalons_project_state (seen), ==, JALONS_PROJECT_REVIEWED);
}

/* At the reviewer's own desk too, nothing but the review can be written. */
static void
test_reviewer (void)
{
  g_auto (Office) office = { 0 };
  FixtureFolder folder = fixture_make_folder ();
  g_autofree char *activity = NULL;
  g_autoptr (JalonsRecord) record = NULL;
  GPtrArray *drafts = g_ptr_array_new ();
  JalonsDraft *draft;
  Desk head;
  GError *error = NULL;

  office_open (&office);
  activity = fixture_put_activity (office.martin.store, "Forum", "3A");
  desk_run (&office.martin);
  desk_open (&head, folder, "M. Proviseur");
  g_assert_true (await_join (head.syncing, office.folders[2], NULL, NULL, "college", &error));
  g_assert_no_error (error);
  record = fixture_lookup (head.store, JALONS_ENTITY_ACTIVITY, activity);
  draft = jalons_draft_edit (record);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, "Salon");
  g_ptr_array_add (drafts, draft);
  g_assert_false (jalons_store_put (head.store, "Rename", drafts, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED);
  g_clear_error (&error);
  draft = jalons_draft_new (JALONS_ENTITY_REMARK, NULL);
  jalons_draft_set_text (draft, JALONS_REMARK_ACTIVITY, activity);
  fixture_put (head.store, "Remark", draft);
  for (guint i = 0; i < 2; i++)
    {
      desk_run (&head);
      office_sync (&office);
      office_sync (&office);
    }
  office_assert_same (&office);
  g_assert_cmpstr (office.petit.merged_by, ==, "M. Proviseur");
  desk_close (&head);
  fixture_remove_folder (folder);
}

/* Disks */

/* What was written after the backup comes back from the shared folder; the copy goes on under a name of its own. */
static void
test_backup_put_back (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL, *later = NULL, *backup = NULL, *title = NULL, *before = NULL;
  g_autoptr (GPtrArray) members = NULL, after = NULL;
  GError *error = NULL;

  office_open (&office);
  activity = fixture_put_activity (office.petit.store, "Forum", "3A");
  desk_run (&office.petit);
  backup = g_build_filename (office.folders[1], "copy.db", NULL);
  g_assert_true (jalons_store_backup (office.petit.store, backup, NULL, NULL, NULL, &error));
  desk_set_text (&office.petit, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_TITLE, "Salon");
  office_sync (&office);
  before = g_strdup (find_member (&office.petit, &members)->replica);
  desk_close (&office.petit);
  g_assert_true (jalons_store_restore (office.folders[1], backup, &error));
  g_assert_no_error (error);
  desk_open (&office.petit, office.folders[1], "M. Petit");
  later = fixture_put_activity (office.petit.store, "Visite", "3A");
  office_sync (&office);
  office_sync (&office);
  office_assert_same (&office);
  title = read_title (&office.petit, activity);
  g_assert_cmpstr (title, ==, "Salon");
  find_member (&office.martin, &after);
  g_assert_cmpuint (after->len, ==, 3);
}

/* Another program's fields are kept, and shown by one that knows them. */
static gboolean
pretend_older (JalonsShared *shared,
               gpointer activity,
               GError **error)
{
  jalons_shared_write (shared, "activity", activity, "title", "\"Salon\"");
  jalons_shared_write (shared, "activity", activity, "colour", "\"red\"");
  jalons_shared_write (shared, "vehicle", "1", "wheels", "{\"front\":2}");
  jalons_shared_set (shared, "form", "4");
  return TRUE;
}

static void
test_newer_program (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *activity = NULL, *title = NULL, *there = NULL;
  GError *error = NULL;

  office_open (&office);
  activity = fixture_put_activity (office.petit.store, "Forum", "3A");
  office_sync (&office);
  g_assert_true (jalons_store_share (office.petit.store, pretend_older, activity, &error));
  desk_close (&office.petit);
  desk_open (&office.petit, office.folders[1], "M. Petit");
  office_sync (&office);
  office_assert_same (&office);
  title = read_title (&office.petit, activity);
  g_assert_cmpstr (title, ==, "Salon");
  desk_set_text (&office.martin, JALONS_ENTITY_ACTIVITY, activity, JALONS_ACTIVITY_PLACE, "CDI");
  office_sync (&office);
  office_assert_same (&office);
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A full disk in the middle of a merge: nothing of it is there, and the next sync does it all. */
static void
test_full_disk (void)
{
  g_auto (Office) office = { 0 };
  g_autofree char *path = NULL;
  GStatBuf status;
  GError *error = NULL;

  office_open (&office);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *activity = fixture_put_activity (office.martin.store, "Forum des métiers et des formations", "3A");
    }
  desk_run (&office.martin);
  path = g_build_filename (office.folders[1], "jalons.db-wal", NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit_files ((rlim_t) status.st_size + 8192);
  await_run (office.petit.syncing, &error);
  limit_files (0);
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  g_clear_error (&error);
  office_sync (&office);
  office_assert_same (&office);
}

/* Forgetting */

static void
test_forgetting (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (JalonsForgetReport) report = NULL;
  g_autoptr (JalonsRecord) seen = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *id = g_uuid_string_random ();
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, id);
  GError *error = NULL;

  office_open (&office);
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, "Zoé Quintrec");
  fixture_put (office.martin.store, "Add", draft);
  office_sync (&office);
  report = jalons_store_forget (office.martin.store, id, jalons_day_new (2026, 11, 20), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->left->len, >=, 1);
  office_sync (&office);
  office_sync (&office);
  office_assert_same (&office);
  seen = fixture_lookup (office.petit.store, JALONS_ENTITY_AMBASSADOR, id);
  g_assert_cmpstr (jalons_ambassador_name (seen), ==, "");
  g_assert_cmpint (jalons_ambassador_forgotten_day (seen), ==, jalons_day_new (2026, 11, 20));
  history = jalons_store_history (office.petit.store, JALONS_ENTITY_AMBASSADOR, id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    {
      const JalonsPastChange *change = history->pdata[i];

      g_assert_null (change->old != NULL ? strstr (change->old, "Quintrec") : NULL);
      g_assert_null (change->new != NULL ? strstr (change->new, "Quintrec") : NULL);
    }
}

static gboolean
has_bytes (const char *path,
           const char *text)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &contents, &length, NULL) &&
         memmem (contents, length, text, strlen (text)) != NULL;
}

static gboolean
knows_bytes (const char *folder,
             const char *text)
{
  static const char *const names[] = { "jalons.db", "jalons.db-wal" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      found |= has_bytes (path, text);
    }
  return found;
}

/* As the report says: everybody leaves, a new space is made in another folder, and whoever was there joins it. */
static void
test_erasing (void)
{
  g_auto (Office) office = { 0 };
  FixtureFolder fresh = fixture_make_folder ();
  g_autofree char *id = g_uuid_string_random (), *activity = NULL;
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, id);
  Desk *desks[] = { &office.martin, &office.petit };
  GError *error = NULL;

  office_open (&office);
  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, "Zoé Quintrec");
  fixture_put (office.martin.store, "Add", draft);
  office_sync (&office);
  jalons_forget_report_free (jalons_store_forget (office.martin.store, id, jalons_day_new (2026, 11, 20), &error));
  g_assert_no_error (error);
  office_sync (&office);
  g_assert_true (knows_bytes (office.folders[0], "Quintrec"));
  for (guint i = 0; i < G_N_ELEMENTS (desks); i++)
    {
      g_assert_true (await_leave (desks[i]->syncing, &error));
      g_assert_no_error (error);
    }
  g_assert_true (await_create (office.martin.syncing, fresh, NULL, NULL, "CIO", &error));
  g_assert_true (await_join (office.petit.syncing, fresh, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (desks); i++)
    {
      g_autoptr (JalonsForgetReport) report =
        jalons_store_forget (desks[i]->store, id, jalons_day_new (2026, 11, 21), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (report->left->len, ==, 0);
      g_assert_false (knows_bytes (office.folders[i], "Quintrec"));
    }
  activity = fixture_put_activity (office.petit.store, "Forum", "3A");
  office_sync (&office);
  office_assert_same (&office);
  fixture_remove_folder (fresh);
}

/* A disk that was copied: both go on, under names of their own, and all three agree. */
static void
test_copied_disk (void)
{
  g_auto (Office) office = { 0 };
  FixtureFolder folder = fixture_make_folder ();
  g_autofree char *source = NULL, *target = g_build_filename (folder, "jalons.db", NULL), *one = NULL, *other = NULL;
  g_autofree char *contents = NULL, *dump = NULL, *before = NULL;
  gsize length = 0;
  GError *error = NULL;
  Desk copy;

  office_open (&office);
  desk_close (&office.petit);
  source = g_build_filename (office.folders[1], "jalons.db", NULL);
  g_assert_true (g_file_get_contents (source, &contents, &length, &error));
  g_assert_true (g_file_set_contents (target, contents, (gssize) length, &error));
  desk_open (&office.petit, office.folders[1], "M. Petit");
  desk_open (&copy, folder, "Mme Leroy");
  one = fixture_put_activity (office.petit.store, "Forum", "3A");
  other = fixture_put_activity (copy.store, "Visite", "3B");
  for (guint i = 0; i < 3; i++)
    {
      desk_run (&copy);
      office_sync (&office);
    }
  office_assert_same (&office);
  dump = fixture_dump (copy.store);
  before = fixture_dump (office.petit.store);
  g_assert_cmpstr (dump, ==, before);
  g_assert_nonnull (strstr (dump, "Forum"));
  g_assert_nonnull (strstr (dump, "Visite"));
  desk_close (&copy);
  fixture_remove_folder (folder);
}

/* Killing */

/* What the killed process does: gestures, and syncs between them; a letter for each gesture that is safely written. */
static G_NORETURN void
work (const char *folder)
{
  Desk desk;

  desk_open (&desk, folder, "M. Petit");
  for (guint i = 0;; i++)
    {
      g_autofree char *title = g_strdup_printf ("gesture %d %u", (int) getpid (), i);
      g_autofree char *activity = fixture_put_activity (desk.store, title, "3A");

      g_print ("%s\n", title);
      if (i % 3 == 2)
        desk_run (&desk);
    }
}

/* Starts the process, kills it after a while, and adds what it said to @said. */
static void
kill_worker (const char *folder,
             guint milliseconds,
             GString *said)
{
  const char *arguments[] = { program, "--work", folder, NULL };
  GPid pid;
  int out;
  char buffer[4096];
  ssize_t length;
  GError *error = NULL;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                            &error);
  g_assert_no_error (error);
  g_usleep (milliseconds * 1000);
  kill (pid, SIGKILL);
  while ((length = read (out, buffer, sizeof buffer)) > 0)
    g_string_append_len (said, buffer, length);
  close (out);
  waitpid (pid, NULL, 0);
}

static void
test_killed (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GRand) rand = fixture_rand ();
  g_autofree char *dump = NULL;
  g_auto (GStrv) titles = NULL;

  office_open (&office);
  desk_close (&office.petit);
  for (guint i = 0; i < 10; i++)
    kill_worker (office.folders[1], (guint) g_rand_int_range (rand, 150, 700), said);
  desk_open (&office.petit, office.folders[1], "M. Petit");
  office_sync (&office);
  office_sync (&office);
  office_assert_same (&office);
  dump = fixture_dump (office.martin.store);
  titles = g_strsplit (said->str, "\n", -1);
  for (guint i = 0; titles[i] != NULL && titles[i + 1] != NULL; i++)
    if (strstr (dump, titles[i]) == NULL)
      g_error ("“%s” was said to be written, and is lost", titles[i]);
  g_test_message ("%u gestures said", g_strv_length (titles) - 1);
  g_assert_cmpuint (g_strv_length (titles), >, 10);
}

int
main (int argc,
      char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--work"))
    work (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/space-faults/forged", test_forged);
  g_test_add_func ("/sync/space-faults/inbox", test_inbox);
  g_test_add_func ("/sync/space-faults/reviewer", test_reviewer);
  g_test_add_func ("/sync/space-faults/backup-put-back", test_backup_put_back);
  g_test_add_func ("/sync/space-faults/newer-program", test_newer_program);
  g_test_add_func ("/sync/space-faults/full-disk", test_full_disk);
  g_test_add_func ("/sync/space-faults/forgetting", test_forgetting);
  g_test_add_func ("/sync/space-faults/erasing", test_erasing);
  g_test_add_func ("/sync/space-faults/copied-disk", test_copied_disk);
  g_test_add_func ("/sync/space-faults/killed", test_killed);
  return g_test_run ();
}
