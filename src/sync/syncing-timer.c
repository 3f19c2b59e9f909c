/* Syncing by the clock, after what is written, and when the network is back.
 * Invariant: without a membership no timer runs and no socket is opened.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/folder/where.h"
#include "sync/syncing-clock.h"
#include "sync/syncing-private.h"

static gboolean
on_time (gpointer data)
{
  JalonsSyncing *self = data;

  self->timer = 0;
  jalons_syncing_run_async (self, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * jalons_syncing_set_timer:
 * @seconds: from now, in place of any other time that was set
 */
void
jalons_syncing_set_timer (JalonsSyncing *self,
                          guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->is_started)
    self->timer = g_timeout_add_seconds (seconds, on_time, self);
}

void
jalons_syncing_plan_next (JalonsSyncing *self)
{
  double chance = g_random_double ();

  if (!self->is_started || jalons_syncing_find_state (self) == JALONS_SYNCING_OFF)
    return;
  jalons_syncing_watch_network (self);
  if (self->n_failures == 0)
    jalons_syncing_set_timer (self, jalons_clock_after_success (self->is_active, chance));
  else if (jalons_trouble_passes (self->error))
    jalons_syncing_set_timer (self, jalons_clock_after_failure (self->n_failures, jalons_trouble_retry_after (self->error),
                                                                chance));
}

void
jalons_syncing_on_pending_changed (JalonsSyncing *self)
{
  gint64 since = (g_get_monotonic_time () - self->began_at) / G_USEC_PER_SEC;

  jalons_syncing_refresh (self);
  if (self->is_started && !self->busy && self->n_failures == 0 && self->n_pending > 0)
    jalons_syncing_set_timer (self, jalons_clock_after_edit (self->began_at == 0 ? G_MAXINT : since));
}

/* A network that is back is worth a try at once. */
static void
on_network_changed (JalonsSyncing *self,
                    gboolean available)
{
  if (available && !self->busy && self->error != NULL && jalons_trouble_is_offline (self->error))
    jalons_syncing_set_timer (self, 2);
}

/* Looking at the network opens a socket: not before there is something to ask. */
void
jalons_syncing_watch_network (JalonsSyncing *self)
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
  jalons_syncing_watch_network (self);
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
  if (active && !before && !self->busy && self->n_failures == 0)
    jalons_syncing_plan_next (self);
}
