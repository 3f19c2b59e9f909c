/* Gathering what is attached to the activities that are judged together.
 * Invariant: what is not judged is counted as it is, what is judged as it would be, and nothing twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-attached.h"

static void
clear_link (gpointer data)
{
  JalonsRuleLink *self = data;

  g_object_unref (self->link);
  g_clear_object (&self->target);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self->wanted);
  g_free (self->accepted);
}

/**
 * jalons_rule_panel_init:
 * @n: how many activities are judged together
 *
 * Makes room for what is attached to each of them.
 */
void
jalons_rule_panel_init (JalonsRulePanel *self,
                        JalonsRuleCatalogue *catalogue,
                        gsize n)
{
  self->catalogue = catalogue;
  self->n = n;
  self->attached = g_new0 (JalonsRuleAttached, n);
}

void
jalons_rule_panel_clear (JalonsRulePanel *self)
{
  for (gsize i = 0; i < self->n; i++)
    {
      g_clear_pointer (&self->attached[i].links, g_array_unref);
      g_clear_pointer (&self->attached[i].divisions, g_ptr_array_unref);
    }
  g_clear_pointer (&self->attached, g_free);
}

/* A refused booking and a declined visit want nothing. */
gboolean
jalons_rule_link_is_wanted (const JalonsRuleLink *link)
{
  JalonsEntityId entity = jalons_record_get_entity (link->link);

  if (entity == JALONS_ENTITY_BOOKING)
    return jalons_booking_state (link->link) != JALONS_BOOKING_REFUSED;
  return entity != JALONS_ENTITY_VISIT || jalons_visit_state (link->link) != JALONS_VISIT_DECLINED;
}

static void
add_link (JalonsRulePanel *self,
          JalonsRuleAttached *attached,
          JalonsRecord *record)
{
  JalonsRuleLink link = { .link = g_object_ref (record) };
  JalonsRecord *target = jalons_link_target (jalons_rule_catalogue_dataset (self->catalogue), record);

  g_set_object (&link.target, target);
  if (target != NULL && jalons_record_get_entity (target) == JALONS_ENTITY_OFFER)
    link.offer = jalons_rule_catalogue_offer (self->catalogue, target, attached->start_year);
  /* Of somebody who was forgotten nothing is known that could be wrong. */
  if (target != NULL && jalons_record_get_entity (target) == JALONS_ENTITY_AMBASSADOR &&
      !jalons_ambassador_is_forgotten (target))
    link.ambassador = jalons_rule_catalogue_ambassador (self->catalogue, target, attached->start_year);
  g_array_append_val (attached->links, link);
}

/**
 * jalons_rule_panel_set:
 * @activity: an activity as it would be
 * @links: (nullable) (element-type JalonsRecord): what would be attached to it; %NULL for what is attached to the one with
 *   its id
 *
 * The activities of a panel are of one school year: the first one says which.
 */
void
jalons_rule_panel_set (JalonsRulePanel *self,
                       gsize number,
                       JalonsActivity *activity,
                       GPtrArray *links)
{
  JalonsRuleAttached *attached = &self->attached[number];
  JalonsDataset *dataset = jalons_rule_catalogue_dataset (self->catalogue);
  JalonsYear *year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);
  g_autoptr (GPtrArray) present = NULL;

  attached->activity = activity;
  attached->school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  attached->start_year = number > 0 ? self->attached[0].start_year : (year ? jalons_year_start (year) : 0);
  attached->links = g_array_new (FALSE, FALSE, sizeof (JalonsRuleLink));
  g_array_set_clear_func (attached->links, clear_link);
  if (jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    return;
  if (links == NULL)
    links = present = jalons_catalogue_attached (dataset, activity);
  for (guint i = 0; i < links->len; i++)
    add_link (self, attached, g_ptr_array_index (links, i));
}

static gboolean
is_judged (const JalonsRulePanel *self,
           const JalonsActivity *activity)
{
  for (gsize i = 0; i < self->n; i++)
    if (g_str_equal (jalons_record_get_id (self->attached[i].activity), jalons_record_get_id (activity)))
      return TRUE;
  return FALSE;
}

static void
count_others (const JalonsRulePanel *self,
              JalonsRuleLink *link)
{
  link->wanted = g_new0 (int, link->offer->occurrences->len + 1);
  link->accepted = g_new0 (int, link->offer->occurrences->len + 1);
  for (guint i = 0; i < link->offer->bookings->len; i++)
    {
      const JalonsRuleBooking *booking = &g_array_index (link->offer->bookings, JalonsRuleBooking, i);

      if (is_judged (self, booking->activity))
        continue;
      link->wanted[booking->occurrence] += booking->taken ? booking->places : 0;
      link->accepted[booking->occurrence] += booking->accepted ? booking->places : 0;
    }
}

static void
list_others (const JalonsRulePanel *self,
             JalonsRuleLink *link)
{
  link->others = g_ptr_array_new ();
  for (guint i = 0; i < link->ambassador->visits->len; i++)
    {
      JalonsRuleVisit *visit = &g_array_index (link->ambassador->visits, JalonsRuleVisit, i);

      if (!is_judged (self, visit->activity))
        g_ptr_array_add (link->others, visit);
    }
}

/**
 * jalons_rule_panel_gather:
 *
 * To be called when every activity is set: finds what is beside them.
 */
void
jalons_rule_panel_gather (JalonsRulePanel *self)
{
  for (gsize i = 0; i < self->n; i++)
    for (guint k = 0; k < self->attached[i].links->len; k++)
      {
        JalonsRuleLink *link = &g_array_index (self->attached[i].links, JalonsRuleLink, k);

        if (link->offer != NULL)
          count_others (self, link);
        if (link->ambassador != NULL)
          list_others (self, link);
      }
}

/**
 * jalons_rule_attached_join:
 * @divisions: (element-type JalonsDivision): who would take part
 */
void
jalons_rule_attached_join (JalonsRuleAttached *self,
                           GPtrArray *divisions)
{
  g_ptr_array_ref (divisions);
  g_clear_pointer (&self->divisions, g_ptr_array_unref);
  self->divisions = divisions;
  for (guint i = 0; i < self->links->len; i++)
    {
      JalonsRuleLink *link = &g_array_index (self->links, JalonsRuleLink, i);

      link->places = 0;
      for (guint d = 0; link->offer != NULL && d < divisions->len; d++)
        link->places += jalons_offer_division_places (link->target, g_ptr_array_index (divisions, d));
    }
}
