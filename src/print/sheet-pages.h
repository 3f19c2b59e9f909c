/* The pages of a sheet: the year of a class, the list of a week, an agenda.
 * Invariant: all that is drawn is in the sheet; nothing is computed here but places.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/paper.h"
#include "print/sheet.h"

G_BEGIN_DECLS

void jalons_sheet_draw (JalonsPaper *paper, const JalonsSheet *sheet, gboolean first);

G_END_DECLS
