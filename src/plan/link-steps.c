/* What is asked and answered: the states of bookings and visits, with their days.
 * Invariant: a step is taken by the links that it is offered to and by no other; a step back takes back its day.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/attach.h"
#include "plan/proposal-private.h"

/* What may follow what, in the order in which it is offered. */
static const struct
{
  JalonsEntityId link;
  int from;
  int to;
  gboolean back;
} steps[] = {
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_TO_ASK, JALONS_BOOKING_ASKED, FALSE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ASKED, JALONS_BOOKING_ACCEPTED, FALSE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_WAITING, JALONS_BOOKING_ACCEPTED, FALSE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ASKED, JALONS_BOOKING_WAITING, FALSE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ASKED, JALONS_BOOKING_REFUSED, FALSE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_WAITING, JALONS_BOOKING_REFUSED, FALSE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ACCEPTED, JALONS_BOOKING_REFUSED, FALSE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ACCEPTED, JALONS_BOOKING_HELD, FALSE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_HELD, JALONS_BOOKING_ACCEPTED, TRUE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_WAITING, JALONS_BOOKING_ASKED, TRUE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ACCEPTED, JALONS_BOOKING_ASKED, TRUE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_REFUSED, JALONS_BOOKING_ASKED, TRUE },
  { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ASKED, JALONS_BOOKING_TO_ASK, TRUE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_TO_ASK, JALONS_VISIT_ASKED, FALSE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_ASKED, JALONS_VISIT_ACCEPTED, FALSE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_ASKED, JALONS_VISIT_DECLINED, FALSE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_ACCEPTED, JALONS_VISIT_DECLINED, FALSE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_ACCEPTED, JALONS_VISIT_HELD, FALSE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_HELD, JALONS_VISIT_ACCEPTED, TRUE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_ACCEPTED, JALONS_VISIT_ASKED, TRUE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_DECLINED, JALONS_VISIT_ASKED, TRUE },
  { JALONS_ENTITY_VISIT, JALONS_VISIT_ASKED, JALONS_VISIT_TO_ASK, TRUE },
};

static int
state_of (const JalonsRecord *link)
{
  return jalons_record_get_entity (link) == JALONS_ENTITY_BOOKING ? jalons_booking_state (link)
                                                                  : jalons_visit_state (link);
}

static gboolean
may_take (const JalonsRecord *link,
          int to,
          gboolean back)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].link == jalons_record_get_entity (link) && steps[i].from == state_of (link) && steps[i].to == to &&
        steps[i].back == back)
      return TRUE;
  return FALSE;
}

static gboolean
is_offered (GPtrArray *links,
            unsigned step)
{
  for (guint i = 0; i < links->len; i++)
    if (steps[step].link == jalons_record_get_entity (links->pdata[i]) && steps[step].from == state_of (links->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_step (GArray *found,
          JalonsStep step)
{
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, JalonsStep, i).state == step.state &&
        g_array_index (found, JalonsStep, i).back == step.back)
      return TRUE;
  return FALSE;
}

/**
 * jalons_link_steps:
 * @links: (element-type JalonsRecord): some bookings, or some visits, but not both
 *
 * Returns: (transfer full) (element-type JalonsStep): what may happen next to one of them at least, forward first
 */
GArray *
jalons_link_steps (GPtrArray *links)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (JalonsStep));

  for (unsigned i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      JalonsStep step = { steps[i].to, steps[i].back };

      if (is_offered (links, i) && !has_step (found, step))
        g_array_append_val (found, step);
    }
  return found;
}

/* Words */

static const char *const booking_labels[2][JALONS_BOOKING_HELD + 1] = {
  {
    [JALONS_BOOKING_ASKED] = NC_ ("booking", "Ask For It"),
    [JALONS_BOOKING_WAITING] = NC_ ("booking", "Note: on the Waiting List"),
    [JALONS_BOOKING_ACCEPTED] = NC_ ("booking", "Note: Accepted"),
    [JALONS_BOOKING_REFUSED] = NC_ ("booking", "Note: Refused"),
    [JALONS_BOOKING_HELD] = NC_ ("booking", "Note: Held"),
  },
  {
    [JALONS_BOOKING_TO_ASK] = NC_ ("booking", "Not Asked For After All"),
    [JALONS_BOOKING_ASKED] = NC_ ("booking", "Take the Answer Back"),
    [JALONS_BOOKING_ACCEPTED] = NC_ ("booking", "Not Held After All"),
  },
};

static const char *const visit_labels[2][JALONS_VISIT_HELD + 1] = {
  {
    [JALONS_VISIT_ASKED] = NC_ ("visit", "Ask"),
    [JALONS_VISIT_ACCEPTED] = NC_ ("visit", "Note: Accepted"),
    [JALONS_VISIT_DECLINED] = NC_ ("visit", "Note: Declined"),
    [JALONS_VISIT_HELD] = NC_ ("visit", "Note: Held"),
  },
  {
    [JALONS_VISIT_TO_ASK] = NC_ ("visit", "Not Asked After All"),
    [JALONS_VISIT_ASKED] = NC_ ("visit", "Take the Answer Back"),
    [JALONS_VISIT_ACCEPTED] = NC_ ("visit", "Not Held After All"),
  },
};

/**
 * jalons_link_step_label:
 * @link: %JALONS_ENTITY_BOOKING or %JALONS_ENTITY_VISIT
 * @step: of jalons_link_steps()
 *
 * Returns: (transfer none): the words for a menu or a button
 */
const char *
jalons_link_step_label (JalonsEntityId link,
                        JalonsStep step)
{
  const char *label;

  g_return_val_if_fail (step.state >= 0 && step.state <= (link == JALONS_ENTITY_BOOKING ? (int) JALONS_BOOKING_HELD
                                                                                        : (int) JALONS_VISIT_HELD),
                        "");
  label = link == JALONS_ENTITY_BOOKING ? booking_labels[step.back ? 1 : 0][step.state]
                                        : visit_labels[step.back ? 1 : 0][step.state];
  g_return_val_if_fail (label != NULL, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, link == JALONS_ENTITY_BOOKING ? "booking" : "visit", label);
}

/* As the undo entry says it: without a name, as there may be one in the journal. */
static char *
label_step (const JalonsProposer *proposer,
            JalonsEntityId link,
            JalonsStep step)
{
  const char *words = jalons_link_step_label (link, step);
  g_autofree char *number = NULL;
  unsigned n_touched;
  const char *name = jalons_proposer_only (proposer, &n_touched);

  if (name != NULL)
    /* Translators: what is done (“Ask For It”), the title of an activity */
    return g_strdup_printf (_ ("%1$s (“%2$s”)"), words, name);
  /* Translators: what is done (“Ask For It”), how many times */
  number = jalons_format_number ((int) n_touched);
  return g_strdup_printf (ngettext ("%1$s (%2$s activity)", "%1$s (%2$s activities)", n_touched), words, number);
}

/* Taking a step */

/* When it was held: the day of the activity, unless that is to come or unknown. */
static JalonsDay
held_on (const JalonsActivity *activity,
         JalonsDay today)
{
  JalonsDay day = activity ? jalons_activity_slot (activity).day : JALONS_NO_DAY;

  return day == JALONS_NO_DAY || day > today ? today : day;
}

static void
set_days_of_booking (JalonsDraft *draft,
                     JalonsStep step,
                     JalonsDay today,
                     JalonsDay held)
{
  if (step.back)
    {
      jalons_draft_set_day (draft, JALONS_BOOKING_HELD_DAY, JALONS_NO_DAY);
      if (step.state == JALONS_BOOKING_TO_ASK || step.state == JALONS_BOOKING_ASKED)
        jalons_draft_set_day (draft, JALONS_BOOKING_ANSWERED_DAY, JALONS_NO_DAY);
      if (step.state == JALONS_BOOKING_TO_ASK)
        jalons_draft_set_day (draft, JALONS_BOOKING_ASKED_DAY, JALONS_NO_DAY);
    }
  else if (step.state == JALONS_BOOKING_ASKED)
    jalons_draft_set_day (draft, JALONS_BOOKING_ASKED_DAY, today);
  else if (step.state == JALONS_BOOKING_HELD)
    jalons_draft_set_day (draft, JALONS_BOOKING_HELD_DAY, held);
  else
    jalons_draft_set_day (draft, JALONS_BOOKING_ANSWERED_DAY, today);
}

static void
set_days_of_visit (JalonsDraft *draft,
                   JalonsStep step,
                   JalonsDay today)
{
  if (step.back && (step.state == JALONS_VISIT_TO_ASK || step.state == JALONS_VISIT_ASKED))
    jalons_draft_set_day (draft, JALONS_VISIT_ANSWERED_DAY, JALONS_NO_DAY);
  if (step.back && step.state == JALONS_VISIT_TO_ASK)
    jalons_draft_set_day (draft, JALONS_VISIT_ASKED_DAY, JALONS_NO_DAY);
  if (step.back)
    return;
  if (step.state == JALONS_VISIT_ASKED)
    jalons_draft_set_day (draft, JALONS_VISIT_ASKED_DAY, today);
  else if (step.state != JALONS_VISIT_HELD)
    jalons_draft_set_day (draft, JALONS_VISIT_ANSWERED_DAY, today);
}

static void
take_step (JalonsProposer *proposer,
           JalonsRecord *link,
           JalonsStep step,
           JalonsDay today)
{
  JalonsActivity *activity = jalons_link_activity (proposer->dataset, link);
  JalonsDraft *draft = jalons_draft_edit (link);

  if (jalons_record_get_entity (link) == JALONS_ENTITY_BOOKING)
    {
      jalons_draft_set_number (draft, JALONS_BOOKING_STATE, step.state);
      set_days_of_booking (draft, step, today, held_on (activity, today));
    }
  else
    {
      jalons_draft_set_number (draft, JALONS_VISIT_STATE, step.state);
      set_days_of_visit (draft, step, today);
    }
  jalons_proposer_keep (proposer, draft);
  if (activity != NULL)
    jalons_proposer_touch (proposer, activity);
}

/* Asking somebody, hearing from them and meeting them are contacts, which begin the time that their data are kept
 * (domain.md §6). What is taken back took place nevertheless. */
static void
note_contact (JalonsProposer *proposer,
              GHashTable *noted,
              JalonsRecord *visit,
              JalonsStep step,
              JalonsDay today)
{
  JalonsAmbassador *ambassador = jalons_link_target (proposer->dataset, visit);
  JalonsDay day = today;
  JalonsDraft *draft;

  if (ambassador == NULL || step.back || jalons_ambassador_is_forgotten (ambassador))
    return;
  if (step.state == JALONS_VISIT_HELD)
    day = held_on (jalons_link_activity (proposer->dataset, visit), today);
  draft = g_hash_table_lookup (noted, jalons_record_get_id (ambassador));
  if (draft == NULL)
    {
      draft = jalons_draft_edit (ambassador);
      g_hash_table_insert (noted, (gpointer) jalons_record_get_id (ambassador), draft);
    }
  else
    {
      g_autoptr (JalonsRecord) so_far = jalons_draft_build (draft);

      day = MAX (day, jalons_ambassador_contact_day (so_far));
    }
  jalons_draft_set_day (draft, JALONS_AMBASSADOR_CONTACT_DAY, MAX (day, jalons_ambassador_contact_day (ambassador)));
}

static void
keep_contacts (JalonsProposer *proposer,
               GHashTable *noted)
{
  GHashTableIter iter;
  gpointer draft;

  g_hash_table_iter_init (&iter, noted);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    jalons_proposer_keep (proposer, draft);
}

/**
 * jalons_link_take_step:
 * @links: (element-type JalonsRecord): some bookings, or some visits, but not both
 * @step: what happens to them, of jalons_link_steps()
 * @today: the day that is noted; what was held was held on its own day when that is past
 *
 * A step with an ambassador is also the last contact with that person. Those that the step does not follow are left alone
 * and told, so that asking for many never takes an answer back.
 *
 * Returns: (transfer full): the links in their new state
 */
JalonsProposal *
jalons_link_take_step (JalonsDataset *dataset,
                       GPtrArray *links,
                       JalonsStep step,
                       JalonsDay today)
{
  g_autoptr (GHashTable) noted = g_hash_table_new (g_str_hash, g_str_equal);
  JalonsEntityId entity = links->len > 0 ? jalons_record_get_entity (links->pdata[0]) : JALONS_ENTITY_BOOKING;
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  for (guint i = 0; i < links->len; i++)
    {
      JalonsRecord *link = g_ptr_array_index (links, i);

      if (!may_take (link, step.state, step.back))
        {
          jalons_proposer_leave (&proposer, JALONS_LEFT_STEP, jalons_link_activity (dataset, link));
          continue;
        }
      take_step (&proposer, link, step, today);
      if (jalons_record_get_entity (link) == JALONS_ENTITY_VISIT)
        note_contact (&proposer, noted, link, step, today);
    }
  keep_contacts (&proposer, noted);
  return jalons_proposer_finish (&proposer, links->len > 0 ? label_step (&proposer, entity, step) : g_strdup (""));
}
