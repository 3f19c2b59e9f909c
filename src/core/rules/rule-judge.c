/* The judgements.
 * Invariant: nothing here changes anything and nothing here speaks; a cancelled activity breaks no rule.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-judge.h"

#include <stdlib.h>
#include <string.h>

/* Monday to Friday, as bits. */
#define SCHOOL_WEEK 5

static unsigned
class_days_of (JalonsCalendar *calendar,
               JalonsDay monday)
{
  unsigned days = 0;

  for (unsigned i = 0; i < SCHOOL_WEEK; i++)
    if (jalons_calendar_is_school_day (calendar, monday + i))
      days |= 1u << i;
  return days;
}

static JalonsDay
day_to_judge (JalonsSlot slot,
              unsigned class_days)
{
  return class_days == 0 ? slot.day : slot.day + (JalonsDay) g_bit_nth_lsf (class_days, -1);
}

/**
 * jalons_placed_at:
 * @slot: where @activity is, or would be
 *
 * Returns: what is judged of it there
 */
JalonsPlaced
jalons_placed_at (JalonsCalendar *calendar,
                  JalonsActivity *activity,
                  JalonsSlot slot)
{
  JalonsPlaced placed = { .activity = activity, .slot = slot, .monday = jalons_day_monday (slot.day), .to = 1 };

  placed.minutes = jalons_activity_counted_minutes_at (activity, slot);
  if (slot.day == JALONS_NO_DAY || jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    return placed;
  if (slot.start == JALONS_SLOT_WEEK)
    placed.class_days = class_days_of (calendar, slot.day);
  placed.day = day_to_judge (slot, placed.class_days);
  return placed;
}

static int
compare_mondays (gconstpointer a,
                 gconstpointer b)
{
  const JalonsPlaced *first = a, *second = b;

  return (first->monday > second->monday) - (first->monday < second->monday);
}

/**
 * jalons_placed_gather:
 * @placed: (array length=n_placed) (inout) (nullable): activities that are placed together
 *
 * Gives them their numbers, then puts those of a week beside one another, so that each is judged beside these alone.
 */
void
jalons_placed_gather (JalonsPlaced *placed,
                      gsize n_placed)
{
  for (gsize i = 0; i < n_placed; i++)
    placed[i].number = i;
  if (n_placed > 0)
    qsort (placed, n_placed, sizeof *placed, compare_mondays);
  for (gsize from = 0, to; from < n_placed; from = to)
    {
      for (to = from; to < n_placed && placed[to].monday == placed[from].monday; to++)
        placed[to].from = from;
      for (gsize i = from; i < to; i++)
        placed[i].to = to;
    }
}

/* Where it is: the rules on the day itself. */
void
jalons_judge_day (JalonsCalendar *calendar,
                  const JalonsPlaced *placed,
                  JalonsFound found,
                  gpointer data)
{
  static const JalonsRule broken[] = {
    [JALONS_DAY_CLASS] = JALONS_N_RULES,
    [JALONS_DAY_OUTSIDE] = JALONS_RULE_OUTSIDE_YEAR,
    [JALONS_DAY_BREAK] = JALONS_RULE_CLOSURE,
    [JALONS_DAY_PUBLIC_HOLIDAY] = JALONS_RULE_PUBLIC_HOLIDAY,
    [JALONS_DAY_SUNDAY] = JALONS_RULE_CLOSURE,
  };
  JalonsDayKind kind;

  if (placed->day == JALONS_NO_DAY)
    return;
  kind = jalons_calendar_day_kind (calendar, placed->day, NULL);
  if (kind != JALONS_DAY_CLASS)
    {
      JalonsFinding finding = { .rule = broken[kind], .activity = placed->activity, .day = placed->day };

      found (data, &finding);
    }
}

/* With its division: absences. */

static unsigned
days_away (JalonsAbsence *absence,
           JalonsDay monday)
{
  JalonsDay first = jalons_absence_first_day (absence), back = jalons_absence_return_day (absence);
  unsigned days = 0;

  for (unsigned i = 0; i < SCHOOL_WEEK; i++)
    if (first <= monday + i && monday + i < back)
      days |= 1u << i;
  return days;
}

/* A week is as good as its best day: two absences that share its days between them leave none. */
static gboolean
away_all_week (const JalonsRuleDivision *known,
               const JalonsPlaced *placed)
{
  unsigned away = 0;

  for (guint i = 0; i < known->absences->len; i++)
    away |= days_away (g_ptr_array_index (known->absences, i), placed->monday);
  return placed->class_days != 0 && (placed->class_days & ~away) == 0;
}

static gboolean
absence_touches (JalonsAbsence *absence,
                 const JalonsPlaced *placed)
{
  if (placed->slot.start == JALONS_SLOT_WEEK)
    return (days_away (absence, placed->monday) & placed->class_days) != 0;
  return jalons_absence_first_day (absence) <= placed->day && placed->day < jalons_absence_return_day (absence);
}

static void
judge_absences (const JalonsRuleDivision *known,
                const JalonsPlaced *placed,
                JalonsFound found,
                gpointer data)
{
  if (placed->slot.start == JALONS_SLOT_WEEK && !away_all_week (known, placed))
    return;
  for (guint i = 0; i < known->absences->len; i++)
    if (absence_touches (g_ptr_array_index (known->absences, i), placed))
      {
        JalonsFinding finding = { .rule = JALONS_RULE_ABSENCE,
                                  .activity = placed->activity,
                                  .division = known->division,
                                  .other = g_ptr_array_index (known->absences, i),
                                  .day = placed->day };

        found (data, &finding);
      }
}

/* With its division: two places at once. */

static gboolean
takes_time (JalonsActivity *activity)
{
  return jalons_activity_state (activity) != JALONS_STATE_CANCELLED;
}

static void
find_two_places (const JalonsRuleDivision *known,
                 const JalonsPlaced *placed,
                 JalonsActivity *other,
                 JalonsFound found,
                 gpointer data)
{
  JalonsFinding finding = { .rule = JALONS_RULE_TWO_PLACES,
                            .activity = placed->activity,
                            .division = known->division,
                            .other = other,
                            .day = placed->day };

  found (data, &finding);
}

/**
 * jalons_rule_row_fill:
 * @activities: (array): by number
 *
 * Finds what each of them takes the place of in the division of @row.
 */
void
jalons_rule_row_fill (JalonsRuleRow *row,
                      JalonsActivity *const *activities)
{
  row->n_old = 0;
  for (gsize i = 0; i < row->n; i++)
    {
      row->old[i] = jalons_rule_division_find (row->known, jalons_record_get_id (activities[i]));
      row->n_old += row->old[i] != NULL;
    }
}

/**
 * jalons_rule_row_replaces:
 *
 * Returns: whether @activity is the one that something proposed takes the place of, so that it is not judged beside
 *   it
 */
gboolean
jalons_rule_row_replaces (const JalonsRuleRow *row,
                          JalonsActivity *activity)
{
  for (gsize i = 0; row->n_old > 0 && i < row->n; i++)
    if (row->old[i] == activity)
      return TRUE;
  return FALSE;
}

static void
judge_two_places (const JalonsRuleRow *row,
                  const JalonsPlaced *placed,
                  gsize self,
                  JalonsFound found,
                  gpointer data)
{
  const JalonsRuleDivision *known = row->known;
  JalonsDay day = placed[self].day;

  if (placed[self].slot.start < 0)
    return;
  for (guint i = jalons_rule_division_first_on (known, day); i < known->n_dated && known->slots[i].day == day; i++)
    {
      JalonsActivity *other = g_ptr_array_index (known->activities, i);

      if (jalons_slot_overlaps (placed[self].slot, known->slots[i]) && takes_time (other) &&
          !jalons_rule_row_replaces (row, other))
        find_two_places (known, &placed[self], other, found, data);
    }
  for (gsize i = placed[self].from; i < placed[self].to; i++)
    if (i != self && row->joins[placed[i].number] && placed[i].day != JALONS_NO_DAY &&
        jalons_slot_overlaps (placed[self].slot, placed[i].slot))
      find_two_places (known, &placed[self], placed[i].activity, found, data);
}

/* With its division: the week. */

static void
judge_week (const JalonsRuleDivision *known,
            JalonsActivity *activity,
            JalonsDay monday,
            int minutes,
            JalonsFound found,
            gpointer data)
{
  JalonsFinding finding = { .rule = JALONS_RULE_WEEK_OVERLOAD,
                            .activity = activity,
                            .division = known->division,
                            .day = monday,
                            .minutes = minutes,
                            .limit = JALONS_WEEK_MOST_MINUTES };

  if (minutes > JALONS_WEEK_MOST_MINUTES)
    found (data, &finding);
}

/* What the week of @self will hold when everything has landed. */
static int
week_of_row (const JalonsRuleRow *row,
             const JalonsPlaced *placed,
             gsize self)
{
  JalonsDay monday = placed[self].monday;
  int minutes = jalons_rule_division_week (row->known, monday);

  for (gsize i = 0; row->n_old > 0 && i < row->n; i++)
    if (row->old[i] != NULL && jalons_day_monday (jalons_activity_slot (row->old[i]).day) == monday)
      minutes -= jalons_activity_counted_minutes (row->old[i]);
  for (gsize i = placed[self].from; i < placed[self].to; i++)
    if (row->joins[placed[i].number])
      minutes += placed[i].minutes;
  return minutes;
}

/**
 * jalons_judge_in_row:
 * @placed: (array): where the activities of @row would be, gathered
 * @i: which of @placed is judged
 *
 * The rules on where an activity is that depend on its division.
 */
void
jalons_judge_in_row (const JalonsRuleRow *row,
                     const JalonsPlaced *placed,
                     gsize i,
                     JalonsFound found,
                     gpointer data)
{
  if (placed[i].day == JALONS_NO_DAY)
    return;
  judge_absences (row->known, &placed[i], found, data);
  judge_two_places (row, placed, i, found, data);
  /* What counts for nothing overloads nobody. */
  if (placed[i].minutes > 0)
    judge_week (row->known, placed[i].activity, placed[i].monday, week_of_row (row, placed, i), found, data);
}

/* The rules on the sums of a division. Of an activity they tell those that it could mend. */

static void
judge_reference (const JalonsRuleDivision *known,
                 int planned,
                 JalonsActivity *proposal,
                 JalonsFound found,
                 gpointer data)
{
  JalonsFinding finding = { .rule = JALONS_RULE_ABOVE_REFERENCE,
                            .activity = proposal,
                            .division = known->division,
                            .minutes = planned,
                            .limit = known->owed.minutes };

  if (known->owed.minutes != JALONS_UNSET && planned > known->owed.minutes)
    found (data, &finding);
}

static void
judge_milestones (const JalonsRuleDivision *known,
                  GPtrArray *activities,
                  JalonsActivity *proposal,
                  JalonsFound found,
                  gpointer data)
{
  JalonsDay when = proposal ? jalons_activity_slot (proposal).day : JALONS_NO_DAY;

  for (guint i = 0; i < known->milestones->len; i++)
    {
      JalonsMilestone *milestone = g_ptr_array_index (known->milestones, i);
      JalonsFinding finding = { .rule = JALONS_RULE_MILESTONE_PREPARATION,
                                .activity = proposal,
                                .division = known->division,
                                .other = milestone,
                                .day = jalons_milestone_day (milestone),
                                .limit = jalons_milestone_minutes (milestone) };

      /* An activity before it prepares it already. */
      if (when != JALONS_NO_DAY && when < finding.day)
        continue;
      finding.minutes = jalons_hours_sum_before (activities, finding.day).planned;
      if (finding.minutes < finding.limit)
        found (data, &finding);
    }
}

/* Only when half of what is owed is planned: a year that is being filled is not out of balance. */
static void
judge_axes (const JalonsRuleDivision *known,
            GPtrArray *activities,
            int planned,
            JalonsActivity *proposal,
            JalonsFound found,
            gpointer data)
{
  int wanted = known->owed.minutes * known->axis_share / 100;
  JalonsSums sums[JALONS_HOURS_MAX_AXES];
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  if (known->owed.minutes <= 0 || wanted <= 0 || planned * 2 < known->owed.minutes)
    return;
  /* One that has an axis does what it can. */
  if (proposal != NULL && jalons_axis_lookup (NULL, jalons_activity_axis (proposal)) != NULL)
    return;
  jalons_hours_sum_axes (activities, sums);
  for (gsize i = 0; i < MIN (n_axes, JALONS_HOURS_MAX_AXES); i++)
    {
      JalonsFinding finding = { .rule = JALONS_RULE_AXIS_SHARE,
                                .activity = proposal,
                                .division = known->division,
                                .axis = &axes[i],
                                .minutes = sums[i].planned,
                                .limit = wanted,
                                .share = known->axis_share };

      if (sums[i].planned < wanted)
        found (data, &finding);
    }
}

/* Both should be met (domain.md §6: égalité). From two who said so on; it is told of a testimony that no other speaker
 * gives, which could mend it. */
static void
judge_genders (const JalonsRuleDivision *known,
               JalonsActivity *proposal,
               JalonsFound found,
               gpointer data)
{
  JalonsFinding finding = { .rule = JALONS_RULE_GENDERS, .activity = proposal, .division = known->division };

  finding.minutes = known->genders.women + known->genders.men;
  finding.limit = known->genders.women;
  if (finding.minutes < 2 || (known->genders.women > 0 && known->genders.men > 0))
    return;
  if (proposal == NULL || (jalons_activity_kind (proposal) == JALONS_ACTIVITY_TESTIMONY &&
                           *jalons_activity_speakers (proposal) == '\0'))
    found (data, &finding);
}

/**
 * jalons_judge_sums:
 * @activities: (element-type JalonsActivity): the activities as they would be, in any order
 * @proposal: (nullable): the one of them that is asked about; %NULL for the division as a whole
 */
void
jalons_judge_sums (const JalonsRuleDivision *known,
                   GPtrArray *activities,
                   JalonsActivity *proposal,
                   JalonsFound found,
                   gpointer data)
{
  int planned;

  if (proposal != NULL && jalons_activity_counted_minutes (proposal) == 0)
    return;
  planned = jalons_hours_planned_with (activities, NULL);
  judge_reference (known, planned, proposal, found, data);
  judge_milestones (known, activities, proposal, found, data);
  judge_axes (known, activities, planned, proposal, found, data);
  judge_genders (known, proposal, found, data);
}

/* The year of a division, each broken rule once. */

static void
judge_pairs (const JalonsRuleDivision *known,
             guint first,
             JalonsFound found,
             gpointer data)
{
  JalonsActivity *one = g_ptr_array_index (known->activities, first);

  for (guint i = first + 1; i < known->n_dated && known->slots[i].day == known->slots[first].day; i++)
    {
      JalonsActivity *other = g_ptr_array_index (known->activities, i);
      gboolean in_order = strcmp (jalons_record_get_id (one), jalons_record_get_id (other)) < 0;
      JalonsPlaced placed = { .activity = in_order ? one : other, .day = known->slots[first].day };

      if (takes_time (other) && jalons_slot_overlaps (known->slots[first], known->slots[i]) && one != other)
        find_two_places (known, &placed, in_order ? other : one, found, data);
    }
}

static void
judge_weeks (const JalonsRuleDivision *known,
             JalonsFound found,
             gpointer data)
{
  JalonsDay told = JALONS_NO_DAY;

  for (guint i = 0; i < known->n_dated; i++)
    {
      JalonsDay monday = jalons_day_monday (known->slots[i].day);

      if (monday != told)
        judge_week (known, NULL, monday, jalons_rule_division_week (known, monday), found, data);
      told = monday;
    }
}

/**
 * jalons_judge_division:
 *
 * Everything about a division but the rules on the day itself: an overloaded week once, two activities at once for the
 * one whose id comes first.
 */
void
jalons_judge_division (JalonsCalendar *calendar,
                       const JalonsRuleDivision *known,
                       JalonsFound found,
                       gpointer data)
{
  for (guint i = 0; i < known->n_dated; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (known->activities, i);
      JalonsPlaced placed = jalons_placed_at (calendar, activity, known->slots[i]);

      if (placed.day == JALONS_NO_DAY)
        continue;
      judge_absences (known, &placed, found, data);
      judge_pairs (known, i, found, data);
    }
  judge_weeks (known, found, data);
  jalons_judge_sums (known, known->activities, NULL, found, data);
}
