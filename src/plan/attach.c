/* Attaching and detaching.
 * Invariant: see attach.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/attach-private.h"
#include "plan/proposal-private.h"

/* Labels: what a menu says after “Undo”. */

static char *
label_to (const JalonsRecord *what,
          const char *to)
{
  if (jalons_record_get_entity (what) == JALONS_ENTITY_AMBASSADOR)
    /* Translators: a class, several classes or the title of an activity. The name of the ambassador must not be here. */
    return g_strdup_printf (_ ("Attach an ambassador to %s"), to);
  /* Translators: the title of an offer or a document; a class, several classes or the title of an activity */
  return g_strdup_printf (_ ("Attach “%1$s” to %2$s"), jalons_catalogue_title (what), to);
}

static char *
label_to_activities (const JalonsRecord *what,
                     GPtrArray *activities)
{
  g_autofree char *name = NULL, *to = NULL;

  if (activities->len != 1)
    to = jalons_format_counted (ngettext ("%u activity", "%u activities", activities->len), activities->len);
  else
    {
      name = jalons_name_activity (g_ptr_array_index (activities, 0));
      to = g_strdup_printf (_ ("“%s”"), name);
    }
  return label_to (what, to);
}

/* To classes */

static gboolean
takes_place (JalonsDataset *dataset,
             const JalonsRecord *link,
             JalonsActivity *activity)
{
  if (jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    return FALSE;
  if (jalons_record_get_entity (link) == JALONS_ENTITY_BOOKING)
    return jalons_booking_state (link) != JALONS_BOOKING_REFUSED;
  return jalons_record_get_entity (link) != JALONS_ENTITY_VISIT || jalons_visit_state (link) != JALONS_VISIT_DECLINED;
}

/* An offer is for a class once a year, whenever that is; a person or a document may come again, but not twice at once. */
static gboolean
has_already (JalonsDataset *dataset,
             const JalonsRecord *what,
             GPtrArray *links,
             JalonsDivision *division,
             JalonsSlot slot)
{
  gboolean offer = jalons_record_get_entity (what) == JALONS_ENTITY_OFFER;

  for (guint i = 0; i < links->len; i++)
    {
      JalonsActivity *activity = jalons_link_activity (dataset, links->pdata[i]);
      g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);

      if (jalons_has_record (divisions, division) && takes_place (dataset, links->pdata[i], activity) &&
          (offer || jalons_slot_equal (jalons_activity_slot (activity), slot)))
        return TRUE;
    }
  return FALSE;
}

/* Those of @divisions that do not have @what yet. */
static GPtrArray *
list_without (JalonsProposer *proposer,
              const JalonsRecord *what,
              GPtrArray *divisions,
              JalonsSlot slot)
{
  g_autoptr (GPtrArray) links = jalons_catalogue_links (proposer->dataset, what);
  GPtrArray *without = g_ptr_array_new ();

  for (guint i = 0; i < divisions->len; i++)
    {
      JalonsDivision *division = g_ptr_array_index (divisions, i);

      if (jalons_has_record (without, division))
        continue;
      if (has_already (proposer->dataset, what, links, division, slot))
        jalons_proposer_leave_named (proposer, JALONS_LEFT_OFFERED, jalons_division_code (division));
      else
        g_ptr_array_add (without, division);
    }
  return without;
}

static void
create_for (JalonsProposer *proposer,
            const JalonsRecord *what,
            GPtrArray *divisions,
            const JalonsTarget *target)
{
  const char *year = jalons_division_year (g_ptr_array_index (divisions, 0));
  JalonsDraft *draft = jalons_attach_new_activity (what, year, target);

  jalons_proposer_create (proposer, draft, divisions);
  jalons_proposer_keep (proposer, jalons_attach_new_link (what, jalons_draft_get_id (draft)));
}

/* Takes from @divisions the first, and with @shared all of its school's year. */
static GPtrArray *
take_group (GPtrArray *divisions,
            gboolean shared)
{
  GPtrArray *group = g_ptr_array_new ();

  g_ptr_array_add (group, g_ptr_array_steal_index (divisions, 0));
  for (guint i = 0; shared && i < divisions->len;)
    if (g_str_equal (jalons_division_year (divisions->pdata[i]), jalons_division_year (group->pdata[0])))
      g_ptr_array_add (group, g_ptr_array_steal_index (divisions, i));
    else
      i++;
  return group;
}

/**
 * jalons_attach_to_divisions:
 * @what: an offer, an ambassador or a document
 * @divisions: (element-type JalonsDivision): classes: those chosen, or all of a level
 * @target: (nullable): the week or half-day that it is dropped on; without a day, the tray; %NULL: see jalons_attach_slot()
 *
 * Each class gets an activity of @what, or those of one school get one together: see jalons_attach_is_shared(). It has the
 * title, the length, the axis and the competences of @what; an ambassador becomes a testimony, named by the job. A class
 * that has the offer already in the year, or the ambassador or document at the very same time, is left alone.
 *
 * Returns: (transfer full): the new activities with their links; what was left alone is said
 */
JalonsProposal *
jalons_attach_to_divisions (JalonsDataset *dataset,
                            JalonsRecord *what,
                            GPtrArray *divisions,
                            const JalonsTarget *target)
{
  gboolean shared = jalons_attach_is_shared (what, target);
  g_autoptr (GPtrArray) without = NULL;
  g_autofree char *classes = NULL;
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  without = list_without (&proposer, what, divisions, jalons_attach_slot (what, target));
  classes = jalons_list_classes (without->len > 0 ? without : divisions);
  while (without->len > 0)
    {
      g_autoptr (GPtrArray) group = take_group (without, shared);

      create_for (&proposer, what, group, target);
    }
  return jalons_proposer_finish (&proposer, label_to (what, classes));
}

/* To activities */

static gboolean
is_attached (JalonsDataset *dataset,
             const JalonsRecord *what,
             const JalonsActivity *activity)
{
  JalonsEntityId link = jalons_link_entity_of (jalons_record_get_entity (what));
  g_autofree char *id = jalons_link_make_id (link, jalons_record_get_id (activity), jalons_record_get_id (what));

  return jalons_dataset_lookup (dataset, link, id) != NULL;
}

/**
 * jalons_attach_to_activities:
 * @what: an offer, an ambassador or a document
 * @activities: (element-type JalonsActivity): activities that are there
 *
 * Only what is empty in an activity is filled from @what: title, axis, competences, and the date and length when an offer
 * or an ambassador has them.
 *
 * Returns: (transfer full): the links, and what they fill; an activity that has @what already is left alone and told
 */
JalonsProposal *
jalons_attach_to_activities (JalonsDataset *dataset,
                             JalonsRecord *what,
                             GPtrArray *activities)
{
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);

      if (is_attached (dataset, what, activity))
        {
          jalons_proposer_leave (&proposer, JALONS_LEFT_ATTACHED, activity);
          continue;
        }
      jalons_proposer_keep (&proposer, jalons_attach_fill (activity, what));
      jalons_proposer_keep (&proposer, jalons_attach_new_link (what, jalons_record_get_id (activity)));
    }
  return jalons_proposer_finish (&proposer, label_to_activities (what, activities));
}

/* Detaching */

static char *
label_detach (JalonsDataset *dataset,
              GPtrArray *links)
{
  JalonsRecord *link = links->len == 1 ? g_ptr_array_index (links, 0) : NULL;
  JalonsActivity *activity = link ? jalons_link_activity (dataset, link) : NULL;
  g_autofree char *name = activity ? jalons_name_activity (activity) : NULL;

  if (name == NULL)
    return jalons_format_counted (ngettext ("Detach from %u activity", "Detach from %u activities", links->len), links->len);
  if (jalons_record_get_entity (link) == JALONS_ENTITY_VISIT)
    /* Translators: the title of an activity. The name of the ambassador must not be here. */
    return g_strdup_printf (_ ("Detach an ambassador from “%s”"), name);
  /* Translators: the title of an offer or a document, the title of an activity */
  return g_strdup_printf (_ ("Detach “%1$s” from “%2$s”"), jalons_catalogue_title (jalons_link_target (dataset, link)),
                          name);
}

/**
 * jalons_attach_detach:
 * @links: (element-type JalonsRecord): bookings, visits and attachments
 *
 * Returns: (transfer full): @links deleted; their activities stay as they are
 */
JalonsProposal *
jalons_attach_detach (JalonsDataset *dataset,
                      GPtrArray *links)
{
  JalonsProposer proposer;

  jalons_proposer_init (&proposer, dataset);
  for (guint i = 0; i < links->len; i++)
    jalons_proposer_delete (&proposer, g_ptr_array_index (links, i));
  return jalons_proposer_finish (&proposer, label_detach (dataset, links));
}
