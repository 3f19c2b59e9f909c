/* A table in a text file: CSV with ";", "," or tabs, as spreadsheets of every country write it.
 * Invariant: a cell is found by the name of its column, never by its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _JalonsCells JalonsCells;

JalonsCells *jalons_cells_read (GBytes *bytes, GError **error);
JalonsCells *jalons_cells_read_titles (GBytes *bytes, GError **error);
void         jalons_cells_free (JalonsCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsCells, jalons_cells_free)

int         jalons_cells_find_column (const JalonsCells *self, const char *const *names);
unsigned    jalons_cells_get_n_columns (const JalonsCells *self);
const char *jalons_cells_get_title   (const JalonsCells *self, unsigned column);
unsigned    jalons_cells_get_n_rows  (const JalonsCells *self);
int         jalons_cells_get_line    (const JalonsCells *self, unsigned row);
const char *jalons_cells_get_cell    (const JalonsCells *self, unsigned row, int column);

G_END_DECLS
