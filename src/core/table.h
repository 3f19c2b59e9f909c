/* The records of one entity, in the order of their arrival, as a GListModel found by id. Private to core.
 * Invariant: it holds no two records with one id.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/record.h"

G_BEGIN_DECLS

#define JALONS_TYPE_TABLE (jalons_table_get_type ())
G_DECLARE_FINAL_TYPE (JalonsTable, jalons_table, JALONS, TABLE, GObject)

JalonsRecord        *jalons_table_lookup  (JalonsTable *table, const char *id, guint *position);
JalonsRecord *const *jalons_table_records (JalonsTable *table, guint *n_records);
void                 jalons_table_append  (JalonsTable *table, JalonsRecord *record);
void                 jalons_table_replace (JalonsTable *table, guint position, JalonsRecord *record);
void                 jalons_table_remove  (JalonsTable *table, guint position);

G_END_DECLS
