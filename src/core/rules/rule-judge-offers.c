/* The judgements of the offers that an activity is.
 * Invariant: as in rule-judge.c; what was refused is judged for nothing but being refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-attached.h"

/* Of a booking whose offer there is. */
void
jalons_judge_offer_still (const JalonsRuleAttached *attached,
                          const JalonsRuleLink *link,
                          JalonsFound found,
                          gpointer data)
{
  JalonsBookingState state = (JalonsBookingState) jalons_booking_state (link->link);

  if (state == JALONS_BOOKING_REFUSED && jalons_activity_state (attached->activity) != JALONS_STATE_DONE)
    jalons_find_link (JALONS_RULE_REFUSED, attached, link, found, data);
  if (state != JALONS_BOOKING_REFUSED && state != JALONS_BOOKING_HELD &&
      jalons_offer_withdrawn_day (link->target) != JALONS_NO_DAY)
    jalons_find_link (JALONS_RULE_OFFER_WITHDRAWN, attached, link, found, data);
}

/* A week is as good as its best day. */
static gboolean
is_in_window (const JalonsPlaced *placed,
              JalonsDay first,
              JalonsDay last)
{
  gboolean week = placed->slot.start == JALONS_SLOT_WEEK;

  for (unsigned i = 0; i < (week ? 5u : 1u); i++)
    {
      JalonsDay day = placed->slot.day + i;

      if (week && placed->class_days != 0 && (placed->class_days & (1u << i)) == 0)
        continue;
      if ((first == JALONS_NO_DAY || day >= first) && (last == JALONS_NO_DAY || day <= last))
        return TRUE;
    }
  return FALSE;
}

/* Of a booking that is not refused, of an activity that has a date. */
void
jalons_judge_offer_day (const JalonsRuleAttached *attached,
                        const JalonsRuleLink *link,
                        const JalonsPlaced *placed,
                        JalonsFound found,
                        gpointer data)
{
  GArray *occurrences = link->offer->occurrences;
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_OFFER_WINDOW, attached, link);
  gboolean in = occurrences->len > 0 ? jalons_occurrences_find (occurrences, placed->slot) >= 0
                                     : is_in_window (placed, jalons_offer_first_day (link->target),
                                                     jalons_offer_last_day (link->target));

  finding.day = placed->slot.day;
  finding.occurrence = placed->slot;
  if (!in)
    found (data, &finding);
}

/* What depends on the class. */

static void
judge_level (const JalonsRuleAttached *attached,
             const JalonsRuleLink *link,
             JalonsDivision *division,
             JalonsFound found,
             gpointer data)
{
  const char *const *levels = jalons_offer_levels (link->target);
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_OFFER_LEVEL, attached, link);

  finding.division = division;
  if (levels[0] != NULL && !g_strv_contains (levels, jalons_division_level (division)))
    found (data, &finding);
}

static gboolean
takes_part (GPtrArray *divisions,
            const JalonsDivision *division)
{
  for (guint i = 0; divisions != NULL && i < divisions->len; i++)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (divisions, i)), jalons_record_get_id (division)))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_panel (const JalonsRulePanel *panel,
             const JalonsActivity *activity)
{
  for (gsize i = 0; i < panel->n; i++)
    if (g_str_equal (jalons_record_get_id (panel->attached[i].activity), jalons_record_get_id (activity)))
      return TRUE;
  return FALSE;
}

static gboolean
books (const JalonsRuleAttached *attached,
       const JalonsRuleOffer *offer)
{
  for (guint i = 0; i < attached->links->len; i++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, i);

      if (link->offer == offer && jalons_rule_link_is_wanted (link))
        return TRUE;
    }
  return FALSE;
}

static void
judge_twice (const JalonsRulePanel *panel,
             const JalonsRuleAttached *attached,
             const JalonsRuleLink *link,
             JalonsDivision *division,
             JalonsFound found,
             gpointer data)
{
  GPtrArray *others = g_hash_table_lookup (link->offer->divisions, jalons_record_get_id (division));
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_OFFER_TWICE, attached, link);

  finding.division = division;
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      finding.other = g_ptr_array_index (others, i);
      if (!is_in_panel (panel, finding.other))
        found (data, &finding);
    }
  for (gsize i = 0; i < panel->n; i++)
    {
      finding.other = panel->attached[i].activity;
      if (&panel->attached[i] != attached && takes_part (panel->attached[i].divisions, division) &&
          books (&panel->attached[i], link->offer))
        found (data, &finding);
    }
}

/**
 * jalons_judge_attached_class:
 * @division: one that takes part in the activity
 *
 * The rules on the offers of an activity that ask who takes part.
 */
void
jalons_judge_attached_class (const JalonsRulePanel *panel,
                             gsize number,
                             JalonsDivision *division,
                             JalonsFound found,
                             gpointer data)
{
  const JalonsRuleAttached *attached = &panel->attached[number];

  for (guint i = 0; i < attached->links->len; i++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, i);

      if (link->offer == NULL || !jalons_rule_link_is_wanted (link))
        continue;
      judge_level (attached, link, division, found, data);
      judge_twice (panel, attached, link, division, found, data);
    }
}

/* Places */

/* Of the activities that are judged together, what they take of @offer there. */
static void
add_mates (const JalonsRulePanel *panel,
           const JalonsPlaced *placed,
           const JalonsRuleOffer *offer,
           guint occurrence,
           int *wanted,
           int *accepted)
{
  for (gsize i = 0; i < panel->n; i++)
    {
      const JalonsRuleAttached *attached = &panel->attached[placed[i].number];

      for (guint k = 0; k < attached->links->len; k++)
        {
          const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, k);

          if (link->offer != offer || !jalons_rule_link_is_wanted (link) ||
              jalons_booking_state (link->link) == JALONS_BOOKING_WAITING ||
              jalons_rule_offer_occurrence (offer, placed[i].slot) != occurrence)
            continue;
          *wanted += link->places;
          *accepted += jalons_rule_link_is_agreed (link) ? link->places : 0;
        }
    }
}

/* Who has a place is told nothing, unless more were given than there are; nor who waits for one, or had it. */
static void
judge_places (const JalonsRulePanel *panel,
              const JalonsPlaced *placed,
              gsize i,
              const JalonsRuleLink *link,
              JalonsFound found,
              gpointer data)
{
  const JalonsRuleAttached *attached = &panel->attached[placed[i].number];
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_OFFER_PLACES, attached, link);
  guint occurrence = jalons_rule_offer_occurrence (link->offer, placed[i].slot);
  int accepted = link->accepted[occurrence];

  finding.limit = jalons_offer_places (link->target);
  /* On none of its dates it has no places, which another rule tells. */
  if (finding.limit == JALONS_UNSET || jalons_booking_state (link->link) == JALONS_BOOKING_WAITING ||
      jalons_booking_state (link->link) == JALONS_BOOKING_HELD ||
      (link->offer->occurrences->len > 0 && occurrence == link->offer->occurrences->len))
    return;
  if (link->offer->occurrences->len > 0)
    finding.occurrence = g_array_index (link->offer->occurrences, JalonsSlot, occurrence);
  finding.day = placed[i].day;
  finding.minutes = link->wanted[occurrence];
  add_mates (panel, placed, link->offer, occurrence, &finding.minutes, &accepted);
  if (finding.minutes > finding.limit && (!jalons_rule_link_is_agreed (link) || accepted > finding.limit))
    found (data, &finding);
}

/**
 * jalons_judge_attached_places:
 * @placed: (array): where the activities of @panel would be, gathered; each has been told who takes part
 * @i: which of @placed is judged
 *
 * Whether there are places enough in the offers of an activity, over all schools.
 */
void
jalons_judge_attached_places (const JalonsRulePanel *panel,
                              const JalonsPlaced *placed,
                              gsize i,
                              JalonsFound found,
                              gpointer data)
{
  const JalonsRuleAttached *attached = &panel->attached[placed[i].number];

  for (guint k = 0; k < attached->links->len; k++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, k);

      if (link->offer != NULL && jalons_rule_link_is_wanted (link))
        judge_places (panel, placed, i, link, found, data);
    }
}
