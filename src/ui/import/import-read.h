/* Reading the files that are to be imported, in a thread, with the data that they are compared to.
 * Invariant: either every file was read, or none is imported and the sentence says why.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "exchange/carried-import.h"
#include "exchange/holidays.h"
#include "exchange/import.h"
#include "exchange/table.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * JalonsImportSource:
 * @structure: (nullable): the classes of a school, as an export tells them
 * @holidays: (nullable): a calendar of school holidays
 * @offers: (nullable): the actions of a Région
 * @json: (nullable): an export of Jalons itself
 * @carried: (nullable): a project as one file
 * @copies: (nullable): with @carried: of which schools the data are a copy, see jalons_store_get_carried()
 * @table: (nullable): a table of ambassadors, offers or jobs
 * @name: of the file or files
 *
 * One thing to import: one of the six.
 */
typedef struct
{
  JalonsStructure *structure;
  JalonsHolidays *holidays;
  JalonsOffers *offers;
  JalonsTable *table;
  JalonsCarried *carried;
  GHashTable *copies;
  GBytes *json;
  char *name;
} JalonsImportSource;

void          jalons_import_source_free (JalonsImportSource *source);
JalonsImport *jalons_import_source_plan (JalonsImportSource *source, JalonsDataset *dataset, const char *open_uai,
                                         int open_year, GHashTable *deleted, JalonsDay today, GError **error);

void       jalons_import_read_async  (GListModel *files, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *jalons_import_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
