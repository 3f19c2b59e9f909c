/* A cell for readers of the screen and for the keys.
 * Invariant: nothing in it follows from what is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-cell.h"

struct _JalonsYearCell
{
  GtkWidget parent_instance;

  int column;
};

G_DEFINE_FINAL_TYPE (JalonsYearCell, jalons_year_cell, GTK_TYPE_WIDGET)

static void
jalons_year_cell_class_init (JalonsYearCellClass *klass)
{
}

static void
jalons_year_cell_init (JalonsYearCell *self)
{
}

/**
 * jalons_year_cell_new:
 * @role: what it is to a screen reader
 * @column: which column it is of
 */
JalonsYearCell *
jalons_year_cell_new (GtkAccessibleRole role,
                      int column)
{
  JalonsYearCell *self = g_object_new (JALONS_TYPE_YEAR_CELL, "accessible-role", role, NULL);

  self->column = column;
  return self;
}

/**
 * jalons_year_cell_get_column:
 *
 * Returns: which column, or %JALONS_COLUMN_TRAY or %JALONS_COLUMN_HEAD
 */
int
jalons_year_cell_get_column (JalonsYearCell *self)
{
  return self->column;
}

void
jalons_year_cell_set_name (JalonsYearCell *self,
                           const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
