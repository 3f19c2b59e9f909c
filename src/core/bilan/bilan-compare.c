/* The key figures of a bilan, which stand first, and the year before beside them.
 * Invariant: a key figure is a figure of a table below it, with what that one counts: none is worked out here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/bilan/bilan-private.h"
#include "core/words/text.h"

/* Each from the row "total" of its table, unless a row is named; without a column: how many rows the table has. */
static const struct
{
  const char *code;
  const char *label;
  const char *table;
  const char *row;
  const char *column;
} keys[] = {
  { "divisions", N_ ("Classes"), "levels", NULL, "divisions" },
  { "pupils", N_ ("Pupils"), "levels", NULL, "pupils" },
  { "owed", N_ ("Hours owed"), "levels", NULL, "owed" },
  { "planned", N_ ("Hours planned"), "levels", NULL, "planned" },
  { "held", N_ ("Hours held"), "levels", NULL, "held" },
  { "rate", N_ ("Hours held of those owed"), "levels", NULL, "rate" },
  { "below_planned", N_ ("Classes planned below their reference"), "levels", NULL, "below_planned" },
  { "below_held", N_ ("Classes held below their reference"), "levels", NULL, "below_held" },
  { "half_days_target", N_ ("Avenir half-days aimed at"), "half_days", NULL, "target" },
  { "half_days_planned", N_ ("Avenir half-days planned"), "half_days", NULL, "planned" },
  { "half_days_held", N_ ("Avenir half-days held"), "half_days", NULL, "held" },
  { "activities_planned", N_ ("Activities planned"), "kinds", NULL, "planned" },
  { "activities_held", N_ ("Activities held"), "kinds", NULL, "held" },
  { "interviews", N_ ("Interviews held"), "kinds", "interview", "held" },
  { "participations", N_ ("Pupil-participations"), "reach", NULL, "participations" },
  { "offers_asked", N_ ("Actions of the Région asked for"), "offers", NULL, "asked" },
  { "offers_accepted", N_ ("Actions of the Région accepted"), "offers", NULL, "accepted" },
  { "offers_refused", N_ ("Actions of the Région refused"), "offers", NULL, "refused" },
  { "offers_held", N_ ("Actions of the Région held"), "offers", NULL, "held" },
  { "ambassadors", N_ ("Ambassadors"), "ambassadors", NULL, "ambassadors" },
  { "ambassadors_came", N_ ("Ambassadors who came"), "ambassadors", NULL, "came" },
  { "women", N_ ("Women among the ambassadors"), "genders", "women", "ambassadors" },
  { "men", N_ ("Men among the ambassadors"), "genders", "men", "ambassadors" },
  { "documents", N_ ("Documents used"), "documents", NULL, "documents" },
  { "meetings", N_ ("Meetings with families"), "families", NULL, NULL },
  { "families", N_ ("Families met"), "families", NULL, "families" },
  { "cancelled", N_ ("Activities cancelled"), "cancelled", NULL, "activities" },
  { "lost", N_ ("Hours lost with them"), "cancelled", NULL, "lost" },
  { "goals", N_ ("Goals of the year"), "outcomes", NULL, "goals" },
  { "goals_reached", N_ ("Goals reached"), "outcomes", "reached", "goals" },
};

static int
find_column (const JalonsBilanTable *table,
             const char *code)
{
  for (unsigned i = 0; i < table->columns->len; i++)
    if (g_str_equal (jalons_bilan_table_column (table, i)->code, code))
      return (int) i;
  return -1;
}

static void
put_cell (JalonsBilanRow *row,
          unsigned column,
          JalonsBilanCell *cell)
{
  g_ptr_array_remove_index (row->cells, column);
  g_ptr_array_insert (row->cells, (int) column, cell);
}

/* A table without rows counted nothing: 0, but for a rate. */
static void
take_figure (JalonsBilanRow *key,
             const JalonsBilanTable *table,
             const char *row,
             const char *column)
{
  int index = find_column (table, column);
  const JalonsBilanColumn *its = jalons_bilan_table_column (table, (unsigned) index);
  const JalonsBilanRow *from = jalons_bilan_find_row ((JalonsBilanTable *) table, row ? row : "total");
  JalonsBilanCell *cell = jalons_bilan_row_cell (key, 0);

  g_free (key->how);
  key->how = g_strdup (its->how);
  if (from != NULL)
    put_cell (key, 0, jalons_bilan_cell_copy (jalons_bilan_row_cell (from, (unsigned) index)));
  else if (its->kind != JALONS_CELL_PERCENT)
    cell->kind = its->kind;
}

static void
count_rows (JalonsBilanRow *key,
            const JalonsBilanTable *table)
{
  jalons_bilan_row_cell (key, 0)->kind = JALONS_CELL_COUNT;
  g_free (key->how);
  key->how = g_strdup (_ ("The number of activities for families that are not cancelled, and of others in which a "
                          "number of families was typed."));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const JalonsBilanRow *row = jalons_bilan_table_row (table, i);

      if (!row->is_total)
        jalons_bilan_count (key, 0, 1, g_ptr_array_index (jalons_bilan_row_cell (row, 1)->records, 0));
    }
}

/**
 * jalons_bilan_make_key:
 * @self: a bilan with all other tables
 *
 * Returns: (transfer full): the table of its key figures, each with the words of how it is computed
 */
JalonsBilanTable *
jalons_bilan_make_key (JalonsBilan *self)
{
  JalonsBilanTable *key = jalons_bilan_table_new ("key", _ ("Key figures"), _ ("Figure"), JALONS_THEME_SUMMARY);
  g_autofree char *year = jalons_format_school_year (jalons_bilan_start (self));

  jalons_bilan_add_column (key, "value", JALONS_CELL_EMPTY, year, "");
  for (unsigned i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const JalonsBilanTable *table = jalons_bilan_find_table (self, keys[i].table);
      JalonsBilanRow *row = jalons_bilan_add_row (key, keys[i].code, _ (keys[i].label));

      if (keys[i].column != NULL)
        take_figure (row, table, keys[i].row, keys[i].column);
      else
        count_rows (row, table);
    }
  return key;
}

/* ---- The year before ---- */

static JalonsBilanCell *
same_before (const JalonsBilanTable *before,
             const JalonsBilanRow *row,
             unsigned column)
{
  const JalonsBilanRow *its = jalons_bilan_find_row ((JalonsBilanTable *) before, row->code);

  return its != NULL ? jalons_bilan_cell_copy (jalons_bilan_row_cell (its, column)) : NULL;
}

/* Appends what @column of @table was in the year before, and the change. */
static void
compare_column (JalonsBilanTable *table,
                const JalonsBilanTable *before,
                unsigned column,
                const char *year)
{
  const JalonsBilanColumn *its = jalons_bilan_table_column (table, column);
  g_autofree char *how = g_strdup_printf (_ ("The same, in %s."), year);
  unsigned added;

  added = jalons_bilan_add_column (table, "before", its->kind, year, how);
  jalons_bilan_add_formula (table, "change", JALONS_FORMULA_DIFFERENCE, column, added, _ ("Change"),
                            _ ("This year, less the year before."));
  for (guint i = 0; i < table->rows->len; i++)
    {
      JalonsBilanRow *row = g_ptr_array_index (table->rows, i);
      JalonsBilanCell *cell = same_before (before, row, column);

      g_ptr_array_add (row->cells, cell ? cell : jalons_bilan_cell_new (JALONS_CELL_EMPTY));
      g_ptr_array_add (row->cells, jalons_bilan_cell_new (JALONS_CELL_EMPTY));
    }
  jalons_bilan_finish (table);
}

/**
 * jalons_bilan_compare:
 * @self: a bilan whose year before is known
 *
 * Appends the columns "before" and "change" to the key figures and, for what was held, to the tables whose rows are the
 * same from year to year. Their totals are those of the year before, which may have had other rows.
 */
void
jalons_bilan_compare (JalonsBilan *self)
{
  static const char *const compared[][2] = {
    { "key", "value" },
    { "levels", "held" },
    { "schools", "held" },
    { "axes", "held" },
    { "half_days", "held" },
  };
  JalonsBilan *before = jalons_bilan_before (self);
  g_autofree char *year = jalons_format_school_year (jalons_bilan_start (before));

  for (unsigned i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      JalonsBilanTable *table = (JalonsBilanTable *) jalons_bilan_find_table (self, compared[i][0]);

      if (table != NULL)
        compare_column (table, jalons_bilan_find_table (before, compared[i][0]),
                        (unsigned) find_column (table, compared[i][1]), year);
    }
}
