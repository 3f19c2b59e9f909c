/* How the tables of a bilan are made. Private to core.
 * Invariant: a table is written by one function of bilan-*.c, then finished once, and never touched again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bilan/bilan.h"
#include "core/hours.h"

G_BEGIN_DECLS

/**
 * JalonsBilanDivision:
 * @activities: (element-type JalonsActivity): those that it takes part in, in the order of the year
 */
typedef struct
{
  JalonsDivision *division;
  JalonsSchool *school;
  GPtrArray *activities;
} JalonsBilanDivision;

/**
 * JalonsBilanScope:
 * @start: 2026 for 2026-2027
 * @several: whether it is of all schools together
 * @years: (element-type JalonsYear): by the name of the school
 * @divisions: (element-type JalonsBilanDivision): by school, level and code
 * @activities: (element-type JalonsActivity): of these years, with a division or without, by school and slot
 * @times: how many of @divisions take part in an activity
 *
 * What a bilan is of. Everything in it is borrowed from the dataset but for the arrays.
 */
typedef struct
{
  JalonsDataset *dataset;
  int start;
  gboolean several;
  GPtrArray *years;
  GArray *divisions;
  GPtrArray *activities;
  GHashTable *times;
} JalonsBilanScope;

#define JALONS_BILAN_DIVISION(scope, i) (&g_array_index ((scope)->divisions, JalonsBilanDivision, (i)))

JalonsSchool *jalons_bilan_school_of   (const JalonsBilanScope *scope, const JalonsRecord *of_year, JalonsFieldId year);
GPtrArray    *jalons_bilan_list_levels (JalonsBilanScope *scope);
const char   *jalons_bilan_level_label (JalonsBilanScope *scope, const char *level);
int           jalons_bilan_times       (JalonsBilanScope *scope, const JalonsActivity *activity);

/* Columns and rows. Labels are copied; a cell is 0 or "" until it is set, and EMPTY after jalons_bilan_clear(). */
JalonsBilanTable *jalons_bilan_table_new  (const char *code, const char *title, const char *stub, JalonsTheme theme);
void              jalons_bilan_table_free (JalonsBilanTable *table);

unsigned        jalons_bilan_add_column  (JalonsBilanTable *table, const char *code, JalonsCellKind kind,
                                          const char *label, const char *how);
unsigned        jalons_bilan_add_formula (JalonsBilanTable *table, const char *code, JalonsFormula formula,
                                          unsigned left, unsigned right, const char *label, const char *how);
JalonsBilanRow *jalons_bilan_add_row     (JalonsBilanTable *table, const char *code, const char *label);
JalonsBilanRow *jalons_bilan_find_row    (JalonsBilanTable *table, const char *code);
JalonsBilanRow *jalons_bilan_add_total   (JalonsBilanTable *table);
void            jalons_bilan_row_group   (JalonsBilanRow *row, const char *group);

JalonsBilanCell *jalons_bilan_cell_new   (JalonsCellKind kind);
JalonsBilanCell *jalons_bilan_cell_copy  (const JalonsBilanCell *cell);
JalonsBilanCell *jalons_bilan_row_cell   (const JalonsBilanRow *row, unsigned column);
void             jalons_bilan_clear      (JalonsBilanRow *row, unsigned column);
void             jalons_bilan_set_text   (JalonsBilanRow *row, unsigned column, const char *text);
void             jalons_bilan_set_date   (JalonsBilanRow *row, unsigned column, JalonsSlot slot);
void             jalons_bilan_open       (JalonsBilanRow *row, unsigned column, const JalonsRecord *record);
void             jalons_bilan_count      (JalonsBilanRow *row, unsigned column, int number, const JalonsRecord *record);
void             jalons_bilan_recount    (JalonsBilanRow *row, unsigned column, int number);
void             jalons_bilan_finish     (JalonsBilanTable *table);
void             jalons_bilan_take       (JalonsBilanTable *table, GPtrArray *tables);

/* The tables, each appended to those of the bilan: see where they are defined. */
void jalons_bilan_add_levels      (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_schools     (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_classes     (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_below       (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_axes        (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_level_axes  (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_competences (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_half_days   (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_kinds       (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_reach       (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_families    (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_cancelled   (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_offers      (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_ambassadors (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_genders     (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_documents   (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_goals       (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_outcomes    (JalonsBilanScope *scope, GPtrArray *tables);
void jalons_bilan_add_figures     (JalonsBilanScope *scope, GPtrArray *tables);

/* What stands above them, and what the year before adds: see bilan-compare.c. */
JalonsBilanTable *jalons_bilan_make_key (JalonsBilan *self);
void              jalons_bilan_compare  (JalonsBilan *self);

G_END_DECLS
