/* Making copies, naming them, and thinning them out.
 * Invariant: names sort by the moment of the backup: "jalons-20261121-103005-042-daily.db", in local time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/sqlite-error.h"

#define PAGES_PER_STEP 64
#define N_KEPT         10

struct _JalonsCopy
{
  char *path;
  char *partial; /* where it grows */
  sqlite3 *handle;
  sqlite3_backup *backup;
  char *source; /* the path of what is copied */
};

static const char *const reasons[] = {
  [JALONS_BACKUP_DAILY] = "daily",
  [JALONS_BACKUP_MIGRATION] = "migration",
  [JALONS_BACKUP_IMPORT] = "import",
  [JALONS_BACKUP_RESTORE] = "restore",
  [JALONS_BACKUP_MANUAL] = "manual",
};

/* One copy */

static gboolean
open_partial (JalonsCopy *self,
              JalonsDatabase *database,
              GError **error)
{
  int fd, code;

  g_unlink (self->partial);
  fd = open (self->partial, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      jalons_set_write_error (error, self->path, errno);
      return FALSE;
    }
  close (fd);
  code = sqlite3_open_v2 (self->partial, &self->handle,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  /* Each page is written once, and not looked at again before all are there. */
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, "PRAGMA synchronous = OFF; PRAGMA cache_size = -256", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    {
      self->backup = sqlite3_backup_init (self->handle, "main", database->handle, "main");
      code = sqlite3_extended_errcode (self->handle);
    }
  if (self->backup != NULL)
    return TRUE;
  jalons_set_sqlite_error (error, self->handle, code, self->path);
  return FALSE;
}

/**
 * jalons_copy_new:
 * @path: where the copy shall be; what is there is replaced when the copy is finished
 *
 * Returns: (transfer full): a copy that has begun; freed before it is finished, it leaves nothing behind
 */
JalonsCopy *
jalons_copy_new (JalonsDatabase *database,
                 const char *path,
                 GError **error)
{
  g_autoptr (JalonsCopy) self = g_new0 (JalonsCopy, 1);

  self->path = g_strdup (path);
  self->partial = g_strconcat (path, ".part", NULL);
  self->source = g_strdup (database->path);
  return open_partial (self, database, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * jalons_copy_step:
 *
 * Copies some pages. The database may be written between the steps; the copy follows.
 *
 * Returns: 1 when there is more, 0 when all is copied, -1 with @error set
 */
int
jalons_copy_step (JalonsCopy *self,
                  GError **error)
{
  int code = sqlite3_backup_step (self->backup, PAGES_PER_STEP);

  if (code == SQLITE_OK)
    return 1;
  if (code == SQLITE_DONE)
    return 0;
  jalons_set_sqlite_error (error, self->handle, code,
                           (code & 0xff) == SQLITE_CORRUPT ? self->source : self->path);
  return -1;
}

double
jalons_copy_get_fraction (JalonsCopy *self)
{
  int total = sqlite3_backup_pagecount (self->backup);

  return total > 0 ? 1.0 - (double) sqlite3_backup_remaining (self->backup) / total : 0.0;
}

static int
note_answer (void *answer,
             int n_columns,
             char **values,
             char **names)
{
  return g_str_equal (values[0], "ok") ? 0 : 1;
}

/* A copy of a damaged file must not push a sound one out. */
static gboolean
is_sound (JalonsCopy *self,
          GError **error)
{
  int code = sqlite3_exec (self->handle, "PRAGMA quick_check (1)", note_answer, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  jalons_set_sqlite_error (error, NULL, code == SQLITE_ABORT ? SQLITE_CORRUPT : code, self->source);
  return FALSE;
}

/**
 * jalons_file_to_disk:
 * @path: a file or folder
 *
 * Returns: whether what was written to it has reached the disk
 */
gboolean
jalons_file_to_disk (const char *path,
                     GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    jalons_set_write_error (error, path, errno);
  if (fd >= 0)
    close (fd);
  return done;
}

/**
 * jalons_copy_detach:
 *
 * To be called when jalons_copy_step() has copied all: ends the tie to the database that is copied.
 *
 * Returns: whether the copy is complete
 */
gboolean
jalons_copy_detach (JalonsCopy *self,
                    GError **error)
{
  int code = sqlite3_backup_finish (g_steal_pointer (&self->backup));

  /* A copy is one file: the mode in which a file has a -wal beside it is written in the file. */
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  jalons_set_sqlite_error (error, self->handle, code, self->path);
  return FALSE;
}

/**
 * jalons_copy_finish:
 *
 * To be called after jalons_copy_detach(), on any thread.
 *
 * Returns: whether the copy is sound, on the disk, and under its name
 */
gboolean
jalons_copy_finish (JalonsCopy *self,
                    GError **error)
{
  if (!is_sound (self, error))
    return FALSE;
  sqlite3_close (g_steal_pointer (&self->handle));
  if (!jalons_file_to_disk (self->partial, error))
    return FALSE;
  if (g_rename (self->partial, self->path) == 0)
    return TRUE;
  jalons_set_write_error (error, self->path, errno);
  return FALSE;
}

void
jalons_copy_free (JalonsCopy *self)
{
  if (self->backup != NULL)
    sqlite3_backup_finish (self->backup);
  sqlite3_close (self->handle);
  g_unlink (self->partial);
  g_free (self->partial);
  g_free (self->source);
  g_free (self->path);
  g_free (self);
}

/**
 * jalons_copy_run:
 * @progress: (nullable): told after each step
 *
 * Returns: whether the database is now copied to @path
 */
gboolean
jalons_copy_run (JalonsDatabase *database,
                 const char *path,
                 JalonsBackupProgress progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (JalonsCopy) copy = jalons_copy_new (database, path, error);
  int more = copy != NULL ? 1 : -1;

  while (more == 1)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      more = jalons_copy_step (copy, error);
      if (progress != NULL && more >= 0)
        progress (jalons_copy_get_fraction (copy), progress_data);
    }
  return more == 0 && jalons_copy_detach (copy, error) && jalons_copy_finish (copy, error);
}

/* Those that are kept */

/**
 * jalons_backup_make_path:
 * @what: the last part of the name: a reason
 *
 * Returns: (transfer full): a path for a new file in the folder of backups, which exists now
 */
char *
jalons_backup_make_path (const char *directory,
                         const char *what,
                         GError **error)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_BACKUP_FOLDER, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%d-%H%M%S");
  int milliseconds = g_date_time_get_microsecond (now) / 1000;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      jalons_set_write_error (error, folder, errno);
      return NULL;
    }
  for (;; milliseconds++)
    {
      g_autofree char *name = g_strdup_printf ("jalons-%s-%03d-%s.db", moment, milliseconds, what);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static gboolean
parse_moment (const char *digits,
              GDateTime **when)
{
  int year, month, day, hour, minute, second;

  if (sscanf (digits, "%4d%2d%2d-%2d%2d%2d-", &year, &month, &day, &hour, &minute, &second) != 6)
    return FALSE;
  *when = g_date_time_new_local (year, month, day, hour, minute, second);
  return *when != NULL;
}

/**
 * jalons_backup_parse_name:
 * @name: a file's name
 * @when: (out) (transfer full): when it was made
 * @reason: (out): why
 *
 * Returns: whether @name is one that we give to backups
 */
gboolean
jalons_backup_parse_name (const char *name,
                          GDateTime **when,
                          JalonsBackupReason *reason)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", -1);

  if (g_strv_length (parts) != 5 || !g_str_equal (parts[0], "jalons") || !g_str_has_suffix (parts[4], ".db"))
    return FALSE;
  parts[4][strlen (parts[4]) - 3] = '\0';
  for (unsigned i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (parts[4], reasons[i]))
      {
        *reason = (JalonsBackupReason) i;
        return parse_moment (name + strlen ("jalons-"), when);
      }
  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) b, *(char *const *) a);
}

/**
 * jalons_backup_list_names:
 *
 * Returns: (transfer full) (element-type utf8): the names of the backups of a data folder, the latest first
 */
GPtrArray *
jalons_backup_list_names (const char *directory)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_BACKUP_FOLDER, NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autoptr (GDateTime) when = NULL;
      JalonsBackupReason reason;

      if (jalons_backup_parse_name (name, &when, &reason))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * jalons_backup_is_due:
 *
 * Returns: whether there is something to back up, and no daily backup of today
 */
gboolean
jalons_backup_is_due (JalonsDatabase *database)
{
  g_autoptr (GPtrArray) names = jalons_backup_list_names (database->directory);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "jalons-%Y%m%d-");
  gint64 n_gestures = 0;

  for (guint i = 0; i < names->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (names, i), today) &&
        g_str_has_suffix (g_ptr_array_index (names, i), "-daily.db"))
      return FALSE;
  return jalons_database_get_number (database, "SELECT EXISTS (SELECT 1 FROM gesture)", &n_gestures, NULL) &&
         n_gestures > 0;
}

/**
 * jalons_backup_sweep:
 *
 * Deletes what copies that were cut off by a crash have left in the folder of backups; not to be called while one is
 * being made.
 */
void
jalons_backup_sweep (const char *directory)
{
  g_autofree char *folder = g_build_filename (directory, JALONS_BACKUP_FOLDER, NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    if (g_str_has_prefix (name, "jalons-") && strstr (name, ".db.part") != NULL)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_unlink (path);
      }
}

/**
 * jalons_backup_begin:
 *
 * Returns: (transfer full): a copy into the folder of backups, which the caller steps and finishes
 */
JalonsCopy *
jalons_backup_begin (JalonsDatabase *database,
                     JalonsBackupReason reason,
                     GError **error)
{
  g_autofree char *path = jalons_backup_make_path (database->directory, reasons[reason], error);

  return path != NULL ? jalons_copy_new (database, path, error) : NULL;
}

/**
 * jalons_backup_keep:
 *
 * Makes a backup in the data folder, then thins out the older ones.
 */
gboolean
jalons_backup_keep (JalonsDatabase *database,
                    JalonsBackupReason reason,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *path = jalons_backup_make_path (database->directory, reasons[reason], error);

  if (path == NULL || !jalons_copy_run (database, path, NULL, NULL, cancellable, error))
    return FALSE;
  jalons_backup_prune (database->directory);
  return TRUE;
}

/**
 * jalons_backup_prune:
 *
 * Deletes the backups that are neither among the ten last nor the last of their month.
 */
void
jalons_backup_prune (const char *directory)
{
  g_autoptr (GPtrArray) names = jalons_backup_list_names (directory);
  const size_t month_length = strlen ("jalons-202611");

  for (guint i = N_KEPT; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i), *later = g_ptr_array_index (names, i - 1);
      g_autofree char *path = g_build_filename (directory, JALONS_BACKUP_FOLDER, name, NULL);

      if (strncmp (name, later, month_length) == 0)
        g_unlink (path);
    }
}
