/* A table of ambassadors, offers or jobs: its cells, what it lists, and what each of its columns holds.
 * Invariant: a list of pupils never becomes a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/cells.h"
#include "exchange/import.h"
#include "exchange/mapping.h"
#include "exchange/reader.h"

G_BEGIN_DECLS

typedef struct _JalonsTable JalonsTable;

gboolean        jalons_source_file_is_table (const JalonsSourceFile *file);

JalonsTable    *jalons_table_read        (const JalonsSourceFile *file, JalonsTableKind as, GError **error);
JalonsTable    *jalons_table_ref         (JalonsTable *self);
void            jalons_table_unref       (JalonsTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsTable, jalons_table_unref)

JalonsTableKind jalons_table_get_kind    (const JalonsTable *self);
void            jalons_table_set_kind    (JalonsTable *self, JalonsTableKind kind);
JalonsMapping  *jalons_table_get_mapping (const JalonsTable *self);

JalonsImport   *jalons_import_new_table  (JalonsTable *table, JalonsDataset *dataset, JalonsDay today);

G_END_DECLS
