/* What the year view shows: rows of classes under their levels, and in each the activities of every column.
 * Invariant: a row is a value that never changes; a change of the data puts another in its place, and says which.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rules/rules.h"
#include "ui/workspace.h"
#include "ui/year/year-columns.h"
#include "ui/year/year-filter.h"
#include "ui/year/year-row-data.h"

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_TABLE (jalons_year_table_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearTable, jalons_year_table, JALONS, YEAR_TABLE, GObject)

/* @activity is %NULL for the class itself. */
typedef void (*JalonsYearTableFunc) (JalonsDivision *division, JalonsActivity *activity, gpointer data);

JalonsYearTable        *jalons_year_table_new           (JalonsWorkspace *workspace);
JalonsWorkspace        *jalons_year_table_get_workspace (JalonsYearTable *self);
const JalonsYearColumns *jalons_year_table_get_columns  (JalonsYearTable *self);
guint                   jalons_year_table_get_n_rows    (JalonsYearTable *self);
const JalonsYearRow    *jalons_year_table_get_row       (JalonsYearTable *self, guint position);
int                     jalons_year_table_find          (JalonsYearTable *self, const char *key);
int                     jalons_year_table_find_activity (JalonsYearTable *self, const char *id, int *column,
                                                         guint *chip);
void                    jalons_year_table_foreach       (JalonsYearTable *self, JalonsYearTableFunc func, gpointer data);
int                     jalons_year_table_get_load      (JalonsYearTable *self, guint column);
int                     jalons_year_table_get_top_load  (JalonsYearTable *self);

const JalonsYearFilter *jalons_year_table_get_filter    (JalonsYearTable *self);
void                    jalons_year_table_set_filter    (JalonsYearTable *self, const JalonsYearFilter *filter);
void                    jalons_year_table_set_collapsed (JalonsYearTable *self, const char *level, gboolean collapsed);
void                    jalons_year_table_expand_all    (JalonsYearTable *self);
void                    jalons_year_table_show_week     (JalonsYearTable *self, JalonsDay monday);
void                    jalons_year_table_set_active    (JalonsYearTable *self, gboolean active);

G_END_DECLS
