/* What there is to say of a day before putting an activity on it: no class, absences, other activities.
 * Invariant: asks the calendar and the dataset; knows no widget but the marks of the month calendar.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/parts/month-calendar.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

JalonsDayMarks jalons_day_notes_describe (JalonsWorkspace *workspace,
                                          JalonsActivity *activity,
                                          JalonsDay day,
                                          GString *words);

G_END_DECLS
