/* What each column of a table holds: a row for each, with some of its values, to be changed.
 * Invariant: the rows stay while the table is the same, so that choosing keeps the focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "exchange/import.h"

G_BEGIN_DECLS

#define JALONS_TYPE_IMPORT_COLUMNS (jalons_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (JalonsImportColumns, jalons_import_columns, JALONS, IMPORT_COLUMNS, AdwExpanderRow)

void jalons_import_columns_show (JalonsImportColumns *self, JalonsImport *import);

G_END_DECLS
