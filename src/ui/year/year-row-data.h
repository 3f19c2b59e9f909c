/* What one row of the year view shows: a class, or the heading of a level, and the activities of every column.
 * Invariant: a value that never changes once it is filled; it keeps the records that it shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/attached.h"
#include "core/hours.h"
#include "ui/year/year-columns.h"

G_BEGIN_DECLS

/* An activity in the row of one class. Chips are compared as bytes: there is no padding between the fields. */
typedef struct
{
  JalonsActivity *activity; /* borrowed from the row */
  const char *mark;         /* interned: the colleague who changed it a moment ago, or NULL */
  int worst;                /* the worst JalonsSeverity of what it breaks here, or -1 */
  int minutes;              /* what it counts */
  JalonsAttachedGlance attached;
} JalonsYearChip;

/**
 * JalonsYearRow:
 * @key: names the row as long as the class or the level exists
 * @division: the class, or %NULL in the heading of a level
 * @level: of the class, or that the row is the heading of
 * @label: in a heading, what the level is called
 * @absences: (nullable) (element-type JalonsAbsence): of the class
 * @hours: of the class, or of all classes of the level
 * @n_divisions: in a heading, how many classes there are under it
 * @collapsed: in a heading, whether they are hidden
 * @worst: the worst severity of what the class as such breaks, or -1
 */
typedef struct
{
  char *key;
  JalonsDivision *division;
  const char *level;
  const char *label; /* interned */
  GPtrArray *absences;
  JalonsHours hours;
  guint n_divisions;
  gboolean collapsed;
  int worst;

  /*< private >*/
  guint n_users;
  JalonsYearChip *chips; /* by column, the tray first */
  guint n_chips;
  guint n_columns;
  guint16 *starts; /* n_columns + 2: where the chips of the tray and of each column begin, and the end */
} JalonsYearRow;

const JalonsYearChip *jalons_year_row_chips (const JalonsYearRow *row, int column, guint *n_chips);
JalonsAbsence          *jalons_year_row_find_absence    (const JalonsYearRow *row, const JalonsYearColumn *column);
gboolean                jalons_year_row_find_activity   (const JalonsYearRow *row, const char *id, int *column,
                                                         guint *chip);

/* For the table, which makes the rows. */
JalonsYearRow *jalons_year_row_new_data (const JalonsYearColumns *columns, const char *key);
JalonsYearRow *jalons_year_row_ref      (JalonsYearRow *row);
void           jalons_year_row_unref    (JalonsYearRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsYearRow, jalons_year_row_unref)
gboolean       jalons_year_row_equal    (const JalonsYearRow *a, const JalonsYearRow *b);
gboolean       jalons_year_same_records (const GPtrArray *a, const GPtrArray *b);
void           jalons_year_row_fill     (JalonsYearRow *row, const JalonsYearColumns *columns, const GArray *chips);

G_END_DECLS
