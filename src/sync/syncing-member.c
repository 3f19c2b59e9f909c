/* Becoming a member of a space, signing in again, and leaving.
 * Invariant: what is here already stays, and goes to the others: there is no "mine or theirs".
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/day.h"
#include "sync/folder/space-file.h"
#include "sync/folder/where.h"
#include "sync/syncing-private.h"

/* In the folder of the job's membership */

/**
 * jalons_syncing_find_space:
 * @then: with @job as its data; jalons_space_file_find_finish() has what is there
 *
 * Returns: whether the folder is being asked; else @then is not called
 */
gboolean
jalons_syncing_find_space (JalonsSyncingJob *job,
                           GAsyncReadyCallback then,
                           GError **error)
{
  const JalonsMembership *of = job->membership;
  g_autoptr (JalonsTransport) transport =
    jalons_syncing_make_transport (job->syncing, of->where, of->user, job->password, error);

  if (transport == NULL)
    return FALSE;
  jalons_space_file_find_async (transport, of->where, g_task_get_cancellable (job->task), then, job);
  return TRUE;
}

/**
 * jalons_syncing_create_space:
 * @id: of the space
 * @label: what it is called
 * @then: with @job as its data; jalons_space_file_create_finish() has what was made
 *
 * Returns: whether the folder is being asked; else @then is not called
 */
gboolean
jalons_syncing_create_space (JalonsSyncingJob *job,
                             const char *id,
                             const char *label,
                             GAsyncReadyCallback then,
                             GError **error)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *of = job->membership;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  int year = jalons_day_school_year (
    jalons_day_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now)));
  g_autofree char *created = g_date_time_format_iso8601 (now), *years = g_strdup_printf ("%d-%d", year, year + 1);
  const JalonsSpaceFile file = { JALONS_SPACE_FORM, (char *) id, created, (char *) label, years, FALSE };
  g_autoptr (JalonsTransport) transport = jalons_syncing_make_transport (self, of->where, of->user, job->password, error);

  if (transport == NULL)
    return FALSE;
  jalons_space_file_create_async (transport, of->where, &file, self->settle, g_task_get_cancellable (job->task), then, job);
  return TRUE;
}

/* Becoming a member */

/* A first sync that fails is shown, and tried again; the membership is there. */
static void
sync_first (JalonsSyncingJob *job)
{
  job->start = jalons_syncing_sync_now;
  jalons_syncing_sync_now (job);
}

/* The password of the space that was left is wanted until its folder was told. */
static void
forget_before (JalonsSyncingJob *job)
{
  const JalonsMembership *present = jalons_holder_get_membership (job->syncing->holder);
  g_autoptr (JalonsLeft) left = present->left != NULL ? jalons_left_read (present->left) : NULL;

  if (left != NULL && job->before != NULL && g_str_equal (left->id, job->before->ids[0]))
    sync_first (job);
  else
    jalons_syncing_forget_account (job, job->before, present, NULL, sync_first);
}

static void
on_stored (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  JalonsSyncingJob *job = data;
  g_autoptr (GError) error = NULL;

  g_free (g_task_propagate_pointer (G_TASK (result), &error));
  jalons_syncing_set_note (job->syncing, JALONS_NOTE_KEYRING, error != NULL ? error->message : NULL);
  forget_before (job);
}

void
jalons_syncing_on_joined (GObject *object,
                          GAsyncResult *result,
                          gpointer data)
{
  JalonsSyncingJob *job = data;
  JalonsSyncing *self = job->syncing;
  GError *error = NULL;

  if (!jalons_holder_join_finish (JALONS_HOLDER (object), result, &error))
    {
      jalons_syncing_end_job (job, error);
      return;
    }
  g_clear_pointer (&self->moved, jalons_moved_file_free);
  jalons_syncing_set_error (self, NULL);
  self->n_failures = 0;
  g_free (self->password);
  self->password = g_strdup (job->password);
  g_clear_object (&self->transport);
  if (self->keeps_password && job->password != NULL && jalons_syncing_needs_password (job->membership))
    jalons_syncing_ask_keyring (job, JALONS_KEYRING_STORE, jalons_holder_get_membership (self->holder), job->password,
                                on_stored);
  else
    forget_before (job);
}

static void
join_space (JalonsSyncingJob *job,
            JalonsFoundSpace *found)
{
  JalonsMembership *membership = job->membership;

  g_strfreev (membership->ids);
  membership->ids = g_steal_pointer (&found->ids);
  g_free (membership->label);
  membership->label = g_steal_pointer (&found->label);
  jalons_syncing_note_before (job);
  /* Of another space than ours nothing but what shows goes there. */
  if (jalons_syncing_is_elsewhere (job->syncing, membership))
    jalons_syncing_turn (job, job->syncing->moved);
  else
    jalons_holder_join_async (job->syncing->holder, membership, g_task_get_cancellable (job->task), jalons_syncing_on_joined,
                              job);
}

static void
on_found (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  JalonsSyncingJob *job = data;
  GError *error = NULL;
  g_autoptr (JalonsFoundSpace) found = jalons_space_file_find_finish (result, &error);
  g_autofree char *name = jalons_where_name (job->membership->where);

  if (found != NULL && found->moved != NULL && !g_strv_contains ((const char *const *) found->ids, found->moved))
    error = jalons_trouble_new (JALONS_TROUBLE_MOVED, name, NULL);
  if (error != NULL)
    jalons_syncing_end_job (job, error);
  else
    join_space (job, found);
}

static void
find_space (JalonsSyncingJob *job)
{
  GError *error = NULL;

  if (!jalons_syncing_find_space (job, on_found, &error))
    jalons_syncing_end_job (job, error);
}

static void
on_created (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  JalonsSyncingJob *job = data;
  GError *error = NULL;
  g_autoptr (JalonsFoundSpace) found = jalons_space_file_create_finish (result, &error);

  if (found == NULL)
    jalons_syncing_end_job (job, error);
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
create_space (JalonsSyncingJob *job)
{
  g_autofree char *id = choose_id (job->syncing);
  GError *error = NULL;

  if (!jalons_syncing_create_space (job, id, job->membership->label, on_created, &error))
    jalons_syncing_end_job (job, error);
}

/* What jalons_where_check() refuses is refused here too, whoever asks. */
void
jalons_syncing_become_member (JalonsSyncing *self,
                              void (*start) (JalonsSyncingJob *job),
                              const JalonsMembership *membership,
                              const char *password,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  JalonsSyncingJob *job = jalons_syncing_add_job (self, start, cancellable, callback, user_data);
  GError *error = NULL;
  char *where = jalons_where_check (membership->where, &error);

  if (where == NULL)
    {
      g_queue_remove (&self->jobs, job);
      g_task_return_error (job->task, error);
      jalons_syncing_job_free (job);
      return;
    }
  job->membership = jalons_membership_copy (membership);
  g_free (job->membership->where);
  job->membership->where = where;
  job->password = g_strdup (password);
  if (self->jobs.length == 1)
    jalons_syncing_start_job (self);
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
  const JalonsMembership membership = { .where = (char *) where, .user = (char *) user, .label = (char *) label };

  jalons_syncing_become_member (self, create_space, &membership, password, cancellable, callback, user_data);
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
  return g_task_propagate_boolean (G_TASK (result), error);
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
  const JalonsMembership membership = { .where = (char *) where, .user = (char *) user, .inbox = (char *) inbox };

  jalons_syncing_become_member (self, find_space, &membership, password, cancellable, callback, user_data);
}

/**
 * jalons_syncing_join_finish:
 *
 * Returns: as jalons_syncing_create_finish()
 */
gboolean
jalons_syncing_join_finish (JalonsSyncing *self,
                            GAsyncResult *result,
                            GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Leaving */

static void
on_left (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  JalonsSyncingJob *job = data;
  JalonsSyncing *self = job->syncing;
  GError *error = NULL;

  if (jalons_holder_leave_finish (JALONS_HOLDER (object), result, &error))
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      g_clear_object (&self->transport);
      g_clear_pointer (&self->memory, jalons_sync_memory_free);
      g_clear_pointer (&self->password, g_free);
      self->last = 0;
      jalons_syncing_clear_notes (self);
      jalons_syncing_set_error (self, NULL);
    }
  jalons_syncing_end_job (job, error);
}

static void
end_membership (JalonsSyncingJob *job)
{
  jalons_holder_leave_async (job->syncing->holder, g_task_get_cancellable (job->task), on_left, job);
}

static void
forget_left_too (JalonsSyncingJob *job)
{
  jalons_syncing_forget_left (job, end_membership);
}

static void
leave (JalonsSyncingJob *job)
{
  const JalonsMembership *membership = jalons_holder_get_membership (job->syncing->holder);

  if (membership == NULL)
    jalons_syncing_end_job (job, NULL);
  else
    jalons_syncing_forget_account (job, membership, NULL, job->syncing->password, forget_left_too);
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
  jalons_syncing_add_job (self, leave, cancellable, callback, user_data);
  if (self->jobs.length == 1)
    jalons_syncing_start_job (self);
}

/**
 * jalons_syncing_leave_finish:
 *
 * Returns: whether it is a member of nothing now
 */
gboolean
jalons_syncing_leave_finish (JalonsSyncing *self,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Another password */

static void
rejoin (JalonsSyncingJob *job)
{
  const JalonsMembership *membership = jalons_holder_get_membership (job->syncing->holder);

  if (membership == NULL)
    {
      jalons_syncing_end_job (job, NULL);
      return;
    }
  jalons_syncing_note_before (job);
  g_free (job->membership->where);
  job->membership->where = g_strdup (membership->where);
  job->membership->ids = g_strdupv (membership->ids);
  job->membership->label = g_strdup (membership->label);
  job->membership->inbox = g_strdup (membership->inbox);
  job->membership->left = g_strdup (membership->left);
  if (job->membership->user == NULL)
    job->membership->user = g_strdup (membership->user);
  jalons_holder_join_async (job->syncing->holder, job->membership, g_task_get_cancellable (job->task), jalons_syncing_on_joined,
                            job);
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
  JalonsSyncingJob *job = jalons_syncing_add_job (self, rejoin, cancellable, callback, user_data);

  job->membership = g_new0 (JalonsMembership, 1);
  job->membership->user = g_strdup (user);
  job->password = g_strdup (password);
  if (self->jobs.length == 1)
    jalons_syncing_start_job (self);
}

/**
 * jalons_syncing_set_password_finish:
 *
 * Returns: whether the sync with it went well
 */
gboolean
jalons_syncing_set_password_finish (JalonsSyncing *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
