/* Syncing now, with the password that the keyring has.
 * Invariant: a password that was refused is not offered again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/where.h"
#include "sync/syncing-private.h"
#include "sync/web/login-flow.h"
#include "sync/web/secret.h"

/* Passwords */

typedef struct
{
  JalonsKeyringWish wish;
  JalonsMembership *membership;
  char *password;
} Keyring;

static void
keyring_free (gpointer data)
{
  Keyring *keyring = data;

  jalons_membership_free (keyring->membership);
  g_free (keyring->password);
  g_free (keyring);
}

static void
ask_keyring_in_thread (GTask *task,
                       gpointer source,
                       gpointer data,
                       GCancellable *cancellable)
{
  Keyring *keyring = data;
  const JalonsMembership *of = keyring->membership;
  GError *error = NULL;
  char *found = NULL;

  if (keyring->wish == JALONS_KEYRING_STORE)
    jalons_secret_store (of->where, of->user, of->ids[0], keyring->password, cancellable, &error);
  else
    jalons_secret_lookup (of->where, of->user, of->ids[0], &found, cancellable, &error);
  if (keyring->wish == JALONS_KEYRING_CLEAR)
    {
      /* A password that a Nextcloud gave to this program is of no use to anybody any more. */
      if (found != NULL)
        jalons_login_revoke (of->where, of->user, found, cancellable);
      if (error == NULL)
        jalons_secret_clear (of->where, of->user, of->ids[0], cancellable, &error);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, g_free);
}

gboolean
jalons_syncing_needs_password (const JalonsMembership *membership)
{
  return !jalons_where_is_folder (membership->where) && membership->user != NULL;
}

void
jalons_syncing_ask_keyring (JalonsSyncingJob *job,
                            JalonsKeyringWish wish,
                            const JalonsMembership *of,
                            GAsyncReadyCallback callback)
{
  Keyring *keyring = g_new0 (Keyring, 1);
  g_autoptr (GTask) task = g_task_new (job->syncing, g_task_get_cancellable (job->task), callback, job);

  keyring->wish = wish;
  keyring->membership = jalons_membership_copy (of);
  keyring->password = g_strdup (job->password);
  g_task_set_task_data (task, keyring, keyring_free);
  g_task_run_in_thread (task, ask_keyring_in_thread);
}

/* Syncing */

/**
 * jalons_syncing_heed_refusal:
 * @error: (nullable): what the server answered
 *
 * A password that was refused is not offered again.
 */
void
jalons_syncing_heed_refusal (JalonsSyncing *self,
                             const GError *error)
{
  if (!g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_RECONNECT))
    return;
  g_clear_pointer (&self->password, g_free);
  g_clear_object (&self->transport);
  g_clear_handle_id (&self->timer, g_source_remove);
  jalons_syncing_set_error (self, g_error_copy (error));
}

/* What is to be said of a sync that went well. */
static GError *
find_pause (JalonsSyncing *self,
            JalonsSyncReport *report)
{
  g_autofree char *name = NULL;

  if (report->paused != NULL || report->counts.n_newer == 0)
    return g_steal_pointer (&report->paused);
  name = jalons_where_name (jalons_holder_get_membership (self->holder)->where);
  return jalons_trouble_new (JALONS_TROUBLE_NEWER_PEERS, name, NULL);
}

static void
on_synced (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  JalonsSyncingJob *job = data;
  JalonsSyncing *self = job->syncing;
  gboolean is_well;
  GError *error = NULL;
  g_autoptr (JalonsSyncReport) report = jalons_whole_sync_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      jalons_syncing_end_job (job, error);
      return;
    }
  if (self->transport != NULL)
    jalons_holder_set_clock_offset (self->holder, jalons_transport_get_clock_offset (self->transport));
  jalons_syncing_heed_refusal (self, error);
  if (report != NULL)
    {
      self->last = g_get_real_time () / G_USEC_PER_SEC;
      g_object_notify (G_OBJECT (self), "last");
    }
  /* Who may only read reads as often as the others. */
  is_well = error == NULL &&
            (report->paused == NULL || g_error_matches (report->paused, JALONS_TROUBLE, JALONS_TROUBLE_READ_ONLY));
  self->n_failures = is_well ? 0 : self->n_failures + 1;
  jalons_syncing_set_error (self, error != NULL ? g_error_copy (error) : find_pause (self, report));
  if (error == NULL && jalons_syncing_go_on (job, report))
    return;
  jalons_syncing_plan_next (self);
  jalons_syncing_end_job (job, error);
}

static void
fail_to_begin (JalonsSyncingJob *job,
               GError *error)
{
  jalons_syncing_set_error (job->syncing, g_error_copy (error));
  jalons_syncing_end_job (job, error);
}

JalonsTransport *
jalons_syncing_make_transport (JalonsSyncing *self,
                               const char *where,
                               const char *user,
                               const char *password,
                               GError **error)
{
  if (self->make_transport != NULL)
    return self->make_transport (where, user, password, self->make_data, error);
  return jalons_transport_new (where, user, password, error);
}

static JalonsSyncMemory *
make_memory (JalonsSyncing *self,
             const JalonsMembership *membership)
{
  JalonsSyncMemory *memory = jalons_sync_memory_new ();
  g_autofree char *where = membership->inbox != NULL ? jalons_where_inbox (membership->where, membership->inbox) : NULL;

  if (where != NULL)
    memory->inbox = jalons_syncing_make_transport (self, where, membership->user, self->password, NULL);
  return memory;
}

/* There is a transport, or none can be made. */
static void
make_transport (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);
  GError *error = NULL;

  if (self->transport == NULL)
    {
      self->transport = jalons_syncing_make_transport (self, membership->where, membership->user, self->password, &error);
      g_clear_pointer (&self->memory, jalons_sync_memory_free);
    }
  if (self->transport == NULL)
    fail_to_begin (job, error);
  else
    job->with_transport (job);
}

static void
sync_with (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;

  if (self->memory == NULL)
    self->memory = make_memory (self, jalons_holder_get_membership (self->holder));
  self->memory->wants_all = job->leads;
  self->began_at = g_get_monotonic_time ();
  jalons_whole_sync_async (self->holder, self->transport, self->memory, jalons_syncing_set_fraction, self,
                           g_task_get_cancellable (job->task), on_synced, job);
}

static void
on_looked_up (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  JalonsSyncingJob *job = data;
  JalonsSyncing *self = job->syncing;
  g_autoptr (GError) error = NULL;
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);
  g_autofree char *name = jalons_where_name (membership->where);

  g_free (self->password);
  self->password = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    jalons_syncing_set_note (self, error->message);
  if (self->password != NULL)
    make_transport (job);
  else
    fail_to_begin (job, jalons_trouble_new (JALONS_TROUBLE_NO_PASSWORD, name, NULL));
}

/**
 * jalons_syncing_prepare_transport:
 * @job: of a member
 * @then: goes on with @job once there is a way to the folder; without one the job ends
 */
void
jalons_syncing_prepare_transport (JalonsSyncingJob *job,
                                  JalonsSyncingStart then)
{
  JalonsSyncing *self = job->syncing;

  job->with_transport = then;
  if (self->password == NULL && self->transport == NULL &&
      jalons_syncing_needs_password (jalons_holder_get_membership (self->holder)))
    jalons_syncing_ask_keyring (job, JALONS_KEYRING_LOOKUP, jalons_holder_get_membership (self->holder), on_looked_up);
  else
    make_transport (job);
}

void
jalons_syncing_sync_now (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (jalons_holder_get_membership (self->holder) == NULL)
    jalons_syncing_end_job (job, NULL);
  else
    jalons_syncing_prepare_transport (job, sync_with);
}

/**
 * jalons_syncing_run_async:
 *
 * Syncs now. One that is under way is not disturbed: another follows it.
 */
void
jalons_syncing_run_async (JalonsSyncing *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  jalons_syncing_add_job (self, jalons_syncing_sync_now, cancellable, callback, user_data);
  if (self->jobs.length == 1)
    jalons_syncing_start_job (self);
}

/**
 * jalons_syncing_run_finish:
 *
 * Returns: whether the sync went well; also when there was nothing to do because this is no member of a space
 */
gboolean
jalons_syncing_run_finish (JalonsSyncing *self,
                           GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
