/* Files taken into the data folder, of each kind: once, whole or not at all, and swept away only when nothing names them.
 * Invariant: after each refusal the folder is as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "store/backup.h"
#include "store/files.h"

static GFile *
make_file (const char *folder,
           const char *name,
           const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return g_file_new_for_path (path);
}

/* How many files, halves included, are in FOLDER/files. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_files (path) : 1;
    }
  return n;
}

static void
make_old (const char *folder,
          const char *hash)
{
  g_autofree char *path = jalons_files_path (folder, hash);
  struct utimbuf times = { .modtime = time (NULL) - 40 * 24 * 60 * 60 };

  times.actime = times.modtime;
  g_assert_cmpint (utime (path, &times), ==, 0);
}

static void
test_add (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *data = g_build_filename (folder, "data", NULL), *files = g_build_filename (data, "files", NULL);
  g_autoptr (GFile) one = make_file (folder, "one.pdf", "%PDF-1.7 one"), two = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = jalons_files_add (data, one, NULL, NULL, NULL, &error), *again = NULL, *path = NULL;
  g_autofree char *kept = NULL, *wrong = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  path = jalons_files_path (data, hash);
  g_assert_true (g_str_has_suffix (path, ".pdf"));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "%PDF-1.7 one");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  two = make_file (folder, "two.pdf", "%PDF-1.7 one");
  again = jalons_files_add (data, two, NULL, NULL, NULL, &error);
  g_assert_cmpstr (again, ==, hash);
  g_assert_cmpuint (count_files (files), ==, 1);
  make_old (data, hash);
  g_free (again);
  again = jalons_files_add (data, two, NULL, NULL, NULL, &error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (time (NULL) - status.st_mtime, <, 1000);

  other = make_file (folder, "other.pdf", "<html>%PD");
  wrong = jalons_files_add (data, other, NULL, NULL, NULL, &error);
  g_assert_null (wrong);
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_KIND);
  g_assert_cmpuint (count_files (files), ==, 1);
  g_assert_null (jalons_files_path (data, "../../etc/passwd"));
}

static void
test_refused (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *files = g_build_filename (folder, "files", NULL), *path = g_build_filename (folder, "big.pdf", NULL);
  g_autoptr (GFile) big = make_file (folder, "big.pdf", "%PDF-1.7"), empty = make_file (folder, "e.pdf", "");
  g_autoptr (GFile) none = g_file_new_for_path ("/nowhere/a.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  /* A hole: it takes no room. */
  g_assert_cmpint (truncate (path, JALONS_FILES_MAX_BYTES + 1), ==, 0);
  g_assert_null (jalons_files_add (folder, big, NULL, NULL, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (jalons_files_add (folder, empty, NULL, NULL, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_KIND);
  g_clear_error (&error);
  g_assert_null (jalons_files_add (folder, none, NULL, NULL, NULL, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS);
  g_clear_error (&error);
  g_assert_cmpint (truncate (path, 1000), ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (jalons_files_add (folder, big, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (files), ==, 0);
}

static void
test_missing (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, NULL);
  g_autoptr (JalonsRecord) document = NULL;
  g_autoptr (GError) error = NULL;

  jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, "Guide");
  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE_NAME, "guide.pdf");
  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, "ab");
  document = jalons_draft_build (draft);
  g_assert_null (jalons_files_find (folder, document, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
  fixture_assert_words ("The PDF of “Guide” (guide.pdf) is not in this data folder*", error->message);
}

/* The head of a PNG of that size. */
static GBytes *
make_png (guint8 width,
          guint8 height)
{
  guint8 head[40] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";

  head[18] = width;
  head[22] = height;
  return g_bytes_new (head, sizeof head);
}

static void
test_bytes (void)
{
  static const struct
  {
    JalonsStoredKind kind;
    const char *text;
    int code;
  } refused[] = {
    { JALONS_STORED_PNG, "%PDF-1.7 in the place of a picture, and long", JALONS_ERROR_KIND },
    { JALONS_STORED_PNG, "\x89PNG", JALONS_ERROR_KIND },
    { JALONS_STORED_CARRIED, "PK", JALONS_ERROR_KIND },
    { JALONS_STORED_PDF, "PK\3\4", JALONS_ERROR_KIND },
  };
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *files = g_build_filename (folder, "files", NULL), *hash = NULL, *path = NULL;
  g_autoptr (GBytes) picture = make_png (1, 1), wide = make_png (16, 1), back = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (refused[i].text, strlen (refused[i].text));

      g_test_message ("%u", i);
      g_assert_null (jalons_files_add_bytes (folder, refused[i].kind, bytes, &error));
      g_assert_error (error, JALONS_ERROR, refused[i].code);
      g_clear_error (&error);
    }
  g_assert_null (jalons_files_add_bytes (folder, JALONS_STORED_PNG, wide, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (files), ==, 0);
  hash = jalons_files_add_bytes (folder, JALONS_STORED_PNG, picture, &error);
  g_assert_no_error (error);
  path = jalons_files_path (folder, hash);
  g_assert_true (g_str_has_suffix (path, ".png"));
  back = jalons_files_read (folder, JALONS_STORED_PNG, hash, &error);
  g_assert_true (g_bytes_equal (back, picture));
  g_assert_null (jalons_files_read (folder, JALONS_STORED_CARRIED, hash, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "altered", -1, NULL));
  g_assert_null (jalons_files_read (folder, JALONS_STORED_PNG, hash, &error));
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED);
}

static void
on_added (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  *(char **) data = jalons_files_add_bytes_finish (result, NULL);
}

static void
test_bytes_async (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK\3\4 carried", 12), back = NULL;
  char *hash = NULL;

  jalons_files_add_bytes_async (folder, JALONS_STORED_CARRIED, bytes, NULL, on_added, &hash);
  while (hash == NULL)
    g_main_context_iteration (NULL, TRUE);
  back = jalons_files_read (folder, JALONS_STORED_CARRIED, hash, NULL);
  g_assert_true (g_bytes_equal (back, bytes));
  g_free (hash);
}

static void
put_document (JalonsStore *store,
              const char *hash)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, NULL);

  jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, "Guide");
  jalons_draft_set_text (draft, JALONS_DOCUMENT_FILE, hash);
  fixture_put (store, "Add", draft);
}

/* The sweep comes with the backup of the day, once somebody was served and nothing is left to do. */
static void
open_and_close (const char *folder)
{
  g_autoptr (JalonsStore) store = jalons_store_open (folder, NULL);
  g_autoptr (JalonsDataset) dataset = jalons_store_load (store, 0, NULL);

  g_usleep (50000);
  jalons_store_close (store);
}

static void
test_sweep (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = jalons_store_open (folder, NULL);
  static const char *const contents[] = { "%PDF-used", "%PDF-undone", "%PDF-backup", "%PDF-unused", "%PDF-young" };
  char *hashes[G_N_ELEMENTS (contents)];
  const char *const pages[] = { "orphelin", NULL };
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *data = g_build_filename (folder, "jalons.db", NULL), *before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GFile) file = make_file (folder, "file.pdf", contents[i]);

      hashes[i] = jalons_files_add (folder, file, NULL, NULL, NULL, NULL);
    }
  put_document (store, hashes[0]);
  g_assert_true (jalons_store_keep_backup (store, JALONS_BACKUP_MANUAL, NULL));
  put_document (store, hashes[2]);
  g_assert_true (jalons_store_keep_backup (store, JALONS_BACKUP_IMPORT, NULL));
  jalons_store_close (store);
  g_clear_object (&store);
  backups = jalons_store_list_backups (folder, NULL);
  for (guint i = 0; i < backups->len; i++)
    if (((JalonsBackup *) g_ptr_array_index (backups, i))->reason == JALONS_BACKUP_MANUAL)
      before = g_strdup (((JalonsBackup *) g_ptr_array_index (backups, i))->path);
  g_assert_true (jalons_store_restore (folder, before, NULL));
  store = jalons_store_open (folder, NULL);
  put_document (store, hashes[1]);
  jalons_undo_report_free (jalons_store_undo (store, NULL));
  g_assert_true (jalons_store_index_pages (store, hashes[3], pages, NULL));
  jalons_store_close (store);
  g_clear_object (&store);

  for (guint i = 0; i < 4; i++)
    make_old (folder, hashes[i]);
  for (int i = 0; i < 40 && jalons_files_has (folder, hashes[3]); i++)
    open_and_close (folder);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_test_message ("%s", contents[i]);
      g_assert_cmpint (jalons_files_has (folder, hashes[i]), ==, i != 3);
      g_free (hashes[i]);
    }
}

/* What other fields than a document's name stays too: in a row, or where an undo would find it. */
static void
test_sweep_kinds (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (JalonsStore) store = jalons_store_open (folder, NULL);
  g_autoptr (GBytes) logo = make_png (1, 1), old_logo = make_png (1, 2), unused = make_png (2, 2);
  g_autoptr (GBytes) frozen = g_bytes_new_static ("PK\3\4 frozen", 11), stray = g_bytes_new_static ("PK\3\4 stray", 10);
  char *hashes[] = {
    jalons_files_add_bytes (folder, JALONS_STORED_PNG, logo, NULL),
    jalons_files_add_bytes (folder, JALONS_STORED_PNG, old_logo, NULL),
    jalons_files_add_bytes (folder, JALONS_STORED_CARRIED, frozen, NULL),
    jalons_files_add_bytes (folder, JALONS_STORED_PNG, unused, NULL),
    jalons_files_add_bytes (folder, JALONS_STORED_CARRIED, stray, NULL),
  };
  JalonsDraft *school = fixture_school ("0590116F", "Collège"), *revision = jalons_draft_new (JALONS_ENTITY_REVISION, NULL);
  g_autoptr (JalonsRecord) before = NULL;

  jalons_draft_set_text (school, JALONS_SCHOOL_LOGO, hashes[1]);
  before = jalons_draft_build (school);
  fixture_put (store, "Add", school);
  school = jalons_draft_edit (before);
  jalons_draft_set_text (school, JALONS_SCHOOL_LOGO, hashes[0]);
  fixture_put (store, "Another logo", school);
  jalons_draft_set_text (revision, JALONS_REVISION_FILE, hashes[2]);
  fixture_put (store, "Submit", revision);
  jalons_store_close (store);
  g_clear_object (&store);
  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    make_old (folder, hashes[i]);
  for (int i = 0; i < 40 && (jalons_files_has (folder, hashes[3]) || jalons_files_has (folder, hashes[4])); i++)
    open_and_close (folder);
  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (jalons_files_has (folder, hashes[i]), ==, i < 3);
      g_free (hashes[i]);
    }
}

static void
test_copy_kinds (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (GBytes) logo = make_png (1, 1), frozen = g_bytes_new_static ("PK\3\4 frozen", 11);
  g_autofree char *first = jalons_files_add_bytes (folder, JALONS_STORED_PNG, logo, NULL);
  g_autofree char *second = jalons_files_add_bytes (folder, JALONS_STORED_CARRIED, frozen, NULL);
  g_autofree char *from = g_build_filename (folder, "files", NULL), *home = g_build_filename (folder, "there", NULL);
  g_autofree char *to = g_build_filename (home, "files", NULL);
  unsigned n = 0;

  g_assert_true (jalons_files_copy (from, to, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (jalons_files_has (home, first));
  g_assert_true (jalons_files_has (home, second));
}

static void
test_copy (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (GFile) file = make_file (folder, "one.pdf", "%PDF-1.7 one");
  g_autofree char *hash = jalons_files_add (folder, file, NULL, NULL, NULL, NULL);
  g_autofree char *from = g_build_filename (folder, "files", NULL), *to = g_build_filename (folder, "other", NULL);
  g_autofree char *there = g_build_filename (folder, "there", "files", NULL), *path = NULL;
  g_autofree char *home = g_build_filename (folder, "there", NULL), *away = NULL;
  g_autoptr (GError) error = NULL;
  unsigned n = 7;

  g_assert_true (jalons_files_copy (from, to, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (jalons_files_copy (from, to, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (jalons_files_copy (to, there, &n, &error));
  g_assert_no_error (error);
  g_assert_true (jalons_files_has (home, hash));
  path = jalons_files_path (folder, hash);
  g_assert_true (g_file_set_contents (path, "%PDF-altered", -1, NULL));
  away = jalons_files_path (home, hash);
  g_assert_cmpint (g_unlink (away), ==, 0);
  g_assert_true (jalons_files_copy (from, there, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (jalons_files_copy ("/nowhere", there, &n, &error));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/files/add", test_add);
  g_test_add_func ("/store/files/refused", test_refused);
  g_test_add_func ("/store/files/missing", test_missing);
  g_test_add_func ("/store/files/sweep", test_sweep);
  g_test_add_func ("/store/files/sweep-kinds", test_sweep_kinds);
  g_test_add_func ("/store/files/copy", test_copy);
  g_test_add_func ("/store/files/copy-kinds", test_copy_kinds);
  g_test_add_func ("/store/files/bytes", test_bytes);
  g_test_add_func ("/store/files/bytes-async", test_bytes_async);
  return g_test_run ();
}
