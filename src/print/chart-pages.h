/* The pages of a wall chart, A4 or A3 landscape.
 * Invariant: all that is drawn is in the chart; nothing is computed here but places.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/chart.h"
#include "print/paper.h"

G_BEGIN_DECLS

void jalons_chart_draw (JalonsPaper *paper, const JalonsChart *chart);

G_END_DECLS
