/* One row of the year's table: a class and what it has in each column.
 * Invariant: made, filled once, and never changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-row-data.h"

#include <string.h>

JalonsYearRow *
jalons_year_row_ref (JalonsYearRow *row)
{
  row->n_users++;
  return row;
}

void
jalons_year_row_unref (JalonsYearRow *row)
{
  if (--row->n_users > 0)
    return;
  for (guint i = 0; i < row->n_chips; i++)
    g_object_unref (row->chips[i].activity);
  g_clear_object (&row->division);
  g_clear_pointer (&row->absences, g_ptr_array_unref);
  g_free (row->key);
  g_free (row->chips);
  g_free (row->starts);
  g_free (row);
}

/* Records never change: others are in their places when they do. */
gboolean
jalons_year_same_records (const GPtrArray *a,
                          const GPtrArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len && (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0);
}

/* No byte of a chip is left to chance. */
G_STATIC_ASSERT (sizeof (JalonsYearChip) == 2 * sizeof (gpointer) + 4 * sizeof (int));

static gboolean
same_chips (const JalonsYearRow *a,
            const JalonsYearRow *b)
{
  return a->n_chips == b->n_chips && a->n_columns == b->n_columns &&
         (a->n_chips == 0 || memcmp (a->chips, b->chips, a->n_chips * sizeof *a->chips) == 0) &&
         memcmp (a->starts, b->starts, (a->n_columns + 2) * sizeof *a->starts) == 0;
}

/**
 * jalons_year_row_equal:
 *
 * Returns: whether both look the same
 */
gboolean
jalons_year_row_equal (const JalonsYearRow *a,
                       const JalonsYearRow *b)
{
  if (a == b)
    return TRUE;
  return a->division == b->division && a->label == b->label && a->n_divisions == b->n_divisions &&
         a->collapsed == b->collapsed && a->worst == b->worst && jalons_year_same_records (a->absences, b->absences) &&
         memcmp (&a->hours, &b->hours, sizeof a->hours) == 0 && same_chips (a, b);
}

/**
 * jalons_year_row_chips:
 * @column: a column, or %JALONS_COLUMN_TRAY
 * @n_chips: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_chips): the activities of one cell, in the order of time
 */
const JalonsYearChip *
jalons_year_row_chips (const JalonsYearRow *row,
                       int column,
                       guint *n_chips)
{
  const guint16 *start = row->starts + column + 1;

  *n_chips = start[1] - start[0];
  return row->chips + start[0];
}

/**
 * jalons_year_row_find_absence:
 *
 * Returns: (transfer none) (nullable): the first absence that takes some day of @column from the class
 */
JalonsAbsence *
jalons_year_row_find_absence (const JalonsYearRow *row,
                              const JalonsYearColumn *column)
{
  for (guint i = 0; row->absences != NULL && i < row->absences->len; i++)
    if (jalons_absence_first_day (row->absences->pdata[i]) < column->end_day &&
        jalons_absence_return_day (row->absences->pdata[i]) > column->first_day)
      return row->absences->pdata[i];
  return NULL;
}

JalonsYearRow *
jalons_year_row_new_data (const JalonsYearColumns *columns,
                          const char *key)
{
  JalonsYearRow *row = g_new0 (JalonsYearRow, 1);

  row->n_users = 1;
  row->key = g_strdup (key);
  row->n_columns = columns->n_columns;
  row->starts = g_new0 (guint16, columns->n_columns + 2);
  row->worst = -1;
  return row;
}

/* The activities come in the order of time, so that each cell is filled in that order. */
void
jalons_year_row_fill (JalonsYearRow *row,
                      const JalonsYearColumns *columns,
                      const GArray *chips)
{
  g_autofree guint16 *next = g_new (guint16, columns->n_columns + 2);

  for (guint i = 0; i < chips->len; i++)
    {
      const JalonsYearChip *chip = &g_array_index (chips, JalonsYearChip, i);

      row->starts[jalons_year_columns_find (columns, jalons_activity_slot (chip->activity)) + 2]++;
    }
  for (guint i = 1; i < columns->n_columns + 2; i++)
    row->starts[i] += row->starts[i - 1];

  memcpy (next, row->starts, (columns->n_columns + 2) * sizeof *next);
  row->n_chips = chips->len;
  row->chips = g_new0 (JalonsYearChip, chips->len);
  for (guint i = 0; i < chips->len; i++)
    {
      const JalonsYearChip *chip = &g_array_index (chips, JalonsYearChip, i);
      int column = jalons_year_columns_find (columns, jalons_activity_slot (chip->activity));
      JalonsYearChip *place = &row->chips[next[column + 1]++];

      *place = *chip;
      g_object_ref (place->activity);
    }
}

/**
 * jalons_year_row_find_activity:
 * @id: of an activity
 * @column: (out): where it is
 * @chip: (out): which one it is in the cell
 *
 * Returns: whether the row shows it
 */
gboolean
jalons_year_row_find_activity (const JalonsYearRow *row,
                               const char *id,
                               int *column,
                               guint *chip)
{
  for (int i = JALONS_COLUMN_TRAY; i < (int) row->n_columns; i++)
    {
      guint n_chips;
      const JalonsYearChip *chips = jalons_year_row_chips (row, i, &n_chips);

      for (guint j = 0; j < n_chips; j++)
        if (g_str_equal (jalons_record_get_id (chips[j].activity), id))
          {
            *column = i;
            *chip = j;
            return TRUE;
          }
    }
  return FALSE;
}
