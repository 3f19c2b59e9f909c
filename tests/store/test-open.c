/* Folders and files that are not as they should be: each has its own sentence, and nothing is written.
 * Invariant: what is refused is left byte for byte as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* unshare */

#include "fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/database.h"

static char *
make_full_folder (void)
{
  char *folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *id = NULL;

  fixture_put_year (store);
  id = fixture_put_activity (store, "Forum", "3A");
  return folder;
}

static void
assert_refused (const char *folder,
                int code,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStore) store = jalons_store_open (folder, &error);

  g_assert_null (store);
  g_assert_error (error, JALONS_ERROR, code);
  fixture_assert_words (sentence, error->message);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
assert_alone (const char *folder)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal", ".new" };

  for (unsigned i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/jalons.db%s", folder, suffixes[i]);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* Files that are refused, made from a good one. */

static void
damage_newer (GByteArray *bytes)
{
  bytes->data[63] = 99;
}

static void
damage_foreign (GByteArray *bytes)
{
  memset (bytes->data + 68, 0, 4);
}

static void
damage_cut (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, bytes->len / 2);
}

static void
damage_text (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) "Bonjour, je suis un texte.\n", 28);
}

static void
damage_page (GByteArray *bytes)
{
  memset (bytes->data + 100, 0x5a, 1000); /* the root of the schema, right after the header */
}

static const struct
{
  const char *name;
  void (*damage) (GByteArray *bytes);
  int code;
  const char *sentence;
} bad_files[] = {
  { "newer", damage_newer, JALONS_ERROR_NEWER, "*was written by a newer Jalons*" },
  { "foreign", damage_foreign, JALONS_ERROR_KIND, "*is the database of another program*" },
  { "cut", damage_cut, JALONS_ERROR_DAMAGED, "*is cut short*" },
  { "text", damage_text, JALONS_ERROR_KIND, "*is not a Jalons data file*" },
  { "page", damage_page, JALONS_ERROR_DAMAGED, "*is damaged: restore a backup." },
};

static void
test_bad_file (gconstpointer data)
{
  unsigned which = GPOINTER_TO_UINT (data);
  g_auto (FixtureFolder) folder = make_full_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) contents, (guint) length);
  g_free (contents);
  bad_files[which].damage (bytes);
  g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, &error);
  g_assert_no_error (error);

  before = fixture_hash (folder, "jalons.db");
  assert_refused (folder, bad_files[which].code, bad_files[which].sentence);
  after = fixture_hash (folder, "jalons.db");
  g_assert_cmpstr (before, ==, after);
  assert_alone (folder);
}

/* Damage in the middle of the file is found where it is read, and said in the same words. */
static void
test_damaged_inside (void)
{
  g_auto (FixtureFolder) folder = make_full_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  FILE *file = g_fopen (path, "r+");
  g_autoptr (JalonsStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  const char garbage[4096] = { 0x5a };

  g_assert_cmpint (fseek (file, 4096, SEEK_SET), ==, 0);
  for (int page = 1; page < 60; page++)
    fwrite (garbage, sizeof garbage, 1, file);
  fclose (file);
  store = jalons_store_open (folder, &error);
  if (store != NULL)
    dataset = jalons_store_load (store, 0, &error);
  g_assert_null (dataset);
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED);
}

/* A newer Jalons was killed before its new version number reached the file itself. */
static void
test_newer_wal (void)
{
  g_auto (FixtureFolder) source = make_full_folder (), folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (source, "jalons.db", NULL);
  g_autofree char *before = NULL, *before_wal = NULL, *after = NULL, *after_wal = NULL;
  static const char *const names[] = { "jalons.db", "jalons.db-wal" };
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  for (unsigned i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (source, names[i], NULL), *to = g_build_filename (folder, names[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
      g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
    }
  sqlite3_close (handle);

  before = fixture_hash (folder, "jalons.db");
  before_wal = fixture_hash (folder, "jalons.db-wal");
  assert_refused (folder, JALONS_ERROR_NEWER, "*newer Jalons*");
  after = fixture_hash (folder, "jalons.db");
  after_wal = fixture_hash (folder, "jalons.db-wal");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (before_wal, ==, after_wal);
}

/* A file of no bytes is what a full disk may leave: there is nothing in it to lose. */
static void
test_empty_file (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autoptr (JalonsStore) store = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  store = fixture_open (folder);
  fixture_put_year (store);
}

/* What a crash while the file was made may leave beside it does no harm. */
static void
test_left_over (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db.new", NULL);
  g_autoptr (JalonsStore) store = NULL;

  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
  store = fixture_open (folder);
  fixture_put_year (store);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_mode (const char *path,
             unsigned mode)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, mode);
}

static void
test_permissions (void)
{
  g_auto (FixtureFolder) parent = fixture_make_folder ();
  g_autofree char *folder = g_build_filename (parent, "jalons", NULL);
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *database = g_build_filename (folder, "jalons.db", NULL);
  g_autofree char *wal = g_build_filename (folder, "jalons.db-wal", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *copy = g_build_filename (parent, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  fixture_put_year (store);
  assert_mode (folder, 0700);
  assert_mode (database, 0600);
  assert_mode (wal, 0600);
  jalons_store_keep_backup (store, JALONS_BACKUP_IMPORT, &error);
  g_assert_no_error (error);
  assert_mode (backups, 0700);
  jalons_store_backup (store, copy, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_mode (copy, 0600);
  /* A file that was put there by hand. */
  g_clear_object (&store);
  g_chmod (database, 0644);
  store = fixture_open (folder);
  assert_mode (database, 0600);
}

/* Two at a time */

static void
test_busy (void)
{
  g_auto (FixtureFolder) folder = make_full_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);

  /* In the same program, where locks of POSIX would not be seen, and in another one. */
  assert_refused (folder, JALONS_ERROR_BUSY, "Another Jalons has the data in “*” open*");
  g_setenv ("JALONS_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess ("/store/open/subprocess/busy", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_clear_object (&store);
  g_test_trap_subprocess ("/store/open/subprocess/crash", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  /* The one that held the lock was killed: nothing is locked any more. */
  store = fixture_open (folder);
}

static void
subprocess_busy (void)
{
  assert_refused (g_getenv ("JALONS_TEST_FOLDER"), JALONS_ERROR_BUSY, "Another Jalons*");
}

static void
subprocess_crash (void)
{
  g_autoptr (JalonsStore) store = fixture_open (g_getenv ("JALONS_TEST_FOLDER"));

  kill (getpid (), SIGKILL);
}

/* Nobody shares the memory that tells who has read how far: there is only the one. */
static void
test_no_shared_memory (void)
{
  g_auto (FixtureFolder) folder = make_full_folder ();
  g_autofree char *shared = g_build_filename (folder, "jalons.db-shm", NULL);
  g_autoptr (JalonsStore) store = fixture_open (folder);

  g_assert_false (g_file_test (shared, G_FILE_TEST_EXISTS));
  fixture_put (store, "Write", jalons_draft_new (JALONS_ENTITY_LEVEL, NULL));
  g_assert_false (g_file_test (shared, G_FILE_TEST_EXISTS));
}

/* Places where one may not write: root may write everywhere, so the work is done as nobody. */

static void
become_nobody (void)
{
  if (geteuid () == 0)
    g_assert_cmpint (setuid (65534), ==, 0);
}

static void
test_read_only (void)
{
  g_auto (FixtureFolder) folder = make_full_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autofree char *lock = g_build_filename (folder, "jalons.lock", NULL);
  g_autofree char *before = fixture_hash (folder, "jalons.db"), *after = NULL;

  g_setenv ("JALONS_TEST_FOLDER", folder, TRUE);
  g_chmod (path, 0444);
  g_chmod (folder, 0555);
  g_test_trap_subprocess ("/store/open/subprocess/read-only", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  /* The folder may be written, and the lock, but not the file. */
  g_chmod (lock, 0666);
  g_chmod (folder, 0777);
  g_test_trap_subprocess ("/store/open/subprocess/read-only", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  after = fixture_hash (folder, "jalons.db");
  g_assert_cmpstr (before, ==, after);
}

static void
subprocess_read_only (void)
{
  become_nobody ();
  assert_refused (g_getenv ("JALONS_TEST_FOLDER"), JALONS_ERROR_ACCESS, "“*” may only be read: ask*");
}

/* A full disk: writes until it says so, then sees that what was there is there, and goes on once there is room. */

static void
fill_up (JalonsStore *store,
         const char *reason)
{
  g_autofree char *text = g_strnfill (20000, 'x'), *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1000 && error == NULL; i++)
    {
      JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_LEVEL, NULL);
      GPtrArray *drafts = g_ptr_array_new ();

      g_free (before);
      before = fixture_dump (store);
      jalons_draft_set_text (draft, JALONS_LEVEL_LABEL, text);
      g_ptr_array_add (drafts, draft);
      jalons_store_put (store, "Fill up", drafts, &error);
    }
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  fixture_assert_words (reason, error->message);
  after = fixture_dump (store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_file_limit (void)
{
  g_test_trap_subprocess ("/store/open/subprocess/file-limit", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
subprocess_file_limit (void)
{
  g_auto (FixtureFolder) folder = make_full_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  struct rlimit limit, tight;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  tight = limit;
  tight.rlim_cur = 400000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  fill_up (store, "The disk of “*” is full and nothing of this was written*");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  fixture_put (store, "Go on", jalons_draft_new (JALONS_ENTITY_LEVEL, NULL));
  g_clear_object (&store);
  store = fixture_open (folder);
}

static void
test_disk_full (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *disk = g_build_filename (folder, "disk", NULL), *tried = g_build_filename (folder, "tried", NULL);

  g_mkdir (disk, 0700);
  g_setenv ("JALONS_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess ("/store/open/subprocess/disk-full", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  if (!g_file_test (tried, G_FILE_TEST_EXISTS))
    g_test_skip ("no right to mount a small disk");
}

static gboolean
mount_small_disk (const char *folder)
{
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", folder, "tmpfs", 0, "size=1m") == 0;
}

static void
subprocess_disk_full (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("JALONS_TEST_FOLDER"), "disk", NULL);
  g_autofree char *tried = g_build_filename (g_getenv ("JALONS_TEST_FOLDER"), "tried", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL), *weight = g_strnfill (200000, 'x');
  g_autoptr (JalonsStore) store = NULL;

  if (!mount_small_disk (folder))
    return;
  g_assert_true (g_file_set_contents (tried, "", 0, NULL));
  g_assert_true (g_file_set_contents (ballast, weight, -1, NULL));
  store = fixture_open (folder);
  fixture_put_year (store);
  fill_up (store, "The disk of “*” is full*");
  g_unlink (ballast);
  fixture_put (store, "Go on", jalons_draft_new (JALONS_ENTITY_LEVEL, NULL));
  g_clear_object (&store);
  store = fixture_open (folder);
}

/* A disk so full that not even the first file fits. */
static void
test_no_room_at_all (void)
{
  g_test_trap_subprocess ("/store/open/subprocess/no-room", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
subprocess_no_room (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  struct rlimit limit, tight;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  tight = limit;
  tight.rlim_cur = 5000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  assert_refused (folder, JALONS_ERROR_ACCESS, "The disk of “*” is full*");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_alone (folder);
}

/* Opening without waiting */

static void
on_opened (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  JalonsStore **store = data;
  g_autoptr (GError) error = NULL;

  *store = jalons_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_async (void)
{
  g_auto (FixtureFolder) folder = make_full_folder ();
  g_autoptr (JalonsStore) store = NULL;

  jalons_store_open_async (folder, NULL, on_opened, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (jalons_store_get_undo_label (store), ==, "Add an activity");
  g_assert_cmpstr (jalons_store_get_directory (store), ==, folder);
}

/* Statements */

/* Of a register as sharing asks for it a hundred thousand times: an index is limited to one value of that field. */
static void
test_bound_again (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDatabase) database = jalons_database_open (folder, &error);
  JalonsStatement *statement =
    jalons_database_prepare (database, "SELECT value FROM register WHERE row = ?1 AND entity = ?2 AND field = ?3", &error);

  g_assert_no_error (error);
  for (int i = 0; i < 3; i++)
    {
      for (int position = 1; position <= 3; position++)
        jalons_statement_bind_text (statement, position, "_del");
      g_assert_cmpint (jalons_database_step (database, statement, &error), ==, 0);
      jalons_statement_release (statement);
    }
  g_assert_cmpint (sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_REPREPARE, FALSE), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/store/open/bad-file/", bad_files[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad_file);
    }
  g_test_add_func ("/store/open/damaged-inside", test_damaged_inside);
  g_test_add_func ("/store/open/newer-wal", test_newer_wal);
  g_test_add_func ("/store/open/empty-file", test_empty_file);
  g_test_add_func ("/store/open/left-over", test_left_over);
  g_test_add_func ("/store/open/permissions", test_permissions);
  g_test_add_func ("/store/open/busy", test_busy);
  g_test_add_func ("/store/open/subprocess/busy", subprocess_busy);
  g_test_add_func ("/store/open/subprocess/crash", subprocess_crash);
  g_test_add_func ("/store/open/no-shared-memory", test_no_shared_memory);
  g_test_add_func ("/store/open/read-only", test_read_only);
  g_test_add_func ("/store/open/subprocess/read-only", subprocess_read_only);
  g_test_add_func ("/store/open/file-limit", test_file_limit);
  g_test_add_func ("/store/open/subprocess/file-limit", subprocess_file_limit);
  g_test_add_func ("/store/open/disk-full", test_disk_full);
  g_test_add_func ("/store/open/subprocess/disk-full", subprocess_disk_full);
  g_test_add_func ("/store/open/no-room-at-all", test_no_room_at_all);
  g_test_add_func ("/store/open/subprocess/no-room", subprocess_no_room);
  g_test_add_func ("/store/open/async", test_async);
  g_test_add_func ("/store/open/bound-again", test_bound_again);
  return g_test_run ();
}
