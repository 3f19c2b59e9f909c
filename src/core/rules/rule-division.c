/* What the rules look at for one division, gathered once.
 * Invariant: minutes are added up by core/hours; here they are only kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-judge.h"

/* A date far from the year must not make a table of ten thousand weeks. */
#define MOST_WEEKS 120

static GPtrArray *
list_milestones (JalonsDataset *dataset,
                 JalonsDivision *division)
{
  GPtrArray *milestones = jalons_dataset_referring (dataset, JALONS_MILESTONE_YEAR, jalons_division_year (division));

  for (guint i = milestones->len; i > 0; i--)
    {
      JalonsMilestone *milestone = g_ptr_array_index (milestones, i - 1);
      const char *const *levels = jalons_milestone_levels (milestone);

      /* A milestone that names no level is everybody's. */
      if (jalons_milestone_day (milestone) == JALONS_NO_DAY || jalons_milestone_minutes (milestone) <= 0 ||
          (levels[0] != NULL && !g_strv_contains (levels, jalons_division_level (division))))
        g_ptr_array_remove_index (milestones, i - 1);
    }
  return milestones;
}

static int
axis_share_of (JalonsDataset *dataset,
               JalonsDivision *division)
{
  JalonsYear *year = jalons_dataset_follow (dataset, division, JALONS_DIVISION_YEAR);
  int share = year ? jalons_year_axis_share (year) : JALONS_UNSET;

  return share == JALONS_UNSET ? JALONS_AXIS_SHARE : MIN (share, 100);
}

static void
gather_slots (JalonsRuleDivision *known)
{
  known->slots = g_new (JalonsSlot, known->activities->len);
  for (guint i = 0; i < known->activities->len; i++)
    {
      JalonsSlot slot = jalons_activity_slot (g_ptr_array_index (known->activities, i));

      if (slot.day == JALONS_NO_DAY)
        break; /* the undated ones come last */
      known->slots[known->n_dated++] = slot;
    }
}

static void
gather_weeks (JalonsRuleDivision *known)
{
  JalonsDay last;

  if (known->n_dated == 0)
    return;
  known->first_monday = jalons_day_monday (known->slots[0].day);
  last = jalons_day_monday (known->slots[known->n_dated - 1].day);
  known->n_weeks = MIN ((last - known->first_monday) / 7 + 1, MOST_WEEKS);
  known->weeks = g_new0 (int, known->n_weeks);
  jalons_hours_add_weeks (known->activities, known->first_monday, known->weeks, known->n_weeks);
}

/**
 * jalons_rule_division_new:
 *
 * Returns: (transfer full): what the rules look at for @division
 */
JalonsRuleDivision *
jalons_rule_division_new (JalonsDataset *dataset,
                          JalonsDivision *division)
{
  JalonsRuleDivision *known = g_new0 (JalonsRuleDivision, 1);

  known->division = g_object_ref (division);
  known->activities = jalons_dataset_division_activities (dataset, division);
  known->absences = jalons_dataset_referring (dataset, JALONS_ABSENCE_DIVISION, jalons_record_get_id (division));
  known->milestones = list_milestones (dataset, division);
  known->genders = jalons_catalogue_count_genders (dataset, known->activities);
  known->owed = jalons_hours_owed (dataset, division);
  known->axis_share = axis_share_of (dataset, division);
  gather_slots (known);
  gather_weeks (known);
  return known;
}

void
jalons_rule_division_free (JalonsRuleDivision *known)
{
  g_object_unref (known->division);
  g_ptr_array_unref (known->activities);
  g_ptr_array_unref (known->absences);
  g_ptr_array_unref (known->milestones);
  g_clear_pointer (&known->issues, g_ptr_array_unref);
  g_free (known->slots);
  g_free (known->weeks);
  g_free (known);
}

/**
 * jalons_rule_division_find:
 *
 * Returns: (transfer none) (nullable): the activity of the division with that id
 */
JalonsActivity *
jalons_rule_division_find (const JalonsRuleDivision *known,
                           const char *id)
{
  for (guint i = 0; i < known->activities->len; i++)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (known->activities, i)), id))
      return g_ptr_array_index (known->activities, i);
  return NULL;
}

/**
 * jalons_rule_division_first_on:
 *
 * Returns: the place in the slots of the first one on @day or later
 */
guint
jalons_rule_division_first_on (const JalonsRuleDivision *known,
                               JalonsDay day)
{
  guint low = 0, high = known->n_dated;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (known->slots[middle].day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * jalons_rule_division_week:
 *
 * Returns: the minutes that count in the week of @monday, with everything where it is
 */
int
jalons_rule_division_week (const JalonsRuleDivision *known,
                           JalonsDay monday)
{
  int minutes = 0;

  if (known->n_weeks == 0 || monday < known->first_monday)
    return 0;
  if ((monday - known->first_monday) / 7 < known->n_weeks)
    return known->weeks[(monday - known->first_monday) / 7];
  jalons_hours_add_weeks (known->activities, monday, &minutes, 1);
  return minutes;
}
