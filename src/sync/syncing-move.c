/* A space that goes on in another folder: making it do so, telling those who are still in the old one, and following.
 * Invariant: the old folder is told once the new one has everything; whoever is cut off goes on at the next sync.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "replica/round.h"
#include "sync/folder/space-file.h"
#include "sync/folder/where.h"
#include "sync/syncing-private.h"

/* A space that goes on as one that goes on, and so on: more than this is a ring. */
#define MOST_TURNS 4

/* So often is a file put that does not stay. */
#define TRIES 3

static void tell (JalonsSyncingJob *job);

/* Going from one space to another */

/* Whether @membership is of another space than the one that we are in. */
gboolean
jalons_syncing_is_elsewhere (JalonsSyncing *self,
                             const JalonsMembership *membership)
{
  const JalonsMembership *present = jalons_holder_get_membership (self->holder);

  for (guint i = 0; present != NULL && present->ids[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) membership->ids, present->ids[i]))
      return FALSE;
  return present != NULL;
}

/**
 * jalons_syncing_turn:
 * @moved: (nullable): what the folder that is left says of the one that the job's membership is of
 *
 * Becomes a member of the space of the job's membership in place of the present one, and syncs.
 */
void
jalons_syncing_turn (JalonsSyncingJob *job,
                     const JalonsMovedFile *moved)
{
  const JalonsMembership *to = job->membership;
  gboolean is_known = moved != NULL && g_strv_contains ((const char *const *) to->ids, moved->id);
  const JalonsTurn turn = { to, is_known ? (const char *const *) moved->heads : NULL, is_known ? moved->at : NULL };

  jalons_holder_turn_async (job->syncing->holder, &turn, g_task_get_cancellable (job->task), jalons_syncing_on_joined, job);
}

/* Following */

static void
keep_moved (JalonsSyncing *self,
            JalonsMovedFile *moved)
{
  g_clear_pointer (&self->moved, jalons_moved_file_free);
  self->moved = moved;
}

/* What was being done is tried again with the next sync. */
static void
fail (JalonsSyncingJob *job,
      GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      job->syncing->n_failures++;
      jalons_syncing_set_error (job->syncing, g_error_copy (error));
    }
  jalons_syncing_plan_next (job->syncing);
  jalons_syncing_end_job (job, error);
}

static void
stay (JalonsSyncingJob *job,
      JalonsTrouble code,
      const char *detail)
{
  const JalonsMembership *membership = jalons_holder_get_membership (job->syncing->holder);
  g_autofree char *name = jalons_where_name (membership->where);

  /* The next sync looks again where it goes on. */
  job->syncing->memory->is_known = FALSE;
  fail (job, jalons_trouble_new (code, name, detail));
}

/* What may be otherwise once somebody has shared the folder. */
static gboolean
is_not_there (const GError *error)
{
  static const JalonsTrouble codes[] = { JALONS_TROUBLE_NO_FOLDER, JALONS_TROUBLE_UNREADABLE, JALONS_TROUBLE_NO_SPACE,
                                         JALONS_TROUBLE_NOT_A_SHARE };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, JALONS_TROUBLE, (int) codes[i]))
      return TRUE;
  return FALSE;
}

static void
say_that_we_followed (JalonsSyncingJob *job)
{
  g_autofree char *last = jalons_where_last (job->membership->where);
  g_autofree char *note = g_strdup_printf (_ ("The shared space goes on in the folder “%s”, and so do you."), last);

  jalons_syncing_set_note (job->syncing, note);
}

static void
on_target_found (GObject *object,
                 GAsyncResult *result,
                 gpointer data)
{
  JalonsSyncingJob *job = data;
  JalonsSyncing *self = job->syncing;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsFoundSpace) found = jalons_space_file_find_finish (result, &error);
  JalonsMembership *membership = job->membership;

  if ((found == NULL && is_not_there (error)) ||
      (found != NULL && !g_strv_contains ((const char *const *) found->ids, self->moved->id)) ||
      (found == NULL && jalons_where_is_folder (membership->where) &&
       g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_OFFLINE)))
    {
      g_autofree char *last = jalons_where_last (membership->where);

      stay (job, JALONS_TROUBLE_MOVED_TO, last);
      return;
    }
  if (found == NULL)
    {
      fail (job, g_steal_pointer (&error));
      return;
    }
  membership->ids = g_steal_pointer (&found->ids);
  membership->label = g_steal_pointer (&found->label);
  say_that_we_followed (job);
  jalons_syncing_turn (job, self->moved);
}

/* @from: the folder that says so, under the name that it knows us by. */
static void
follow (JalonsSyncingJob *job,
        JalonsMovedFile *moved,
        const char *from,
        const char *user)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *present = jalons_holder_get_membership (self->holder);
  char *where = moved->to != NULL ? jalons_where_resolve (from, moved->to) : NULL;
  g_autoptr (JalonsTransport) transport = NULL;
  GError *error = NULL;

  keep_moved (self, moved);
  if (where == NULL || ++job->n_turns > MOST_TURNS)
    {
      g_free (where);
      stay (job, JALONS_TROUBLE_MOVED, NULL);
      return;
    }
  g_clear_pointer (&job->membership, jalons_membership_free);
  job->membership = g_new0 (JalonsMembership, 1);
  job->membership->where = where;
  job->membership->user = g_strdup (user);
  job->membership->inbox = g_strdup (present->inbox);
  g_free (job->password);
  job->password = g_strdup (self->password);
  transport = jalons_syncing_make_transport (self, where, user, job->password, &error);
  if (transport == NULL)
    fail (job, error);
  else
    jalons_space_file_find_async (transport, where, g_task_get_cancellable (job->task), on_target_found, job);
}

/* Telling the folder that was left */

static void
on_told (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  JalonsSyncingJob *job = data;
  GError *error = NULL;

  jalons_holder_join_finish (JALONS_HOLDER (object), result, &error);
  g_clear_object (&job->syncing->left);
  jalons_syncing_plan_next (job->syncing);
  jalons_syncing_end_job (job, error);
}

static void
end_telling (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;

  g_clear_pointer (&job->membership, jalons_membership_free);
  job->membership = jalons_membership_copy (jalons_holder_get_membership (self->holder));
  g_clear_pointer (&job->membership->left, g_free);
  jalons_holder_join_async (self->holder, job->membership, g_task_get_cancellable (job->task), on_told, job);
}

static JalonsLeft *
read_left (JalonsSyncingJob *job)
{
  return jalons_left_read (jalons_holder_get_membership (job->syncing->holder)->left);
}

static void
on_other_got (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  JalonsSyncingJob *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = jalons_transport_get_finish (JALONS_TRANSPORT (object), result, &error);
  g_autoptr (JalonsLeft) left = read_left (job);
  const char *id = g_object_get_data (object, "moved");

  if (error != NULL)
    fail (job, error);
  else
    follow (job, jalons_moved_file_read (bytes, id), left->where, left->user);
}

/* Somebody else made it go on elsewhere meanwhile: theirs it is. */
static char *
find_other (JalonsSyncingJob *job,
            GArray *listing)
{
  const JalonsMembership *membership = jalons_holder_get_membership (job->syncing->holder);
  char *other = NULL;
  char id[JALONS_SPACE_ID_LENGTH + 1];

  for (guint i = 0; i < listing->len; i++)
    {
      if (!jalons_space_file_parse_name (g_array_index (listing, JalonsListed, i).name, "moved", id) ||
          g_strv_contains ((const char *const *) membership->ids, id) || (other != NULL && strcmp (id, other) > 0) ||
          (job->n_told > 0 && strcmp (id, membership->ids[0]) > 0))
        continue;
      g_free (other);
      other = g_strdup (id);
    }
  return other;
}

static GBytes *
make_moved (JalonsSyncingJob *job,
            char **name)
{
  const JalonsMembership *membership = jalons_holder_get_membership (job->syncing->holder);
  g_autoptr (JalonsLeft) left = read_left (job);
  g_autofree char *to = jalons_where_relate (left->where, membership->where);
  const JalonsMovedFile file = { membership->ids[0], membership->label, to, left->at, left->heads };

  *name = jalons_moved_file_make_name (membership->ids[0]);
  return jalons_moved_file_write (&file);
}

static void
on_moved_put (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  JalonsSyncingJob *job = data;
  GError *error = NULL;

  if (jalons_transport_put_finish (JALONS_TRANSPORT (object), result, &error))
    tell (job);
  else
    fail (job, error);
}

static gboolean
has_file (GArray *listing,
          const char *name,
          gsize size)
{
  for (guint i = 0; i < listing->len; i++)
    {
      const JalonsListed *listed = &g_array_index (listing, JalonsListed, i);

      if (g_str_equal (listed->name, name) && listed->size == size)
        return TRUE;
    }
  return FALSE;
}

static void
put_moved (JalonsSyncingJob *job,
           JalonsTransport *transport,
           GArray *listing)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = make_moved (job, &name);

  if (has_file (listing, name, g_bytes_get_size (bytes)))
    end_telling (job);
  else if (job->n_told++ < TRIES)
    jalons_transport_put_async (transport, name, bytes, FALSE, g_task_get_cancellable (job->task), on_moved_put, job);
  else
    stay (job, JALONS_TROUBLE_BROKEN, NULL);
}

static void
on_left_listed (GObject *object,
                GAsyncResult *result,
                gpointer data)
{
  JalonsSyncingJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) listing = jalons_transport_list_finish (JALONS_TRANSPORT (object), result, &error);
  g_autofree char *other = listing != NULL ? find_other (job, listing) : NULL;

  /* Nobody is left in a folder that is gone. */
  if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_NO_FOLDER))
    end_telling (job);
  else if (listing == NULL)
    fail (job, g_steal_pointer (&error));
  else if (other != NULL)
    {
      g_autofree char *name = jalons_moved_file_make_name (other);

      g_object_set_data_full (object, "moved", g_steal_pointer (&other), g_free);
      jalons_transport_get_async (JALONS_TRANSPORT (object), name, JALONS_MOVED_MAX_BYTES,
                                  g_task_get_cancellable (job->task), on_other_got, job);
    }
  else
    put_moved (job, JALONS_TRANSPORT (object), listing);
}

static void
tell (JalonsSyncingJob *job)
{
  jalons_transport_list_async (job->syncing->left, "", g_task_get_cancellable (job->task), on_left_listed, job);
}

static void
tell_with (JalonsSyncingJob *job,
           const JalonsLeft *left,
           const char *password)
{
  GError *error = NULL;

  job->syncing->left = jalons_syncing_make_transport (job->syncing, left->where, left->user, password, &error);
  if (job->syncing->left == NULL)
    fail (job, error);
  else
    tell (job);
}

static void
on_left_looked_up (GObject *object,
                   GAsyncResult *result,
                   gpointer data)
{
  JalonsSyncingJob *job = data;
  g_autofree char *password = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (JalonsLeft) left = read_left (job);

  tell_with (job, left, password != NULL ? password : job->syncing->password);
}

/* The password is the same where the server and the name are; else the keyring has it. */
static void
begin_telling (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);
  g_autoptr (JalonsLeft) left = read_left (job);
  g_autofree char *here = jalons_where_server (membership->where), *there = jalons_where_server (left->where);
  char *ids[] = { left->id, NULL };
  const JalonsMembership old = { .where = left->where, .user = left->user, .ids = ids };

  job->n_told = 0;
  if (self->left != NULL)
    tell (job);
  else if (!jalons_syncing_needs_password (&old) ||
           (g_str_equal (here, there) && g_strcmp0 (membership->user, left->user) == 0))
    tell_with (job, left, self->password);
  else
    jalons_syncing_ask_keyring (job, JALONS_KEYRING_LOOKUP, &old, on_left_looked_up);
}

/* After every sync */

/**
 * jalons_syncing_go_on:
 * @report: of a sync that went well
 *
 * Returns: whether the job goes on; else it is over
 */
gboolean
jalons_syncing_go_on (JalonsSyncingJob *job,
                      JalonsSyncReport *report)
{
  JalonsSyncing *self = job->syncing;
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);
  void (*then) (JalonsSyncingJob *, JalonsSyncReport *) = job->then;

  job->then = NULL;
  if (membership == NULL)
    return FALSE;
  if (report->moved != NULL)
    {
      follow (job, g_steal_pointer (&report->moved), membership->where, membership->user);
      return TRUE;
    }
  if (then != NULL)
    {
      then (job, report);
      return TRUE;
    }
  if (self->n_pending > 0 && job->n_turns > 0 && job->n_turns++ <= MOST_TURNS)
    jalons_syncing_sync_now (job);
  else if (membership->left != NULL && self->error != NULL && job->n_turns > 0)
    fail (job, g_error_copy (self->error));
  else if (membership->left != NULL && self->error == NULL && self->n_pending == 0)
    begin_telling (job);
  else
    return FALSE;
  return TRUE;
}

/* Making it go on elsewhere */

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
  g_autoptr (JalonsTransport) transport = g_object_ref (JALONS_TRANSPORT (object));
  g_autoptr (JalonsFoundSpace) found = jalons_space_file_create_finish (result, &error);

  if (found != NULL)
    lead (job, found);
  else if (g_error_matches (error, JALONS_TROUBLE, JALONS_TROUBLE_TAKEN))
    {
      g_clear_error (&error);
      jalons_space_file_find_async (transport, job->membership->where, g_task_get_cancellable (job->task), on_begun_found, job);
    }
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
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format_iso8601 (now);
  g_autofree char *id = jalons_moved_file_choose_id (present->ids[0], to->where);
  const JalonsSpaceFile file = { JALONS_SPACE_FORM, id, created, to->label != NULL ? to->label : present->label, NULL, FALSE };
  g_autoptr (JalonsTransport) transport = NULL;
  GError *error = NULL;

  if (self->error != NULL)
    {
      give_up (job, g_error_copy (self->error));
      return;
    }
  if (job->password == NULL && g_strcmp0 (to->user, present->user) == 0)
    job->password = g_strdup (self->password);
  transport = jalons_syncing_make_transport (self, to->where, to->user, job->password, &error);
  if (transport == NULL)
    give_up (job, error);
  else
    jalons_space_file_create_async (transport, to->where, &file, self->settle, g_task_get_cancellable (job->task), on_made, job);
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
