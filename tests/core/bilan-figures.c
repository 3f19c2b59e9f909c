/* What core says, and whether that is the same.
 * Invariant: as the header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bilan-figures.h"

GHashTable *
bilan_figures_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
bilan_figures_add (GHashTable *figures,
                   int number,
                   const char *table,
                   const char *row,
                   const char *column)
{
  char *key = g_strdup_printf ("%s|%s|%s", table, row, column);
  int before = GPOINTER_TO_INT (g_hash_table_lookup (figures, key));

  g_hash_table_insert (figures, key, GINT_TO_POINTER (before + number));
}

GHashTable *
bilan_figures_of (JalonsBilan *bilan)
{
  GPtrArray *tables = jalons_bilan_tables (bilan);
  GHashTable *figures = bilan_figures_new ();

  for (guint i = 0; i < tables->len; i++)
    {
      const JalonsBilanTable *table = g_ptr_array_index (tables, i);

      for (guint row = 0; row < table->rows->len; row++)
        for (guint column = 0; column < table->columns->len; column++)
          {
            const JalonsBilanCell *cell = jalons_bilan_table_cell (table, row, column);

            if (cell->kind != JALONS_CELL_EMPTY && cell->kind != JALONS_CELL_TEXT)
              bilan_figures_add (figures, cell->number, table->code, jalons_bilan_table_row (table, row)->code,
                                 jalons_bilan_table_column (table, column)->code);
          }
    }
  return figures;
}

const char *
bilan_figures_compared (const char *table)
{
  if (g_str_equal (table, "key"))
    return "value";
  if (g_str_equal (table, "levels") || g_str_equal (table, "schools") || g_str_equal (table, "axes") ||
      g_str_equal (table, "half_days"))
    return "held";
  return NULL;
}

static int
look_up (GHashTable *figures,
         const char *table,
         const char *row,
         const char *column)
{
  g_autofree char *key = g_strdup_printf ("%s|%s|%s", table, row, column);

  return GPOINTER_TO_INT (g_hash_table_lookup (figures, key));
}

/* A change is what it says: the one less the other. */
static int
expected (GHashTable *naive,
          const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, "|", 3);

  if (!g_str_equal (words[2], "change"))
    return GPOINTER_TO_INT (g_hash_table_lookup (naive, key));
  return look_up (naive, words[0], words[1], bilan_figures_compared (words[0])) -
         look_up (naive, words[0], words[1], "before");
}

static void
assert_number (const char *key,
               int actual,
               int wanted)
{
  if (actual != wanted)
    g_error ("%s is %d, and should be %d", key, actual, wanted);
}

void
bilan_figures_assert_equal (GHashTable *actual,
                            GHashTable *naive)
{
  GHashTableIter iter;
  gpointer key, number;

  g_hash_table_iter_init (&iter, actual);
  while (g_hash_table_iter_next (&iter, &key, &number))
    assert_number (key, GPOINTER_TO_INT (number), expected (naive, key));
  g_hash_table_iter_init (&iter, naive);
  while (g_hash_table_iter_next (&iter, &key, &number))
    if (GPOINTER_TO_INT (number) != 0 && !g_str_has_suffix (key, "|before"))
      assert_number (key, GPOINTER_TO_INT (g_hash_table_lookup (actual, key)), GPOINTER_TO_INT (number));
}
