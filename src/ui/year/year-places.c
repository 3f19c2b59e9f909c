/* Going to a place in the view Année from elsewhere.
 * Invariant: what hides the place is taken away, and nothing else is changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-view-private.h"

/* The row of a class, even when a filter or a closed level hides it. */
static int
find_row (JalonsYearView *self,
          const char *division)
{
  const JalonsYearFilter everything = JALONS_YEAR_FILTER_INIT;
  int row = jalons_year_table_find (self->table, division);

  if (row >= 0)
    return row;
  jalons_year_view_set_filter (self, &everything);
  jalons_year_table_expand_all (self->table);
  return jalons_year_table_find (self->table, division);
}

static int
find_column (JalonsYearView *self,
             JalonsDay day)
{
  int column;

  if (day == JALONS_NO_DAY || jalons_year_table_get_columns (self->table) == NULL)
    return JALONS_COLUMN_HEAD;
  column = jalons_year_columns_find_day (jalons_year_table_get_columns (self->table), day);
  if (column >= 0)
    return column;
  /* It may be in another week than the one that is shown. */
  gtk_toggle_button_set_active (self->week_button, FALSE);
  column = jalons_year_columns_find_day (jalons_year_table_get_columns (self->table), day);
  return column >= 0 ? column : JALONS_COLUMN_HEAD;
}

static void
go (JalonsYearView *self,
    JalonsYearPlace place)
{
  jalons_year_grid_set_cursor (self->grid, place, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/**
 * jalons_year_view_show_division:
 * @id: of a class
 * @day: a day of the week to go to, or %JALONS_NO_DAY for the head of the row
 *
 * Returns: whether the class is there
 */
gboolean
jalons_year_view_show_division (JalonsYearView *self,
                                const char *id,
                                JalonsDay day)
{
  JalonsYearPlace place = { -1, JALONS_COLUMN_HEAD, -1 };

  jalons_year_table_set_active (self->table, TRUE);
  if (find_row (self, id) < 0)
    return FALSE;
  place.column = find_column (self, day);
  place.row = find_row (self, id);
  go (self, place);
  return TRUE;
}

/* Where the activity is in that row, or -1 in @place->chip. */
static void
find_chip (JalonsYearView *self,
           JalonsYearPlace *place,
           const char *activity)
{
  const JalonsYearRow *row = jalons_year_table_get_row (self->table, (guint) place->row);

  for (place->column = JALONS_COLUMN_TRAY; place->column < (int) row->n_columns; place->column++)
    {
      guint n_chips;
      const JalonsYearChip *chips = jalons_year_row_chips (row, place->column, &n_chips);

      for (guint i = 0; i < n_chips; i++)
        if (g_str_equal (jalons_record_get_id (chips[i].activity), activity))
          {
            place->chip = (int) i;
            return;
          }
    }
}

/**
 * jalons_year_view_show_activity_of:
 * @division: the id of one of its classes
 *
 * Goes to an activity in the row of that class. jalons_window_show_activity() goes to it in any row.
 *
 * Returns: whether that row shows it
 */
gboolean
jalons_year_view_show_activity_of (JalonsYearView *self,
                                   const char *activity,
                                   const char *division)
{
  JalonsYearPlace place = { -1, JALONS_COLUMN_TRAY, -1 };

  jalons_year_table_set_active (self->table, TRUE);
  place.row = jalons_year_table_find (self->table, division);
  if (place.row >= 0)
    find_chip (self, &place, activity);
  if (place.chip < 0)
    return FALSE;
  go (self, place);
  return TRUE;
}
