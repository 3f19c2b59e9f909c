/* The bilan of a year: its figures as tables, how each is computed, and what each counts.
 * Invariant: a bilan never changes; screen, paper, spreadsheet and command line draw its tables and add nothing up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

G_BEGIN_DECLS

/**
 * JalonsCellKind:
 * @JALONS_CELL_EMPTY: nothing is known, or nothing is to be said
 * @JALONS_CELL_TEXT: words
 * @JALONS_CELL_MINUTES: a duration in minutes
 * @JALONS_CELL_COUNT: how many
 * @JALONS_CELL_PERCENT: a whole percent, rounded half up, of the two numbers that its column names
 */
typedef enum
{
  JALONS_CELL_EMPTY,
  JALONS_CELL_TEXT,
  JALONS_CELL_MINUTES,
  JALONS_CELL_COUNT,
  JALONS_CELL_PERCENT,
} JalonsCellKind;

/**
 * JalonsBilanCell:
 * @kind: what it holds: that of its column, or EMPTY; where the column is of kind EMPTY, any
 * @number: minutes, a count or a percent; a change may be negative; 0 for a text
 * @text: the words of a text, "" for a number
 * @slot: of a text that is a date: its day, and its time if it has one; without a day for any other text
 * @is_sum: in a row that sums others: whether this number is their sum, and not counted on its own (a person who comes
 *   in two sectors is one person)
 * @is_change: whether it is the difference of two cells: written with its sign, and in points for a percent
 * @records: (element-type JalonsRecord): what it counts, each once: activities, bookings, visits, attachments,
 *   divisions, goals…; empty when it does not open on anything, as a number of women or of men never does
 */
typedef struct
{
  JalonsCellKind kind;
  int number;
  char *text;
  JalonsSlot slot;
  gboolean is_sum;
  gboolean is_change;
  GPtrArray *records;
} JalonsBilanCell;

/**
 * JalonsFormula:
 * @JALONS_FORMULA_RATIO: the cell in column @left over that in column @right
 * @JALONS_FORMULA_DIFFERENCE: the cell in column @left less that in column @right
 *
 * How a column follows from two others of its row; a cell of kind EMPTY in it has no formula.
 */
typedef enum
{
  JALONS_FORMULA_NONE,
  JALONS_FORMULA_RATIO,
  JALONS_FORMULA_DIFFERENCE,
} JalonsFormula;

/**
 * JalonsBilanColumn:
 * @code: "held"; unique in its table; never changes
 * @label: its head, as it is shown
 * @how: one sentence that says how its figures are computed; "" where a row says it, or where it is only words
 * @kind: what its cells are; EMPTY when that depends on the row
 */
typedef struct
{
  const char *code;
  char *label;
  char *how;
  JalonsCellKind kind;
  JalonsFormula formula;
  unsigned left;
  unsigned right;
} JalonsBilanColumn;

/**
 * JalonsBilanRow:
 * @code: of what it is about: a level's code, an axis's, a UAI, the id of a record, "total"…; unique in its table
 * @label: its head, as it is shown
 * @group: what it stands under, "" for nothing: a family of competences, a school
 * @how: as of a column, when the row says it
 * @cells: (element-type JalonsBilanCell): one for each column
 * @is_total: whether it is set apart as a total
 * @first: of a total: the first row that it sums
 * @n_rows: of a total: how many it sums, from @first on; 0 when it sums none
 */
typedef struct
{
  char *code;
  char *label;
  char *group;
  char *how;
  GPtrArray *cells;
  gboolean is_total;
  unsigned first;
  unsigned n_rows;
} JalonsBilanRow;

/**
 * JalonsBilanTable:
 * @code: "levels"; never changes
 * @title: as it is shown
 * @note: what a reader has to know of all of it, "" for nothing
 * @stub: the head of the column of the rows' labels: "Level"
 * @theme: the theme that it belongs to, see #JalonsChapter
 * @columns: (element-type JalonsBilanColumn): its columns, but for that of the labels
 * @rows: (element-type JalonsBilanRow): its rows; none: there is nothing to count, and @note says so
 */
typedef struct
{
  const char *code;
  char *title;
  char *note;
  char *stub;
  JalonsTheme theme;
  GPtrArray *columns;
  GPtrArray *rows;
} JalonsBilanTable;

#define JALONS_TYPE_BILAN (jalons_bilan_get_type ())

/**
 * JalonsBilan:
 *
 * The bilan of a school, or of all schools together, for one year: immutable, counted, and free to cross threads.
 */
typedef struct _JalonsBilan JalonsBilan;

GType        jalons_bilan_get_type (void);
JalonsBilan *jalons_bilan_new      (JalonsDataset *dataset, int start, const JalonsSchool *school);
JalonsBilan *jalons_bilan_ref      (JalonsBilan *self);
void         jalons_bilan_unref    (JalonsBilan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsBilan, jalons_bilan_unref)

int                     jalons_bilan_start       (JalonsBilan *self);
JalonsSchool           *jalons_bilan_school      (JalonsBilan *self);
GPtrArray              *jalons_bilan_years       (JalonsBilan *self);
GPtrArray              *jalons_bilan_chapters    (JalonsBilan *self, JalonsTheme theme);
JalonsBilan            *jalons_bilan_before      (JalonsBilan *self);
GPtrArray              *jalons_bilan_tables      (JalonsBilan *self);
const JalonsBilanTable *jalons_bilan_find_table  (JalonsBilan *self, const char *table);
const JalonsBilanCell  *jalons_bilan_find_cell   (JalonsBilan *self, const char *table, const char *row,
                                                  const char *column);

const JalonsBilanColumn *jalons_bilan_table_column (const JalonsBilanTable *table, unsigned column);
const JalonsBilanRow    *jalons_bilan_table_row    (const JalonsBilanTable *table, unsigned row);
const JalonsBilanCell   *jalons_bilan_table_cell   (const JalonsBilanTable *table, unsigned row, unsigned column);
const char              *jalons_bilan_table_how    (const JalonsBilanTable *table, unsigned row, unsigned column);
char                    *jalons_bilan_cell_format  (const JalonsBilanCell *cell);
gboolean                 jalons_bilan_cell_is_date (const JalonsBilanCell *cell);
char                    *jalons_bilan_cell_to_iso  (const JalonsBilanCell *cell);

G_END_DECLS
