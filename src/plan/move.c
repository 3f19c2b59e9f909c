/* Moving, lengthening and deleting.
 * Invariant: where the grabbed chip lands is asked of jalons_slot_land() alone; the others follow it by the same shift.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/move.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/proposal-private.h"
#include "plan/shift-private.h"

static char *
move_label (const JalonsProposer *self)
{
  unsigned n_touched;
  const char *name = jalons_proposer_only (self, &n_touched);

  if (name != NULL)
    return g_strdup_printf (_ ("Move “%s”"), name);
  return jalons_format_counted (ngettext ("Move %u activity", "Move %u activities", n_touched), n_touched);
}

static char *
copy_label (const JalonsProposer *self)
{
  unsigned n_touched;
  const char *name = jalons_proposer_only (self, &n_touched);

  if (name != NULL)
    return g_strdup_printf (_ ("Copy “%s”"), name);
  return jalons_format_counted (ngettext ("Copy %u activity", "Copy %u activities", n_touched), n_touched);
}

/* The classes that take part in @activity, once @from has given its part to @to. */
static GPtrArray *
classes_after (JalonsDataset *dataset,
               const JalonsActivity *activity,
               const JalonsDivision *from,
               JalonsDivision *to)
{
  GPtrArray *divisions = jalons_dataset_activity_divisions (dataset, activity);

  if (to == NULL)
    return divisions;
  for (guint i = divisions->len; i-- > 0;)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (divisions, i)), jalons_record_get_id (from)))
      g_ptr_array_remove_index (divisions, i);
  if (!jalons_has_record (divisions, to))
    g_ptr_array_insert (divisions, 0, g_object_ref (to));
  return divisions;
}

static gboolean
write_slot (JalonsProposer *self,
            JalonsActivity *activity,
            JalonsSlot slot)
{
  JalonsDraft *draft = jalons_draft_edit (activity);

  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
  return jalons_proposer_keep (self, draft);
}

/* Gives the part of @from in @activity to @to; if that takes part already, nothing doubles. */
static void
hand_over (JalonsProposer *self,
           const JalonsActivity *activity,
           const JalonsDivision *from,
           const JalonsDivision *to)
{
  const char *id = jalons_record_get_id (activity);
  g_autoptr (GPtrArray) links = jalons_dataset_referring (self->dataset, JALONS_PARTICIPATION_ACTIVITY, id);
  gboolean there = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      JalonsParticipation *link = g_ptr_array_index (links, i);

      if (g_str_equal (jalons_participation_division (link), jalons_record_get_id (from)))
        jalons_proposer_delete (self, link);
      there = there || g_str_equal (jalons_participation_division (link), jalons_record_get_id (to));
    }
  if (!there)
    jalons_proposer_join (self, id, to);
}

/* Puts @chosen at @slot, and with @to hands it from @from to that class. */
static void
move_chosen (JalonsProposer *self,
             const JalonsChosen *chosen,
             JalonsSlot slot,
             const JalonsDivision *from,
             JalonsDivision *to)
{
  gboolean moved = write_slot (self, chosen->activity, slot);

  if (to != NULL)
    hand_over (self, chosen->activity, from, to);
  if (moved || to != NULL)
    jalons_proposer_touch (self, chosen->activity);
  if (moved && !jalons_chosen_all (self->dataset, chosen))
    {
      g_autoptr (GPtrArray) divisions = classes_after (self->dataset, chosen->activity, from, to);

      jalons_proposer_tell (self, JALONS_ALONG_MOVED, chosen->activity, divisions, slot.minutes);
    }
}

static JalonsProposal *
move_all (JalonsDataset *dataset,
          JalonsCalendar *calendar,
          const JalonsChip *chips,
          unsigned n_chips,
          JalonsShift shift)
{
  g_autoptr (GPtrArray) list = jalons_chosen_list (chips, n_chips);
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  for (guint i = 0; i < list->len; i++)
    {
      const JalonsChosen *chosen = g_ptr_array_index (list, i);
      JalonsSlot slot = jalons_activity_slot (chosen->activity);

      if (slot.day == JALONS_NO_DAY)
        continue;
      if (jalons_shift_apply (&shift, calendar, &slot))
        move_chosen (&proposer, chosen, slot, NULL, NULL);
      else
        jalons_proposer_leave (&proposer, JALONS_LEFT_OUTSIDE_YEAR, chosen->activity);
    }
  return jalons_proposer_finish (&proposer, move_label (&proposer));
}

/**
 * jalons_plan_move_weeks:
 * @chips: (array length=n_chips): what is moved
 * @n_weeks: how many weeks of class later, or earlier when below 0
 *
 * Weeks without class are skipped (jalons_calendar_shift_week()). Weekday and time are kept, so an activity may land on a
 * public holiday: a rule will say so. What has no date stays so; what would leave the year stays where it is and is told.
 *
 * Returns: (transfer full): the moves; moving back by as much puts back what came from a week with class
 */
JalonsProposal *
jalons_plan_move_weeks (JalonsDataset *dataset,
                        JalonsCalendar *calendar,
                        const JalonsChip *chips,
                        unsigned n_chips,
                        int n_weeks)
{
  return move_all (dataset, calendar, chips, n_chips, (JalonsShift){ .kind = JALONS_SHIFT_WEEKS, .weeks = n_weeks });
}

/**
 * jalons_plan_move_days:
 * @chips: (array length=n_chips): what is moved
 * @n_days: how many days of the calendar later, or earlier when below 0
 *
 * What only has a week moves by the whole weeks in @n_days, which may be none. As in jalons_plan_move_weeks(), what would
 * leave the year stays where it is.
 *
 * Returns: (transfer full): the moves
 */
JalonsProposal *
jalons_plan_move_days (JalonsDataset *dataset,
                       JalonsCalendar *calendar,
                       const JalonsChip *chips,
                       unsigned n_chips,
                       int n_days)
{
  return move_all (dataset, calendar, chips, n_chips, (JalonsShift){ .kind = JALONS_SHIFT_DAYS, .days = n_days });
}

/* Dropping */

/**
 * jalons_drop_division:
 *
 * Returns: (transfer none) (nullable): the class of all the chips; %NULL when they are of several
 */
JalonsDivision *
jalons_drop_division (const JalonsDrop *drop)
{
  for (unsigned i = 1; i < drop->n_chips; i++)
    if (!g_str_equal (jalons_record_get_id (drop->chips[i].division), jalons_record_get_id (drop->chips[0].division)))
      return NULL;
  return drop->chips[0].division;
}

/* Where @chosen goes; returns whether that is in the year. */
static gboolean
find_place (JalonsCalendar *calendar,
            const JalonsDrop *drop,
            const JalonsShift *shift,
            const JalonsChosen *chosen,
            JalonsSlot *slot)
{
  const JalonsActivity *lead = drop->chips[drop->lead].activity;

  *slot = jalons_activity_slot (chosen->activity);
  if (!g_str_equal (jalons_record_get_id (chosen->activity), jalons_record_get_id (lead)))
    return jalons_shift_apply (shift, calendar, slot);
  if (drop->target.day == JALONS_NO_DAY)
    *slot = jalons_slot_undated (slot->minutes);
  else
    *slot = jalons_slot_land (*slot, drop->target);
  return TRUE;
}

static JalonsProposal *
drop_moved (JalonsDataset *dataset,
            JalonsCalendar *calendar,
            const JalonsDrop *drop,
            const JalonsShift *shift)
{
  g_autoptr (GPtrArray) list = jalons_chosen_list (drop->chips, drop->n_chips);
  JalonsDivision *from = jalons_drop_division (drop);
  gboolean same_row = drop->division == NULL || from == NULL ||
                      g_str_equal (jalons_record_get_id (from), jalons_record_get_id (drop->division));
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  for (guint i = 0; i < list->len; i++)
    {
      const JalonsChosen *chosen = g_ptr_array_index (list, i);
      JalonsSlot slot;

      if (find_place (calendar, drop, shift, chosen, &slot))
        move_chosen (&proposer, chosen, slot, from, same_row ? NULL : drop->division);
      else
        jalons_proposer_leave (&proposer, JALONS_LEFT_OUTSIDE_YEAR, chosen->activity);
    }
  return jalons_proposer_finish (&proposer, move_label (&proposer));
}

static JalonsProposal *
drop_copied (JalonsDataset *dataset,
             JalonsCalendar *calendar,
             const JalonsDrop *drop,
             const JalonsShift *shift)
{
  g_autoptr (GPtrArray) list = jalons_chosen_list (drop->chips, drop->n_chips);
  JalonsDivision *to = jalons_drop_division (drop) != NULL ? drop->division : NULL;
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  for (guint i = 0; i < list->len; i++)
    {
      const JalonsChosen *chosen = g_ptr_array_index (list, i);
      g_autoptr (GPtrArray) alone = g_ptr_array_new ();
      JalonsSlot slot;

      if (to != NULL)
        g_ptr_array_add (alone, to);
      if (find_place (calendar, drop, shift, chosen, &slot))
        jalons_proposer_copy (&proposer, chosen->activity, slot, to != NULL ? alone : chosen->divisions);
      else
        jalons_proposer_leave (&proposer, JALONS_LEFT_OUTSIDE_YEAR, chosen->activity);
    }
  return jalons_proposer_finish (&proposer, copy_label (&proposer));
}

/**
 * jalons_plan_drop:
 * @drop: what is dropped, and where
 *
 * When:
 * - The grabbed chip lands as jalons_slot_land() says, with class there or not: a rule warns and never forbids. In the
 *   tray it has no date any more and keeps its length.
 * - The other chips follow by the same shift: in weeks of class if the weeks that it leaves and reaches both have class,
 *   else in days; from one half-day to another by its weekdays too, at their own times. What only has a week follows in
 *   weeks. Those that would leave the year stay where they are and are told.
 * - Chips without a date, and every chip when the grabbed one had none, land on the target themselves. From one tray to
 *   another, nothing that has a date loses it.
 *
 * For whom:
 * - On the row of another class, that class takes the place of the chips' own; of an activity that others share only that
 *   part goes, and a class that takes part already does not do so twice. The date, if it changes, changes for all.
 * - Chips of several rows keep their rows.
 *
 * With a copy, the chips stay, and the class of the row (or of each chip, if they are of several rows) gets new
 * activities, planned and never held. A shared one dropped on another class at its own time is not copied: the class joins
 * it. Where the class has the very activity at that time already, nothing is done.
 *
 * Returns: (transfer full): what the drop would do; without drafts, nothing
 */
JalonsProposal *
jalons_plan_drop (JalonsDataset *dataset,
                  JalonsCalendar *calendar,
                  const JalonsDrop *drop)
{
  JalonsShift shift;

  g_return_val_if_fail (drop->n_chips > 0 && drop->lead < drop->n_chips, NULL);

  shift = jalons_shift_between (calendar, jalons_activity_slot (drop->chips[drop->lead].activity), drop->target);
  return drop->copy ? drop_copied (dataset, calendar, drop, &shift) : drop_moved (dataset, calendar, drop, &shift);
}

/**
 * jalons_plan_follow:
 * @lead: the slot of the grabbed chip, as it is
 * @target: where that would be dropped
 * @slot: (inout): the slot of another chip that is dragged with it
 *
 * Tells where jalons_plan_drop() would put what follows the grabbed chip, so that the target can be judged by all of them.
 *
 * Returns: whether @slot follows; %FALSE when it would leave the year, and stays as it is
 */
gboolean
jalons_plan_follow (JalonsCalendar *calendar,
                    JalonsSlot lead,
                    JalonsTarget target,
                    JalonsSlot *slot)
{
  JalonsShift shift = jalons_shift_between (calendar, lead, target);

  return jalons_shift_apply (&shift, calendar, slot);
}

/* Lengthening */

static char *
stretch_label (const JalonsProposer *self)
{
  unsigned n_touched;
  const char *name = jalons_proposer_only (self, &n_touched);

  if (name != NULL)
    return g_strdup_printf (_ ("Change the length of “%s”"), name);
  return jalons_format_counted (ngettext ("Change the length of %u activity", "Change the length of %u activities", n_touched),
                                n_touched);
}

static void
stretch_chosen (JalonsProposer *self,
                const JalonsChosen *chosen,
                int delta_minutes)
{
  JalonsSlot slot = jalons_activity_slot (chosen->activity);
  int shortest = MIN (slot.minutes, JALONS_STRETCH_MINUTES);

  slot.minutes = (gint16) CLAMP (slot.minutes + delta_minutes, shortest, JALONS_SLOT_MAX_MINUTES);
  if (!write_slot (self, chosen->activity, slot))
    {
      jalons_proposer_leave (self, JALONS_LEFT_LENGTH, chosen->activity);
      return;
    }
  jalons_proposer_touch (self, chosen->activity);
  if (!jalons_chosen_all (self->dataset, chosen))
    {
      g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->dataset, chosen->activity);

      jalons_proposer_tell (self, JALONS_ALONG_STRETCHED, chosen->activity, divisions, slot.minutes);
    }
}

/**
 * jalons_plan_stretch:
 * @chips: (array length=n_chips): what is made longer or shorter
 * @delta_minutes: by how much, %JALONS_STRETCH_MINUTES or minus that for one press of a key
 *
 * Nothing gets shorter than %JALONS_STRETCH_MINUTES nor longer than %JALONS_SLOT_MAX_MINUTES; what is there already is left
 * alone and told. The minutes that were really held stay as they were noted.
 *
 * Returns: (transfer full): the new lengths
 */
JalonsProposal *
jalons_plan_stretch (JalonsDataset *dataset,
                     const JalonsChip *chips,
                     unsigned n_chips,
                     int delta_minutes)
{
  g_autoptr (GPtrArray) list = jalons_chosen_list (chips, n_chips);
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  for (guint i = 0; i < list->len && delta_minutes != 0; i++)
    stretch_chosen (&proposer, g_ptr_array_index (list, i), delta_minutes);
  return jalons_proposer_finish (&proposer, stretch_label (&proposer));
}

/* Deleting */

static char *
delete_label (const JalonsProposer *self)
{
  unsigned n_touched;
  const char *name = jalons_proposer_only (self, &n_touched);

  if (name != NULL)
    return g_strdup_printf (_ ("Delete “%s”"), name);
  return jalons_format_counted (ngettext ("Delete %u activity", "Delete %u activities", n_touched), n_touched);
}

/**
 * jalons_plan_delete:
 * @chips: (array length=n_chips): what is deleted
 *
 * A shared activity is one activity: it goes for all its classes, whichever chip was taken, and it is told for which. To
 * take one class out of it is jalons_gesture_set_divisions().
 *
 * Returns: (transfer full): the deletions; the store takes the participations along
 */
JalonsProposal *
jalons_plan_delete (JalonsDataset *dataset,
                    const JalonsChip *chips,
                    unsigned n_chips)
{
  g_autoptr (GPtrArray) list = jalons_chosen_list (chips, n_chips);
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  for (guint i = 0; i < list->len; i++)
    {
      const JalonsChosen *chosen = g_ptr_array_index (list, i);

      jalons_proposer_delete (&proposer, chosen->activity);
      jalons_proposer_touch (&proposer, chosen->activity);
      if (!jalons_chosen_all (dataset, chosen))
        {
          g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, chosen->activity);

          jalons_proposer_tell (&proposer, JALONS_ALONG_DELETED, chosen->activity, divisions, 0);
        }
    }
  return jalons_proposer_finish (&proposer, delete_label (&proposer));
}
