/* The driver of syncing, in the main loop: jobs one after the other, and its properties.
 * Invariant: one job at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/syncing-private.h"

/* Milliseconds in which two people who make a space at once see each other. */
#define SETTLE 2000

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

/* Jobs */

void
jalons_syncing_job_free (JalonsSyncingJob *job)
{
  g_clear_pointer (&job->membership, jalons_membership_free);
  g_clear_pointer (&job->before, jalons_membership_free);
  g_free (job->password);
  g_free (job->hash);
  g_clear_pointer (&job->file, jalons_held_file_free);
  g_object_unref (job->task);
  g_free (job);
}

/* The timer is for what is left to be done after the last job. */
void
jalons_syncing_end_job (JalonsSyncingJob *job,
                        GError *error)
{
  JalonsSyncing *self = job->syncing;

  g_object_ref (self);
  g_queue_pop_head (&self->jobs);
  jalons_syncing_set_fraction (-1, self);
  jalons_syncing_set_busy (self, !g_queue_is_empty (&self->jobs));
  jalons_syncing_refresh (self);
  if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_boolean (job->task, TRUE);
  jalons_syncing_job_free (job);
  jalons_syncing_start_job (self);
  g_object_unref (self);
}

void
jalons_syncing_start_job (JalonsSyncing *self)
{
  JalonsSyncingJob *job = g_queue_peek_head (&self->jobs);

  if (job == NULL)
    return;
  jalons_syncing_set_busy (self, TRUE);
  job->start (job);
}

/**
 * jalons_syncing_add_job:
 *
 * Returns: (transfer none): a job at the end of the queue; when it is alone there, who adds it starts it
 */
JalonsSyncingJob *
jalons_syncing_add_job (JalonsSyncing *self,
                        JalonsSyncingStart start,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  JalonsSyncingJob *job = g_new0 (JalonsSyncingJob, 1);

  job->syncing = self;
  job->task = g_task_new (self, cancellable, callback, user_data);
  job->start = start;
  g_queue_push_tail (&self->jobs, job);
  return job;
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
  g_clear_object (&self->left);
  g_clear_pointer (&self->moved, jalons_moved_file_free);
  g_clear_pointer (&self->memory, jalons_sync_memory_free);
  g_clear_object (&self->holder);
  g_free (self->password);
  g_clear_error (&self->error);
  g_free (self->sentence);
  for (int i = 0; i < JALONS_N_NOTES; i++)
    g_free (self->notes[i]);
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
  g_signal_connect_object (holder, "pending-changed", G_CALLBACK (jalons_syncing_on_pending_changed), self, G_CONNECT_SWAPPED);
  jalons_syncing_refresh (self);
  return self;
}

/**
 * jalons_syncing_get_state:
 *
 * Returns: what is so; see #JalonsSyncingState
 */
JalonsSyncingState
jalons_syncing_get_state (JalonsSyncing *self)
{
  return self->state;
}

/**
 * jalons_syncing_get_busy:
 *
 * Returns: whether something is under way
 */
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

/**
 * jalons_syncing_get_remedy:
 *
 * Returns: what somebody can do about the state
 */
JalonsRemedy
jalons_syncing_get_remedy (JalonsSyncing *self)
{
  return self->remedy;
}

/**
 * jalons_syncing_get_n_pending:
 *
 * Returns: how many changes written here no listing of the folder has shown yet
 */
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

/**
 * jalons_syncing_get_fraction:
 *
 * Returns: how much of what is to be received is here, 0 to 1; -1 when that is not known
 */
double
jalons_syncing_get_fraction (JalonsSyncing *self)
{
  return self->fraction;
}

/**
 * jalons_syncing_get_note:
 *
 * Returns: (transfer none) (nullable): what is to be said besides, in whole sentences: that no keyring keeps the password,
 *   that there is little room left
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

/**
 * jalons_syncing_set_settle:
 * @milliseconds: how long others who make a space at the same time are waited for
 */
void
jalons_syncing_set_settle (JalonsSyncing *self,
                           guint milliseconds)
{
  self->settle = milliseconds;
}
