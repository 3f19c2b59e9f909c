/* The targets of a drag.
 * Invariant: nothing is judged here but by rule-judge.h and rule-attached.h, so that a colour and its explanation cannot differ.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-targets.h"

#include <string.h>

#include "core/rules/rule-index-private.h"

/**
 * jalons_rule_drag_along:
 * @activity: an activity
 * @from: (nullable): the division whose chip is dragged
 *
 * Returns: (transfer container) (element-type JalonsDivision): the divisions of @activity without @from
 */
GPtrArray *
jalons_rule_drag_along (JalonsDataset *dataset,
                        JalonsActivity *activity,
                        JalonsDivision *from)
{
  GPtrArray *along = jalons_dataset_activity_divisions (dataset, activity);

  for (guint i = along->len; i > 0; i--)
    if (from != NULL && g_str_equal (jalons_record_get_id (g_ptr_array_index (along, i - 1)),
                                     jalons_record_get_id (from)))
      g_ptr_array_remove_index (along, i - 1);
  return along;
}

/* A target without a day is the tray of what has no date. */
static JalonsSlot
land (const JalonsRuleDrag *drag,
      const JalonsTarget *columns,
      gsize column)
{
  JalonsSlot slot = jalons_activity_slot (drag->activity);

  if (drag->slots != NULL)
    return drag->slots[column];
  return columns[column].day == JALONS_NO_DAY ? jalons_slot_undated (slot.minutes)
                                              : jalons_slot_land (slot, columns[column]);
}

static gboolean
goes_along (const JalonsRuleDrag *drag,
            const JalonsDivision *division)
{
  for (guint i = 0; drag->along != NULL && i < drag->along->len; i++)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (drag->along, i)), jalons_record_get_id (division)))
      return TRUE;
  return FALSE;
}

/* Everything that is dragged, at every column. */
typedef struct
{
  JalonsRuleIndex *index;
  const JalonsRuleDrag *drags;
  gsize n_drags;
  gsize n_columns;
  JalonsActivity **activities; /* of the drags */
  JalonsPlaced *placed;        /* n_columns × n_drags */
  JalonsRulePanel attached;
  gboolean has_links;
} Board;

static void
keep_worst (gpointer data,
            const JalonsFinding *finding)
{
  guint8 *worst = data;

  if (jalons_rule_is_of_place (finding->rule))
    *worst = MAX (*worst, (guint8) (jalons_rule_severity (finding->rule) + 1));
}

static void
board_place (Board *board,
             const JalonsTarget *columns)
{
  JalonsCalendar *calendar = jalons_rule_index_calendar (board->index);

  for (gsize column = 0; column < board->n_columns; column++)
    {
      JalonsPlaced *placed = &board->placed[column * board->n_drags];

      for (gsize i = 0; i < board->n_drags; i++)
        placed[i] = jalons_placed_at (calendar, board->activities[i], land (&board->drags[i], columns, column));
      jalons_placed_gather (placed, board->n_drags);
    }
}

/* What is attached to all that is dragged. */
static void
board_attach (Board *board)
{
  jalons_rule_panel_init (&board->attached, jalons_rule_index_catalogue (board->index), board->n_drags);
  for (gsize i = 0; i < board->n_drags; i++)
    {
      jalons_rule_panel_set (&board->attached, i, board->activities[i], board->drags[i].links);
      board->has_links = board->has_links || board->attached.attached[i].links->len > 0;
    }
  if (board->has_links)
    jalons_rule_panel_gather (&board->attached);
}

/* Who takes part in each of them when they land in the row of @division. */
static void
board_join (Board *board,
            JalonsDivision *division)
{
  for (gsize i = 0; i < board->n_drags; i++)
    {
      const JalonsRuleDrag *drag = &board->drags[i];
      g_autoptr (GPtrArray) divisions = g_ptr_array_new ();

      for (guint d = 0; drag->along != NULL && d < drag->along->len; d++)
        g_ptr_array_add (divisions, g_ptr_array_index (drag->along, d));
      if (drag->joins && !goes_along (drag, division))
        g_ptr_array_add (divisions, division);
      jalons_rule_attached_join (&board->attached.attached[i], divisions);
    }
}

/* The rules on what is attached that ask who takes part: of the row, and of its places at each column. */
static void
board_judge_attached (Board *board,
                      JalonsDivision *division,
                      guint8 *worst)
{
  guint8 of_row = 0;

  board_join (board, division);
  for (gsize i = 0; i < board->n_drags; i++)
    {
      GPtrArray *divisions = board->attached.attached[i].divisions;

      for (guint d = 0; d < divisions->len; d++)
        jalons_judge_attached_class (&board->attached, i, g_ptr_array_index (divisions, d), keep_worst, &of_row);
    }
  for (gsize column = 0; column < board->n_columns; column++)
    {
      worst[column] = MAX (worst[column], of_row);
      for (gsize i = 0; i < board->n_drags; i++)
        jalons_judge_attached_places (&board->attached, &board->placed[column * board->n_drags], i, keep_worst,
                                      &worst[column]);
    }
}

static void
judge_column (const JalonsRuleRow *row,
              const JalonsPlaced *placed,
              guint8 *worst)
{
  /* Nothing is worse than an error. */
  for (gsize i = 0; i < row->n && *worst <= JALONS_SEVERITY_ERROR; i++)
    if (row->joins[placed[i].number])
      jalons_judge_in_row (row, placed, i, keep_worst, worst);
}

/* The worst for one division at every column; it joins with those that go to the row when @is_row. */
static void
board_judge_division (const Board *board,
                      JalonsDivision *division,
                      gboolean is_row,
                      guint8 *worst)
{
  g_autofree JalonsActivity **old = g_new (JalonsActivity *, board->n_drags);
  g_autofree gboolean *joins = g_new (gboolean, board->n_drags);
  JalonsRuleRow row = { jalons_rule_index_division (board->index, division), board->n_drags, old, joins, 0 };

  jalons_rule_row_fill (&row, board->activities);
  for (gsize i = 0; i < board->n_drags; i++)
    joins[i] = (is_row && board->drags[i].joins) || goes_along (&board->drags[i], division);
  for (gsize column = 0; column < board->n_columns; column++)
    judge_column (&row, &board->placed[column * board->n_drags], &worst[column]);
}

/* What is as bad in every row: the day itself, and the divisions that come along. */
static void
board_judge_columns (const Board *board,
                     guint8 *worst)
{
  JalonsCalendar *calendar = jalons_rule_index_calendar (board->index);
  g_autoptr (GHashTable) judged = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize column = 0; column < board->n_columns; column++)
    for (gsize i = 0; i < board->n_drags; i++)
      {
        const JalonsPlaced *placed = &board->placed[column * board->n_drags];

        jalons_judge_day (calendar, &placed[i], keep_worst, &worst[column]);
        if (!board->has_links)
          continue;
        jalons_judge_attached_day (&board->attached, calendar, &placed[i], keep_worst, &worst[column]);
        jalons_judge_attached_beside (&board->attached, placed, i, keep_worst, &worst[column]);
      }
  for (gsize i = 0; i < board->n_drags; i++)
    for (guint d = 0; board->drags[i].along != NULL && d < board->drags[i].along->len; d++)
      {
        JalonsDivision *division = g_ptr_array_index (board->drags[i].along, d);

        if (g_hash_table_add (judged, (gpointer) jalons_record_get_id (division)))
          board_judge_division (board, division, FALSE, worst);
      }
}

/**
 * jalons_rule_targets_judge:
 * @drags: (array length=n_drags): what is dragged, usually one
 * @rows: (array length=n_rows): the divisions
 * @columns: (array length=n_columns): the weeks or half-days
 * @worst: (array) (out): for each row each of its columns, so @n_rows × @n_columns: 0 where nothing would be wrong, or
 *   the worst #JalonsSeverity that there would be, plus 1
 *
 * Only the rules of jalons_rule_is_of_place() colour a target: what a division has in all does not depend on the week.
 */
void
jalons_rule_targets_judge (JalonsRuleIndex *index,
                           const JalonsRuleDrag *drags,
                           gsize n_drags,
                           JalonsDivision *const *rows,
                           gsize n_rows,
                           const JalonsTarget *columns,
                           gsize n_columns,
                           guint8 *worst)
{
  g_autofree JalonsPlaced *placed = g_new (JalonsPlaced, n_drags * n_columns);
  g_autofree JalonsActivity **activities = g_new (JalonsActivity *, n_drags);
  g_autofree guint8 *of_column = g_new0 (guint8, n_columns);
  Board board = { index, drags, n_drags, n_columns, activities, placed, { 0 }, FALSE };

  for (gsize i = 0; i < n_drags; i++)
    activities[i] = drags[i].activity;
  board_place (&board, columns);
  board_attach (&board);
  board_judge_columns (&board, of_column);
  for (gsize row = 0; row < n_rows; row++)
    {
      memcpy (&worst[row * n_columns], of_column, n_columns);
      board_judge_division (&board, rows[row], TRUE, &worst[row * n_columns]);
      if (board.has_links)
        board_judge_attached (&board, rows[row], &worst[row * n_columns]);
    }
  jalons_rule_panel_clear (&board.attached);
}

/**
 * jalons_rule_targets_explain:
 * @column: the target; the slots of @drags are those of this one column
 *
 * What jalons_rules_of_proposal() says of one target, for the hand that hesitates there. The rules on sums are told too,
 * which colour no target.
 *
 * Returns: (transfer full) (element-type JalonsIssue): the rules that would be broken, the worst first
 */
GPtrArray *
jalons_rule_targets_explain (JalonsRuleIndex *index,
                             const JalonsRuleDrag *drags,
                             gsize n_drags,
                             JalonsDivision *row,
                             JalonsTarget column)
{
  g_autofree JalonsRuleProposal *proposals = g_new (JalonsRuleProposal, n_drags);
  GPtrArray *issues;

  for (gsize i = 0; i < n_drags; i++)
    {
      g_autoptr (JalonsDraft) draft = jalons_draft_edit (drags[i].activity);

      jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, land (&drags[i], &column, 0));
      proposals[i] = (JalonsRuleProposal){ jalons_draft_build (draft), g_ptr_array_new (), drags[i].links };
      for (guint d = 0; drags[i].along != NULL && d < drags[i].along->len; d++)
        g_ptr_array_add (proposals[i].divisions, g_ptr_array_index (drags[i].along, d));
      if (drags[i].joins && !goes_along (&drags[i], row))
        g_ptr_array_add (proposals[i].divisions, row);
    }
  issues = jalons_rule_index_of_proposals (index, proposals, n_drags);
  for (gsize i = 0; i < n_drags; i++)
    {
      g_object_unref (proposals[i].activity);
      g_ptr_array_unref (proposals[i].divisions);
    }
  return issues;
}
