/* What is selected in the year grid: chips, a range of cells, or whole rows.
 * Invariant: a chip is selected by the ids of its class and its activity, so that it stays so when it moves.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-grid-private.h"

const JalonsYearRow *
jalons_year_grid_get_row (JalonsYearGrid *self,
                          int position)
{
  if (position < 0 || position >= (int) jalons_year_table_get_n_rows (self->scene.table))
    return NULL;
  return jalons_year_table_get_row (self->scene.table, (guint) position);
}

/**
 * jalons_year_grid_chips_at:
 * @n_chips: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_chips): what is there, good until the table changes
 */
const JalonsYearChip *
jalons_year_grid_chips_at (JalonsYearGrid *self,
                           JalonsYearPlace place,
                           guint *n_chips)
{
  const JalonsYearRow *row = jalons_year_grid_get_row (self, place.row);

  *n_chips = 0;
  if (row == NULL || row->division == NULL || place.column == JALONS_COLUMN_HEAD ||
      place.column >= (int) row->n_columns)
    return NULL;
  return jalons_year_row_chips (row, place.column, n_chips);
}

/**
 * jalons_year_grid_get_chip:
 *
 * Returns: (transfer none) (nullable): the activity at @place, the first of its cell when it names none
 */
const JalonsYearChip *
jalons_year_grid_get_chip (JalonsYearGrid *self,
                           JalonsYearPlace place)
{
  guint n_chips;
  const JalonsYearChip *chips = jalons_year_grid_chips_at (self, place, &n_chips);

  return n_chips > 0 ? &chips[CLAMP (place.chip, 0, (int) n_chips - 1)] : NULL;
}

/* What is selected */

void
jalons_year_grid_redraw_rows (JalonsYearGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    jalons_year_row_redraw (self->rows->pdata[i]);
}

static void
select_cell (JalonsYearGrid *self,
             int row,
             int column)
{
  guint n_chips;
  const JalonsYearChip *chips = jalons_year_grid_chips_at (self, (JalonsYearPlace){ row, column, -1 }, &n_chips);

  for (guint i = 0; i < n_chips; i++)
    g_hash_table_add (self->scene.selected, jalons_year_chip_key (jalons_year_grid_get_row (self, row), &chips[i]));
}

/* All that is between the anchor and the cursor. */
void
jalons_year_grid_select_range (JalonsYearGrid *self)
{
  const JalonsYearPlace *a = &self->scene.anchor, *b = &self->scene.cursor;

  g_hash_table_remove_all (self->scene.selected);
  for (int row = MIN (a->row, b->row); row <= MAX (a->row, b->row); row++)
    for (int column = MIN (a->column, b->column); column <= MAX (a->column, b->column); column++)
      select_cell (self, row, column);
}

/**
 * jalons_year_grid_has_range:
 *
 * Returns: whether the selection is of more places than the one that the keys are on
 */
gboolean
jalons_year_grid_has_range (JalonsYearGrid *self)
{
  return self->scene.anchor.row >= 0 && (self->scene.anchor.row != self->scene.cursor.row ||
                                         self->scene.anchor.column != self->scene.cursor.column);
}

/**
 * jalons_year_grid_is_selected:
 *
 * Returns: whether the chip at @place is one of those that are selected
 */
gboolean
jalons_year_grid_is_selected (JalonsYearGrid *self,
                              JalonsYearPlace place)
{
  const JalonsYearChip *chip = place.chip >= 0 ? jalons_year_grid_get_chip (self, place) : NULL;
  g_autofree char *key = chip ? jalons_year_chip_key (jalons_year_grid_get_row (self, place.row), chip) : NULL;

  return key != NULL && g_hash_table_contains (self->scene.selected, key);
}

/**
 * jalons_year_grid_in_range:
 *
 * Returns: whether @place is in the range of several cells that is selected
 */
gboolean
jalons_year_grid_in_range (JalonsYearGrid *self,
                           JalonsYearPlace place)
{
  const JalonsYearPlace *a = &self->scene.anchor, *b = &self->scene.cursor;

  return jalons_year_grid_has_range (self) && place.row >= MIN (a->row, b->row) && place.row <= MAX (a->row, b->row) &&
         place.column >= MIN (a->column, b->column) && place.column <= MAX (a->column, b->column);
}

/**
 * jalons_year_grid_select_rows:
 *
 * Selects the whole year of the classes from the anchor to the cursor.
 */
void
jalons_year_grid_select_rows (JalonsYearGrid *self)
{
  const JalonsYearPlace *a = &self->scene.anchor, *b = &self->scene.cursor;

  g_hash_table_remove_all (self->scene.selected);
  for (int i = MAX (0, MIN (a->row, b->row)); i <= MAX (a->row, b->row); i++)
    {
      const JalonsYearRow *row = jalons_year_grid_get_row (self, i);

      for (guint j = 0; row != NULL && row->division != NULL && j < row->n_chips; j++)
        g_hash_table_add (self->scene.selected, jalons_year_chip_key (row, &row->chips[j]));
    }
  self->whole_rows = TRUE;
  jalons_year_grid_redraw_rows (self);
  jalons_year_grid_emit_moved (self);
}

/**
 * jalons_year_grid_get_whole_rows:
 *
 * Returns: whether what is selected is the whole year of classes
 */
gboolean
jalons_year_grid_get_whole_rows (JalonsYearGrid *self)
{
  return self->whole_rows;
}

/**
 * jalons_year_grid_toggle:
 *
 * Selects the chip at @place beside the others, or no longer.
 */
void
jalons_year_grid_toggle (JalonsYearGrid *self,
                         JalonsYearPlace place)
{
  const JalonsYearChip *chip = jalons_year_grid_get_chip (self, place);
  g_autofree char *key = chip ? jalons_year_chip_key (jalons_year_grid_get_row (self, place.row), chip) : NULL;

  if (key == NULL)
    return;
  self->whole_rows = FALSE;
  if (!g_hash_table_remove (self->scene.selected, key))
    g_hash_table_add (self->scene.selected, g_steal_pointer (&key));
  jalons_year_grid_redraw_rows (self);
  jalons_year_grid_emit_moved (self);
}

/**
 * jalons_year_grid_unselect:
 *
 * Leaves only the cursor.
 */
void
jalons_year_grid_unselect (JalonsYearGrid *self)
{
  self->scene.anchor = self->scene.cursor;
  self->whole_rows = FALSE;
  g_hash_table_remove_all (self->scene.selected);
  jalons_year_grid_redraw_rows (self);
  jalons_year_grid_mark (self);
  jalons_year_grid_emit_moved (self);
}

static void
add_chip (GArray *chips,
          JalonsActivity *activity,
          JalonsDivision *division)
{
  const JalonsChip chip = { activity, division };

  g_array_append_val (chips, chip);
}

/**
 * jalons_year_grid_dup_chips:
 *
 * Returns: (transfer full) (element-type JalonsChip): what a gesture is for: the chips that are selected, or else the
 *   cursor's; the cursor's own is the first
 */
GArray *
jalons_year_grid_dup_chips (JalonsYearGrid *self)
{
  GArray *chips = g_array_new (FALSE, FALSE, sizeof (JalonsChip));
  const JalonsYearChip *own = jalons_year_grid_get_chip (self, self->scene.cursor);
  const JalonsYearRow *own_row = jalons_year_grid_get_row (self, self->scene.cursor.row);
  g_autofree char *own_key = own ? jalons_year_chip_key (own_row, own) : NULL;
  gboolean many = g_hash_table_size (self->scene.selected) > 0;

  if (own != NULL && (!many || g_hash_table_contains (self->scene.selected, own_key)))
    add_chip (chips, own->activity, own_row->division);
  for (guint i = 0; many && i < jalons_year_table_get_n_rows (self->scene.table); i++)
    {
      const JalonsYearRow *row = jalons_year_grid_get_row (self, (int) i);

      for (guint j = 0; j < row->n_chips; j++)
        {
          g_autofree char *key = jalons_year_chip_key (row, &row->chips[j]);

          if (g_hash_table_contains (self->scene.selected, key) && g_strcmp0 (key, own_key) != 0)
            add_chip (chips, row->chips[j].activity, row->division);
        }
    }
  return chips;
}

static void
add_level (JalonsYearGrid *self,
           GPtrArray *divisions,
           const char *level)
{
  g_autoptr (GPtrArray) all = jalons_workspace_list_divisions (jalons_year_table_get_workspace (self->scene.table));

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (jalons_division_level (all->pdata[i]), level))
      g_ptr_array_add (divisions, g_object_ref (all->pdata[i]));
}

/**
 * jalons_year_grid_dup_divisions:
 *
 * Returns: (transfer full) (element-type JalonsDivision): the classes of the rows that are selected, all of a level on
 *   its heading
 */
GPtrArray *
jalons_year_grid_dup_divisions (JalonsYearGrid *self)
{
  GPtrArray *divisions = g_ptr_array_new_with_free_func (g_object_unref);
  int first = MIN (self->scene.anchor.row, self->scene.cursor.row);
  int last = MAX (self->scene.anchor.row, self->scene.cursor.row);
  const JalonsYearRow *row = jalons_year_grid_get_row (self, first);

  if (first == last && row != NULL && row->division == NULL)
    add_level (self, divisions, row->level);
  for (int i = MAX (first, 0); i <= last; i++)
    if ((row = jalons_year_grid_get_row (self, i)) != NULL && row->division != NULL)
      g_ptr_array_add (divisions, g_object_ref (row->division));
  return divisions;
}
