/* A shared space as a holder: what a sync asks of it, as steps.
 * Invariant: what is answered at once is what the main loop knows; nothing here waits for the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-files.h"
#include "sync/space/space-memory.h"
#include "sync/space/space-private.h"

static const JalonsMembership *
get_membership (JalonsHolder *holder)
{
  return JALONS_SPACE (holder)->membership;
}

static unsigned
get_n_pending (JalonsHolder *holder)
{
  return JALONS_SPACE (holder)->n_pending;
}

static const char *
get_too_long (JalonsHolder *holder)
{
  return JALONS_SPACE (holder)->too_long;
}

static const char *
get_agreement (JalonsHolder *holder)
{
  return JALONS_SPACE (holder)->agreement;
}

static void
set_clock_offset (JalonsHolder *holder,
                  gint64 milliseconds)
{
  JALONS_SPACE (holder)->offset = milliseconds;
}

static void
join_async (JalonsHolder *holder,
            const JalonsMembership *membership,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  JalonsSpace *self = JALONS_SPACE (holder);
  JalonsStep *step = jalons_step_new (self->core, JALONS_STEP_JOIN);

  step->membership = jalons_membership_copy (membership);
  jalons_space_take_step (self, step, jalons_space_new_task (self, jalons_holder_join_async, cancellable, callback, user_data));
}

static gboolean
join_finish (JalonsHolder *holder,
             GAsyncResult *result,
             GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
turn_async (JalonsHolder *holder,
            const JalonsTurn *turn,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  JalonsSpace *self = JALONS_SPACE (holder);
  JalonsStep *step = jalons_step_new (self->core, JALONS_STEP_TURN);

  step->membership = jalons_membership_copy (turn->membership);
  step->heads = g_strdupv ((char **) turn->heads);
  step->at = g_strdup (turn->at);
  jalons_space_take_step (self, step, jalons_space_new_task (self, jalons_holder_join_async, cancellable, callback, user_data));
}

static gboolean
run_leave (JalonsShared *shared,
           gpointer data,
           GError **error)
{
  jalons_shared_forget_all (shared);
  jalons_space_core_reset (((JalonsQuery *) data)->core);
  return TRUE;
}

static void
leave_async (JalonsHolder *holder,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  jalons_space_ask (JALONS_SPACE (holder), run_leave, g_new0 (JalonsQuery, 1), jalons_holder_leave_async, cancellable,
                    callback, user_data);
}

static gboolean
leave_finish (JalonsHolder *holder,
              GAsyncResult *result,
              GError **error)
{
  JalonsSpace *self = JALONS_SPACE (holder);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  jalons_space_set_membership (self, NULL);
  jalons_space_set_n_pending (self, 0);
  jalons_space_tell_conflicts_changed (self);
  return TRUE;
}

static void
begin_async (JalonsHolder *holder,
             const char *folder,
             gboolean thorough,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  JalonsSpace *self = JALONS_SPACE (holder);
  JalonsStep *step = jalons_step_new (self->core, JALONS_STEP_BEGIN);

  step->folder = g_strdup (folder);
  step->thorough = thorough;
  jalons_space_take_step (self, step, jalons_space_new_task (self, jalons_holder_begin_async, cancellable, callback, user_data));
}

static JalonsRequest *
begin_finish (JalonsHolder *holder,
              GAsyncResult *result,
              GError **error)
{
  JalonsStep *step = g_task_propagate_pointer (G_TASK (result), error);

  return step != NULL ? g_steal_pointer (&step->request) : NULL;
}

static void
answer_async (JalonsHolder *holder,
              const JalonsAnswer *answer,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  JalonsSpace *self = JALONS_SPACE (holder);
  JalonsStep *step = jalons_step_new (self->core, JALONS_STEP_ANSWER);

  step->answer.verb = answer->verb;
  step->answer.listing = answer->listing != NULL ? g_array_ref (answer->listing) : NULL;
  step->answer.bytes = answer->bytes != NULL ? g_bytes_ref (answer->bytes) : NULL;
  jalons_space_take_step (self, step, jalons_space_new_task (self, jalons_holder_answer_async, cancellable, callback, user_data));
}

static JalonsRequest *
answer_finish (JalonsHolder *holder,
               GAsyncResult *result,
               JalonsRoundCounts *round_counts,
               GError **error)
{
  JalonsStep *step = g_task_propagate_pointer (G_TASK (result), error);

  if (step == NULL)
    return NULL;
  if (round_counts != NULL)
    *round_counts = step->counts;
  return g_steal_pointer (&step->request);
}

/**
 * jalons_space_implement_holder:
 *
 * Has @iface be that of a data folder.
 */
void
jalons_space_implement_holder (JalonsHolderInterface *iface)
{
  iface->get_membership = get_membership;
  iface->join_async = join_async;
  iface->join_finish = join_finish;
  iface->leave_async = leave_async;
  iface->leave_finish = leave_finish;
  iface->turn_async = turn_async;
  iface->begin_async = begin_async;
  iface->begin_finish = begin_finish;
  iface->answer_async = answer_async;
  iface->answer_finish = answer_finish;
  iface->get_n_pending = get_n_pending;
  iface->set_clock_offset = set_clock_offset;
  iface->get_too_long = get_too_long;
  iface->get_agreement = get_agreement;
  jalons_space_files_implement (iface);
  jalons_space_memory_implement (iface);
}
