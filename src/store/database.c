/* Opening, preparing, stepping, closing.
 * Invariant: jalons.db only ever appears whole, by renaming; what is not ours, or is newer, is never opened for writing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* F_OFD_SETLK */

#include "store/database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/header.h"
#include "store/schema.h"
#include "store/search-text.h"
#include "store/search.h"
#include "store/shared-private.h"
#include "store/sqlite-error.h"
#include "store/stamp.h"

#define BUSY_TIMEOUT_MS 1000

/* Statements */

/**
 * jalons_statement_release:
 *
 * Resets it for whoever prepares the same; the database keeps it.
 */
void
jalons_statement_release (JalonsStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/**
 * jalons_database_prepare:
 * @sql: one statement; it is compiled once and kept
 *
 * Returns: (transfer full) (nullable): the statement, to be held by g_autoptr; never ask for the same twice at a time
 */
JalonsStatement *
jalons_database_prepare (JalonsDatabase *self,
                         const char *sql,
                         GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement != NULL)
    {
      g_return_val_if_fail (!sqlite3_stmt_busy (statement), NULL);
      return statement;
    }
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      jalons_set_sqlite_error (error, self->handle, code, self->path);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * jalons_database_step:
 *
 * Returns: 1 when there is a row, 0 at the end, -1 with @error set
 */
int
jalons_database_step (JalonsDatabase *self,
                      JalonsStatement *statement,
                      GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    return 0;
  jalons_set_sqlite_error (error, self->handle, code, self->path);
  return -1;
}

/**
 * jalons_database_run:
 *
 * Steps to the end and resets @statement, so that it may be bound and run again.
 *
 * Returns: whether all went well
 */
gboolean
jalons_database_run (JalonsDatabase *self,
                     JalonsStatement *statement,
                     GError **error)
{
  int more;

  do
    more = jalons_database_step (self, statement, error);
  while (more == 1);
  sqlite3_reset (statement);
  return more == 0;
}

/**
 * jalons_database_execute:
 * @sql: one or more statements without parameters
 *
 * Returns: whether all of them went well
 */
gboolean
jalons_database_execute (JalonsDatabase *self,
                         const char *sql,
                         GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  jalons_set_sqlite_error (error, self->handle, code, self->path);
  return FALSE;
}

/**
 * jalons_database_get_number:
 * @number: (out): the first column of the first row; 0 when there is none
 *
 * Returns: whether it could be asked
 */
gboolean
jalons_database_get_number (JalonsDatabase *self,
                            const char *sql,
                            gint64 *number,
                            GError **error)
{
  g_autoptr (JalonsStatement) statement = jalons_database_prepare (self, sql, error);
  int more = statement != NULL ? jalons_database_step (self, statement, error) : -1;

  *number = more == 1 ? sqlite3_column_int64 (statement, 0) : 0;
  return more >= 0;
}

/**
 * jalons_database_set_cache:
 * @kilobytes: how much of the file is kept in memory at most; what is more is given back at once
 */
void
jalons_database_set_cache (JalonsDatabase *self,
                           int kilobytes)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d", kilobytes);

  jalons_database_execute (self, sql, NULL); /* without it, it is only slower */
}

/**
 * jalons_database_relax:
 *
 * After something large was read: the pages of the file and the statements go, and come again when they are wanted. No
 * statement may be held.
 */
void
jalons_database_relax (JalonsDatabase *self)
{
  g_hash_table_remove_all (self->statements);
  sqlite3_db_release_memory (self->handle);
}

/**
 * jalons_database_checkpoint:
 *
 * Moves what was committed from the -wal into the file, so that the -wal begins anew. What fails is tried again after the
 * next commit; nothing that was committed depends on it.
 */
void
jalons_database_checkpoint (JalonsDatabase *self)
{
  sqlite3_wal_checkpoint_v2 (self->handle, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->backlog = 0;
}

/**
 * jalons_statement_bind_text:
 * @position: from 1
 * @text: (nullable): is copied; %NULL is SQL's NULL
 */
void
jalons_statement_bind_text (JalonsStatement *statement,
                            int position,
                            const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, position);
  else
    sqlite3_bind_text (statement, position, text, -1, SQLITE_TRANSIENT);
}

/**
 * jalons_statement_get_text:
 * @column: from 0
 *
 * Returns: (nullable): borrowed until the next step; %NULL for SQL's NULL
 */
const char *
jalons_statement_get_text (JalonsStatement *statement,
                           int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* What this copy is called */

static gboolean
read_replica (JalonsDatabase *self,
              GError **error)
{
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (self, "SELECT value FROM setting WHERE key = 'replica'", error);
  int more = statement != NULL ? jalons_database_step (self, statement, error) : -1;

  if (more == 1)
    {
      g_free (self->replica);
      self->replica = g_strdup (jalons_statement_get_text (statement, 0));
    }
  if (more == 0)
    jalons_set_sqlite_error (error, NULL, SQLITE_CORRUPT, self->path);
  return more == 1;
}

/**
 * jalons_database_reread:
 *
 * A transaction was given up that may have changed what is in memory too: it is read again.
 */
void
jalons_database_reread (JalonsDatabase *self)
{
  read_replica (self, NULL);
  jalons_shared_open (self, NULL);
}

/* Opening */

/**
 * jalons_database_lock:
 * @directory: a data folder that exists
 *
 * The lock belongs to the open file, so it goes with the process, however that ends.
 *
 * Returns: a file descriptor that holds the folder until it is closed; -1 with %JALONS_ERROR_BUSY or
 *   %JALONS_ERROR_ACCESS
 */
int
jalons_database_lock (const char *directory,
                      GError **error)
{
  g_autofree char *path = g_build_filename (directory, "jalons.lock", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0 && (errno == ENOSPC || errno == EDQUOT))
    jalons_set_sqlite_error (error, NULL, SQLITE_FULL, directory);
  else if (fd < 0)
    jalons_set_read_only_error (error, directory);
  else if (fcntl (fd, F_OFD_SETLK, &lock) != 0 && (errno == EAGAIN || errno == EACCES))
    {
      jalons_set_busy_error (error, directory);
      close (fd);
      fd = -1;
    }
  return fd;
}

/**
 * jalons_database_make_directory:
 * @directory: a data folder; one that exists already keeps its permissions
 *
 * Returns: whether it is there; if not, %JALONS_ERROR_ACCESS
 */
gboolean
jalons_database_make_directory (const char *directory,
                                GError **error)
{
  if (g_mkdir_with_parents (directory, 0700) == 0)
    return TRUE;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
               _ ("The folder “%s” cannot be made (%s): check its name and permissions."), directory,
               g_strerror (errno));
  return FALSE;
}

/* Counting the bytes that SQLite has takes a lock at each of its allocations, of which a large import makes millions; and
 * pages that are not taken from twenty that lie together can all be given back. It is to be said before the first file is
 * opened; a library that had opened one before us leaves it as it was. */
static void
configure_once (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_config (SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
  g_once_init_leave (&done, 1);
}

/* Nobody else may even read the file: what is in memory is then always what is on the disk. Exclusive mode also
 * does without shared memory, which the network homes of schools do badly, and without locking for each statement; but
 * only where it is set before anything is read, as by a setting that has to know the schema. */
static const char *const connection_settings = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL;"
                                               "PRAGMA temp_store = MEMORY;"
                                               "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";

/* Instead of SQLite's own, which moves the pages while somebody waits for the commit. */
static int
on_committed (void *data,
              sqlite3 *handle,
              const char *name,
              int n_pages)
{
  JalonsDatabase *self = data;

  self->backlog = n_pages;
  return SQLITE_OK;
}

static gboolean
connect_to (JalonsDatabase *self,
            const char *path,
            GError **error)
{
  int code;

  configure_once ();
  code = sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      jalons_set_sqlite_error (error, self->handle, code, self->path);
      return FALSE;
    }
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  /* Otherwise a statement whose parameter might say what an index is limited to (register_deleted) is compiled anew each time
   * it is bound. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, NULL);
  sqlite3_wal_hook (self->handle, on_committed, self);
  if (sqlite3_db_readonly (self->handle, "main") != 0)
    {
      jalons_set_read_only_error (error, self->path);
      return FALSE;
    }
  if (!jalons_database_execute (self, connection_settings, error))
    return FALSE;
  jalons_database_set_cache (self, JALONS_CACHE_READING);
  return TRUE;
}

static void
disconnect (JalonsDatabase *self)
{
  g_hash_table_remove_all (self->statements);
  sqlite3_close (self->handle);
  self->handle = NULL;
}

static gboolean
fill_new_file (JalonsDatabase *self,
               unsigned version,
               GError **error)
{
  g_autofree char *schema = jalons_schema_to_sql ();
  g_autofree char *sql = g_strdup_printf ("BEGIN; PRAGMA application_id = %d; PRAGMA user_version = %u;\n%s"
                                          "INSERT INTO setting VALUES ('replica', '%08x%08x'), ('search', '%s'); COMMIT;",
                                          JALONS_APPLICATION_ID, version, schema, g_random_int (), g_random_int (),
                                          JALONS_SEARCH_FORM);

  return jalons_database_execute (self, sql, error);
}

static gboolean
make_empty_file (const char *path,
                 GError **error)
{
  int fd;

  g_unlink (path);
  fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    jalons_set_sqlite_error (error, NULL, errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN, path);
  else
    close (fd);
  return fd >= 0;
}

/* The file is made aside and renamed, so that a crash never leaves half a database under its name. */
static gboolean
create_file (JalonsDatabase *self,
             unsigned version,
             GError **error)
{
  g_autofree char *path = g_strconcat (self->path, ".new", NULL);
  gboolean done = make_empty_file (path, error) && connect_to (self, path, error) &&
                  fill_new_file (self, version, error);

  disconnect (self);
  if (done && g_rename (path, self->path) == 0)
    return TRUE;
  if (done)
    jalons_set_read_only_error (error, self->path);
  g_unlink (path);
  return FALSE;
}

/* Newer after all, as its -wal says: nothing of that is moved into the file. */
static gboolean
refuse_newer (JalonsDatabase *self,
              int newest,
              GError **error)
{
  gint64 version;

  if (!jalons_database_get_number (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version <= newest)
    return TRUE;
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  jalons_set_newer_error (error, self->path);
  return FALSE;
}

/* A file that came from elsewhere, by hand, may be open to everybody's eyes. */
static void
close_to_others (const char *path)
{
  struct stat status;

  if (stat (path, &status) == 0 && (status.st_mode & 0077) != 0)
    chmod (path, status.st_mode & 0700);
}

static gboolean
open_file (JalonsDatabase *self,
           const JalonsMigration *migrations,
           unsigned n_migrations,
           GError **error)
{
  int version;

  if (!jalons_header_expect (self->path, (int) n_migrations + 1, &version, error))
    return FALSE;
  if (version == 0 && !create_file (self, n_migrations + 1, error))
    return FALSE;
  close_to_others (self->path);
  return connect_to (self, self->path, error) && refuse_newer (self, (int) n_migrations + 1, error) &&
         jalons_database_execute (self, "PRAGMA journal_mode = WAL", error) &&
         jalons_migrations_run (self, migrations, n_migrations, error) && jalons_search_ensure (self, error) &&
         read_replica (self, error) && jalons_database_read_last_stamp (self, error) && jalons_shared_open (self, error);
}

/**
 * jalons_database_open_with:
 * @migrations: (array length=n_migrations): the steps to the present version, which is @n_migrations + 1
 *
 * jalons_database_open(), with other steps than ours; for tests.
 */
JalonsDatabase *
jalons_database_open_with (const char *directory,
                           const JalonsMigration *migrations,
                           unsigned n_migrations,
                           GError **error)
{
  g_autoptr (JalonsDatabase) self = g_new0 (JalonsDatabase, 1);

  self->lock = -1;
  self->directory = g_canonicalize_filename (directory, NULL);
  self->path = g_build_filename (self->directory, JALONS_DATABASE_NAME, NULL);
  self->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) (void (*) (void)) sqlite3_finalize);
  if (!jalons_database_make_directory (directory, error) || (self->lock = jalons_database_lock (directory, error)) < 0 ||
      !open_file (self, migrations, n_migrations, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * jalons_database_open:
 * @directory: the data folder; made, with an empty file in it, when there is none
 *
 * Returns: (transfer full): the open data file, of the present form; %NULL with one of %JALONS_ERROR_KIND,
 *   %JALONS_ERROR_NEWER, %JALONS_ERROR_DAMAGED, %JALONS_ERROR_BUSY, %JALONS_ERROR_ACCESS
 */
JalonsDatabase *
jalons_database_open (const char *directory,
                      GError **error)
{
  unsigned n_migrations;
  const JalonsMigration *migrations = jalons_migrations_list (&n_migrations);

  return jalons_database_open_with (directory, migrations, n_migrations, error);
}

/**
 * jalons_database_close:
 *
 * Closes the file and lets another Jalons open the folder.
 */
void
jalons_database_close (JalonsDatabase *self)
{
  disconnect (self);
  if (self->lock >= 0)
    close (self->lock);
  g_hash_table_unref (self->statements);
  g_free (self->replica);
  g_free (self->path);
  g_free (self->directory);
  g_free (self);
}
