/* What the files of a row of the year grid share.
 * Invariant: only year-row*.c include it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-row.h"

G_BEGIN_DECLS

struct _JalonsYearRowWidget
{
  GtkWidget parent_instance;

  const JalonsYearScene *scene;
  gboolean heading;
  int position; /* in the table, -1 before the first */
  JalonsYearCell *head;
  GPtrArray *cells;       /* the tray, then one for each column; empty in a heading */
  GArray *away;           /* whether the class is away, by column */
  GArray *marks;          /* of Mark: the milestones of the class's level */
  GskRenderNode *columns; /* the picture of what is in the columns in sight, or NULL */
  GskRenderNode *margin;  /* that of the head and the tray, or NULL */
  gboolean unnamed;       /* the names are those of what it showed before */
};

/* A milestone stands in its column at its day. */
typedef struct
{
  guint column;
  float part; /* of the column's width, 0 to 1 */
} Mark;

static inline const JalonsYearRow *
jalons_year_row_data (JalonsYearRowWidget *self)
{
  return jalons_year_table_get_row (self->scene->table, (guint) self->position);
}

gboolean jalons_year_row_has_cursor      (JalonsYearRowWidget *self, int column);
void     jalons_year_row_find_place      (JalonsYearRowWidget *self, int column, int *x, int *width);
gboolean jalons_year_row_is_in_sight     (JalonsYearRowWidget *self, int column);

void     jalons_year_row_snapshot        (GtkWidget *widget, GtkSnapshot *snapshot);
void     jalons_year_row_forget_pictures (JalonsYearRowWidget *self);

G_END_DECLS
