/* What would be wrong with activities that are only proposed, several at once.
 * Invariant: each is judged beside the others as they would be, and beside everything else as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-index-private.h"

static gboolean
proposal_has (const JalonsRuleProposal *proposal,
              const JalonsDivision *division)
{
  for (guint i = 0; i < proposal->divisions->len; i++)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (proposal->divisions, i)), jalons_record_get_id (division)))
      return TRUE;
  return FALSE;
}

/* The activities that the division of @row would have. */
static GPtrArray *
activities_of_row (const JalonsRuleRow *row,
                   const JalonsRuleProposal *proposals)
{
  GPtrArray *activities = g_ptr_array_sized_new (row->known->activities->len + (guint) row->n);

  for (guint i = 0; i < row->known->activities->len; i++)
    if (!jalons_rule_row_replaces (row, g_ptr_array_index (row->known->activities, i)))
      g_ptr_array_add (activities, g_ptr_array_index (row->known->activities, i));
  for (gsize i = 0; i < row->n; i++)
    if (row->joins[i])
      g_ptr_array_add (activities, proposals[i].activity);
  return activities;
}

/* Several proposals, and where they would be. */
typedef struct
{
  JalonsRuleIndex *index;
  const JalonsRuleProposal *proposals;
  JalonsActivity **activities;
  JalonsPlaced *placed;
  JalonsRulePanel attached;
} Panel;

static void
judge_with_division (const Panel *panel,
                     JalonsRuleRow *row,
                     gsize i,
                     JalonsDivision *division,
                     JalonsTelling *telling)
{
  g_autoptr (GPtrArray) activities = NULL;

  row->known = jalons_rule_index_division (panel->index, division);
  jalons_rule_row_fill (row, panel->activities);
  for (gsize k = 0; k < row->n; k++)
    row->joins[k] = proposal_has (&panel->proposals[k], division);
  jalons_judge_in_row (row, panel->placed, i, jalons_telling_found, telling);
  activities = activities_of_row (row, panel->proposals);
  jalons_judge_sums (row->known, activities, panel->placed[i].activity, jalons_telling_found, telling);
}

static void
judge_proposal (const Panel *panel,
                JalonsRuleRow *row,
                gsize i,
                JalonsTelling *telling)
{
  const JalonsPlaced *placed = &panel->placed[i];
  GPtrArray *divisions = panel->proposals[placed->number].divisions;

  if (jalons_activity_state (placed->activity) == JALONS_STATE_CANCELLED)
    return;
  jalons_judge_day (telling->calendar, placed, jalons_telling_found, telling);
  for (guint d = 0; d < divisions->len; d++)
    judge_with_division (panel, row, i, g_ptr_array_index (divisions, d), telling);
  jalons_judge_attached (&panel->attached, telling->calendar, panel->placed, i, jalons_telling_found, telling);
}

static void
gather_attached (Panel *panel,
                 gsize n_proposals)
{
  jalons_rule_panel_init (&panel->attached, jalons_rule_index_catalogue (panel->index), n_proposals);
  for (gsize i = 0; i < n_proposals; i++)
    {
      jalons_rule_panel_set (&panel->attached, i, panel->proposals[i].activity, panel->proposals[i].links);
      jalons_rule_attached_join (&panel->attached.attached[i], panel->proposals[i].divisions);
    }
  jalons_rule_panel_gather (&panel->attached);
}

/**
 * jalons_rule_index_of_proposals:
 * @proposals: (array length=n_proposals): activities that would change together
 *
 * What jalons_rules_of_proposal() answers, for several at once: each is judged beside the others as they would be.
 *
 * Returns: (transfer full) (element-type JalonsIssue): the rules that they would break, the worst first
 */
GPtrArray *
jalons_rule_index_of_proposals (JalonsRuleIndex *index,
                                const JalonsRuleProposal *proposals,
                                gsize n_proposals)
{
  JalonsTelling telling = { jalons_rule_index_calendar (index), jalons_issues_new (), 0 };
  g_autofree JalonsPlaced *placed = g_new (JalonsPlaced, n_proposals);
  g_autofree JalonsActivity **activities = g_new (JalonsActivity *, n_proposals);
  g_autofree JalonsActivity **old = g_new (JalonsActivity *, n_proposals);
  g_autofree gboolean *joins = g_new (gboolean, n_proposals);
  Panel panel = { index, proposals, activities, placed, { 0 } };
  JalonsRuleRow row = { NULL, n_proposals, old, joins, 0 };

  for (gsize i = 0; i < n_proposals; i++)
    {
      activities[i] = proposals[i].activity;
      placed[i] = jalons_placed_at (telling.calendar, activities[i], jalons_activity_slot (activities[i]));
    }
  jalons_placed_gather (placed, n_proposals);
  gather_attached (&panel, n_proposals);
  for (gsize i = 0; i < n_proposals; i++)
    judge_proposal (&panel, &row, i, &telling);
  jalons_rule_panel_clear (&panel.attached);
  jalons_issues_sort (telling.issues);
  return telling.issues;
}
