/* What the parts of the year grid share: what to draw, with what, where, and what is selected.
 * Invariant: the grid owns and changes it; the parts only read it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-geometry.h"
#include "ui/year/year-paint.h"
#include "ui/year/year-table.h"

G_BEGIN_DECLS

/* The head of a row, beside the columns and the tray. */
#define JALONS_COLUMN_HEAD (-2)

/* A cell of the grid, and one of its activities. */
typedef struct
{
  int row;    /* position in the table, or -1 */
  int column; /* a column, JALONS_COLUMN_TRAY or JALONS_COLUMN_HEAD */
  int chip;   /* which activity of the cell, or -1 */
} JalonsYearPlace;

/**
 * JalonsYearScene:
 * @scroll: how far the columns are scrolled, in pixels
 * @cursor: where the keys are
 * @anchor: the other corner of the range that is selected; @cursor when there is no range
 * @selected: (nullable): keys of the selected chips, see jalons_year_chip_key()
 * @targets: (nullable): while something is dragged, by jalons_year_target_index() the worst #JalonsSeverity of each place,
 *   plus one, or %JALONS_NO_TARGET where it cannot be dropped
 * @drop: where the pointer is then
 */
typedef struct
{
  JalonsYearTable *table;
  JalonsYearPaint *paint;
  JalonsYearGeometry geometry;
  double scroll;
  JalonsYearPlace cursor;
  JalonsYearPlace anchor;
  GHashTable *selected;
  const guint8 *targets;
  JalonsYearPlace drop;
} JalonsYearScene;

#define JALONS_NO_TARGET 0xff

/* The places of a row: its head, its tray, its columns. */
static inline guint
jalons_year_targets_of_row (guint n_columns)
{
  return n_columns + 2;
}

static inline guint
jalons_year_target_index (guint n_columns,
                          int row,
                          int column)
{
  return (guint) row * jalons_year_targets_of_row (n_columns) + (guint) (column - JALONS_COLUMN_HEAD);
}

static inline char *
jalons_year_chip_key (const JalonsYearRow *row,
                      const JalonsYearChip *chip)
{
  return g_strconcat (row->key, " ", jalons_record_get_id (chip->activity), NULL);
}

G_END_DECLS
