/* What is shown of syncing: a state, a sentence, a button.
 * Invariant: what is shown says what is so, and never asks which copy to keep.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "sync/folder/where.h"
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
  g_autofree char *time = NULL;

  if (last == NULL)
    return g_strdup (_ ("Shared; nothing was exchanged yet since Jalons was opened"));
  time = jalons_format_time (g_date_time_get_hour (last) * 60 + g_date_time_get_minute (last));
  /* Translators: a time of the day, "9 h 42". */
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
      return jalons_format_counted (ngettext ("%u change is waiting to be sent", "%u changes are waiting to be sent",
                                              self->n_pending),
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

/* All that is to be said besides. */
static void
join_notes (JalonsSyncing *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < JALONS_N_NOTES; i++)
    if (self->notes[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", self->notes[i]);
  if (g_strcmp0 (text->str, self->note != NULL ? self->note : "") == 0)
    return;
  g_free (self->note);
  self->note = text->len > 0 ? g_strdup (text->str) : NULL;
  g_object_notify (G_OBJECT (self), "note");
}

/**
 * jalons_syncing_set_note:
 * @note: (nullable): a whole sentence; %NULL when it is not so any more
 */
void
jalons_syncing_set_note (JalonsSyncing *self,
                         JalonsSyncingNote which,
                         const char *note)
{
  char *copy = g_strdup (note);

  g_free (self->notes[which]);
  self->notes[which] = copy;
  join_notes (self);
}

void
jalons_syncing_clear_notes (JalonsSyncing *self)
{
  for (int i = 0; i < JALONS_N_NOTES; i++)
    g_clear_pointer (&self->notes[i], g_free);
  join_notes (self);
}

/* "3 hours": how wrong a clock is; milliseconds. */
static char *
say_length (gint64 length)
{
  guint minutes = (guint) ((length + 30 * 1000) / (60 * 1000)), hours = (minutes + 30) / 60, days = (hours + 12) / 24;

  if (hours >= 48)
    return g_strdup_printf (ngettext ("%u day", "%u days", days), days);
  if (minutes >= 120)
    return g_strdup_printf (ngettext ("%u hour", "%u hours", hours), hours);
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

/**
 * jalons_syncing_note_clock:
 * @offset: the server's clock less ours, in milliseconds; 0 when ours is right
 *
 * A wrong clock is told once, until it was right in between: what is written is dated by the server's all the same.
 */
void
jalons_syncing_note_clock (JalonsSyncing *self,
                           gint64 offset)
{
  JalonsFolderMemory *memory = self->memory != NULL ? self->memory->folder : NULL;
  const JalonsMembership *membership = jalons_holder_get_membership (self->holder);
  g_autofree char *length = say_length (ABS (offset)), *name = NULL, *note = NULL;

  if (memory == NULL || membership == NULL || (offset != 0 && memory->told_clock))
    return;
  name = jalons_where_name (membership->where);
  if (offset > 0)
    /* Translators: %1$s is "5 minutes", %2$s a server. */
    note = g_strdup_printf (_ ("The clock of this computer is %1$s slow: what you write is dated by that of “%2$s”. Set it "
                               "right."),
                            length, name);
  else if (offset < 0)
    note = g_strdup_printf (_ ("The clock of this computer is %1$s fast: what you write is dated by that of “%2$s”. Set it "
                               "right."),
                            length, name);
  jalons_syncing_set_note (self, JALONS_NOTE_CLOCK, note);
  memory->told_clock = offset != 0;
  jalons_sync_memory_keep (self->memory, self->holder);
}

/**
 * jalons_syncing_set_error:
 * @error: (transfer full) (nullable): why the last sync failed or could not write
 */
void
jalons_syncing_set_error (JalonsSyncing *self,
                          GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  jalons_syncing_refresh (self);
}
