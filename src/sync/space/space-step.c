/* One transaction of a space: joining, beginning a round, going on with it.
 * Invariant: what needs more than one says so, and goes on where it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-core-private.h"

#include <glib/gi18n-lib.h>

#include "sync/space/remote-text.h"
#include "sync/space/space-agree.h"
#include "sync/space/space-memory.h"
#include "sync/space/space-turn.h"

/* So many records become operations in one transaction. */
#define SEED_PORTION 500

JalonsStep *
jalons_step_new (JalonsSpaceCore *core,
                 JalonsStepKind kind)
{
  JalonsStep *step = g_new0 (JalonsStep, 1);

  step->core = jalons_space_core_ref (core);
  step->kind = kind;
  step->fraction = -1;
  return step;
}

void
jalons_step_free (gpointer data)
{
  JalonsStep *step = data;

  jalons_space_core_unref (step->core);
  g_clear_pointer (&step->membership, jalons_membership_free);
  g_clear_pointer (&step->answer.listing, g_array_unref);
  g_clear_pointer (&step->answer.bytes, g_bytes_unref);
  g_clear_pointer (&step->request, jalons_request_free);
  g_clear_pointer (&step->merged, g_ptr_array_unref);
  g_clear_pointer (&step->forgotten, g_ptr_array_unref);
  g_strfreev (step->heads);
  g_free (step->too_long);
  g_free (step->agreement);
  g_free (step->at);
  g_free (step->folder);
  g_free (step);
}

static void
keep_membership (JalonsShared *shared,
                 const JalonsMembership *membership)
{
  g_autofree char *ids = g_strjoinv (" ", membership->ids), *before = jalons_shared_get (shared, "ids");

  if (!g_str_has_prefix (before, membership->ids[0]))
    jalons_space_memory_clear (shared);
  jalons_shared_set (shared, "where", membership->where);
  jalons_shared_set (shared, "user", membership->user != NULL ? membership->user : "");
  jalons_shared_set (shared, "ids", ids);
  jalons_shared_set (shared, "label", membership->label != NULL ? membership->label : "");
  jalons_shared_set (shared, "inbox", membership->inbox != NULL ? membership->inbox : "");
  jalons_shared_set (shared, "left", membership->left != NULL ? membership->left : "");
  jalons_shared_join (shared, TRUE, membership->inbox != NULL);
}

static void
turn (JalonsSpaceCore *self,
      JalonsShared *shared,
      JalonsStep *step)
{
  const JalonsTurn how = { step->membership, (const char *const *) step->heads, step->at };

  jalons_space_turn (self, shared, step->membership, &how);
  step->forgotten = jalons_shared_list_forgotten (shared);
}

/* All that is in the folder was read. */
static gboolean
is_read (const JalonsSpaceCore *self,
         const JalonsStep *step)
{
  return step->request != NULL && step->request->verb == JALONS_VERB_NONE && g_strcmp0 (self->folder, "") == 0;
}

static void
keep_remote (JalonsSpaceCore *self)
{
  g_autofree char *text = self->remote != NULL ? jalons_remote_to_text (self->remote) : NULL;

  if (g_strcmp0 (text, self->remembered) == 0 || text == NULL)
    return;
  jalons_shared_set_remote (self->shared, self->folder, text);
  g_free (self->remembered);
  self->remembered = g_steal_pointer (&text);
}

static void
begin (JalonsSpaceCore *self,
       const JalonsStep *step)
{
  keep_remote (self);
  jalons_space_core_drop_round (self);
  self->folder = g_strdup (step->folder);
  self->thorough = step->thorough;
}

/* What is to be done before a listing is asked for; FALSE when it is done. */
static gboolean
prepare (JalonsSpaceCore *self,
         JalonsStep *step)
{
  if (*self->inbox == '\0' && self->world == NULL && jalons_shared_seed (self->shared, SEED_PORTION, &step->fraction))
    return TRUE;
  jalons_space_say_state (self);
  return jalons_replica_seal_some (self->replica);
}

static void
start_round (JalonsSpaceCore *self)
{
  self->remembered = jalons_shared_get_remote (self->shared, self->folder);
  self->remote = jalons_remote_parse (self->remembered);
  self->remote->thorough = self->thorough;
  self->round = jalons_round_new (self->replica, self->remote);
}

static void
take_request (JalonsSpaceCore *self,
              JalonsStep *step)
{
  const JalonsRequest *request = jalons_round_get_request (self->round);

  step->again = jalons_round_is_pausing (self->round);
  if (step->again)
    {
      guint n_waiting = jalons_replica_n_waiting (self->replica);

      step->fraction = (double) self->n_applied / (self->n_applied + n_waiting);
      return;
    }
  step->request = jalons_request_copy (request);
  step->counts = jalons_round_get_counts (self->round);
  if (request->verb == JALONS_VERB_NONE)
    keep_remote (self);
}

static void
take_step (JalonsSpaceCore *self,
           JalonsStep *step)
{
  if (step->kind == JALONS_STEP_BEGIN)
    begin (self, step);
  if (step->kind == JALONS_STEP_CANCEL || step->kind == JALONS_STEP_REBUILD)
    {
      keep_remote (self);
      jalons_space_core_drop_round (self);
      if (step->kind == JALONS_STEP_REBUILD)
        jalons_replica_rebuild (self->replica);
      return;
    }
  if (step->kind == JALONS_STEP_JOIN || step->kind == JALONS_STEP_TURN || self->round == NULL)
    {
      step->again = prepare (self, step);
      if (step->again || self->folder == NULL)
        return;
      start_round (self);
      self->n_applied = 0;
    }
  else if (step->kind == JALONS_STEP_ANSWER)
    jalons_round_answer (self->round, &step->answer);
  else
    jalons_round_go_on (self->round);
  take_request (self, step);
}

/**
 * jalons_step_run:
 * @data: a #JalonsStep
 *
 * A #JalonsSharedFunc.
 */
gboolean
jalons_step_run (JalonsShared *shared,
                 gpointer data,
                 GError **error)
{
  JalonsStep *step = data;
  JalonsSpaceCore *self = step->core;
  gboolean settled = FALSE;

  if (step->kind == JALONS_STEP_TURN)
    turn (self, shared, step);
  if (step->membership != NULL)
    {
      jalons_space_core_reset (self);
      keep_membership (shared, step->membership);
    }
  if (step->kind == JALONS_STEP_ANSWER && self->round == NULL)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                           _ ("The data could not be written in the middle of a sync: it begins anew."));
      return FALSE;
    }
  jalons_shared_set_offset (shared, step->offset);
  jalons_space_core_open (self, shared);
  take_step (self, step);
  step->merged = jalons_space_core_close (self);
  step->tells_long = is_read (self, step);
  if (step->tells_long)
    {
      step->too_long = jalons_shared_tell_long (shared);
      jalons_space_agree (self, shared, step);
      settled = jalons_space_settle_turned (self, shared);
    }
  step->rivals_changed = self->rivals_changed || settled;
  if (!jalons_shared_has_failed (shared))
    step->n_pending = jalons_space_core_count_pending (self, shared);
  return TRUE;
}
