/* When an activity takes place and for how long, as one value.
 * Invariant: date, time and length travel together: two people who each move an activity must never get a mixture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/day.h"

G_BEGIN_DECLS

#define JALONS_SLOT_NO_TIME (-1) /* the day is known, the time is not */
#define JALONS_SLOT_WEEK    (-2) /* only the week is known; day is its Monday */

#define JALONS_SLOT_MAX_MINUTES (40 * 60)

/**
 * JalonsSlot:
 * @day: the day, or %JALONS_NO_DAY when the activity is not dated yet
 * @start: minutes since midnight, 0 to 1439, or %JALONS_SLOT_NO_TIME or %JALONS_SLOT_WEEK
 * @minutes: length in minutes, 0 to %JALONS_SLOT_MAX_MINUTES
 */
typedef struct
{
  JalonsDay day;
  gint16 start;
  gint16 minutes;
} JalonsSlot;

gboolean jalons_slot_parse      (const char *text, JalonsSlot *slot);
char    *jalons_slot_to_string  (JalonsSlot slot);
gboolean jalons_slot_equal      (JalonsSlot a, JalonsSlot b);
int      jalons_slot_compare    (JalonsSlot a, JalonsSlot b);
gboolean jalons_slot_overlaps   (JalonsSlot a, JalonsSlot b);
JalonsSlot jalons_slot_undated  (int minutes);

G_END_DECLS
