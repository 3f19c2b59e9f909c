/* Listing the backups of a folder, putting one back, and the store's own requests for copies.
 * Invariant: the data file is replaced by renaming a whole copy over it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/backup-copy.h"
#include "store/header.h"
#include "store/reader.h"
#include "store/sqlite-error.h"
#include "store/store-private.h"

/* Listing */

void
jalons_backup_free (JalonsBackup *backup)
{
  g_clear_pointer (&backup->when, g_date_time_unref);
  g_free (backup->schools);
  g_free (backup->path);
  g_free (backup);
}

/* What the window shows of a backup, so that one recognises the right one. */
static void
look_inside (JalonsBackup *backup)
{
  g_autoptr (JalonsReader) reader = NULL;

  if (!jalons_header_read (backup->path, &backup->version, NULL))
    backup->version = -1;
  if (backup->version > 0)
    reader = jalons_reader_open (backup->path, NULL);
  if (reader == NULL)
    return;
  backup->n_divisions = (unsigned) jalons_reader_get_number (reader, "SELECT count(*) FROM division WHERE deleted = 0");
  backup->n_activities = (unsigned) jalons_reader_get_number (reader, "SELECT count(*) FROM activity WHERE deleted = 0");
  g_free (backup->schools);
  backup->schools = jalons_reader_get_text (
    reader, "SELECT group_concat (name, ', ') FROM (SELECT name FROM school WHERE deleted = 0 ORDER BY rowid)");
}

static JalonsBackup *
backup_new (const char *directory,
            const char *name)
{
  JalonsBackup *backup = g_new0 (JalonsBackup, 1);
  struct stat status;

  backup->path = g_build_filename (directory, JALONS_BACKUP_FOLDER, name, NULL);
  backup->schools = g_strdup ("");
  jalons_backup_parse_name (name, &backup->when, &backup->reason);
  if (g_stat (backup->path, &status) == 0)
    backup->size = status.st_size;
  look_inside (backup);
  return backup;
}

/**
 * jalons_store_list_backups:
 * @directory: the data folder
 *
 * Returns: (transfer full) (element-type JalonsBackup): the backups, the latest first; one that cannot be read has
 *   version -1
 */
GPtrArray *
jalons_store_list_backups (const char *directory,
                           GError **error)
{
  g_autoptr (GPtrArray) names = jalons_backup_list_names (directory);
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_backup_free);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (backups, backup_new (directory, g_ptr_array_index (names, i)));
  return backups;
}

/* Restoring */

static gboolean
is_worth_restoring (const char *path,
                    GError **error)
{
  g_autoptr (JalonsCheck) check = NULL;
  unsigned n_migrations;
  int version;

  jalons_migrations_list (&n_migrations);
  if (!jalons_header_expect (path, (int) n_migrations + 1, &version, error))
    return FALSE;
  if (version == 0)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                   _ ("There is no backup in “%s”: choose another file."), path);
      return FALSE;
    }
  check = jalons_store_check (path, error);
  if (check == NULL)
    return FALSE;
  if (check->problems->len == 0)
    return TRUE;
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_DAMAGED,
               _ ("The backup “%s” is damaged and was not restored: choose another one."), path);
  return FALSE;
}

static gboolean
copy_bytes (const char *from,
            const char *to,
            GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);
  g_autoptr (GError) failure = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL,
                   &failure) &&
      g_chmod (to, 0600) == 0)
    return jalons_file_to_disk (to, error);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    jalons_set_sqlite_error (error, NULL, SQLITE_FULL, to);
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%s” cannot be copied to “%s” (%s)."), from, to,
                 failure != NULL ? failure->message : g_strerror (errno));
  g_unlink (to);
  return FALSE;
}

/* A present file that no longer opens is put aside byte by byte, with what stands beside it. */
static gboolean
put_aside (const char *directory,
           const char *path,
           GError **error)
{
  static const char *const suffixes[] = { "", "-wal" };
  g_autofree char *kept = jalons_backup_make_path (directory, "damaged", error);

  for (unsigned i = 0; kept != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL), *to = g_strconcat (kept, suffixes[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && !copy_bytes (from, to, error))
        return FALSE;
    }
  return kept != NULL;
}

/* Opening also moves what is in the -wal into the file, so that only one file is to be replaced. */
static gboolean
keep_present (const char *directory,
              const char *path,
              GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (JalonsDatabase) present = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  present = jalons_database_open (directory, &failure);
  if (present != NULL && jalons_backup_keep (present, JALONS_BACKUP_RESTORE, NULL, &failure))
    return TRUE;
  if (g_error_matches (failure, JALONS_ERROR, JALONS_ERROR_BUSY) ||
      g_error_matches (failure, JALONS_ERROR, JALONS_ERROR_ACCESS) ||
      g_error_matches (failure, JALONS_ERROR, JALONS_ERROR_NEWER))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return put_aside (directory, path, error);
}

static gboolean
take_its_place (const char *directory,
                const char *path,
                const char *copy,
                GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  for (unsigned i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);
      g_unlink (beside);
    }
  if (g_rename (copy, path) == 0)
    return jalons_file_to_disk (directory, error);
  g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%s” cannot be replaced (%s)."), path, g_strerror (errno));
  return FALSE;
}

/**
 * jalons_store_restore:
 * @directory: a data folder that no store has open
 * @path: a backup, or any file that jalons_store_backup() made
 *
 * Puts a copy of @path in the place of the data file, after a backup of the present one; a present file that is damaged
 * is put aside as it is.
 *
 * Returns: whether it was done; otherwise the folder is as it was, with %JALONS_ERROR_KIND, %JALONS_ERROR_DAMAGED,
 *   %JALONS_ERROR_NEWER, %JALONS_ERROR_MISSING, %JALONS_ERROR_BUSY or %JALONS_ERROR_ACCESS
 */
gboolean
jalons_store_restore (const char *directory,
                      const char *path,
                      GError **error)
{
  g_autofree char *present = g_build_filename (directory, JALONS_DATABASE_NAME, NULL);
  g_autofree char *copy = g_strconcat (present, ".restored", NULL);
  gboolean done;
  int lock;

  if (!is_worth_restoring (path, error) || !jalons_database_make_directory (directory, error) ||
      !keep_present (directory, present, error))
    return FALSE;
  lock = jalons_database_lock (directory, error);
  if (lock < 0)
    return FALSE;
  done = copy_bytes (path, copy, error) && take_its_place (directory, present, copy, error);
  close (lock);
  return done;
}

/* The store's requests */

typedef struct
{
  char *path;
  JalonsBackupProgress progress;
  gpointer progress_data;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_free (copying->path);
  g_free (copying);
}

static gboolean
run_copy (JalonsDatabase *database,
          JalonsJob *job,
          GError **error)
{
  Copying *copying = job->input;

  return jalons_copy_run (database, copying->path, copying->progress, copying->progress_data, job->cancellable, error);
}

static JalonsJob *
copy_job (const char *path,
          JalonsBackupProgress progress,
          gpointer progress_data)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->path = g_strdup (path);
  copying->progress = progress;
  copying->progress_data = progress_data;
  return jalons_job_new (run_copy, copying, copying_free, NULL);
}

/**
 * jalons_store_backup:
 * @path: where; what is there is replaced
 * @progress: (nullable): is told on the worker thread how far it is
 * @cancellable: (nullable): stops it; then nothing is left at @path
 *
 * Returns: whether the whole data is now in @path, as one file that jalons_store_restore() takes
 */
gboolean
jalons_store_backup (JalonsStore *self,
                     const char *path,
                     JalonsBackupProgress progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GError **error)
{
  JalonsJob *job = copy_job (path, progress, progress_data);

  g_set_object (&job->cancellable, cancellable);
  return jalons_store_run (self, job, NULL, error);
}

/**
 * jalons_store_backup_async:
 *
 * jalons_store_backup(), without waiting.
 */
void
jalons_store_backup_async (JalonsStore *self,
                           const char *path,
                           JalonsBackupProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  jalons_store_start (self, copy_job (path, progress, progress_data), jalons_store_backup_async, cancellable, callback,
                      user_data);
}

/**
 * jalons_store_backup_finish:
 *
 * Returns: as jalons_store_backup()
 */
gboolean
jalons_store_backup_finish (JalonsStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return jalons_store_finish_ok (self, result, jalons_store_backup_async, error);
}

static gboolean
run_keep (JalonsDatabase *database,
          JalonsJob *job,
          GError **error)
{
  return jalons_backup_keep (database, (JalonsBackupReason) GPOINTER_TO_INT (job->input), job->cancellable, error);
}

/**
 * jalons_store_keep_backup:
 * @reason: why
 *
 * Makes a backup in the data folder now, as should be done before an import; the ten last and the last of each month are
 * kept.
 */
gboolean
jalons_store_keep_backup (JalonsStore *self,
                          JalonsBackupReason reason,
                          GError **error)
{
  return jalons_store_run (self, jalons_job_new (run_keep, GINT_TO_POINTER (reason), NULL, NULL), NULL, error);
}

/**
 * jalons_store_keep_backup_async:
 *
 * jalons_store_keep_backup(), without waiting.
 */
void
jalons_store_keep_backup_async (JalonsStore *self,
                                JalonsBackupReason reason,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  jalons_store_start (self, jalons_job_new (run_keep, GINT_TO_POINTER (reason), NULL, NULL),
                      jalons_store_keep_backup_async, cancellable, callback, user_data);
}

/**
 * jalons_store_keep_backup_finish:
 *
 * Returns: as jalons_store_keep_backup()
 */
gboolean
jalons_store_keep_backup_finish (JalonsStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return jalons_store_finish_ok (self, result, jalons_store_keep_backup_async, error);
}
