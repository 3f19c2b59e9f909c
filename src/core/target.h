/* Where an activity can be put in the year view: a week, or half a day.
 * Invariant: jalons_slot_land() alone says where an activity lands; the grid, the keys, the rules and the proposals ask it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/slot.h"

G_BEGIN_DECLS

/* A half of a day; the whole week is the third kind of target. */
#define JALONS_HALF_NONE      0
#define JALONS_HALF_MORNING   1
#define JALONS_HALF_AFTERNOON 2

/* What starts at noon or later is in the afternoon. */
#define JALONS_NOON (12 * 60)

/* What has no time yet, or had one in the other half, starts with the half-day. */
#define JALONS_MORNING_START   (8 * 60)
#define JALONS_AFTERNOON_START (14 * 60)

/**
 * JalonsTarget:
 * @day: the day; with %JALONS_HALF_NONE, the Monday of the week
 * @half: %JALONS_HALF_NONE for a whole week, %JALONS_HALF_MORNING or %JALONS_HALF_AFTERNOON for half a day
 */
typedef struct
{
  JalonsDay day;
  int half;
} JalonsTarget;

JalonsSlot jalons_slot_land (JalonsSlot slot, JalonsTarget target);
int jalons_slot_half (JalonsSlot slot);

G_END_DECLS
