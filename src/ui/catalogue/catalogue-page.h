/* One entry of the catalogue: what it is, where it is used, what can be done with it.
 * Invariant: the page changes nothing itself; its buttons are actions of the view around it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/catalogue/catalogue-kind.h"

G_BEGIN_DECLS

#define JALONS_TYPE_CATALOGUE_PAGE (jalons_catalogue_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCataloguePage, jalons_catalogue_page, JALONS, CATALOGUE_PAGE, GtkWidget)

GtkWidget *jalons_catalogue_page_new  (JalonsWorkspace *workspace);
void       jalons_catalogue_page_show (JalonsCataloguePage *self, JalonsRecord *record);

G_END_DECLS
