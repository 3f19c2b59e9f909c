/* One table of a bilan on the screen, with bars where it tells hours: the chart and the table are one thing.
 * Invariant: it shows the cells as they are and adds nothing up; a screen reader reads rows and cells, never a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/bilan/bilan.h"

G_BEGIN_DECLS

#define JALONS_TYPE_BILAN_TABLE_VIEW (jalons_bilan_table_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonsBilanTableView, jalons_bilan_table_view, JALONS, BILAN_TABLE_VIEW, GtkWidget)

GtkWidget *jalons_bilan_table_view_new (JalonsBilan *bilan, const JalonsBilanTable *table, JalonsDataset *dataset);

G_END_DECLS
