/* The bar that shows how far a class is: held, planned, still to plan.
 * Invariant: it is read in black and white: solid, hatched, empty.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/paper.h"
#include "print/shapes.h"
#include "print/sheet.h"

G_BEGIN_DECLS

#define JALONS_METER_HEIGHT 27.0

void jalons_hours_meter_bar  (JalonsPen *pen, const JalonsHours *hours, JalonsBox bar);
void jalons_hours_meter_draw (JalonsPaper *paper, const JalonsSheet *sheet, double x, double y, double width);

G_END_DECLS
