/* The entries of one kind of the catalogue: searched as one types, filtered, dragged out.
 * Invariant: the entry that is selected stays selected when the data change, by its id.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/catalogue/catalogue-kind.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CATALOGUE_LIST (jalons_catalogue_list_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCatalogueList, jalons_catalogue_list, JALONS, CATALOGUE_LIST, GtkWidget)

GtkWidget                 *jalons_catalogue_list_new        (JalonsWorkspace *workspace);
const JalonsCatalogueKind *jalons_catalogue_list_get_kind   (JalonsCatalogueList *self);
void                       jalons_catalogue_list_set_kind   (JalonsCatalogueList *self, JalonsEntityId entity);
JalonsRecord              *jalons_catalogue_list_get_record (JalonsCatalogueList *self);
gboolean                   jalons_catalogue_list_select     (JalonsCatalogueList *self, const char *id);
void                       jalons_catalogue_list_find       (JalonsCatalogueList *self);
void                       jalons_catalogue_list_focus      (JalonsCatalogueList *self);
void                       jalons_catalogue_list_step       (JalonsCatalogueList *self, int by);

G_END_DECLS
