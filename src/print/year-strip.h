/* The strip of the year: months, holidays, absences and activities along one line of days.
 * Invariant: a day is at the same place for everything that is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/paper.h"
#include "print/sheet.h"

G_BEGIN_DECLS

double jalons_year_strip_draw   (JalonsPaper *paper, const JalonsSheet *sheet, double x, double y, double width);

void   jalons_axis_mark_draw    (JalonsPaper *paper, double x, double y, double size, const char *letter,
                                 JalonsState state);

G_END_DECLS
