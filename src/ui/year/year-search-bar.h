/* The bar over the year grid in which one types what one looks for.
 * Invariant: it finds and counts; whoever listens goes there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/year/year-search.h"
#include "ui/year/year-table.h"

G_BEGIN_DECLS

#define JALONS_TYPE_YEAR_SEARCH_BAR (jalons_year_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearSearchBar, jalons_year_search_bar, JALONS, YEAR_SEARCH_BAR, GtkWidget)

GtkWidget *jalons_year_search_bar_new (JalonsYearTable *table);
void jalons_year_search_bar_open (JalonsYearSearchBar *self);
void jalons_year_search_bar_step (JalonsYearSearchBar *self, int by);
const char *jalons_year_search_bar_get_count (JalonsYearSearchBar *self);

G_END_DECLS
