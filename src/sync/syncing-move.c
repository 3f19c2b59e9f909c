/* A space that goes on in another folder: following it there, and telling those who are still in the old one.
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

  jalons_syncing_note_before (job);
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

  jalons_syncing_set_note (job->syncing, JALONS_NOTE_FOLLOWED, note);
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
  if (!jalons_syncing_find_space (job, on_target_found, &error))
    fail (job, error);
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
note_told (JalonsSyncingJob *job)
{
  JalonsSyncing *self = job->syncing;

  g_clear_pointer (&job->membership, jalons_membership_free);
  job->membership = jalons_membership_copy (jalons_holder_get_membership (self->holder));
  g_clear_pointer (&job->membership->left, g_free);
  jalons_holder_join_async (self->holder, job->membership, g_task_get_cancellable (job->task), on_told, job);
}

static void
end_telling (JalonsSyncingJob *job)
{
  jalons_syncing_forget_left (job, note_told);
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

/* A sign that is not there costs whoever follows some minutes, and nothing else. */
static void
on_sign_put (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  jalons_transport_put_finish (JALONS_TRANSPORT (object), result, NULL);
  tell (data);
}

/* Everybody looks into the log at every sync, and into the folder itself now and then: so the same stands there too. */
static void
on_moved_put (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  JalonsSyncingJob *job = data;
  g_autofree char *name = NULL, *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (!jalons_transport_put_finish (JALONS_TRANSPORT (object), result, &error))
    {
      fail (job, error);
      return;
    }
  bytes = make_moved (job, &name);
  path = g_strconcat (JALONS_LOG "/", name, NULL);
  jalons_transport_put_async (JALONS_TRANSPORT (object), path, bytes, FALSE, g_task_get_cancellable (job->task), on_sign_put,
                              job);
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
    jalons_syncing_ask_keyring (job, JALONS_KEYRING_LOOKUP, &old, NULL, on_left_looked_up);
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
