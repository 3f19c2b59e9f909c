/* Backups: the one of the day, those that are kept, listing, restoring, checking; and what else is done while nobody waits.
 * Invariant: nothing is restored over the data unless it is sound and the data has a copy.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store/backup.h"

/* What test_beside() writes: each is more than the store leaves beside the file when nobody waits. */
#define N_WRITES 6
#define LETTERS  2500000

static GPtrArray *
list (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = jalons_store_list_backups (folder, &error);

  g_assert_no_error (error);
  return backups;
}

static guint
count (const char *folder)
{
  g_autoptr (GPtrArray) backups = list (folder);

  return backups->len;
}

static char *
back_up (const char *folder,
         JalonsStore *store)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "copy.db", NULL);

  jalons_store_backup (store, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* The daily one */

static void
wait_for (const char *folder,
          guint n)
{
  for (int i = 0; i < 500 && count (folder) != n; i++)
    g_usleep (10000);
  g_assert_cmpuint (count (folder), ==, n);
}

static void
test_daily (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *backups_folder = g_build_filename (folder, "backups", NULL);
  g_autofree char *cut_off = g_build_filename (backups_folder, "jalons-20261101-080000-000-daily.db.part", NULL);
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);
  g_autoptr (GPtrArray) backups = NULL;
  const JalonsBackup *backup;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  /* There is nothing in it yet. */
  g_usleep (100000);
  g_assert_cmpuint (count (folder), ==, 0);
  fixture_put_year (store);
  g_free (fixture_put_activity (store, "Forum", "3A"));
  g_clear_object (&store);

  /* As a crash in the middle of a backup leaves it. */
  g_mkdir_with_parents (backups_folder, 0700);
  g_assert_true (g_file_set_contents (cut_off, "half", -1, NULL));
  store = fixture_open (folder);
  g_usleep (50000);
  g_assert_cmpuint (count (folder), ==, 0); /* nobody has been served */
  g_clear_object (&dataset);
  dataset = jalons_store_load (store, 0, NULL);
  wait_for (folder, 1);
  backups = list (folder);
  g_assert_false (g_file_test (cut_off, G_FILE_TEST_EXISTS));
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpint (backup->reason, ==, JALONS_BACKUP_DAILY);
  g_assert_cmpint (ABS (g_date_time_difference (now, backup->when)), <, 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (backup->version, ==, fixture_version ());
  g_assert_cmpuint (backup->n_divisions, ==, 2);
  g_assert_cmpuint (backup->n_activities, ==, 1);
  g_assert_cmpstr (backup->schools, ==, "Collège des Cœurs-Vaillants");
  g_assert_cmpint (backup->size, >, 4096);

  /* Once a day. */
  g_clear_object (&store);
  store = fixture_open (folder);
  g_clear_object (&dataset);
  dataset = jalons_store_load (store, 0, NULL);
  g_usleep (200000);
  g_assert_cmpuint (count (folder), ==, 1);
}

static void
on_failed (JalonsStore *store,
           const char *message,
           gpointer data)
{
  char **said = data;

  *said = g_strdup (message);
}

/* Where no backup can be made, the owner of the data is told. */
static void
test_daily_fails (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *backups = g_build_filename (folder, "backups", NULL), *said = NULL;
  g_autoptr (JalonsStore) store = fixture_open (folder);

  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  g_signal_connect (store, "backup-failed", G_CALLBACK (on_failed), &said);
  fixture_put_year (store);
  while (said == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture_assert_words ("The file “*/backups” cannot be written (*", said);
}

/* What is written while the backup is being made does not disturb it, nor wait for its end. */
static void
test_daily_meanwhile (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *text = g_strnfill (4000, 'x'), *path = NULL;
  g_autoptr (JalonsDataset) dataset = NULL;
  GPtrArray *drafts = g_ptr_array_new ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (JalonsCheck) check = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3000; i++)
    {
      JalonsDraft *level = jalons_draft_new (JALONS_ENTITY_LEVEL, NULL);
      jalons_draft_set_text (level, JALONS_LEVEL_LABEL, text);
      g_ptr_array_add (drafts, level);
    }
  jalons_store_put (store, "Fill", drafts, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  store = fixture_open (folder);
  dataset = jalons_store_load (store, 0, NULL);
  for (int i = 0; i < 50; i++)
    fixture_put (store, "Meanwhile", jalons_draft_new (JALONS_ENTITY_LEVEL, NULL));
  wait_for (folder, 1);
  backups = list (folder);
  path = g_strdup (((const JalonsBackup *) g_ptr_array_index (backups, 0))->path);
  check = jalons_store_check (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
  g_assert_cmpuint (check->n_records, >=, 3000);
}

/* Those that are kept: from names given in advance, which ones remain. */
static void
test_rotation (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GError) error = NULL;
  static const struct
  {
    const char *name;
    gboolean stays;
  } files[] = {
    { "jalons-20200105-100000-000-daily.db", FALSE },
    { "jalons-20200131-100000-000-daily.db", TRUE },
    { "jalons-20200201-100000-000-import.db", FALSE },
    { "jalons-20200201-100001-000-daily.db", TRUE },
    { "jalons-20200401-100000-000-migration.db", FALSE },
    { "jalons-20200402-100000-000-daily.db", FALSE },
    { "jalons-20200403-100000-000-daily.db", TRUE },
    { "jalons-20200404-100000-000-daily.db", TRUE },
    { "jalons-20200405-100000-000-daily.db", TRUE },
    { "jalons-20200406-100000-000-daily.db", TRUE },
    { "jalons-20200407-100000-000-daily.db", TRUE },
    { "jalons-20200408-100000-000-daily.db", TRUE },
    { "jalons-20200409-100000-000-daily.db", TRUE },
    { "jalons-20200410-100000-000-daily.db", TRUE },
    { "jalons-20200411-100000-000-daily.db", TRUE },
    { "holiday.db", TRUE },
  };

  g_mkdir (backups, 0700);
  for (unsigned i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (backups, files[i].name, NULL);
      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
  jalons_store_keep_backup (store, JALONS_BACKUP_IMPORT, &error);
  g_assert_no_error (error);
  for (unsigned i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (backups, files[i].name, NULL);
      g_test_message ("%s", files[i].name);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, files[i].stays);
    }
  g_assert_cmpuint (count (folder), ==, 12);
}

/* What somebody asks for is told from the copy of the day, and does not stand for it. */
static void
test_manual (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autoptr (GPtrArray) backups = NULL;
  GError *error = NULL;
  gboolean found = FALSE;

  jalons_store_keep_backup (store, JALONS_BACKUP_MANUAL, &error);
  g_assert_no_error (error);
  backups = jalons_store_list_backups (folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < backups->len; i++)
    found |= ((const JalonsBackup *) backups->pdata[i])->reason == JALONS_BACKUP_MANUAL;
  g_assert_true (found);
}

/* Restoring */

static void
test_restore (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *before = NULL, *after = NULL, *later = NULL, *again = NULL, *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  const JalonsBackup *kept;

  fixture_put_year (store);
  before = fixture_dump (store);
  path = back_up (folder, store);
  g_free (fixture_put_activity (store, "Forum", "3A"));
  later = fixture_dump (store);

  /* Not while it is open. */
  g_assert_false (jalons_store_restore (folder, path, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_BUSY);
  g_clear_error (&error);

  g_clear_object (&store);
  jalons_store_restore (folder, path, &error);
  g_assert_no_error (error);
  store = fixture_open (folder);
  after = fixture_dump (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (jalons_store_get_undo_label (store), ==, "Import");

  /* The way back: what was there was kept. */
  backups = list (folder);
  kept = g_ptr_array_index (backups, 0);
  g_assert_cmpint (kept->reason, ==, JALONS_BACKUP_RESTORE);
  g_assert_cmpuint (kept->n_activities, ==, 1);
  g_clear_object (&store);
  jalons_store_restore (folder, kept->path, &error);
  g_assert_no_error (error);
  store = fixture_open (folder);
  again = fixture_dump (store);
  g_assert_cmpstr (again, ==, later);
}

/* Into an empty folder, as on a new machine. */
static void
test_restore_anew (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder (), parent = fixture_make_folder ();
  g_autofree char *elsewhere = g_build_filename (parent, "new", NULL);
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *before = NULL, *after = NULL, *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture_put_year (store);
  before = fixture_dump (store);
  path = back_up (folder, store);
  g_clear_object (&store);
  jalons_store_restore (elsewhere, path, &error);
  g_assert_no_error (error);
  store = fixture_open (elsewhere);
  after = fixture_dump (store);
  g_assert_cmpstr (after, ==, before);
}

/* A data file that no longer opens is put aside, not lost, and the backup takes its place. */
static void
test_restore_over_damage (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *path = NULL, *database = g_build_filename (folder, "jalons.db", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL), *aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = NULL;
  const char *name;

  fixture_put_year (store);
  path = back_up (folder, store);
  g_clear_object (&store);
  g_assert_true (g_file_set_contents (database, "no database at all", -1, NULL));
  jalons_store_restore (folder, path, &error);
  g_assert_no_error (error);
  files = g_dir_open (backups, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (name, "-damaged.db"))
      aside = g_build_filename (backups, name, NULL);
  g_assert_nonnull (aside);
  store = fixture_open (folder);
  g_assert_cmpstr (jalons_store_get_undo_label (store), ==, "Import");
}

static void
make_text (char *path)
{
  g_assert_true (g_file_set_contents (path, "Bonjour", -1, NULL));
}

static void
make_missing (char *path)
{
  g_unlink (path);
}

static void
make_newer (char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
make_damaged (char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + length / 2, 0x5a, length / 3);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}

static const struct
{
  const char *name;
  void (*make) (char *path);
  int code;
} bad_backups[] = {
  { "text", make_text, JALONS_ERROR_KIND },
  { "missing", make_missing, JALONS_ERROR_MISSING },
  { "newer", make_newer, JALONS_ERROR_NEWER },
  { "damaged", make_damaged, JALONS_ERROR_DAMAGED },
};

static void
test_restore_refused (gconstpointer data)
{
  unsigned which = GPOINTER_TO_UINT (data);
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *path = NULL, *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  fixture_put_year (store);
  path = back_up (folder, store);
  bad_backups[which].make (path);
  g_clear_object (&store);
  before = fixture_hash (folder, "jalons.db");
  g_assert_false (jalons_store_restore (folder, path, &error));
  g_assert_error (error, JALONS_ERROR, bad_backups[which].code);
  g_assert_nonnull (strstr (error->message, path));
  after = fixture_hash (folder, "jalons.db");
  g_assert_cmpstr (before, ==, after);
  backups = list (folder);
  for (guint i = 0; i < backups->len; i++)
    g_assert_cmpint (((const JalonsBackup *) g_ptr_array_index (backups, i))->reason, !=, JALONS_BACKUP_RESTORE);
}

/* Copying */

static void
note_progress (double fraction,
               gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

static void
test_progress (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "folder.db", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  double last = 0;

  fixture_put_year (store);
  jalons_store_backup (store, path, note_progress, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.999);
  g_assert_false (jalons_store_backup (store, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  g_clear_error (&error);
  g_unlink (path);
  g_cancellable_cancel (cancellable);
  g_assert_false (jalons_store_backup (store, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Checking */

static void
test_check (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL), *id = NULL;
  g_autoptr (JalonsCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  fixture_put_year (store);
  id = fixture_put_activity (store, "Forum", "3A");
  g_assert_null (jalons_store_check (path, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_BUSY);
  g_clear_error (&error);

  g_clear_object (&store);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "UPDATE activity SET state = 'tomorrow', slot = 'soon', year = 'nowhere';"
                                 "DROP TABLE mef",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
  check = jalons_store_check (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (check->version, ==, fixture_version ());
  g_assert_cmpuint (check->n_records, ==, 6);
  g_assert_cmpuint (check->n_dangling, ==, 1);
  g_assert_cmpuint (check->n_unknown, ==, 2);
  g_assert_cmpuint (check->problems->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (check->problems, 0), ==, "The table “mef” is missing, or some of it is.");
}

static gint64
measure_file (FixtureFolder folder,
              const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_size;
}

/* What is committed goes into the file as soon as nobody waits, so that what lies beside it does not grow. */
static void
test_beside (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = fixture_open (folder);
  g_autofree char *text = g_strnfill (LETTERS, 'a');
  gint64 first = 0, longest = 0;

  for (int i = 0; i < N_WRITES; i++)
    {
      JalonsDraft *school = fixture_school ("0590116F", "Collège des Tilleuls");
      gint64 before = measure_file (folder, "jalons.db");

      text[0] = (char) ('a' + i);
      jalons_draft_set_text (school, JALONS_SCHOOL_NAME, text);
      fixture_put (store, "Write", school);
      for (int waited = 0; measure_file (folder, "jalons.db") == before; waited++)
        {
          g_assert_cmpint (waited, <, 60000);
          g_usleep (1000);
        }
      longest = MAX (longest, measure_file (folder, "jalons.db-wal"));
      if (i == 0)
        first = longest;
    }
  g_test_message ("%d writes of %d kB, at most %d kB beside the file, %d kB after the first", N_WRITES, LETTERS / 1000,
                  (int) (longest / 1000), (int) (first / 1000));
  g_assert_cmpint (longest, <, 2 * first);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/backup/daily", test_daily);
  g_test_add_func ("/store/backup/manual", test_manual);
  g_test_add_func ("/store/backup/daily-fails", test_daily_fails);
  g_test_add_func ("/store/backup/daily-meanwhile", test_daily_meanwhile);
  g_test_add_func ("/store/backup/rotation", test_rotation);
  g_test_add_func ("/store/backup/restore", test_restore);
  g_test_add_func ("/store/backup/restore-anew", test_restore_anew);
  g_test_add_func ("/store/backup/restore-over-damage", test_restore_over_damage);
  for (unsigned i = 0; i < G_N_ELEMENTS (bad_backups); i++)
    {
      g_autofree char *path = g_strconcat ("/store/backup/restore-refused/", bad_backups[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_restore_refused);
    }
  g_test_add_func ("/store/backup/progress", test_progress);
  g_test_add_func ("/store/backup/check", test_check);
  g_test_add_func ("/store/backup/beside", test_beside);
  return g_test_run ();
}
