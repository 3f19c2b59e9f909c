/* Making a shared space go on in another folder.
 * Invariant: the new folder is begun only once everything of ours is in the old one, and everything of it is here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/space-file.h"
#include "sync/folder/where.h"
#include "sync/syncing-private.h"

static void
give_up (JalonsSyncingJob *job,
         GError *error)
{
  jalons_syncing_plan_next (job->syncing);
  jalons_syncing_end_job (job, error);
}

static void
lead (JalonsSyncingJob *job,
      JalonsFoundSpace *found)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *present = jalons_holder_get_membership (self->holder);
  const JalonsLeft left = { present->where, present->user, present->ids[0], NULL, NULL };
  JalonsMembership *to = job->membership;

  to->ids = g_steal_pointer (&found->ids);
  g_free (to->label);
  to->label = g_steal_pointer (&found->label);
  to->left = jalons_left_write (&left);
  g_set_object (&self->left, self->transport);
  job->n_turns++;
  jalons_syncing_turn (job, NULL);
}

/* One that we, or a colleague, began in the same folder: it is gone on with. */
static void
on_begun_found (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  JalonsSyncingJob *job = data;
  const JalonsMembership *present = jalons_holder_get_membership (job->syncing->holder);
  GError *error = NULL;
  g_autoptr (JalonsFoundSpace) found = jalons_space_file_find_finish (result, &error);
  g_autofree char *id = jalons_moved_file_choose_id (present->ids[0], job->membership->where);
  g_autofree char *name = jalons_where_name (job->membership->where);

  if (found == NULL)
    give_up (job, error);
  else if (!g_strv_contains ((const char *const *) found->ids, id))
    give_up (job, jalons_trouble_new (JALONS_TROUBLE_TAKEN, name, NULL));
  else
    lead (job, found);
}

static void
on_made (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  JalonsSyncingJob *job = data;
  GError *error = NULL;
  g_autoptr (JalonsFoundSpace) found = jalons_space_file_create_finish (result, &error);

  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_TAKEN))
    {
      g_clear_error (&error);
      if (jalons_syncing_find_space (job, on_begun_found, &error))
        return;
    }
  if (found != NULL)
    lead (job, found);
  else
    give_up (job, error);
}

/* Everything of ours is in the old folder, and everything of it is here. */
static void
make_space (JalonsSyncingJob *job,
            JalonsSyncReport *report)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *present = jalons_holder_get_membership (self->holder), *to = job->membership;
  g_autofree char *id = jalons_moved_file_choose_id (present->ids[0], to->where);
  GError *error = NULL;

  if (self->error != NULL)
    {
      give_up (job, g_error_copy (self->error));
      return;
    }
  if (job->password == NULL && g_strcmp0 (to->user, present->user) == 0)
    job->password = g_strdup (self->password);
  if (!jalons_syncing_create_space (job, id, to->label != NULL ? to->label : present->label, on_made, &error))
    give_up (job, error);
}

static void
begin_roll_over (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *present = jalons_holder_get_membership (self->holder);
  g_autofree char *name = present != NULL ? jalons_where_name (present->where) : NULL;

  if (present == NULL || present->inbox != NULL)
    {
      jalons_syncing_end_job (job, jalons_trouble_new (JALONS_TROUBLE_READ_ONLY, name != NULL ? name : "", NULL));
      return;
    }
  if (self->memory != NULL)
    self->memory->is_known = FALSE;
  job->then = make_space;
  job->leads = TRUE;
  jalons_syncing_sync_now (job);
}

/**
 * jalons_syncing_roll_over_async:
 * @where: an empty folder, or one that is not there yet; beside the present one colleagues follow by themselves
 * @user: (nullable): for an address
 * @password: (nullable): likewise; %NULL for the present one
 * @label: (nullable): what the new space is called; %NULL as the present one
 *
 * Makes the space that is shared go on in another folder, with what shows now and without what was deleted or replaced: each
 * school year, or to erase for good. The old folder is told, where colleagues' copies find it. When it was cut off, doing it
 * again, or syncing once the folder was left, goes on with it.
 */
void
jalons_syncing_roll_over_async (JalonsSyncing *self,
                                const char *where,
                                const char *user,
                                const char *password,
                                const char *label,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  const JalonsMembership membership = { .where = (char *) where, .user = (char *) user, .label = (char *) label };

  jalons_syncing_become_member (self, begin_roll_over, &membership, password, cancellable, callback, user_data);
}

/**
 * jalons_syncing_roll_over_finish:
 *
 * Returns: whether the space goes on there, and the old folder says so; %FALSE with %JALONS_TROUBLE_TAKEN when another space
 *   is there, or with what the transports say
 */
gboolean
jalons_syncing_roll_over_finish (JalonsSyncing *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
