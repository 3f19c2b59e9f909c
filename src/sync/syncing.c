/* The driver of syncing, in the main loop: jobs one after the other, and what is shown.
 * Invariant: one job at a time; what is shown says what is so, and never asks which copy to keep.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/syncing.h"

#include <glib/gi18n-lib.h>

#include "sync/login-flow.h"
#include "sync/secret.h"
#include "sync/space-file.h"
#include "sync/syncing-clock.h"
#include "sync/where.h"
#include "sync/whole-sync.h"

/* Milliseconds in which two people who make a space at once see each other. */
#define SETTLE 2000

typedef struct _Job Job;

struct _JalonsSyncing
{
  GObject parent;

  JalonsHolder *holder;
  JalonsTransportFunc make_transport;
  gpointer make_data;
  guint settle;

  JalonsTransport *transport;
  JalonsSyncMemory *memory;
  char *password; /* (nullable) */
  gboolean keeps_password;

  GQueue jobs; /* Job; the first one is under way */

  gboolean is_started; /* by the clock */
  gboolean is_active;
  guint timer;
  gint64 began_at; /* the last sync; monotonic microseconds */
  guint n_failures;
  GNetworkMonitor *monitor;

  GError *error; /* why the last sync failed, or could not write */
  JalonsSyncingState state;
  gboolean busy;
  char *sentence;
  JalonsRemedy remedy;
  guint n_pending;
  gint64 last;
  double fraction;
  char *note;
};

G_DEFINE_FINAL_TYPE (JalonsSyncing, jalons_syncing, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  PROP_BUSY,
  PROP_SENTENCE,
  PROP_REMEDY,
  PROP_N_PENDING,
  PROP_LAST,
  PROP_FRACTION,
  PROP_NOTE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* One thing to do. */
struct _Job
{
  JalonsSyncing *syncing; /* held by the task */
  GTask *task;
  void (*start) (Job *job);
  JalonsMembership *membership; /* to become a member of */
  char *password;
};

static void start_job (JalonsSyncing *self);
static void set_timer (JalonsSyncing *self, guint seconds);
static void sync_now (Job *job);

/* What is shown */

static JalonsSyncingState
find_state (JalonsSyncing *self)
{
  if (jalons_holder_get_membership (self->holder) == NULL)
    return JALONS_SYNCING_OFF;
  if (self->error != NULL)
    return jalons_trouble_is_offline (self->error) ? JALONS_SYNCING_OFFLINE : JALONS_SYNCING_ATTENTION;
  return self->n_pending > 0 ? JALONS_SYNCING_PENDING : JALONS_SYNCING_REST;
}

static char *
rest_sentence (JalonsSyncing *self)
{
  g_autoptr (GDateTime) last = self->last != 0 ? g_date_time_new_from_unix_local (self->last) : NULL;
  g_autofree char *time = last != NULL ? g_date_time_format (last, "%H:%M") : NULL;

  if (time == NULL)
    return g_strdup (_ ("Shared; nothing was exchanged yet since Jalons was opened"));
  /* Translators: a time of the day, "09:42". */
  return g_strdup_printf (_ ("Up to date (%s)"), time);
}

static char *
make_sentence (JalonsSyncing *self)
{
  switch (self->state)
    {
    case JALONS_SYNCING_OFFLINE:
    case JALONS_SYNCING_ATTENTION:
      return g_strdup (self->error->message);
    case JALONS_SYNCING_PENDING:
      return g_strdup_printf (ngettext ("%u change is waiting to be sent", "%u changes are waiting to be sent", self->n_pending),
                              self->n_pending);
    case JALONS_SYNCING_REST:
      return rest_sentence (self);
    case JALONS_SYNCING_OFF:
    default:
      return g_strdup (_ ("Not shared: everything is on this computer only"));
    }
}

static void
notify (JalonsSyncing *self,
        int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
refresh (JalonsSyncing *self)
{
  guint n_pending = jalons_holder_get_n_pending (self->holder);
  JalonsSyncingState before = self->state;
  JalonsRemedy remedy;
  g_autofree char *sentence = NULL;

  g_object_freeze_notify (G_OBJECT (self));
  if (n_pending != self->n_pending)
    {
      self->n_pending = n_pending;
      notify (self, PROP_N_PENDING);
    }
  self->state = find_state (self);
  if (self->state != before)
    notify (self, PROP_STATE);
  remedy = self->state == JALONS_SYNCING_OFFLINE || self->state == JALONS_SYNCING_ATTENTION
             ? jalons_trouble_remedy (self->error)
             : JALONS_REMEDY_NONE;
  if (remedy != self->remedy)
    {
      self->remedy = remedy;
      notify (self, PROP_REMEDY);
    }
  sentence = make_sentence (self);
  if (g_strcmp0 (sentence, self->sentence) != 0)
    {
      g_free (self->sentence);
      self->sentence = g_steal_pointer (&sentence);
      notify (self, PROP_SENTENCE);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_busy (JalonsSyncing *self,
          gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  notify (self, PROP_BUSY);
}

static void
set_fraction (double fraction,
              gpointer data)
{
  JalonsSyncing *self = data;

  if (fraction < self->fraction || fraction > self->fraction)
    {
      self->fraction = fraction;
      notify (self, PROP_FRACTION);
    }
}

static void
set_note (JalonsSyncing *self,
          const char *note)
{
  if (g_strcmp0 (note, self->note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  notify (self, PROP_NOTE);
}

static void
set_error (JalonsSyncing *self,
           GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  refresh (self);
}

/* Jobs */

static void
job_free (Job *job)
{
  g_clear_pointer (&job->membership, jalons_membership_free);
  g_free (job->password);
  g_object_unref (job->task);
  g_free (job);
}

/* The timer is for what is left to be done after the last job. */
static void
end_job (Job *job,
         GError *error)
{
  JalonsSyncing *self = job->syncing;

  g_object_ref (self);
  g_queue_pop_head (&self->jobs);
  set_fraction (-1, self);
  set_busy (self, !g_queue_is_empty (&self->jobs));
  refresh (self);
  if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_boolean (job->task, TRUE);
  job_free (job);
  start_job (self);
  g_object_unref (self);
}

static void
start_job (JalonsSyncing *self)
{
  Job *job = g_queue_peek_head (&self->jobs);

  if (job == NULL)
    return;
  set_busy (self, TRUE);
  job->start (job);
}

static Job *
add_job (JalonsSyncing *self,
         void (*start) (Job *job),
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->syncing = self;
  job->task = g_task_new (self, cancellable, callback, user_data);
  job->start = start;
  g_queue_push_tail (&self->jobs, job);
  return job;
}

static gboolean
finish (GAsyncResult *result,
        GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Passwords */

typedef enum
{
  KEYRING_LOOKUP,
  KEYRING_STORE,
  KEYRING_CLEAR,
} KeyringWish;

typedef struct
{
  KeyringWish wish;
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

  if (keyring->wish == KEYRING_STORE)
    jalons_secret_store (of->where, of->user, of->ids[0], keyring->password, cancellable, &error);
  else
    jalons_secret_lookup (of->where, of->user, of->ids[0], &found, cancellable, &error);
  if (keyring->wish == KEYRING_CLEAR)
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

static gboolean
needs_password (const JalonsMembership *membership)
{
  return !jalons_where_is_folder (membership->where) && membership->user != NULL;
}

static void
ask_keyring (Job *job,
             KeyringWish wish,
             GAsyncReadyCallback callback)
{
  Keyring *keyring = g_new0 (Keyring, 1);
  g_autoptr (GTask) task = g_task_new (job->syncing, g_task_get_cancellable (job->task), callback, job);

  keyring->wish = wish;
  keyring->membership = jalons_membership_copy (jalons_holder_get_membership (job->syncing->holder));
  keyring->password = g_strdup (job->password);
  g_task_set_task_data (task, keyring, keyring_free);
  g_task_run_in_thread (task, ask_keyring_in_thread);
}

/* Syncing */

static void
plan_next (JalonsSyncing *self)
{
  double chance = g_random_double ();

  if (!self->is_started || find_state (self) == JALONS_SYNCING_OFF)
    return;
  if (self->error == NULL)
    set_timer (self, jalons_clock_after_success (self->is_active, chance));
  else if (jalons_trouble_passes (self->error))
    set_timer (self, jalons_clock_after_failure (MAX (self->n_failures, 1), jalons_trouble_retry_after (self->error), chance));
}

static void
on_synced (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  Job *job = data;
  JalonsSyncing *self = job->syncing;
  GError *error = NULL;
  g_autoptr (JalonsSyncReport) report = jalons_whole_sync_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end_job (job, error);
      return;
    }
  if (self->transport != NULL)
    jalons_holder_set_clock_offset (self->holder, jalons_transport_get_clock_offset (self->transport));
  /* A password that was refused is not offered again. */
  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_RECONNECT))
    {
      g_clear_pointer (&self->password, g_free);
      g_clear_object (&self->transport);
    }
  if (report != NULL)
    {
      self->last = g_get_real_time () / G_USEC_PER_SEC;
      notify (self, PROP_LAST);
    }
  self->n_failures = error != NULL || report->paused != NULL ? self->n_failures + 1 : 0;
  set_error (self, error != NULL ? g_error_copy (error) : g_steal_pointer (&report->paused));
  plan_next (self);
  end_job (job, error);
}

static void
fail_to_begin (Job *job,
               GError *error)
{
  set_error (job->syncing, g_error_copy (error));
  end_job (job, error);
}

static JalonsTransport *
make_transport (JalonsSyncing *self,
                const char *where,
                const char *user,
                const char *password,
                GError **error)
{
  if (self->make_transport != NULL)
    return self->make_transport (where, user, password, self->make_data, error);
  return jalons_transport_new (where, user, password, error);
}

static void
sync_with (Job *job)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);
  GError *error = NULL;

  if (self->transport == NULL)
    {
      self->transport = make_transport (self, membership->where, membership->user, self->password, &error);
      g_clear_pointer (&self->memory, jalons_sync_memory_free);
    }
  if (self->transport == NULL)
    {
      fail_to_begin (job, error);
      return;
    }
  if (self->memory == NULL)
    self->memory = jalons_sync_memory_new ();
  self->began_at = g_get_monotonic_time ();
  jalons_whole_sync_async (self->holder, self->transport, self->memory, set_fraction, self, g_task_get_cancellable (job->task),
                           on_synced, job);
}

static void
on_looked_up (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  Job *job = data;
  JalonsSyncing *self = job->syncing;
  g_autoptr (GError) error = NULL;
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);
  g_autofree char *name = jalons_where_name (membership->where);

  g_free (self->password);
  self->password = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    set_note (self, error->message);
  if (self->password != NULL)
    sync_with (job);
  else
    fail_to_begin (job, jalons_trouble_new (JALONS_TROUBLE_NO_PASSWORD, name, NULL));
}

static void
sync_now (Job *job)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (membership == NULL)
    end_job (job, NULL);
  else if (self->password == NULL && self->transport == NULL && needs_password (membership))
    ask_keyring (job, KEYRING_LOOKUP, on_looked_up);
  else
    sync_with (job);
}

/* Becoming a member */

/* A first sync that fails is shown, and tried again; the membership is there. */
static void
sync_first (Job *job)
{
  job->start = sync_now;
  sync_now (job);
}

static void
on_stored (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  g_free (g_task_propagate_pointer (G_TASK (result), &error));
  set_note (job->syncing, error != NULL ? error->message : NULL);
  sync_first (job);
}

static void
on_joined (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  Job *job = data;
  JalonsSyncing *self = job->syncing;
  GError *error = NULL;

  if (!jalons_holder_join_finish (JALONS_HOLDER (object), result, &error))
    {
      end_job (job, error);
      return;
    }
  set_error (self, NULL);
  self->n_failures = 0;
  g_free (self->password);
  self->password = g_strdup (job->password);
  g_clear_object (&self->transport);
  if (self->keeps_password && job->password != NULL && needs_password (job->membership))
    ask_keyring (job, KEYRING_STORE, on_stored);
  else
    sync_first (job);
}

static void
join_space (Job *job,
            JalonsFoundSpace *found)
{
  JalonsMembership *membership = job->membership;

  g_strfreev (membership->ids);
  membership->ids = g_steal_pointer (&found->ids);
  g_free (membership->label);
  membership->label = g_steal_pointer (&found->label);
  jalons_holder_join_async (job->syncing->holder, membership, g_task_get_cancellable (job->task), on_joined, job);
}

static void
on_found (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (JalonsFoundSpace) found = jalons_space_file_find_finish (result, &error);
  g_autofree char *name = jalons_where_name (job->membership->where);

  if (found != NULL && found->moved != NULL && !g_strv_contains ((const char *const *) found->ids, found->moved))
    error = jalons_trouble_new (JALONS_TROUBLE_MOVED, name, NULL);
  if (error != NULL)
    end_job (job, error);
  else
    join_space (job, found);
}

static void
find_space (Job *job)
{
  GError *error = NULL;
  const JalonsMembership *of = job->membership;
  g_autoptr (JalonsTransport) transport = make_transport (job->syncing, of->where, of->user, job->password, &error);

  if (transport == NULL)
    end_job (job, error);
  else
    jalons_space_file_find_async (transport, of->where, g_task_get_cancellable (job->task), on_found, job);
}

static void
on_created (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (JalonsFoundSpace) found = jalons_space_file_create_finish (result, &error);

  if (found == NULL)
    end_job (job, error);
  else
    join_space (job, found);
}

/* A space that is lost is made again under its own name: the others find it without doing anything. */
static char *
choose_id (JalonsSyncing *self)
{
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);

  if (membership != NULL)
    return g_strdup (membership->ids[0]);
  return g_strdup_printf ("%08x%08x%08x%08x", g_random_int (), g_random_int (), g_random_int (), g_random_int ());
}

static void
create_space (Job *job)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *of = job->membership;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format_iso8601 (now);
  g_autofree char *id = choose_id (self);
  const JalonsSpaceFile file = { JALONS_SPACE_FORM, id, created, of->label, NULL, FALSE };
  GError *error = NULL;
  g_autoptr (JalonsTransport) transport = make_transport (self, of->where, of->user, job->password, &error);

  if (transport == NULL)
    end_job (job, error);
  else
    jalons_space_file_create_async (transport, of->where, &file, self->settle, g_task_get_cancellable (job->task), on_created,
                                    job);
}

/* What jalons_where_check() refuses is refused here too, whoever asks. */
static void
become_member (JalonsSyncing *self,
               void (*start) (Job *job),
               const JalonsMembership *membership,
               const char *password,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  Job *job = add_job (self, start, cancellable, callback, user_data);
  GError *error = NULL;
  char *where = jalons_where_check (membership->where, &error);

  if (where == NULL)
    {
      g_queue_remove (&self->jobs, job);
      g_task_return_error (job->task, error);
      job_free (job);
      return;
    }
  job->membership = jalons_membership_copy (membership);
  g_free (job->membership->where);
  job->membership->where = where;
  job->password = g_strdup (password);
  if (self->jobs.length == 1)
    start_job (self);
}

/**
 * jalons_syncing_create_async:
 * @where: a folder without a space
 * @user: (nullable): for an address
 * @password: (nullable): likewise
 * @label: what the space is called: "CIO de Roubaix"
 *
 * Makes a space, becomes a member of it, and syncs a first time.
 */
void
jalons_syncing_create_async (JalonsSyncing *self,
                             const char *where,
                             const char *user,
                             const char *password,
                             const char *label,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  const JalonsMembership membership = { (char *) where, (char *) user, NULL, (char *) label, NULL };

  become_member (self, create_space, &membership, password, cancellable, callback, user_data);
}

/**
 * jalons_syncing_create_finish:
 *
 * Returns: whether the space is there and was synced; when only the sync failed, there is a membership all the same
 */
gboolean
jalons_syncing_create_finish (JalonsSyncing *self,
                              GAsyncResult *result,
                              GError **error)
{
  return finish (result, error);
}

/**
 * jalons_syncing_join_async:
 * @where: a folder with a space
 * @user: (nullable): for an address
 * @password: (nullable): likewise
 * @inbox: (nullable): the name of the inbox that is ours, for who may only remark
 *
 * Becomes a member of a space, and receives what is in it. What is here already goes to the others: nothing is replaced.
 */
void
jalons_syncing_join_async (JalonsSyncing *self,
                           const char *where,
                           const char *user,
                           const char *password,
                           const char *inbox,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  const JalonsMembership membership = { (char *) where, (char *) user, NULL, NULL, (char *) inbox };

  become_member (self, find_space, &membership, password, cancellable, callback, user_data);
}

gboolean
jalons_syncing_join_finish (JalonsSyncing *self,
                            GAsyncResult *result,
                            GError **error)
{
  return finish (result, error);
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
  add_job (self, sync_now, cancellable, callback, user_data);
  if (self->jobs.length == 1)
    start_job (self);
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
  return finish (result, error);
}

/* Leaving */

static void
on_left (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  Job *job = data;
  JalonsSyncing *self = job->syncing;
  GError *error = NULL;

  if (jalons_holder_leave_finish (JALONS_HOLDER (object), result, &error))
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      g_clear_object (&self->transport);
      g_clear_pointer (&self->memory, jalons_sync_memory_free);
      g_clear_pointer (&self->password, g_free);
      self->last = 0;
      set_note (self, NULL);
      set_error (self, NULL);
    }
  end_job (job, error);
}

/* A keyring that is not there has nothing to forget. */
static void
on_cleared (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  Job *job = data;

  g_free (g_task_propagate_pointer (G_TASK (result), NULL));
  jalons_holder_leave_async (job->syncing->holder, g_task_get_cancellable (job->task), on_left, job);
}

static void
leave (Job *job)
{
  const JalonsMembership *membership = jalons_holder_get_membership (job->syncing->holder);

  if (membership == NULL)
    end_job (job, NULL);
  else if (job->syncing->keeps_password && needs_password (membership))
    ask_keyring (job, KEYRING_CLEAR, on_cleared);
  else
    jalons_holder_leave_async (job->syncing->holder, g_task_get_cancellable (job->task), on_left, job);
}

/**
 * jalons_syncing_leave_async:
 *
 * Ends the membership here. What is here and what is in the folder both stay.
 */
void
jalons_syncing_leave_async (JalonsSyncing *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  add_job (self, leave, cancellable, callback, user_data);
  if (self->jobs.length == 1)
    start_job (self);
}

gboolean
jalons_syncing_leave_finish (JalonsSyncing *self,
                             GAsyncResult *result,
                             GError **error)
{
  return finish (result, error);
}

/* Another password */

static void
rejoin (Job *job)
{
  const JalonsMembership *membership = jalons_holder_get_membership (job->syncing->holder);

  if (membership == NULL)
    {
      end_job (job, NULL);
      return;
    }
  g_free (job->membership->where);
  job->membership->where = g_strdup (membership->where);
  job->membership->ids = g_strdupv (membership->ids);
  job->membership->label = g_strdup (membership->label);
  job->membership->inbox = g_strdup (membership->inbox);
  if (job->membership->user == NULL)
    job->membership->user = g_strdup (membership->user);
  jalons_holder_join_async (job->syncing->holder, job->membership, g_task_get_cancellable (job->task), on_joined, job);
}

/**
 * jalons_syncing_set_password_async:
 * @user: (nullable): the name to sign in by; %NULL for the one that is known
 *
 * Signs in again, and syncs.
 */
void
jalons_syncing_set_password_async (JalonsSyncing *self,
                                   const char *user,
                                   const char *password,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Job *job = add_job (self, rejoin, cancellable, callback, user_data);

  job->membership = g_new0 (JalonsMembership, 1);
  job->membership->user = g_strdup (user);
  job->password = g_strdup (password);
  if (self->jobs.length == 1)
    start_job (self);
}

gboolean
jalons_syncing_set_password_finish (JalonsSyncing *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return finish (result, error);
}

/* By the clock */

static gboolean
on_time (gpointer data)
{
  JalonsSyncing *self = data;

  self->timer = 0;
  jalons_syncing_run_async (self, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
set_timer (JalonsSyncing *self,
           guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->is_started)
    self->timer = g_timeout_add_seconds (seconds, on_time, self);
}

static void
on_pending_changed (JalonsSyncing *self)
{
  gint64 since = (g_get_monotonic_time () - self->began_at) / G_USEC_PER_SEC;

  refresh (self);
  if (self->is_started && !self->busy && self->error == NULL && self->n_pending > 0)
    set_timer (self, jalons_clock_after_edit (self->began_at == 0 ? G_MAXINT : since));
}

/* A network that is back is worth a try at once. */
static void
on_network_changed (JalonsSyncing *self,
                    gboolean available)
{
  if (available && !self->busy && self->error != NULL && jalons_trouble_is_offline (self->error))
    set_timer (self, 2);
}

/* Looking at the network opens a socket: not before there is something to ask. */
static void
watch_network (JalonsSyncing *self)
{
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);

  if (self->monitor != NULL || membership == NULL || jalons_where_is_folder (membership->where))
    return;
  self->monitor = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (on_network_changed), self, G_CONNECT_SWAPPED);
}

/**
 * jalons_syncing_start:
 *
 * Syncs from now on by the clock, when this is a member of a space: now, every five minutes while somebody works, every half
 * hour otherwise, after what is written, and when the network is back.
 */
void
jalons_syncing_start (JalonsSyncing *self)
{
  self->is_started = TRUE;
  if (jalons_holder_get_membership (self->holder) == NULL)
    return;
  watch_network (self);
  jalons_syncing_run_async (self, NULL, NULL, NULL);
}

void
jalons_syncing_stop (JalonsSyncing *self)
{
  self->is_started = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
}

/**
 * jalons_syncing_set_active:
 * @active: whether somebody works in the window
 */
void
jalons_syncing_set_active (JalonsSyncing *self,
                           gboolean active)
{
  gboolean before = self->is_active;

  self->is_active = active;
  if (active && !before && !self->busy && self->error == NULL)
    plan_next (self);
}

/* The object */

static void
jalons_syncing_get_property (GObject *object,
                             guint property,
                             GValue *value,
                             GParamSpec *spec)
{
  JalonsSyncing *self = JALONS_SYNCING (object);

  switch (property)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    case PROP_REMEDY:
      g_value_set_int (value, (int) self->remedy);
      break;
    case PROP_N_PENDING:
      g_value_set_uint (value, self->n_pending);
      break;
    case PROP_LAST:
      g_value_set_int64 (value, self->last);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
jalons_syncing_finalize (GObject *object)
{
  JalonsSyncing *self = JALONS_SYNCING (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->transport);
  g_clear_pointer (&self->memory, jalons_sync_memory_free);
  g_clear_object (&self->holder);
  g_free (self->password);
  g_clear_error (&self->error);
  g_free (self->sentence);
  g_free (self->note);
  G_OBJECT_CLASS (jalons_syncing_parent_class)->finalize (object);
}

static void
jalons_syncing_class_init (JalonsSyncingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jalons_syncing_get_property;
  object_class->finalize = jalons_syncing_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, JALONS_SYNCING_ATTENTION, 0, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  properties[PROP_REMEDY] = g_param_spec_int ("remedy", NULL, NULL, 0, JALONS_REMEDY_UPDATE, 0, flags);
  properties[PROP_N_PENDING] = g_param_spec_uint ("n-pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LAST] = g_param_spec_int64 ("last", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jalons_syncing_init (JalonsSyncing *self)
{
  g_queue_init (&self->jobs);
  self->settle = SETTLE;
  self->keeps_password = TRUE;
  self->is_active = TRUE;
  self->fraction = -1;
}

/**
 * jalons_syncing_new:
 * @holder: whose blocks are synced
 *
 * Returns: (transfer full): a driver that does nothing by itself yet
 */
JalonsSyncing *
jalons_syncing_new (JalonsHolder *holder)
{
  JalonsSyncing *self = g_object_new (JALONS_TYPE_SYNCING, NULL);

  self->holder = g_object_ref (holder);
  g_signal_connect_object (holder, "pending-changed", G_CALLBACK (on_pending_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

JalonsSyncingState
jalons_syncing_get_state (JalonsSyncing *self)
{
  return self->state;
}

gboolean
jalons_syncing_get_busy (JalonsSyncing *self)
{
  return self->busy;
}

/**
 * jalons_syncing_get_sentence:
 *
 * Returns: (transfer none): what is so, in one sentence
 */
const char *
jalons_syncing_get_sentence (JalonsSyncing *self)
{
  return self->sentence;
}

JalonsRemedy
jalons_syncing_get_remedy (JalonsSyncing *self)
{
  return self->remedy;
}

guint
jalons_syncing_get_n_pending (JalonsSyncing *self)
{
  return self->n_pending;
}

/**
 * jalons_syncing_get_last:
 *
 * Returns: when the folder was read the last time, in seconds since 1970; 0 when it was not since the program began
 */
gint64
jalons_syncing_get_last (JalonsSyncing *self)
{
  return self->last;
}

double
jalons_syncing_get_fraction (JalonsSyncing *self)
{
  return self->fraction;
}

/**
 * jalons_syncing_get_note:
 *
 * Returns: (transfer none) (nullable): what is to be said besides: that no keyring keeps the password
 */
const char *
jalons_syncing_get_note (JalonsSyncing *self)
{
  return self->note;
}

/**
 * jalons_syncing_get_error:
 *
 * Returns: (transfer none) (nullable): why the last sync failed or could not write
 */
const GError *
jalons_syncing_get_error (JalonsSyncing *self)
{
  return self->error;
}

/**
 * jalons_syncing_set_password:
 * @password: for this run of the program; it is kept in memory only
 */
void
jalons_syncing_set_password (JalonsSyncing *self,
                             const char *password)
{
  g_free (self->password);
  self->password = g_strdup (password);
  g_clear_object (&self->transport);
}

/**
 * jalons_syncing_set_keeps_password:
 * @keeps: whether the keyring gets the passwords
 */
void
jalons_syncing_set_keeps_password (JalonsSyncing *self,
                                   gboolean keeps)
{
  self->keeps_password = keeps;
}

void
jalons_syncing_set_transport_func (JalonsSyncing *self,
                                   JalonsTransportFunc func,
                                   gpointer data)
{
  self->make_transport = func;
  self->make_data = data;
}

void
jalons_syncing_set_settle (JalonsSyncing *self,
                           guint milliseconds)
{
  self->settle = milliseconds;
}
