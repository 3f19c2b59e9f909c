/* The lines of a year that is being prepared, grouped by what happens to them, with a search.
 * Invariant: it only shows; every line is there once, under the heading of its kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plan/next-year.h"

G_BEGIN_DECLS

#define JALONS_TYPE_NEXT_YEAR_LIST (jalons_next_year_list_get_type ())
G_DECLARE_FINAL_TYPE (JalonsNextYearList, jalons_next_year_list, JALONS, NEXT_YEAR_LIST, GtkWidget)

void jalons_next_year_list_show (JalonsNextYearList *self, const JalonsNextYear *prepared);
void jalons_next_year_list_find (JalonsNextYearList *self);

G_END_DECLS
