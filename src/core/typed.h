/* Days and volumes of hours as people type them.
 * Invariant: whatever jalons_format_day() and jalons_format_minutes() write is read back as the same value.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* No class owes more in a year. */
#define JALONS_VOLUME_MAX_MINUTES (1000 * 60)

gboolean jalons_parse_day    (const char *text, int school_year, JalonsDay *day);
gboolean jalons_parse_volume (const char *text, int *minutes);

G_END_DECLS
