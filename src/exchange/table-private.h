/* Within the tables: what their planners share.
 * Invariant: a table is read anew at each plan; nothing of an older plan is kept but the ids of its rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/import-private.h"
#include "exchange/table.h"

G_BEGIN_DECLS

/**
 * JalonsTablePlanner:
 * While the rows of a table are planned.
 */
typedef struct
{
  JalonsPlan *plan;
  JalonsTable *table;
  JalonsCells *cells;
  JalonsMapping *mapping;
  JalonsDataset *dataset;
  GHashTable *answers;
  JalonsDay today;
} JalonsTablePlanner;

const char *jalons_table_get_name  (const JalonsTable *self);
const char *jalons_table_row_id    (JalonsTable *self, unsigned row);
const char *jalons_table_get       (const JalonsTablePlanner *planner, unsigned row, const char *key);
void        jalons_table_unread    (char ***details, const char *title, const char *words);
void        jalons_table_refuse    (const JalonsTablePlanner *planner, unsigned row, JalonsEntityId entity,
                                    const char *name, const char *why);

void        jalons_table_plan_ambassadors (JalonsTablePlanner *planner);
void        jalons_table_plan_offers      (JalonsTablePlanner *planner);
void        jalons_table_plan_jobs        (JalonsTablePlanner *planner);

G_END_DECLS
