/* What is shown of syncing: a state, a sentence, a button.
 * Invariant: what is shown says what is so, and never asks which copy to keep.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "sync/syncing-private.h"

/* What is shown */

JalonsSyncingState
jalons_syncing_find_state (JalonsSyncing *self)
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

void
jalons_syncing_refresh (JalonsSyncing *self)
{
  guint n_pending = jalons_holder_get_n_pending (self->holder);
  JalonsSyncingState before = self->state;
  JalonsRemedy remedy;
  g_autofree char *sentence = NULL;

  g_object_freeze_notify (G_OBJECT (self));
  if (n_pending != self->n_pending)
    {
      self->n_pending = n_pending;
      g_object_notify (G_OBJECT (self), "n-pending");
    }
  self->state = jalons_syncing_find_state (self);
  if (self->state != before)
    g_object_notify (G_OBJECT (self), "state");
  remedy = self->state == JALONS_SYNCING_OFFLINE || self->state == JALONS_SYNCING_ATTENTION
             ? jalons_trouble_remedy (self->error)
             : JALONS_REMEDY_NONE;
  if (remedy != self->remedy)
    {
      self->remedy = remedy;
      g_object_notify (G_OBJECT (self), "remedy");
    }
  sentence = make_sentence (self);
  if (g_strcmp0 (sentence, self->sentence) != 0)
    {
      g_free (self->sentence);
      self->sentence = g_steal_pointer (&sentence);
      g_object_notify (G_OBJECT (self), "sentence");
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
jalons_syncing_set_busy (JalonsSyncing *self,
                         gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify (G_OBJECT (self), "busy");
}

void
jalons_syncing_set_fraction (double fraction,
                             gpointer data)
{
  JalonsSyncing *self = data;

  if (fraction < self->fraction || fraction > self->fraction)
    {
      self->fraction = fraction;
      g_object_notify (G_OBJECT (self), "fraction");
    }
}

void
jalons_syncing_set_note (JalonsSyncing *self,
                         const char *note)
{
  if (g_strcmp0 (note, self->note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify (G_OBJECT (self), "note");
}

void
jalons_syncing_set_error (JalonsSyncing *self,
                          GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  jalons_syncing_refresh (self);
}
