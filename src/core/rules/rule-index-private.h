/* The index as the rules themselves use it. Private to core.
 * Invariant: what is borrowed from an index is borrowed until something is forgotten.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rules/rule-attached.h"
#include "core/rules/rule-index.h"
#include "core/rules/rule-judge.h"

G_BEGIN_DECLS

struct _JalonsRuleIndex
{
  JalonsDataset *dataset;
  char *year_id;
  JalonsCalendar *calendar; /* made when it is first asked for */
  GHashTable *divisions;    /* id → JalonsRuleDivision */
  GPtrArray *listed;        /* the divisions of the year by code; NULL when that must be looked up */
  JalonsRuleCatalogue *catalogue;
  GHashTable *own_issues;   /* id of an activity → its issues about the day and about what is attached to it */
  GHashTable *rivals;       /* id of an activity → those of these issues that are told of it as the other one */
  GHashTable *stale;        /* ids of activities that must be judged for these; NULL for all */
  GPtrArray *issues;        /* all together, or NULL */
};

JalonsRuleIndex     *jalons_rule_index_new_with_calendar (JalonsDataset *dataset, JalonsCalendar *calendar);
JalonsRuleDivision  *jalons_rule_index_division          (JalonsRuleIndex *index, JalonsDivision *division);
JalonsRuleCatalogue *jalons_rule_index_catalogue         (JalonsRuleIndex *index);

G_END_DECLS
