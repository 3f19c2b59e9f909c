/* Files of every past version open, and the machinery of steps: with steps that only this test knows.
 * Invariant: fixtures/version-N.sql is a file of version N as it was shipped; it is never changed afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/backup.h"
#include "store/database.h"
#include "store/schema.h"

/* Past versions */

static void
execute (const char *path,
         const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

static char *
make_past_folder (unsigned version)
{
  g_autofree char *name = g_strdup_printf ("tests/store/fixtures/version-%u.sql", version);
  g_autofree char *source = g_build_filename (g_getenv ("JALONS_SOURCE_ROOT"), name, NULL), *sql = NULL;
  char *folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (source, &sql, NULL, &error);
  g_assert_no_error (error);
  execute (path, sql);
  return folder;
}

static int
append_row (void *data,
            int n_columns,
            char **values,
            char **names)
{
  g_string_append_printf (data, "%s %s.%s %s %s\n", values[0], values[1], values[2], values[3], values[4]);
  return 0;
}

/* The columns of every table, in order; how a table was made does not matter. */
static char *
describe_tables (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  GString *description = g_string_new (NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "SELECT column.cid, it.name, column.name, column.type || column.\"notnull\","
                                 " column.dflt_value FROM sqlite_schema AS it, pragma_table_info (it.name) AS column"
                                 " WHERE it.type = 'table' ORDER BY it.name, column.cid;"
                                 "SELECT '', tbl_name, name, '', sql FROM sqlite_schema WHERE type = 'index'"
                                 " AND sql IS NOT NULL ORDER BY name",
                                 append_row, description, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
  return g_string_free (description, FALSE);
}

static char *
describe_new_file (void)
{
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStore) store = jalons_store_open (folder, &error);

  g_assert_no_error (error);
  g_clear_object (&store);
  return describe_tables (folder);
}

/* Should the tables differ: entities.def has changed, and migrations.c misses the step. */
static void
test_past (gconstpointer data)
{
  unsigned version = GPOINTER_TO_UINT (data);
  g_auto (FixtureFolder) folder = make_past_folder (version);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStore) store = jalons_store_open (folder, &error);
  g_autofree char *dump = NULL, *present = NULL, *expected = describe_new_file ();
  g_autoptr (JalonsUndoReport) report = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_assert_no_error (error);
  dump = fixture_dump (store);
  g_assert_nonnull (strstr (dump, "|Forum des m"));
  hits = jalons_store_search (store, "coeurs", NULL, 0, 2026, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  report = jalons_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_restored, ==, 2);
  g_clear_object (&store);
  present = describe_tables (folder);
  g_assert_cmpstr (present, ==, expected);
}

/* A fixture of the present version, printed; see main(). */

static int
print_row (void *table,
           int n_columns,
           char **values,
           char **names)
{
  printf ("INSERT INTO \"%s\" VALUES (", (const char *) table);
  for (int i = 0; i < n_columns; i++)
    {
      char *text = sqlite3_mprintf ("%Q", values[i]);

      printf ("%s%s", i > 0 ? ", " : "", text);
      sqlite3_free (text);
    }
  printf (");\n");
  return 0;
}

static void
print_table (sqlite3 *handle,
             const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", name);

  sqlite3_exec (handle, sql, print_row, (gpointer) name, NULL);
}

static int
print_fixture (void)
{
  static const char *const own[] = { "gesture", "change", "setting", "search_row" };
  g_auto (FixtureFolder) folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "jalons.db", NULL);
  g_autofree char *schema = jalons_schema_to_sql (), *id = NULL;
  g_autoptr (JalonsStore) store = jalons_store_open (folder, NULL);
  sqlite3 *handle = NULL;
  unsigned n_migrations;

  jalons_migrations_list (&n_migrations);
  jalons_store_set_author (store, "Claire Petit");
  fixture_put_year (store);
  id = fixture_put_activity (store, "Forum des métiers", "3A");
  g_clear_object (&store);
  printf ("PRAGMA application_id = %d;\nPRAGMA user_version = %u;\n%s", JALONS_APPLICATION_ID, n_migrations + 1, schema);
  sqlite3_open (path, &handle);
  for (unsigned i = 0; i < G_N_ELEMENTS (own); i++)
    print_table (handle, own[i]);
  for (unsigned e = 0; e < JALONS_N_ENTITIES; e++)
    print_table (handle, jalons_model_entity ((JalonsEntityId) e)->name);
  sqlite3_close (handle);
  printf ("INSERT INTO search (search) VALUES ('rebuild');\n");
  return 0;
}

/* Steps */

static gboolean
fill_room (JalonsDatabase *database,
           GError **error)
{
  return jalons_database_execute (database, "UPDATE division SET room = 'B' || code", error);
}

static gboolean
fail (JalonsDatabase *database,
      GError **error)
{
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED, "No.");
  return FALSE;
}

static gboolean
die (JalonsDatabase *database,
     GError **error)
{
  kill (getpid (), SIGKILL);
  return TRUE;
}

#define ADD_ROOM "ALTER TABLE division ADD COLUMN room TEXT NOT NULL DEFAULT ''"

static const JalonsMigration good_steps[] = { { ADD_ROOM, fill_room }, { "CREATE TABLE more (id TEXT) STRICT", NULL } };
static const JalonsMigration failing_steps[] = { { ADD_ROOM, fill_room }, { NULL, fail } };
static const JalonsMigration wrong_steps[] = { { ADD_ROOM, fill_room }, { "ALTER TABLE nothing ADD COLUMN a", NULL } };
static const JalonsMigration deadly_steps[] = { { ADD_ROOM, fill_room }, { NULL, die } };

/* Opens a folder as a Jalons would that has some of these steps after all those of ours. */
static JalonsDatabase *
open_with (const char *folder,
           const JalonsMigration *own,
           unsigned n_own,
           GError **error)
{
  unsigned n_ours;
  const JalonsMigration *ours = jalons_migrations_list (&n_ours);
  g_autofree JalonsMigration *all = g_new (JalonsMigration, n_ours + n_own);

  memcpy (all, ours, n_ours * sizeof *ours);
  memcpy (all + n_ours, own, n_own * sizeof *own);
  return jalons_database_open_with (folder, all, n_ours + n_own, error);
}

static char *
make_folder (char **dump)
{
  char *folder = fixture_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStore) store = jalons_store_open (folder, &error);

  g_assert_no_error (error);
  fixture_put_year (store);
  *dump = fixture_dump (store);
  return folder;
}

static void
assert_unchanged (const char *folder,
                  const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsStore) store = jalons_store_open (folder, &error);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  after = fixture_dump (store);
  g_assert_cmpstr (before, ==, after);
}

/* Those that were made before a migration; the daily one comes and goes as it likes. */
static guint
count_backups (const char *folder,
               char **last)
{
  g_autoptr (GPtrArray) backups = jalons_store_list_backups (folder, NULL);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const JalonsBackup *backup = g_ptr_array_index (backups, i);

      if (backup->reason != JALONS_BACKUP_MIGRATION)
        continue;
      if (n++ == 0 && last != NULL)
        *last = g_strdup (backup->path);
    }
  return n;
}

static void
test_steps (void)
{
  g_autofree char *before = NULL;
  g_auto (FixtureFolder) folder = make_folder (&before);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDatabase) database = NULL;
  g_autoptr (JalonsStore) store = NULL;
  gint64 number = 0;

  /* One step, then the other: as two versions that came out one after the other. */
  for (int n = 1; n <= 2; n++)
    {
      database = open_with (folder, good_steps, (unsigned) n, &error);
      g_assert_no_error (error);
      g_assert_true (jalons_database_get_number (database, "PRAGMA user_version", &number, &error));
      g_assert_cmpint (number, ==, fixture_version () + n);
      g_assert_true (jalons_database_get_number (database, "SELECT count(*) FROM division WHERE room IN ('B3A', 'B3B')",
                                                 &number, &error));
      g_assert_cmpint (number, ==, 2);
      g_clear_pointer (&database, jalons_database_close);
      g_assert_cmpint (count_backups (folder, NULL), ==, n);
    }
  /* Again, without need. */
  database = open_with (folder, good_steps, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (folder, NULL), ==, 2);
  g_clear_pointer (&database, jalons_database_close);
  /* And now our Jalons is the older one. */
  store = jalons_store_open (folder, &error);
  g_assert_null (store);
  g_assert_error (error, JALONS_ERROR, JALONS_ERROR_NEWER);
}

/* The backup that was made before is one that the older Jalons can restore. */
static void
test_way_back (void)
{
  g_autofree char *before = NULL;
  g_auto (FixtureFolder) folder = make_folder (&before), other = fixture_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDatabase) database = open_with (folder, good_steps, 2, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  g_clear_pointer (&database, jalons_database_close);
  g_assert_cmpuint (count_backups (folder, &path), ==, 1);
  jalons_store_restore (other, path, &error);
  g_assert_no_error (error);
  assert_unchanged (other, before);
}

static const struct
{
  const char *name;
  const JalonsMigration *steps;
  int code;
} failures[] = {
  { "failing", failing_steps, JALONS_ERROR_REFUSED },
  { "wrong", wrong_steps, JALONS_ERROR_DAMAGED },
};

static void
test_failure (gconstpointer data)
{
  unsigned which = GPOINTER_TO_UINT (data);
  g_autofree char *before = NULL;
  g_auto (FixtureFolder) folder = make_folder (&before);
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsDatabase) database = open_with (folder, failures[which].steps, 2, &error);

  g_assert_null (database);
  g_assert_error (error, JALONS_ERROR, failures[which].code);
  assert_unchanged (folder, before);
}

static void
test_death (void)
{
  g_autofree char *before = NULL;
  g_auto (FixtureFolder) folder = make_folder (&before);

  g_setenv ("JALONS_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess ("/store/migrations/subprocess/death", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_assert_cmpuint (count_backups (folder, NULL), ==, 1);
  assert_unchanged (folder, before);
}

static void
subprocess_death (void)
{
  g_autoptr (JalonsDatabase) database =
    open_with (g_getenv ("JALONS_TEST_FOLDER"), deadly_steps, 2, NULL);

  exit (0); /* which it must not reach */
}

/* With --fixture, prints a fixture of the present version; with a new version, run it once and keep what it prints. */
int
main (int argc,
      char *argv[])
{
  unsigned n_migrations;

  if (argc == 2 && g_str_equal (argv[1], "--fixture"))
    return print_fixture ();
  g_test_init (&argc, &argv, NULL);
  jalons_migrations_list (&n_migrations);
  for (unsigned version = 1; version <= n_migrations + 1; version++)
    {
      g_autofree char *path = g_strdup_printf ("/store/migrations/past/%u", version);
      g_test_add_data_func (path, GUINT_TO_POINTER (version), test_past);
    }
  g_test_add_func ("/store/migrations/steps", test_steps);
  g_test_add_func ("/store/migrations/way-back", test_way_back);
  for (unsigned i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/store/migrations/failure/", failures[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_failure);
    }
  g_test_add_func ("/store/migrations/death", test_death);
  g_test_add_func ("/store/migrations/subprocess/death", subprocess_death);
  return g_test_run ();
}
