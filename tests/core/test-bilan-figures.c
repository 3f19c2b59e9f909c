/* By chance: every figure of a bilan is what a naive sum over all records says, for a school and for all of them.
 * Invariant: the seed of each year is printed, so that a failure can be had again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bilan-figures.h"
#include "bilan-years.h"
#include "naive-bilan.h"

#define N_YEARS 1000

/* A total is the sum of the rows that it says it sums, for a spreadsheet writes just that. */
static void
assert_total (const JalonsBilanTable *table,
              const JalonsBilanRow *total,
              unsigned column)
{
  const JalonsBilanCell *cell = total->cells->pdata[column];
  int sum = 0;

  if (!cell->is_sum || cell->kind == JALONS_CELL_EMPTY)
    return;
  for (unsigned i = total->first; i < total->first + total->n_rows; i++)
    sum += jalons_bilan_table_cell (table, i, column)->number;
  g_assert_cmpint (cell->number, ==, sum);
}

static void
assert_totals (JalonsBilan *bilan)
{
  GPtrArray *tables = jalons_bilan_tables (bilan);

  for (guint i = 0; i < tables->len; i++)
    {
      const JalonsBilanTable *table = g_ptr_array_index (tables, i);

      for (guint row = 0; row < table->rows->len; row++)
        for (guint column = 0; column < table->columns->len; column++)
          {
            const JalonsBilanCell *cell = jalons_bilan_table_cell (table, row, column);
            gboolean says_how = *jalons_bilan_table_how (table, row, column) != '\0';

            g_assert_true (says_how || cell->kind == JALONS_CELL_EMPTY || cell->kind == JALONS_CELL_TEXT);
            if (jalons_bilan_table_row (table, row)->is_total)
              assert_total (table, jalons_bilan_table_row (table, row), column);
          }
    }
}

static void
assert_bilan (Fixture *fixture,
              const char *uai,
              int i)
{
  JalonsSchool *school = uai != NULL ? jalons_dataset_find_school (fixture->dataset, uai) : NULL;
  g_autoptr (JalonsBilan) bilan = jalons_bilan_new (fixture->dataset, 2026, school);
  g_autoptr (GHashTable) actual = bilan_figures_of (bilan);
  g_autoptr (GHashTable) naive = naive_bilan (fixture->dataset, 2026, uai);

  bilan_figures_assert_equal (actual, naive);
  assert_totals (bilan);
}

static void
test_years (void)
{
  bilan_years_each (N_YEARS, assert_bilan);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bilan-figures/a-thousand-years", test_years);
  return g_test_run ();
}
