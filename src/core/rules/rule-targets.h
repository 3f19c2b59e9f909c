/* What would be wrong wherever something that is dragged may land, all targets at once.
 * Invariant: a target has the worst severity that jalons_rules_of_proposal() gives, of the rules that ask where and when,
 * for the activity as jalons_slot_land() lands it there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rules/rule-index.h"
#include "core/target.h"

G_BEGIN_DECLS

/**
 * JalonsRuleDrag:
 * @activity: what is dragged, as it is now; a copy is one with an id of its own
 * @along: (nullable) (element-type JalonsDivision): the divisions that take part wherever it lands: those of a shared
 *   activity but the one whose chip is dragged; see jalons_rule_drag_along()
 * @joins: whether the division of the row takes part
 * @slots: (nullable) (array): where it lands at each column, with the length that it has; %NULL for what jalons_slot_land()
 *   says, as for the activity under the pointer. Those that are dragged with it follow it by a shift of their own
 * @links: (element-type JalonsRecord) (nullable): the bookings, visits and attachments that it would have; %NULL for those
 *   of the activity with its id
 */
typedef struct
{
  JalonsActivity *activity;
  GPtrArray *along;
  gboolean joins;
  const JalonsSlot *slots;
  GPtrArray *links;
} JalonsRuleDrag;

GPtrArray *jalons_rule_drag_along (JalonsDataset *dataset, JalonsActivity *activity, JalonsDivision *from);

void       jalons_rule_targets_judge   (JalonsRuleIndex *index, const JalonsRuleDrag *drags, gsize n_drags,
                                        JalonsDivision *const *rows, gsize n_rows, const JalonsTarget *columns,
                                        gsize n_columns, guint8 *worst);
GPtrArray *jalons_rule_targets_explain (JalonsRuleIndex *index, const JalonsRuleDrag *drags, gsize n_drags,
                                        JalonsDivision *row, JalonsTarget column);

G_END_DECLS
