/* One entry in the list of the catalogue; it can be dragged.
 * Invariant: what is dragged is the record itself, as JALONS_TYPE_RECORD: whoever takes it asks what it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/catalogue/catalogue-entry.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CATALOGUE_ROW (jalons_catalogue_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCatalogueRow, jalons_catalogue_row, JALONS, CATALOGUE_ROW, GtkWidget)

GtkWidget *jalons_catalogue_row_new (JalonsWorkspace *workspace);
void       jalons_catalogue_row_set (JalonsCatalogueRow *self, JalonsCatalogueEntry *entry, gboolean gone);

JalonsRecord *jalons_catalogue_row_get_record (JalonsCatalogueRow *self);

G_END_DECLS
