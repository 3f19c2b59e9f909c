/* Adding or changing an entry of the catalogue.
 * Invariant: the fields are those of the kind's groups; nothing else of the record is touched.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/catalogue/catalogue-kind.h"
#include "ui/dialogs/record-dialog.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CATALOGUE_DIALOG (jalons_catalogue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCatalogueDialog, jalons_catalogue_dialog, JALONS, CATALOGUE_DIALOG, JalonsRecordDialog)

GtkWindow  *jalons_catalogue_dialog_new    (JalonsWorkspace *workspace, const JalonsCatalogueKind *kind,
                                            JalonsRecord *record);
const char *jalons_catalogue_dialog_get_id (JalonsCatalogueDialog *self);

G_END_DECLS
