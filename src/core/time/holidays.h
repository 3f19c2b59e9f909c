/* The public holidays of France, computed.
 * Invariant: they need no data and no year range; the answer depends on the day alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/day.h"

G_BEGIN_DECLS

JalonsDay   jalons_easter              (int year);
const char *jalons_public_holiday_name (JalonsDay day, gboolean alsace_moselle);

G_END_DECLS
