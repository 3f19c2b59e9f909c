/* A table in a text file: CSV with ";", "," or tabs, as spreadsheets of every country write it.
 * Invariant: a cell is found by the name of its column, never by its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _JalonsTable JalonsTable;

JalonsTable *jalons_table_read (GBytes *bytes, GError **error);
void         jalons_table_free (JalonsTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsTable, jalons_table_free)

int         jalons_table_find_column (const JalonsTable *self, const char *const *names);
unsigned    jalons_table_get_n_rows  (const JalonsTable *self);
int         jalons_table_get_line    (const JalonsTable *self, unsigned row);
const char *jalons_table_get_cell    (const JalonsTable *self, unsigned row, int column);

G_END_DECLS
