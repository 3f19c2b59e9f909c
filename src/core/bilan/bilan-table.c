/* The tables of a bilan as they are being written: columns, rows, cells, totals, rates.
 * Invariant: a total is the sum of its rows, but where somebody counted it on its own, and then it says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/bilan/bilan-private.h"
#include "core/words/text.h"

static void
cell_free (gpointer data)
{
  JalonsBilanCell *cell = data;

  g_free (cell->text);
  g_ptr_array_unref (cell->records);
  g_free (cell);
}

static void
column_free (gpointer data)
{
  JalonsBilanColumn *column = data;

  g_free (column->label);
  g_free (column->how);
  g_free (column);
}

static void
row_free (gpointer data)
{
  JalonsBilanRow *row = data;

  g_free (row->code);
  g_free (row->label);
  g_free (row->group);
  g_free (row->how);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

/**
 * jalons_bilan_table_new:
 * @code: a constant
 */
JalonsBilanTable *
jalons_bilan_table_new (const char *code,
                        const char *title,
                        const char *stub,
                        JalonsTheme theme)
{
  JalonsBilanTable *table = g_new0 (JalonsBilanTable, 1);

  table->code = code;
  table->title = g_strdup (title);
  table->note = g_strdup ("");
  table->stub = g_strdup (stub);
  table->theme = theme;
  table->columns = g_ptr_array_new_with_free_func (column_free);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  return table;
}

void
jalons_bilan_table_free (JalonsBilanTable *table)
{
  g_free (table->title);
  g_free (table->note);
  g_free (table->stub);
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/**
 * jalons_bilan_add_column:
 * @code: a constant
 *
 * All columns come before the first row.
 *
 * Returns: its number
 */
unsigned
jalons_bilan_add_column (JalonsBilanTable *table,
                         const char *code,
                         JalonsCellKind kind,
                         const char *label,
                         const char *how)
{
  JalonsBilanColumn *column = g_new0 (JalonsBilanColumn, 1);

  column->code = code;
  column->kind = kind;
  column->label = g_strdup (label);
  column->how = g_strdup (how);
  g_ptr_array_add (table->columns, column);
  return table->columns->len - 1;
}

/**
 * jalons_bilan_add_formula:
 *
 * A column that jalons_bilan_finish() fills: a percent for a ratio, a change for a difference.
 *
 * Returns: its number
 */
unsigned
jalons_bilan_add_formula (JalonsBilanTable *table,
                          const char *code,
                          JalonsFormula formula,
                          unsigned left,
                          unsigned right,
                          const char *label,
                          const char *how)
{
  JalonsCellKind kind = formula == JALONS_FORMULA_RATIO ? JALONS_CELL_PERCENT
                                                        : jalons_bilan_table_column (table, left)->kind;
  unsigned added = jalons_bilan_add_column (table, code, kind, label, how);
  JalonsBilanColumn *column = g_ptr_array_index (table->columns, added);

  column->formula = formula;
  column->left = left;
  column->right = right;
  return added;
}

/**
 * jalons_bilan_cell_new:
 *
 * Returns: (transfer full): an empty cell, which counts nothing
 */
JalonsBilanCell *
jalons_bilan_cell_new (JalonsCellKind kind)
{
  JalonsBilanCell *cell = g_new0 (JalonsBilanCell, 1);

  cell->kind = kind;
  cell->text = g_strdup ("");
  cell->records = g_ptr_array_new_with_free_func (g_object_unref);
  return cell;
}

/**
 * jalons_bilan_cell_copy:
 *
 * Returns: (transfer full): the same, counting the same records
 */
JalonsBilanCell *
jalons_bilan_cell_copy (const JalonsBilanCell *cell)
{
  JalonsBilanCell *copy = jalons_bilan_cell_new (cell->kind);

  copy->number = cell->number;
  copy->slot = cell->slot;
  g_free (copy->text);
  copy->text = g_strdup (cell->text);
  g_ptr_array_extend (copy->records, cell->records, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  return copy;
}

/**
 * jalons_bilan_add_row:
 * @code: what tells the row in JSON and TSV, whatever the language
 * @label: what it is called
 *
 * Returns: (transfer none): the new last row, with an empty cell for each column
 */
JalonsBilanRow *
jalons_bilan_add_row (JalonsBilanTable *table,
                      const char *code,
                      const char *label)
{
  JalonsBilanRow *row = g_new0 (JalonsBilanRow, 1);

  row->code = g_strdup (code);
  row->label = g_strdup (label);
  row->group = g_strdup ("");
  row->how = g_strdup ("");
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  for (unsigned i = 0; i < table->columns->len; i++)
    {
      const JalonsBilanColumn *column = jalons_bilan_table_column (table, i);
      gboolean set = column->formula == JALONS_FORMULA_NONE && column->kind != JALONS_CELL_TEXT;

      g_ptr_array_add (row->cells, jalons_bilan_cell_new (set ? column->kind : JALONS_CELL_EMPTY));
    }
  g_ptr_array_add (table->rows, row);
  return row;
}

/**
 * jalons_bilan_find_row:
 *
 * Returns: (nullable): the row of that code
 */
JalonsBilanRow *
jalons_bilan_find_row (JalonsBilanTable *table,
                       const char *code)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      JalonsBilanRow *row = g_ptr_array_index (table->rows, i);

      if (g_str_equal (row->code, code))
        return row;
    }
  return NULL;
}

/**
 * jalons_bilan_row_group:
 * @group: the heading that the row stands under, with the rows before it that have the same
 */
void
jalons_bilan_row_group (JalonsBilanRow *row,
                        const char *group)
{
  g_free (row->group);
  row->group = g_strdup (group);
}

/**
 * jalons_bilan_row_cell:
 * @column: from 0
 *
 * Returns: (transfer none): to be written to while the table is made
 */
JalonsBilanCell *
jalons_bilan_row_cell (const JalonsBilanRow *row,
                       unsigned column)
{
  return g_ptr_array_index (row->cells, column);
}

/**
 * jalons_bilan_clear:
 *
 * For what nobody knows, as the hours that a class of an unknown level owes.
 */
void
jalons_bilan_clear (JalonsBilanRow *row,
                    unsigned column)
{
  JalonsBilanCell *cell = jalons_bilan_row_cell (row, column);

  cell->kind = JALONS_CELL_EMPTY;
  cell->number = 0;
}

/**
 * jalons_bilan_set_text:
 * @column: from 0, of a column of texts
 * @text: is copied
 */
void
jalons_bilan_set_text (JalonsBilanRow *row,
                       unsigned column,
                       const char *text)
{
  JalonsBilanCell *cell = jalons_bilan_row_cell (row, column);

  g_free (cell->text);
  cell->text = g_strdup (text);
  cell->kind = *text != '\0' ? JALONS_CELL_TEXT : JALONS_CELL_EMPTY;
}

/**
 * jalons_bilan_set_date:
 * @slot: its length is not told; a week alone is words, and no day is nothing
 */
void
jalons_bilan_set_date (JalonsBilanRow *row,
                       unsigned column,
                       JalonsSlot slot)
{
  g_autofree char *text = slot.day != JALONS_NO_DAY ? jalons_format_slot (slot, JALONS_DAY_DATE) : g_strdup ("");

  jalons_bilan_set_text (row, column, text);
  if (slot.start != JALONS_SLOT_WEEK)
    jalons_bilan_row_cell (row, column)->slot = slot;
}

/**
 * jalons_bilan_open:
 * @record: (nullable): something that the cell counts; given twice it is kept once
 */
void
jalons_bilan_open (JalonsBilanRow *row,
                   unsigned column,
                   const JalonsRecord *record)
{
  if (record != NULL)
    g_ptr_array_add (jalons_bilan_row_cell (row, column)->records, g_object_ref ((JalonsRecord *) record));
}

/**
 * jalons_bilan_count:
 * @number: what @record adds to the cell
 * @record: (nullable): what is counted
 */
void
jalons_bilan_count (JalonsBilanRow *row,
                    unsigned column,
                    int number,
                    const JalonsRecord *record)
{
  jalons_bilan_row_cell (row, column)->number += number;
  jalons_bilan_open (row, column, record);
}

/**
 * jalons_bilan_recount:
 * @row: a total
 * @number: what was counted on its own, as something in two rows counts once
 */
void
jalons_bilan_recount (JalonsBilanRow *row,
                      unsigned column,
                      int number)
{
  JalonsBilanCell *cell = jalons_bilan_row_cell (row, column);

  cell->number = number;
  cell->is_sum = FALSE;
}

/* ---- Totals ---- */

static void
add_to_total (JalonsBilanCell *total,
              const JalonsBilanCell *cell)
{
  if (cell->kind == JALONS_CELL_EMPTY)
    return;
  total->kind = cell->kind;
  total->number += cell->number;
  g_ptr_array_extend (total->records, cell->records, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

/* What no row knows is unknown of all of them. */
static void
sum_column (JalonsBilanTable *table,
            JalonsBilanRow *total,
            unsigned column)
{
  JalonsBilanCell *cell = jalons_bilan_row_cell (total, column);

  cell->kind = JALONS_CELL_EMPTY;
  cell->is_sum = TRUE;
  for (unsigned i = total->first; i < total->first + total->n_rows; i++)
    add_to_total (cell, jalons_bilan_table_cell (table, i, column));
}

/**
 * jalons_bilan_add_total:
 *
 * Sums every row so far. A table without a row has no total.
 *
 * Returns: (nullable): the row, or %NULL
 */
JalonsBilanRow *
jalons_bilan_add_total (JalonsBilanTable *table)
{
  JalonsBilanRow *total;

  if (table->rows->len == 0)
    return NULL;
  total = jalons_bilan_add_row (table, "total", _ ("Total"));
  total->is_total = TRUE;
  total->n_rows = table->rows->len - 1;
  for (unsigned i = 0; i < table->columns->len; i++)
    {
      const JalonsBilanColumn *column = jalons_bilan_table_column (table, i);

      if (column->formula == JALONS_FORMULA_NONE && column->kind != JALONS_CELL_TEXT)
        sum_column (table, total, i);
    }
  return total;
}

/* ---- Finishing ---- */

static void
keep_once (GPtrArray *records)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint kept = 0;

  for (guint i = 0; i < records->len; i++)
    if (g_hash_table_add (seen, records->pdata[i]))
      {
        gpointer record = records->pdata[kept];

        records->pdata[kept++] = records->pdata[i];
        records->pdata[i] = record;
      }
  g_ptr_array_set_size (records, (int) kept);
}

/* No rate of nothing. */
static void
fill_ratio (JalonsBilanCell *cell,
            const JalonsBilanCell *left,
            const JalonsBilanCell *right)
{
  if (left->kind == JALONS_CELL_EMPTY || right->kind == JALONS_CELL_EMPTY || right->number <= 0)
    return;
  cell->kind = JALONS_CELL_PERCENT;
  cell->number = (int) (((gint64) left->number * 200 + right->number) / ((gint64) right->number * 2));
}

static void
fill_difference (JalonsBilanCell *cell,
                 const JalonsBilanCell *left,
                 const JalonsBilanCell *right)
{
  if (left->kind != right->kind || left->kind == JALONS_CELL_EMPTY || left->kind == JALONS_CELL_TEXT)
    return;
  cell->kind = left->kind;
  cell->number = left->number - right->number;
  cell->is_change = TRUE;
}

static void
fill_formulas (JalonsBilanTable *table,
               JalonsBilanRow *row)
{
  for (unsigned i = 0; i < table->columns->len; i++)
    {
      const JalonsBilanColumn *column = jalons_bilan_table_column (table, i);
      JalonsBilanCell *cell = jalons_bilan_row_cell (row, i);

      if (column->formula == JALONS_FORMULA_RATIO)
        fill_ratio (cell, jalons_bilan_row_cell (row, column->left), jalons_bilan_row_cell (row, column->right));
      else if (column->formula == JALONS_FORMULA_DIFFERENCE)
        fill_difference (cell, jalons_bilan_row_cell (row, column->left), jalons_bilan_row_cell (row, column->right));
    }
}

/**
 * jalons_bilan_finish:
 *
 * Works out the columns that follow from others, totals included, and keeps each record of a cell once.
 */
void
jalons_bilan_finish (JalonsBilanTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      JalonsBilanRow *row = g_ptr_array_index (table->rows, i);

      fill_formulas (table, row);
      for (guint j = 0; j < row->cells->len; j++)
        keep_once (jalons_bilan_row_cell (row, j)->records);
    }
}

/**
 * jalons_bilan_take:
 * @table: (transfer full): a table with all its rows
 *
 * Finishes it and appends it to @tables.
 */
void
jalons_bilan_take (JalonsBilanTable *table,
                   GPtrArray *tables)
{
  jalons_bilan_finish (table);
  g_ptr_array_add (tables, table);
}
