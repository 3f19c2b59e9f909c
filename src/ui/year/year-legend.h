/* What the colours, the letters and the lines of the year grid mean, in a line under it.
 * Invariant: it is drawn by what draws the grid, so that it cannot say something else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/year/year-paint.h"

G_BEGIN_DECLS

/* A narrower one has no room for it. */
#define JALONS_YEAR_LEGEND_LEAST_WIDTH 900

#define JALONS_TYPE_YEAR_LEGEND (jalons_year_legend_get_type ())
G_DECLARE_FINAL_TYPE (JalonsYearLegend, jalons_year_legend, JALONS, YEAR_LEGEND, GtkWidget)

void jalons_year_legend_set_tint (JalonsYearLegend *self, JalonsTint tint);
char *jalons_year_legend_in_words (JalonsYearLegend *self);

G_END_DECLS
