/* Rows as records and records as rows.
 * Invariant: what a row holds that cannot be read becomes the field's empty value in memory and is left alone on disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"
#include "store/database.h"

G_BEGIN_DECLS

char            *jalons_row_columns (const JalonsEntity *entity);
JalonsRecord    *jalons_row_read    (const JalonsEntity *entity, JalonsStatement *statement, JalonsPool *pool);
JalonsRecord    *jalons_row_lookup  (JalonsDatabase *database, const JalonsEntity *entity, const char *id,
                                     GError **error);
gboolean         jalons_row_insert  (JalonsDatabase *database, const JalonsRecord *record, GError **error);
gboolean         jalons_row_update  (JalonsDatabase *database, const JalonsEntity *entity, const char *id,
                                     const char *column, const char *stored, GError **error);
GPtrArray       *jalons_row_list_referring (JalonsDatabase *database, const JalonsField *reference, const char *id,
                                            GError **error);
char            *jalons_row_label   (JalonsDatabase *database, const JalonsRecord *record);

G_END_DECLS
