/* The view Catalogue: a list of entries and the page of one.
 * Invariant: it answers the same gestures as the views of activities: add, change, delete, find.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALONS_TYPE_CATALOGUE_VIEW (jalons_catalogue_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCatalogueView, jalons_catalogue_view, JALONS, CATALOGUE_VIEW, GtkWidget)

GtkWidget *jalons_catalogue_view_new       (JalonsWorkspace *workspace);
void       jalons_catalogue_view_show_kind (JalonsCatalogueView *self, JalonsEntityId entity);
gboolean   jalons_catalogue_view_show      (JalonsCatalogueView *self, const JalonsRecord *record);
void       jalons_catalogue_view_await     (JalonsCatalogueView *self, const char *id);

G_END_DECLS
