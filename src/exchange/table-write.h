/* The catalogue as tables for spreadsheets, which jalons_table_read() reads again.
 * Invariant: no cell that a spreadsheet would take for a formula leaves this floor as one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record/dataset.h"

G_BEGIN_DECLS

char   *jalons_csv_cell     (const char *text);
GBytes *jalons_table_export (JalonsDataset *dataset, JalonsEntityId entity);

G_END_DECLS
