/* Adding, copying and pasting.
 * Invariant: what was copied is kept as ids; a record that is gone by the time of pasting is told, never revived.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/copy.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/proposal-private.h"
#include "plan/shift-private.h"

static char *
add_label (const JalonsProposer *self,
           const JalonsNewActivity *what)
{
  unsigned n_touched;
  const char *name = jalons_proposer_only (self, &n_touched);

  if (name == NULL || what->title == NULL || *what->title == '\0')
    return g_strdup (_ ("Add an activity"));
  return g_strdup_printf (_ ("Add “%s”"), name);
}

/**
 * jalons_plan_add:
 * @year: the school's year that it is in
 * @divisions: (element-type JalonsDivision): the classes that take part; without any, nothing is added
 * @what: what it is
 *
 * Returns: (transfer full): one planned activity for all of @divisions; its id is the only one of created
 */
JalonsProposal *
jalons_plan_add (const JalonsYear *year,
                 GPtrArray *divisions,
                 const JalonsNewActivity *what)
{
  g_autoptr (JalonsDraft) draft = jalons_draft_new (JALONS_ENTITY_ACTIVITY, NULL);
  g_autofree char *id = g_strdup (jalons_draft_get_id (draft));
  g_autoptr (JalonsActivity) activity = NULL;
  JalonsProposer proposer;

  jalons_draft_set_text (draft, JALONS_ACTIVITY_YEAR, jalons_record_get_id (year));
  jalons_draft_set_text (draft, JALONS_ACTIVITY_TITLE, what->title);
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, what->slot);
  jalons_draft_set_text (draft, JALONS_ACTIVITY_AXIS, what->axis);
  jalons_draft_set_number (draft, JALONS_ACTIVITY_KIND, (int) what->kind);
  activity = jalons_draft_build (draft);

  jalons_proposer_init (&proposer, NULL);
  if (divisions->len > 0)
    {
      jalons_proposer_touch (&proposer, activity);
      jalons_proposer_create (&proposer, g_steal_pointer (&draft), divisions);
    }
  return jalons_proposer_finish (&proposer, add_label (&proposer, what));
}

/* Copying */

typedef struct
{
  char *activity;
  char *division;
} CopiedChip;

struct _JalonsCopied
{
  gboolean rows;
  unsigned n_chips;
  CopiedChip *chips;
};

G_DEFINE_BOXED_TYPE (JalonsCopied, jalons_copied, jalons_copied_dup, jalons_copied_free)

static JalonsCopied *
copied_new (unsigned n_chips,
            gboolean rows)
{
  JalonsCopied *self = g_new0 (JalonsCopied, 1);

  self->rows = rows;
  self->n_chips = n_chips;
  self->chips = g_new0 (CopiedChip, n_chips);
  return self;
}

/**
 * jalons_copied_dup:
 *
 * Returns: (transfer full): the same, so that pasting leaves what was copied as it is
 */
JalonsCopied *
jalons_copied_dup (const JalonsCopied *self)
{
  JalonsCopied *copy = copied_new (self->n_chips, self->rows);

  for (unsigned i = 0; i < self->n_chips; i++)
    copy->chips[i] = (CopiedChip){ g_strdup (self->chips[i].activity), g_strdup (self->chips[i].division) };
  return copy;
}

void
jalons_copied_free (JalonsCopied *self)
{
  for (unsigned i = 0; i < self->n_chips; i++)
    {
      g_free (self->chips[i].activity);
      g_free (self->chips[i].division);
    }
  g_free (self->chips);
  g_free (self);
}

/**
 * jalons_plan_copy:
 * @chips: (array length=n_chips): what is copied
 * @rows: whether the whole year of their classes was chosen (Ctrl+A): pasting it keeps the weeks, and leaves out what is
 *   cancelled
 *
 * Returns: (transfer full): what jalons_plan_paste() pastes
 */
JalonsCopied *
jalons_plan_copy (const JalonsChip *chips,
                  unsigned n_chips,
                  gboolean rows)
{
  JalonsCopied *self = copied_new (n_chips, rows);

  for (unsigned i = 0; i < n_chips; i++)
    self->chips[i] = (CopiedChip){ g_strdup (jalons_record_get_id (chips[i].activity)),
                                   g_strdup (jalons_record_get_id (chips[i].division)) };
  return self;
}

/* Pasting */

typedef struct
{
  JalonsProposer proposer;
  JalonsCalendar *calendar;
  const JalonsCopied *copied;
  GPtrArray *divisions; /* those to paste for */
  GPtrArray *sources;   /* the ids of the classes copied from, by the order of the chips */
  gboolean shifts;
  gboolean dated; /* whether something copied has a date */
  JalonsShift shift;
} Paste;

static char *
paste_label (const JalonsProposer *self)
{
  unsigned n_touched;
  const char *name = jalons_proposer_only (self, &n_touched);

  if (name != NULL)
    return g_strdup_printf (_ ("Paste “%s”"), name);
  return jalons_format_counted (ngettext ("Paste %u activity", "Paste %u activities", n_touched), n_touched);
}

static void
find_sources (Paste *self)
{
  for (unsigned i = 0; i < self->copied->n_chips; i++)
    if (!g_ptr_array_find_with_equal_func (self->sources, self->copied->chips[i].division, g_str_equal, NULL))
      g_ptr_array_add (self->sources, self->copied->chips[i].division);
}

/* The earliest of what was copied goes to the week of @monday, and the others follow it. */
static void
find_shift (Paste *self,
            JalonsDay monday)
{
  JalonsSlot first = jalons_slot_undated (0);

  for (unsigned i = 0; i < self->copied->n_chips; i++)
    {
      JalonsActivity *activity = jalons_dataset_lookup (self->proposer.dataset, JALONS_ENTITY_ACTIVITY,
                                                        self->copied->chips[i].activity);

      if (activity != NULL && jalons_slot_compare (jalons_activity_slot (activity), first) < 0)
        first = jalons_activity_slot (activity);
    }
  self->dated = first.day != JALONS_NO_DAY;
  self->shifts = !self->copied->rows && monday != JALONS_NO_DAY;
  if (self->shifts)
    self->shift = jalons_shift_between (self->calendar, first, (JalonsTarget){ .day = jalons_day_monday (monday) });
}

/* For whom the activity with that id is pasted: for the class that stands for its own when as many classes were copied as
 * are pasted for, else for all of them. */
static GPtrArray *
list_targets (Paste *self,
              const char *activity_id)
{
  gboolean one_to_one = self->sources->len > 1 && self->sources->len == self->divisions->len;
  GPtrArray *targets = g_ptr_array_new ();

  for (guint i = 0; i < self->divisions->len && !one_to_one; i++)
    g_ptr_array_add (targets, g_ptr_array_index (self->divisions, i));
  for (unsigned i = 0; i < self->copied->n_chips && one_to_one; i++)
    {
      guint row;

      if (g_str_equal (self->copied->chips[i].activity, activity_id) &&
          g_ptr_array_find_with_equal_func (self->sources, self->copied->chips[i].division, g_str_equal, &row))
        g_ptr_array_add (targets, g_ptr_array_index (self->divisions, row));
    }
  return targets;
}

static gboolean
find_slot (Paste *self,
           JalonsActivity *activity,
           JalonsSlot *slot)
{
  *slot = jalons_activity_slot (activity);
  if (!self->shifts || (self->dated && slot->day == JALONS_NO_DAY))
    return TRUE;
  return jalons_shift_apply (&self->shift, self->calendar, slot);
}

static gboolean
is_shared (Paste *self,
           JalonsActivity *activity)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (self->proposer.dataset, activity);

  return divisions->len > 1;
}

static void
paste_activity (Paste *self,
                JalonsActivity *activity,
                JalonsSlot slot)
{
  g_autoptr (GPtrArray) targets = list_targets (self, jalons_record_get_id (activity));

  if (jalons_slot_equal (slot, jalons_activity_slot (activity)) && is_shared (self, activity))
    {
      jalons_proposer_copy (&self->proposer, activity, slot, targets);
      return;
    }
  for (guint i = 0; i < targets->len; i++)
    {
      g_autoptr (GPtrArray) alone = g_ptr_array_new ();

      g_ptr_array_add (alone, g_ptr_array_index (targets, i));
      jalons_proposer_copy (&self->proposer, activity, slot, alone);
    }
}

static void
paste_id (Paste *self,
          const char *id)
{
  JalonsActivity *activity = jalons_dataset_lookup (self->proposer.dataset, JALONS_ENTITY_ACTIVITY, id);
  JalonsSlot slot;

  if (activity == NULL)
    jalons_proposer_leave (&self->proposer, JALONS_LEFT_GONE, NULL);
  else if (self->copied->rows && jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    jalons_proposer_leave (&self->proposer, JALONS_LEFT_CANCELLED, activity);
  else if (find_slot (self, activity, &slot))
    paste_activity (self, activity, slot);
  else
    jalons_proposer_leave (&self->proposer, JALONS_LEFT_OUTSIDE_YEAR, activity);
}

/**
 * jalons_plan_paste:
 * @copied: what was copied
 * @divisions: (element-type JalonsDivision): the classes to paste for, at least one
 * @monday: any day of the week to paste at, or no day to keep the weeks
 *
 * The earliest of the copied activities goes to the week of @monday and the others follow at the distance that they have,
 * in weeks of class (see jalons_plan_drop()); what has no date keeps none unless nothing copied has one. Whole rows keep
 * their weeks whatever @monday says.
 *
 * Each class gets activities of its own, planned and never held. Those that were copied from several classes, and are
 * pasted for as many, go from the first to the first, the second to the second; else each class gets each of them once.
 * At its own time an activity that several classes share is not copied: the class joins it; and a class that has the very
 * activity at that time gets nothing. What would leave the year, or was deleted since, is left out and told.
 *
 * Returns: (transfer full): the new activities and participations
 */
JalonsProposal *
jalons_plan_paste (JalonsDataset *dataset,
                   JalonsCalendar *calendar,
                   const JalonsCopied *copied,
                   GPtrArray *divisions,
                   JalonsDay monday)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Paste self = { .calendar = calendar, .copied = copied, .divisions = divisions, .sources = sources };

  jalons_proposer_init (&self.proposer, dataset);
  find_sources (&self);
  find_shift (&self, monday);
  for (unsigned i = 0; i < copied->n_chips; i++)
    if (g_hash_table_add (seen, copied->chips[i].activity))
      paste_id (&self, copied->chips[i].activity);
  return jalons_proposer_finish (&self.proposer, paste_label (&self.proposer));
}
