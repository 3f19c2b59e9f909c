/* What is done to forget, in its order, and the requests for it.
 * Invariant: after the commit come the checkpoint, VACUUM and a checkpoint again: only then are the old bytes gone from
 * the file and from its -wal.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/forget.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/backup-copy.h"
#include "store/row.h"
#include "store/scrub.h"
#include "store/shared-forget.h"
#include "store/store-private.h"

void
jalons_forget_report_free (JalonsForgetReport *report)
{
  g_clear_pointer (&report->left, g_ptr_array_unref);
  g_clear_pointer (&report->backups, g_ptr_array_unref);
  g_clear_pointer (&report->traces, jalons_traces_free);
  g_free (report->unfinished);
  g_free (report);
}

/* Clearing the file */

/* What a crash may have left beside the data file was never taken for it. */
static void
remove_leftovers (JalonsDatabase *database)
{
  static const char *const suffixes[] = { ".new", ".restored" };

  for (unsigned i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (database->path, suffixes[i], NULL);
      g_unlink (path);
    }
}

/* In exclusive mode nobody else reads, so that a checkpoint always goes through. */
static gboolean
clear_file (JalonsDatabase *database,
            GError **error)
{
  remove_leftovers (database);
  return jalons_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", error) &&
         jalons_database_execute (database, "VACUUM", error) &&
         jalons_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/* Forgetting */

typedef struct
{
  char *ambassador;
  char *author;
  JalonsDay today;
} Forget;

static void
forget_free (gpointer data)
{
  Forget *forget = data;

  g_free (forget->ambassador);
  g_free (forget->author);
  g_free (forget);
}

/* FTS5 keeps the words of deleted rows until their segments are merged: 'rebuild' starts from nothing. */
static gboolean
scrub (JalonsDatabase *database,
       const Forget *forget,
       const JalonsTraces *traces,
       JalonsForgetReport *report,
       GPtrArray *records,
       GError **error)
{
  if (!jalons_database_execute (database, "PRAGMA secure_delete = ON; BEGIN IMMEDIATE", error))
    return FALSE;
  if (jalons_scrub_run (database, forget->ambassador, traces, forget->today, report, records, error) &&
      jalons_shared_forget (database, forget->author, traces, records, report->left, error) &&
      jalons_database_execute (database, "INSERT INTO search (search) VALUES ('rebuild')", error) &&
      jalons_database_execute (database, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (database->handle))
    jalons_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
run_forget (JalonsDatabase *database,
            JalonsJob *job,
            GError **error)
{
  const Forget *forget = job->input;
  g_autoptr (JalonsForgetReport) report = g_new0 (JalonsForgetReport, 1);
  g_autoptr (JalonsTraces) traces = jalons_scrub_collect (database, forget->ambassador, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) failure = NULL;

  report->left = g_ptr_array_new_with_free_func (g_free);
  if (traces == NULL || !scrub (database, forget, traces, report, records, error))
    return FALSE;
  if (!clear_file (database, &failure))
    report->unfinished = g_strdup (failure->message);
  report->backups = jalons_scrub_backups (database->directory, forget->ambassador, traces, report->left);
  report->traces = g_steal_pointer (&traces);
  job->records = g_steal_pointer (&records);
  job->result = g_steal_pointer (&report);
  return TRUE;
}

static JalonsJob *
forget_job (JalonsStore *self,
            const char *ambassador,
            JalonsDay today)
{
  Forget *forget = g_new0 (Forget, 1);
  JalonsJob *job;

  forget->ambassador = g_strdup (ambassador);
  forget->author = g_strdup (jalons_store_get_author (self));
  forget->today = today;
  job = jalons_job_new (run_forget, forget, forget_free, (GDestroyNotify) jalons_forget_report_free);
  /* A backup that is being made would know the person and not be in the report. */
  job->alone = TRUE;
  return job;
}

/**
 * jalons_store_forget:
 * @ambassador: the id of an ambassador, deleted or not, forgotten before or not
 * @today: the day of today
 *
 * Forgets a person, as articles 5.1.e and 17 of the RGPD ask. Of the ambassador remain the id, the gender, the sector and
 * the day, so that the visits still count; the history of that record, and the name (in any order), the e-mail address
 * and the telephone number in all other texts and in their history give way to "(person forgotten)"; the index is made
 * anew and the file written anew, so that no byte of the name is left in it. Fields that name somebody in another role,
 * and other ambassadors of that name, are left and told; so are PDF files. #JalonsStore::written is emitted.
 *
 * Returns: (transfer full): what was done; %NULL with %JALONS_ERROR_MISSING when there is no such ambassador, or as
 *   jalons_store_write()
 */
JalonsForgetReport *
jalons_store_forget (JalonsStore *self,
                     const char *ambassador,
                     JalonsDay today,
                     GError **error)
{
  gpointer report = NULL;

  jalons_store_run (self, forget_job (self, ambassador, today), &report, error);
  return report;
}

/**
 * jalons_store_forget_async:
 *
 * jalons_store_forget(), without waiting.
 */
void
jalons_store_forget_async (JalonsStore *self,
                           const char *ambassador,
                           JalonsDay today,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  jalons_store_start (self, forget_job (self, ambassador, today), jalons_store_forget_async, cancellable, callback, user_data);
}

/**
 * jalons_store_forget_finish:
 *
 * Returns: as jalons_store_forget()
 */
JalonsForgetReport *
jalons_store_forget_finish (JalonsStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return jalons_store_finish (self, result, jalons_store_forget_async, error);
}

/**
 * jalons_backup_delete:
 * @directory: the data folder
 * @path: one of its backups
 *
 * Deletes a backup for good, as one does with those that still know a person who was forgotten.
 *
 * Returns: whether it is gone; %JALONS_ERROR_REFUSED when it is none of our backups, %JALONS_ERROR_MISSING,
 *   %JALONS_ERROR_ACCESS
 */
gboolean
jalons_backup_delete (const char *directory,
                      const char *path,
                      GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *ours = g_build_filename (directory, JALONS_BACKUP_FOLDER, name, NULL);
  g_autofree char *wanted = g_canonicalize_filename (path, NULL), *canonical = g_canonicalize_filename (ours, NULL);

  if (!g_str_equal (wanted, canonical) || !g_str_has_prefix (name, "jalons-") || !g_str_has_suffix (name, ".db"))
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                   _ ("“%s” is not a backup of these data, and was not deleted."), path);
      return FALSE;
    }
  if (g_unlink (canonical) == 0)
    return TRUE;
  if (errno == ENOENT)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("The backup “%s” is gone already."), path);
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("The backup “%s” cannot be deleted (%s)."), path,
                 g_strerror (errno));
  return FALSE;
}
