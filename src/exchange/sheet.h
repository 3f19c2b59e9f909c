/* A table in a text file: CSV with ";", "," or tabs, as spreadsheets of every country write it.
 * Invariant: a cell is found by the name of its column, never by its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _JalonsSheet JalonsSheet;

JalonsSheet *jalons_sheet_read (GBytes *bytes, GError **error);
void         jalons_sheet_free (JalonsSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsSheet, jalons_sheet_free)

int         jalons_sheet_find_column (const JalonsSheet *self, const char *const *names);
unsigned    jalons_sheet_get_n_rows  (const JalonsSheet *self);
int         jalons_sheet_get_line    (const JalonsSheet *self, unsigned row);
const char *jalons_sheet_get_cell    (const JalonsSheet *self, unsigned row, int column);

G_END_DECLS
