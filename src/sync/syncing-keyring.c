/* What the keyring keeps for syncing, and what it is to forget.
 * Invariant: a password that nobody uses any more stays nowhere: neither in the keyring nor, where one can be given back, with
 * the server.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/where.h"
#include "sync/syncing-private.h"
#include "sync/web/login-flow.h"
#include "sync/web/secret.h"

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

/* A password that a Nextcloud gave to this program is of no use to anybody any more. */
static void
give_back (const Keyring *keyring,
           const char *found,
           GCancellable *cancellable)
{
  const char *password = found != NULL ? found : keyring->password;

  if (keyring->wish == JALONS_KEYRING_CLEAR && password != NULL)
    jalons_login_revoke (keyring->membership->where, keyring->membership->user, password, cancellable);
}

static void
ask_in_thread (GTask *task,
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
  give_back (keyring, found, cancellable);
  if ((keyring->wish == JALONS_KEYRING_CLEAR || keyring->wish == JALONS_KEYRING_FORGET) && error == NULL)
    jalons_secret_clear (of->where, of->user, of->ids[0], cancellable, &error);
  if (error != NULL)
    g_free (found);
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

/* @password: (nullable): to be kept; to be given back to the server when the keyring has none */
void
jalons_syncing_ask_keyring (JalonsSyncingJob *job,
                            JalonsKeyringWish wish,
                            const JalonsMembership *of,
                            const char *password,
                            GAsyncReadyCallback callback)
{
  Keyring *keyring = g_new0 (Keyring, 1);
  g_autoptr (GTask) task = g_task_new (job->syncing, g_task_get_cancellable (job->task), callback, job);

  keyring->wish = wish;
  keyring->membership = jalons_membership_copy (of);
  keyring->password = g_strdup (password);
  g_task_set_task_data (task, keyring, keyring_free);
  g_task_run_in_thread (task, ask_in_thread);
}

/* Forgetting */

/* The membership that the job is about to put another one in the place of. */
void
jalons_syncing_note_before (JalonsSyncingJob *job)
{
  const JalonsMembership *present = jalons_holder_get_membership (job->syncing->holder);

  g_clear_pointer (&job->before, jalons_membership_free);
  if (present != NULL)
    job->before = jalons_membership_copy (present);
}

static gboolean
is_same_account (const JalonsMembership *one,
                 const JalonsMembership *other)
{
  g_autofree char *server = NULL, *other_server = NULL;

  if (other == NULL || !jalons_syncing_needs_password (other) || !g_str_equal (one->user, other->user))
    return FALSE;
  server = jalons_where_server (one->where);
  other_server = jalons_where_server (other->where);
  return g_str_equal (server, other_server);
}

/* A keyring that is not there has nothing to forget. */
static void
on_forgotten (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  JalonsSyncingJob *job = data;

  g_free (g_task_propagate_pointer (G_TASK (result), NULL));
  job->after_keyring (job);
}

/**
 * jalons_syncing_forget_account:
 * @of: (nullable): the membership whose password is not wanted any more
 * @kept: (nullable): the one whose password is: it may be the same
 * @password: (nullable): of @of, where only we know it
 * @then: goes on with @job, whatever the keyring says
 */
void
jalons_syncing_forget_account (JalonsSyncingJob *job,
                               const JalonsMembership *of,
                               const JalonsMembership *kept,
                               const char *password,
                               JalonsSyncingStart then)
{
  gboolean is_same = of != NULL && jalons_syncing_needs_password (of) && is_same_account (of, kept);

  job->after_keyring = then;
  if (of == NULL || !job->syncing->keeps_password || !jalons_syncing_needs_password (of) ||
      (is_same && g_str_equal (of->ids[0], kept->ids[0])))
    then (job);
  else
    jalons_syncing_ask_keyring (job, is_same ? JALONS_KEYRING_FORGET : JALONS_KEYRING_CLEAR, of, password, on_forgotten);
}

/**
 * jalons_syncing_forget_left:
 * @then: goes on with @job
 *
 * The same of the folder that was left, once it is told, or never will be.
 */
void
jalons_syncing_forget_left (JalonsSyncingJob *job,
                            JalonsSyncingStart then)
{
  const JalonsMembership *present = jalons_holder_get_membership (job->syncing->holder);
  g_autoptr (JalonsLeft) left = present->left != NULL ? jalons_left_read (present->left) : NULL;
  char *ids[] = { NULL, NULL };
  JalonsMembership old = { .ids = ids };

  if (left != NULL)
    {
      old.where = left->where;
      old.user = left->user;
      ids[0] = left->id;
    }
  jalons_syncing_forget_account (job, left != NULL ? &old : NULL, present, NULL, then);
}
