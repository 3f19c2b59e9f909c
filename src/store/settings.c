/* What belongs to this copy of the data and is never shared.
 * Invariant: the keys begin with a word of their own ("columns …"), so that none meets the store's own.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/settings.h"

#include "store/store-private.h"

typedef struct
{
  char *key;
  char *value;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_free (setting->key);
  g_free (setting->value);
  g_free (setting);
}

static Setting *
setting_new (const char *key,
             const char *value)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->key = g_strdup (key);
  setting->value = g_strdup (value);
  return setting;
}

static gboolean
run_get (JalonsDatabase *database,
         JalonsJob *job,
         GError **error)
{
  const Setting *setting = job->input;
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "SELECT value FROM setting WHERE key = ?1", error);
  int more;

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, setting->key);
  more = jalons_database_step (database, statement, error);
  job->result = g_strdup (more == 1 ? jalons_statement_get_text (statement, 0) : "");
  return more >= 0;
}

static gboolean
run_set (JalonsDatabase *database,
         JalonsJob *job,
         GError **error)
{
  const Setting *setting = job->input;
  g_autoptr (JalonsStatement) statement =
    jalons_database_prepare (database, "INSERT OR REPLACE INTO setting VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  jalons_statement_bind_text (statement, 1, setting->key);
  jalons_statement_bind_text (statement, 2, setting->value);
  return jalons_database_run (database, statement, error);
}

static JalonsJob *
get_job (const char *key)
{
  return jalons_job_new (run_get, setting_new (key, NULL), setting_free, g_free);
}

static JalonsJob *
set_job (const char *key,
         const char *value)
{
  return jalons_job_new (run_set, setting_new (key, value), setting_free, NULL);
}

/**
 * jalons_store_get_setting:
 * @key: "columns …"
 * @value: (out) (transfer full): what was kept, or ""
 *
 * Returns: whether it could be read
 */
gboolean
jalons_store_get_setting (JalonsStore *self,
                          const char *key,
                          char **value,
                          GError **error)
{
  gpointer result = NULL;
  gboolean done = jalons_store_run (self, get_job (key), &result, error);

  *value = result;
  return done;
}

/**
 * jalons_store_get_setting_async:
 *
 * jalons_store_get_setting(), without waiting.
 */
void
jalons_store_get_setting_async (JalonsStore *self,
                                const char *key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  jalons_store_start (self, get_job (key), jalons_store_get_setting_async, cancellable, callback, user_data);
}

/**
 * jalons_store_get_setting_finish:
 *
 * Returns: (transfer full) (nullable): what was kept, or ""; %NULL with @error set
 */
char *
jalons_store_get_setting_finish (JalonsStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return jalons_store_finish (self, result, jalons_store_get_setting_async, error);
}

/**
 * jalons_store_set_setting:
 *
 * Keeps @value in the place of what was kept. It is no gesture: it is neither in the history nor undone.
 *
 * Returns: whether it is written
 */
gboolean
jalons_store_set_setting (JalonsStore *self,
                          const char *key,
                          const char *value,
                          GError **error)
{
  return jalons_store_run (self, set_job (key, value), NULL, error);
}

/**
 * jalons_store_set_setting_async:
 *
 * jalons_store_set_setting(), without waiting.
 */
void
jalons_store_set_setting_async (JalonsStore *self,
                                const char *key,
                                const char *value,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  jalons_store_start (self, set_job (key, value), jalons_store_set_setting_async, cancellable, callback, user_data);
}

/**
 * jalons_store_set_setting_finish:
 *
 * Returns: as jalons_store_set_setting()
 */
gboolean
jalons_store_set_setting_finish (JalonsStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return jalons_store_finish_ok (self, result, jalons_store_set_setting_async, error);
}
