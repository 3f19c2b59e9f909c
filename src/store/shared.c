/* The transactions of sharing, and what is said of this copy of the data.
 * Invariant: the settings of sharing begin with "share "; whoever reads them finds those of the last transaction.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-private.h"

#include <string.h>

#include "store/journal.h"
#include "store/store-private.h"

#define KEY "share "

/* Statements */

JalonsStatement *
jalons_shared_prepare (JalonsShared *self,
                       const char *sql)
{
  return self->failure == NULL ? jalons_database_prepare (self->database, sql, &self->failure) : NULL;
}

/* Whether there is a row. */
gboolean
jalons_shared_step (JalonsShared *self,
                    JalonsStatement *statement)
{
  return statement != NULL && self->failure == NULL &&
         jalons_database_step (self->database, statement, &self->failure) == 1;
}

void
jalons_shared_run (JalonsShared *self,
                   JalonsStatement *statement)
{
  if (statement != NULL && self->failure == NULL)
    jalons_database_run (self->database, statement, &self->failure);
}

static void
execute (JalonsShared *self,
         const char *sql)
{
  if (self->failure == NULL)
    jalons_database_execute (self->database, sql, &self->failure);
}

/* Settings */

/**
 * jalons_shared_settings:
 *
 * Returns: (transfer full) (element-type utf8 utf8): what is said of this copy, by its keys
 */
GHashTable *
jalons_shared_settings (JalonsDatabase *database)
{
  GHashTable *settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "SELECT key, value FROM setting WHERE key GLOB '" KEY "*'", NULL);

  while (statement != NULL && jalons_database_step (database, statement, NULL) == 1)
    g_hash_table_insert (settings, g_strdup (jalons_statement_get_text (statement, 0) + strlen (KEY)),
                         g_strdup (jalons_statement_get_text (statement, 1)));
  return settings;
}

const char *
jalons_shared_get_author (JalonsShared *self)
{
  return self->author;
}

/**
 * jalons_shared_get:
 *
 * Returns: (transfer full): what was set, or ""
 */
char *
jalons_shared_get (JalonsShared *self,
                   const char *key)
{
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "SELECT value FROM setting WHERE key = '" KEY "' || ?1");

  if (statement != NULL)
    jalons_statement_bind_text (statement, 1, key);
  return g_strdup (jalons_shared_step (self, statement) ? jalons_statement_get_text (statement, 0) : "");
}

void
jalons_shared_set (JalonsShared *self,
                   const char *key,
                   const char *value)
{
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "INSERT OR REPLACE INTO setting VALUES ('" KEY "' || ?1, ?2)");

  if (statement == NULL)
    return;
  jalons_statement_bind_text (statement, 1, key);
  jalons_statement_bind_text (statement, 2, value);
  jalons_shared_run (self, statement);
}

static void
read_last (JalonsDatabase *database,
           const char *moment)
{
  g_autofree char *time = g_strndup (moment, 12);
  gint64 stamp = (gint64) g_ascii_strtoull (time, NULL, 16);
  unsigned count = strlen (moment) >= 16 ? (unsigned) g_ascii_strtoull (moment + 12, NULL, 16) : 0;

  if (stamp < database->last_stamp || (stamp == database->last_stamp && count <= database->last_count))
    return;
  database->last_stamp = stamp;
  database->last_count = count;
}

static void
take_settings (JalonsDatabase *database,
               GHashTable *settings)
{
  const char *last = g_hash_table_lookup (settings, "last");

  database->shared = g_strcmp0 (g_hash_table_lookup (settings, "joined"), "1") == 0;
  database->only_reviews = database->shared && g_strcmp0 (g_hash_table_lookup (settings, "reviews"), "1") == 0;
  if (database->shared && last != NULL)
    read_last (database, last);
}

/**
 * jalons_shared_open:
 *
 * Finds out whether the folder is shared, once it is open.
 */
gboolean
jalons_shared_open (JalonsDatabase *database,
                    GError **error)
{
  g_autoptr (GHashTable) settings = jalons_shared_settings (database);

  take_settings (database, settings);
  return TRUE;
}

/**
 * jalons_shared_join:
 * @joined: whether gestures become operations from now on
 * @only_reviews: whether nothing but reviews may be written here
 */
void
jalons_shared_join (JalonsShared *self,
                    gboolean joined,
                    gboolean only_reviews)
{
  jalons_shared_set (self, "joined", joined ? "1" : "0");
  jalons_shared_set (self, "reviews", only_reviews ? "1" : "0");
  self->database->shared = joined;
  self->database->only_reviews = joined && only_reviews;
}

/**
 * jalons_shared_forget_all:
 *
 * What was shared is shared no more: blocks, registers and all that is known of the space go, and the records stay.
 */
void
jalons_shared_forget_all (JalonsShared *self)
{
  execute (self, "DELETE FROM block; DELETE FROM register; DELETE FROM unsealed; DELETE FROM device; DELETE FROM remote;"
                 "DELETE FROM setting WHERE key GLOB '" KEY "*';");
  self->database->shared = self->database->only_reviews = FALSE;
}

char *
jalons_shared_get_replica (JalonsShared *self)
{
  return g_strdup (self->database->replica);
}

/**
 * jalons_shared_set_replica:
 * @replica: 16 hexadecimal digits: the name of this copy from now on
 */
void
jalons_shared_set_replica (JalonsShared *self,
                           const char *replica)
{
  g_autoptr (JalonsStatement) statement =
    jalons_shared_prepare (self, "UPDATE setting SET value = ?1 WHERE key = 'replica'");

  if (statement == NULL)
    return;
  jalons_statement_bind_text (statement, 1, replica);
  jalons_shared_run (self, statement);
  g_free (self->database->replica);
  self->database->replica = g_strdup (replica);
}

/* How much the clock of the server is ahead of ours, in milliseconds. */
void
jalons_shared_set_offset (JalonsShared *self,
                          gint64 milliseconds)
{
  self->database->offset = milliseconds;
}

/* From now on it is @now, in milliseconds since 1970; 0: what the clock says. For tests. */
void
jalons_shared_freeze (JalonsShared *self,
                      gint64 now)
{
  self->database->frozen = now;
}

gint64
jalons_shared_now (JalonsShared *self)
{
  return jalons_database_now (self->database);
}

/**
 * jalons_shared_raise_last:
 * @moment: 16 digits: nothing that is written here from now on comes before it
 */
void
jalons_shared_raise_last (JalonsShared *self,
                          const char *moment)
{
  read_last (self->database, moment);
  if (self->failure == NULL)
    jalons_shared_keep_last (self->database, &self->failure);
}

/* The moment of the last stamp that was given, so that the next one comes after it in another process too. */
gboolean
jalons_shared_keep_last (JalonsDatabase *database,
                         GError **error)
{
  JalonsShared shared = { .database = database };
  g_autofree char *last =
    g_strdup_printf ("%012" G_GINT64_MODIFIER "x%04x", database->last_stamp, database->last_count);

  jalons_shared_set (&shared, "last", last);
  if (shared.failure == NULL)
    return TRUE;
  g_propagate_error (error, shared.failure);
  return FALSE;
}

/* The path of the data file. */
const char *
jalons_shared_get_path (JalonsShared *self)
{
  return self->database->path;
}

/**
 * jalons_shared_get_form:
 *
 * Returns: (transfer full): what changes when this program knows more fields than the one before
 */
char *
jalons_shared_get_form (JalonsShared *self)
{
  gint64 version = 0;

  jalons_database_get_number (self->database, "PRAGMA user_version", &version, NULL);
  return g_strdup_printf ("%" G_GINT64_FORMAT, version);
}

gboolean
jalons_shared_has_failed (JalonsShared *self)
{
  return self->failure != NULL;
}

/* @func is told, on this thread, when the transaction was given up. */
void
jalons_shared_on_rollback (JalonsShared *self,
                           void (*func) (gpointer data),
                           gpointer data)
{
  self->rolled_back = func;
  self->data = data;
}

/* Transactions */

typedef struct
{
  JalonsSharedFunc func;
  gpointer data;
  GDestroyNotify data_free;
  char *author;
} Sharing;

static void
sharing_free (gpointer data)
{
  Sharing *sharing = data;

  if (sharing->data_free != NULL)
    sharing->data_free (sharing->data);
  g_free (sharing->author);
  g_free (sharing);
}

static gboolean
run_function (JalonsShared *shared,
              const Sharing *sharing,
              GError **error)
{
  GError *failure = NULL;
  gboolean done = sharing->func (shared, sharing->data, &failure);

  g_warn_if_fail (done || failure != NULL);
  if (failure == NULL)
    failure = g_steal_pointer (&shared->failure);
  g_clear_error (&shared->failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* The name of this copy, and whether it is shared, are in memory too. */
static void
give_up (JalonsDatabase *database)
{
  if (!sqlite3_get_autocommit (database->handle))
    jalons_database_execute (database, "ROLLBACK", NULL);
  jalons_database_reread (database);
}

static gboolean
run_sharing (JalonsDatabase *database,
             JalonsJob *job,
             GError **error)
{
  const Sharing *sharing = job->input;
  JalonsShared shared = { .database = database, .author = sharing->author };
  gboolean done;

  shared.records = g_ptr_array_new_with_free_func (g_object_unref);
  jalons_database_set_cache (database, JALONS_CACHE_SHARING);
  done = jalons_database_execute (database, "BEGIN IMMEDIATE", error) && run_function (&shared, sharing, error) &&
         jalons_database_execute (database, "COMMIT", error);
  if (!done)
    give_up (database);
  if (!done && shared.rolled_back != NULL)
    shared.rolled_back (shared.data);
  jalons_database_set_cache (database, JALONS_CACHE_READING);
  if (done)
    job->records = g_steal_pointer (&shared.records);
  g_clear_pointer (&shared.records, g_ptr_array_unref);
  return done;
}

static JalonsJob *
sharing_job (JalonsStore *self,
             JalonsSharedFunc func,
             gpointer data,
             GDestroyNotify data_free)
{
  Sharing *sharing = g_new0 (Sharing, 1);
  JalonsJob *job;

  sharing->func = func;
  sharing->data = data;
  sharing->data_free = data_free;
  sharing->author = g_strdup (jalons_store_get_author (self));
  job = jalons_job_new (run_sharing, sharing, sharing_free, NULL);
  job->gentle = TRUE;
  return job;
}

/**
 * jalons_store_share:
 * @func: what reads and writes; it runs on the store's thread
 *
 * One transaction over what is shared; #JalonsStore::written tells the records that changed.
 *
 * Returns: whether all of it is safely on the disk; otherwise nothing of it is
 */
gboolean
jalons_store_share (JalonsStore *self,
                    JalonsSharedFunc func,
                    gpointer data,
                    GError **error)
{
  return jalons_store_run (self, sharing_job (self, func, data, NULL), NULL, error);
}

/**
 * jalons_store_share_async:
 *
 * jalons_store_share(), without waiting. The records are told a few at a time, when nothing else is to do, before the
 * callback comes.
 */
void
jalons_store_share_async (JalonsStore *self,
                          JalonsSharedFunc func,
                          gpointer data,
                          GDestroyNotify data_free,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  jalons_store_start (self, sharing_job (self, func, data, data_free), jalons_store_share_async, cancellable, callback,
                      user_data);
}

gboolean
jalons_store_share_finish (JalonsStore *self,
                           GAsyncResult *result,
                           GError **error)
{
  return jalons_store_finish_ok (self, result, jalons_store_share_async, error);
}
