/* What an import would do, and the questions that it asks.
 * Invariant: nothing is written here; an answer makes a new plan, which is shown as soon as it is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "exchange/import.h"

G_BEGIN_DECLS

#define JALONS_TYPE_IMPORT_PREVIEW (jalons_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (JalonsImportPreview, jalons_import_preview, JALONS, IMPORT_PREVIEW, AdwPreferencesPage)

void     jalons_import_preview_show    (JalonsImportPreview *self, JalonsImport *import, JalonsDataset *dataset,
                                        const char *file_name);
gboolean jalons_import_preview_is_busy (JalonsImportPreview *self);

G_END_DECLS
