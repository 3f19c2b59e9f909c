/* The judgement of what is attached to an activity: rule-judge-people.c for ambassadors, rule-judge-offers.c for offers.
 * Invariant: as in rule-judge.c: nothing is changed, nothing is said; of a cancelled activity nothing is attached.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-attached.h"

JalonsFinding
jalons_finding_of_link (JalonsRule rule,
                        const JalonsRuleAttached *attached,
                        const JalonsRuleLink *link)
{
  return (JalonsFinding){ .rule = rule,
                          .activity = attached->activity,
                          .link = link->link,
                          .linked = link->target,
                          .occurrence = jalons_slot_undated (0),
                          .day = jalons_activity_slot (attached->activity).day };
}

void
jalons_find_link (JalonsRule rule,
                  const JalonsRuleAttached *attached,
                  const JalonsRuleLink *link,
                  JalonsFound found,
                  gpointer data)
{
  JalonsFinding finding = jalons_finding_of_link (rule, attached, link);

  found (data, &finding);
}

/* What depends neither on the day nor on the class. */

/* Somebody from outside: a visit that is not declined, an offer that comes into the class or the school, or speakers who
 * are named in an activity that is made of them. An ordinary lesson names the teachers there. */
static gboolean
is_from_outside (const JalonsRuleLink *link)
{
  JalonsEntityId entity = jalons_record_get_entity (link->link);
  JalonsOfferFormat format;

  if (!jalons_rule_link_is_wanted (link))
    return FALSE;
  if (entity != JALONS_ENTITY_BOOKING || link->target == NULL)
    return entity == JALONS_ENTITY_VISIT;
  format = (JalonsOfferFormat) jalons_offer_format (link->target);
  return format == JALONS_FORMAT_CLASS || format == JALONS_FORMAT_SCHOOL;
}

static gboolean
has_outside_kind (const JalonsActivity *activity)
{
  JalonsActivityKind kind = (JalonsActivityKind) jalons_activity_kind (activity);

  return *jalons_activity_speakers (activity) != '\0' &&
         (kind == JALONS_ACTIVITY_TESTIMONY || kind == JALONS_ACTIVITY_VISIT || kind == JALONS_ACTIVITY_FORUM);
}

/* The one who comes has said yes. */
gboolean
jalons_rule_link_is_agreed (const JalonsRuleLink *link)
{
  if (jalons_record_get_entity (link->link) == JALONS_ENTITY_BOOKING)
    return jalons_booking_state (link->link) == JALONS_BOOKING_ACCEPTED ||
           jalons_booking_state (link->link) == JALONS_BOOKING_HELD;
  return jalons_visit_state (link->link) == JALONS_VISIT_ACCEPTED || jalons_visit_state (link->link) == JALONS_VISIT_HELD;
}

/* The head of school authorises any outside speaker (domain.md §6, circulaire 2001-053). It is time for it when the
 * activity is confirmed, or when the one who comes has said yes: until then nothing is certain, and what was held cannot be
 * helped. */
static void
judge_authorisation (const JalonsRuleAttached *attached,
                     JalonsFound found,
                     gpointer data)
{
  JalonsState state = (JalonsState) jalons_activity_state (attached->activity);
  gboolean outside = has_outside_kind (attached->activity);
  gboolean agreed = state == JALONS_STATE_CONFIRMED;
  JalonsFinding finding = { .rule = JALONS_RULE_AUTHORISATION,
                            .activity = attached->activity,
                            .day = jalons_activity_slot (attached->activity).day };

  if (jalons_activity_authorised_day (attached->activity) != JALONS_NO_DAY || state == JALONS_STATE_CANCELLED ||
      state == JALONS_STATE_DONE)
    return;
  for (guint i = 0; i < attached->links->len; i++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, i);

      if (!is_from_outside (link))
        continue;
      outside = TRUE;
      agreed = agreed || jalons_rule_link_is_agreed (link);
    }
  if (outside && agreed)
    found (data, &finding);
}

/**
 * jalons_judge_attached_still:
 *
 * The rules on what is attached to an activity that ask neither when it takes place nor for whom.
 */
void
jalons_judge_attached_still (const JalonsRulePanel *panel,
                             gsize number,
                             JalonsFound found,
                             gpointer data)
{
  const JalonsRuleAttached *attached = &panel->attached[number];

  for (guint i = 0; i < attached->links->len; i++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, i);

      if (link->offer != NULL)
        jalons_judge_offer_still (attached, link, found, data);
      if (link->ambassador != NULL && jalons_rule_link_is_wanted (link))
        jalons_judge_person_still (panel, attached, link, found, data);
    }
  jalons_judge_declined (attached, found, data);
  judge_authorisation (attached, found, data);
}

/* What depends on the day. */

static void
judge_document (const JalonsRuleAttached *attached,
                const JalonsRuleLink *link,
                JalonsDay day,
                JalonsFound found,
                gpointer data)
{
  JalonsDay last = jalons_document_last_day (link->target);
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_DOCUMENT_DATE, attached, link);

  finding.day = day;
  if (last != JALONS_NO_DAY && last < day)
    found (data, &finding);
}

/**
 * jalons_judge_attached_day:
 * @placed: where the activity would be
 *
 * The rules on what is attached that ask when the activity takes place. What has no date takes place in the year: from its
 * first day on.
 */
void
jalons_judge_attached_day (const JalonsRulePanel *panel,
                           JalonsCalendar *calendar,
                           const JalonsPlaced *placed,
                           JalonsFound found,
                           gpointer data)
{
  const JalonsRuleAttached *attached = &panel->attached[placed->number];
  gboolean dated = placed->day != JALONS_NO_DAY;
  JalonsDay day = dated ? placed->slot.day : jalons_calendar_first_day (calendar);

  for (guint i = 0; i < attached->links->len; i++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, i);

      if (link->target == NULL || !jalons_rule_link_is_wanted (link))
        continue;
      if (link->offer != NULL && dated)
        jalons_judge_offer_day (attached, link, placed, found, data);
      if (jalons_record_get_entity (link->target) == JALONS_ENTITY_DOCUMENT)
        judge_document (attached, link, day, found, data);
      if (link->ambassador != NULL)
        jalons_judge_person_day (panel, link, calendar, placed, day, found, data);
    }
}

/**
 * jalons_judge_attached:
 *
 * All the rules on what is attached to the activity that is placed as @i.
 */
void
jalons_judge_attached (const JalonsRulePanel *panel,
                       JalonsCalendar *calendar,
                       const JalonsPlaced *placed,
                       gsize i,
                       JalonsFound found,
                       gpointer data)
{
  gsize number = placed[i].number;
  GPtrArray *divisions = panel->attached[number].divisions;

  jalons_judge_attached_still (panel, number, found, data);
  jalons_judge_attached_day (panel, calendar, &placed[i], found, data);
  jalons_judge_attached_beside (panel, placed, i, found, data);
  for (guint d = 0; divisions != NULL && d < divisions->len; d++)
    jalons_judge_attached_class (panel, number, g_ptr_array_index (divisions, d), found, data);
  jalons_judge_attached_places (panel, placed, i, found, data);
}
