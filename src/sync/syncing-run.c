/* Syncing now, with the password that the keyring has.
 * Invariant: a password that was refused is not offered again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "sync/folder/where.h"
#include "sync/syncing-private.h"

/* Seconds until the next sync when files are left that one sync does not send. */
#define SOON 10

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

  if (report->paused != NULL || (report->counts.n_newer == 0 && report->counts.n_crowded == 0))
    return g_steal_pointer (&report->paused);
  name = jalons_where_name (jalons_holder_get_membership (self->holder)->where);
  return jalons_trouble_new (report->counts.n_newer > 0 ? JALONS_TROUBLE_NEWER_PEERS : JALONS_TROUBLE_CROWDED, name, NULL);
}

/* What the folder told of itself; who answered in its place, before that, is not asked the time. */
static void
note_what_was_seen (JalonsSyncing *self,
                    const JalonsSyncReport *report)
{
  const char *where = jalons_holder_get_membership (self->holder)->where;
  gint64 offset = self->transport != NULL ? jalons_transport_get_clock_offset (self->transport) : 0;
  g_autofree char *warning = NULL, *name = jalons_where_name (where), *restored = NULL, *large = NULL;

  jalons_holder_set_clock_offset (self->holder, offset);
  jalons_syncing_note_clock (self, offset);
  if (self->memory != NULL && self->memory->folder != NULL)
    warning = jalons_folder_warn_of_room (self->memory->folder->percent, where);
  jalons_syncing_set_note (self, JALONS_NOTE_ROOM, warning);
  /* Translators: a server. */
  restored = g_strdup_printf (_ ("“%s” was put back from a backup: Jalons sends again what it lacks."), name);
  if (report->n_large > 0)
    large = g_strdup_printf (ngettext ("%u file of more than 50 MB stays on this computer: colleagues see its name, and cannot "
                                       "open it.",
                                       "%u files of more than 50 MB stay on this computer: colleagues see their names, and "
                                       "cannot open them.",
                                       report->n_large),
                             report->n_large);
  jalons_syncing_set_note (self, JALONS_NOTE_LARGE, large);
  jalons_syncing_set_note (self, JALONS_NOTE_LONG, jalons_holder_get_too_long (self->holder));
  jalons_syncing_set_note (self, JALONS_NOTE_DIFFERS, jalons_holder_get_agreement (self->holder));
  if (report->restored)
    jalons_syncing_set_note (self, JALONS_NOTE_RESTORED, restored);
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
  jalons_syncing_heed_refusal (self, error);
  if (report != NULL)
    {
      self->last = g_get_real_time () / G_USEC_PER_SEC;
      g_object_notify (G_OBJECT (self), "last");
      note_what_was_seen (self, report);
    }
  /* Who may only read reads as often as the others. */
  is_well = error == NULL &&
            (report->paused == NULL || g_error_matches (report->paused, JALONS_TROUBLE, JALONS_TROUBLE_READ_ONLY));
  self->n_failures = is_well ? 0 : self->n_failures + 1;
  jalons_syncing_set_error (self, error != NULL ? g_error_copy (error) : find_pause (self, report));
  if (error == NULL && jalons_syncing_go_on (job, report))
    return;
  jalons_syncing_plan_next (self);
  if (report != NULL && report->has_more)
    jalons_syncing_set_timer (self, SOON);
  jalons_syncing_end_job (job, error);
}

static void
fail_to_begin (JalonsSyncingJob *job,
               GError *error)
{
  jalons_syncing_set_error (job->syncing, g_error_copy (error));
  jalons_syncing_end_job (job, error);
}

/**
 * jalons_syncing_make_transport:
 * @user: (nullable): for an address
 * @password: (nullable): likewise
 *
 * Returns: (transfer full) (nullable): as jalons_transport_new(), or what a test put in its place
 */
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
    jalons_syncing_set_note (self, JALONS_NOTE_KEYRING, error->message);
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
    jalons_syncing_ask_keyring (job, JALONS_KEYRING_LOOKUP, jalons_holder_get_membership (self->holder), NULL, on_looked_up);
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
