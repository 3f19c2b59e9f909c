/* The judgements of the ambassadors who come to an activity.
 * Invariant: as in rule-judge.c; who declined is judged for nothing but having declined, and who was forgotten for nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-attached.h"
#include "core/target.h"

/* The charter of ambassadors is signed before they come (seed 004): once they are asked it is time. */
static void
judge_charter (const JalonsRuleAttached *attached,
               const JalonsRuleLink *link,
               JalonsFound found,
               gpointer data)
{
  if (jalons_visit_state (link->link) != JALONS_VISIT_TO_ASK &&
      jalons_ambassador_charter_day (link->target) == JALONS_NO_DAY)
    jalons_find_link (JALONS_RULE_AMBASSADOR_CHARTER, attached, link, found, data);
}

/* Of the activities that are judged together, those that this ambassador would come to. */
static int
count_mates (const JalonsRulePanel *panel,
             const JalonsRuleAmbassador *ambassador)
{
  int n = 0;

  for (gsize i = 0; i < panel->n; i++)
    for (guint k = 0; k < panel->attached[i].links->len; k++)
      {
        const JalonsRuleLink *link = &g_array_index (panel->attached[i].links, JalonsRuleLink, k);

        n += link->ambassador == ambassador && jalons_rule_link_is_wanted (link);
      }
  return n;
}

/* One that was held cannot be helped. */
static void
judge_visits (const JalonsRulePanel *panel,
              const JalonsRuleAttached *attached,
              const JalonsRuleLink *link,
              JalonsFound found,
              gpointer data)
{
  int most = jalons_ambassador_max_visits (link->target);
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_AMBASSADOR_VISITS, attached, link);

  finding.minutes = (int) link->others->len + count_mates (panel, link->ambassador);
  finding.limit = most;
  finding.share = attached->start_year;
  if (most != JALONS_UNSET && finding.minutes > most && jalons_visit_state (link->link) != JALONS_VISIT_HELD)
    found (data, &finding);
}

static void
judge_school (const JalonsRuleAttached *attached,
              const JalonsRuleLink *link,
              JalonsFound found,
              gpointer data)
{
  const char *const *schools = jalons_ambassador_schools (link->target);
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_AMBASSADOR_SCHOOL, attached, link);

  finding.school = attached->school;
  if (schools[0] != NULL && attached->school != NULL &&
      !g_strv_contains (schools, jalons_school_uai (attached->school)))
    found (data, &finding);
}

/**
 * jalons_judge_person_still:
 * @link: a visit that is not declined, of an ambassador who is known
 */
void
jalons_judge_person_still (const JalonsRulePanel *panel,
                           const JalonsRuleAttached *attached,
                           const JalonsRuleLink *link,
                           JalonsFound found,
                           gpointer data)
{
  judge_charter (attached, link, found, data);
  judge_visits (panel, attached, link, found, data);
  judge_school (attached, link, found, data);
}

static gboolean
somebody_comes (const JalonsRuleAttached *attached)
{
  for (guint i = 0; i < attached->links->len; i++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, i);

      if (jalons_record_get_entity (link->link) == JALONS_ENTITY_VISIT && jalons_rule_link_is_wanted (link))
        return TRUE;
    }
  return FALSE;
}

/* Told once, of the first who declined: nobody else comes to what was to be a testimony. */
void
jalons_judge_declined (const JalonsRuleAttached *attached,
                       JalonsFound found,
                       gpointer data)
{
  JalonsState state = (JalonsState) jalons_activity_state (attached->activity);

  if (state == JALONS_STATE_DONE || jalons_activity_kind (attached->activity) != JALONS_ACTIVITY_TESTIMONY ||
      *jalons_activity_speakers (attached->activity) != '\0' || somebody_comes (attached))
    return;
  for (guint i = 0; i < attached->links->len; i++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, i);

      if (link->ambassador == NULL)
        continue;
      jalons_find_link (JALONS_RULE_REFUSED, attached, link, found, data);
      return;
    }
}

/* What depends on the day. */

static gboolean
half_day_is_free (const char *const *half_days,
                  JalonsDay day,
                  int half)
{
  static const char *const days[] = { "", "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  g_autofree char *morning = g_strconcat (days[jalons_day_weekday (day)], "-am", NULL);
  g_autofree char *afternoon = g_strconcat (days[jalons_day_weekday (day)], "-pm", NULL);

  return (half != JALONS_HALF_AFTERNOON && g_strv_contains (half_days, morning)) ||
         (half != JALONS_HALF_MORNING && g_strv_contains (half_days, afternoon));
}

/* Of a week nobody knows yet which half-day it will be. */
static void
judge_half_day (const JalonsRuleAttached *attached,
                const JalonsRuleLink *link,
                const JalonsPlaced *placed,
                JalonsFound found,
                gpointer data)
{
  const char *const *half_days = jalons_ambassador_half_days (link->target);
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_AMBASSADOR_AWAY, attached, link);

  finding.day = placed->day;
  finding.minutes = jalons_slot_half (placed->slot);
  if (half_days[0] != NULL && placed->slot.start != JALONS_SLOT_WEEK &&
      !half_day_is_free (half_days, placed->day, finding.minutes))
    found (data, &finding);
}

static void
judge_period (const JalonsRuleAttached *attached,
              const JalonsRuleLink *link,
              JalonsCalendar *calendar,
              const JalonsPlaced *placed,
              JalonsFound found,
              gpointer data)
{
  const char *const *periods = jalons_ambassador_periods (link->target);
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_AMBASSADOR_AWAY, attached, link);
  g_autofree char *period = NULL;

  finding.day = placed->day;
  finding.limit = jalons_calendar_period_of (calendar, placed->day);
  period = g_strdup_printf ("P%d", finding.limit);
  if (periods[0] != NULL && finding.limit > 0 && !g_strv_contains (periods, period))
    found (data, &finding);
}

/* Asking is a contact, which may not be noted with the person yet. */
static void
judge_retention (const JalonsRulePanel *panel,
                 const JalonsRuleAttached *attached,
                 const JalonsRuleLink *link,
                 JalonsDay day,
                 JalonsFound found,
                 gpointer data)
{
  int years = jalons_rule_catalogue_retention (panel->catalogue);
  JalonsDay until = jalons_ambassador_keep_until (link->target, years);
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_AMBASSADOR_RETENTION, attached, link);

  finding.day = day;
  finding.limit = years;
  if (until != JALONS_NO_DAY && until < day && jalons_visit_asked_day (link->link) == JALONS_NO_DAY &&
      jalons_visit_answered_day (link->link) == JALONS_NO_DAY && jalons_visit_state (link->link) != JALONS_VISIT_HELD)
    found (data, &finding);
}

/**
 * jalons_judge_person_day:
 * @link: a visit that is not declined, of an ambassador who is known
 * @day: the day of @placed, or the first day of the year when there is none
 */
void
jalons_judge_person_day (const JalonsRulePanel *panel,
                         const JalonsRuleLink *link,
                         JalonsCalendar *calendar,
                         const JalonsPlaced *placed,
                         JalonsDay day,
                         JalonsFound found,
                         gpointer data)
{
  const JalonsRuleAttached *attached = &panel->attached[placed->number];

  judge_retention (panel, attached, link, day, found, data);
  if (placed->day == JALONS_NO_DAY)
    return;
  judge_half_day (attached, link, placed, found, data);
  judge_period (attached, link, calendar, placed, found, data);
}

/* What depends on the other activities of an ambassador. */

static gboolean
is_open (const JalonsVisit *visit)
{
  return jalons_visit_state (visit) == JALONS_VISIT_TO_ASK || jalons_visit_state (visit) == JALONS_VISIT_ASKED;
}

static void
judge_other (const JalonsRuleAttached *attached,
             const JalonsRuleLink *link,
             const JalonsPlaced *placed,
             const JalonsRuleVisit *other,
             JalonsFound found,
             gpointer data)
{
  JalonsSlot beside = jalons_activity_slot (other->activity);
  gboolean elsewhere = other->school != attached->school;
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_AMBASSADOR_TWO_PLACES, attached, link);

  finding.other = other->activity;
  finding.school = elsewhere ? other->school : NULL;
  finding.day = placed->day;
  finding.occurrence = beside;
  if (jalons_slot_overlaps (placed->slot, beside))
    found (data, &finding);
  else if (elsewhere && is_open (link->link) && is_open (other->visit) && beside.day != JALONS_NO_DAY &&
           jalons_day_monday (beside.day) == placed->monday)
    {
      finding.rule = JALONS_RULE_AMBASSADOR_ASKED_TWICE;
      finding.day = placed->monday;
      found (data, &finding);
    }
}

static void
judge_mate (const JalonsRulePanel *panel,
            const JalonsRuleAttached *attached,
            const JalonsRuleLink *link,
            const JalonsPlaced *placed,
            const JalonsPlaced *mate,
            JalonsFound found,
            gpointer data)
{
  const JalonsRuleAttached *other = &panel->attached[mate->number];
  JalonsFinding finding = jalons_finding_of_link (JALONS_RULE_AMBASSADOR_TWO_PLACES, attached, link);

  finding.other = other->activity;
  finding.day = placed->day;
  finding.occurrence = mate->slot;
  for (guint i = 0; i < other->links->len; i++)
    {
      const JalonsRuleLink *of = &g_array_index (other->links, JalonsRuleLink, i);

      if (of->ambassador == link->ambassador && jalons_rule_link_is_wanted (of))
        found (data, &finding);
    }
}

/**
 * jalons_judge_attached_beside:
 * @placed: (array): where the activities of @panel would be, gathered
 * @i: which of @placed is judged
 *
 * The rules on the ambassadors of an activity that ask where else they are at that time.
 */
void
jalons_judge_attached_beside (const JalonsRulePanel *panel,
                              const JalonsPlaced *placed,
                              gsize i,
                              JalonsFound found,
                              gpointer data)
{
  const JalonsRuleAttached *attached = &panel->attached[placed[i].number];

  for (guint k = 0; placed[i].day != JALONS_NO_DAY && k < attached->links->len; k++)
    {
      const JalonsRuleLink *link = &g_array_index (attached->links, JalonsRuleLink, k);

      if (link->ambassador == NULL || !jalons_rule_link_is_wanted (link))
        continue;
      for (guint o = 0; o < link->others->len; o++)
        judge_other (attached, link, &placed[i], g_ptr_array_index (link->others, o), found, data);
      for (gsize m = placed[i].from; m < placed[i].to; m++)
        if (m != i && jalons_slot_overlaps (placed[i].slot, placed[m].slot))
          judge_mate (panel, attached, link, &placed[i], &placed[m], found, data);
    }
}
