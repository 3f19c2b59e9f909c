/* The days of holidays, as the files of the ministry and of others give them.
 * Invariant: pure; only the day of the week and the date of Easter count.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/calendar.h"

G_BEGIN_DECLS

JalonsDay jalons_holiday_first_without_class (JalonsDay day);
JalonsDay jalons_holiday_first_with_class    (JalonsDay day);
JalonsDay jalons_holiday_last_with_class     (JalonsDay day);
void      jalons_holiday_settle_bridge       (JalonsDay start, JalonsDay end, JalonsBreak *item);

G_END_DECLS
