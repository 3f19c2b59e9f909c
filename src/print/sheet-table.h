/* The table of a class's year: its rows, spread over pages.
 * Invariant: a row is never cut, and a month's name never stands alone at the foot of a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/paper.h"
#include "print/sheet.h"

G_BEGIN_DECLS

/**
 * JalonsTableSpace:
 * @x: left of the table
 * @width: of the table
 * @first_top: where it begins on the first page
 * @next_top: where it begins on the others
 * @bottom: where it ends at the latest
 *
 * The room that the table has, in points.
 */
typedef struct
{
  double x;
  double width;
  double first_top;
  double next_top;
  double bottom;
} JalonsTableSpace;

typedef struct _JalonsTable JalonsTable;

typedef void (*JalonsTableTurn) (int page, gpointer data);

JalonsTable *jalons_table_new     (JalonsPaper *paper, const JalonsSheet *sheet, JalonsTableSpace space);
void         jalons_table_free    (JalonsTable *self);
int          jalons_table_n_pages (JalonsTable *self);
void         jalons_table_draw    (JalonsTable *self, JalonsTableTurn turn, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsTable, jalons_table_free)

G_END_DECLS
