/* Tables as a spreadsheet (OpenDocument 1.3) and as CSV, with types, sums as formulas and styles.
 * Invariant: a figure of the spreadsheet is one of the tables, or the formula that gives it; nothing is worked out here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bilan/bilan.h"

G_BEGIN_DECLS

#define JALONS_ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

GBytes *jalons_ods_write    (const char *title, const GPtrArray *tables);
GBytes *jalons_tables_to_csv (const GPtrArray *tables);

G_END_DECLS
