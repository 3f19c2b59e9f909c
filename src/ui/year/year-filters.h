/* The popover that says what of the year is shown, in which order and in which colours.
 * Invariant: it keeps nothing: the filter is the table's, the order and the colours are the settings'.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/year/year-table.h"

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_FILTERS (jalons_year_filters_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearFilters, jalons_year_filters, JALONS, YEAR_FILTERS, GtkPopover)

GtkWidget *jalons_year_filters_new (JalonsYearTable *table, GSettings *settings);
void jalons_year_filters_show (JalonsYearFilters *self);

G_END_DECLS
