/* The index as the rules themselves use it. Private to core.
 * Invariant: what is borrowed from an index is borrowed until something is forgotten.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rule-index.h"
#include "core/rule-judge.h"

G_BEGIN_DECLS

JalonsRuleIndex    *jalons_rule_index_new_with_calendar (JalonsDataset *dataset, JalonsCalendar *calendar);
JalonsRuleDivision *jalons_rule_index_division          (JalonsRuleIndex *index, JalonsDivision *division);

G_END_DECLS
