/* Landing on a week or on half a day.
 * Invariant: the length never changes, and what lands where it already is stays as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/target.h"

/**
 * jalons_slot_half:
 *
 * Returns: %JALONS_HALF_MORNING or %JALONS_HALF_AFTERNOON, by the time when @slot starts; %JALONS_HALF_NONE when it has
 *   no time
 */
int
jalons_slot_half (JalonsSlot slot)
{
  if (slot.day == JALONS_NO_DAY || slot.start < 0)
    return JALONS_HALF_NONE;
  return slot.start < JALONS_NOON ? JALONS_HALF_MORNING : JALONS_HALF_AFTERNOON;
}

static JalonsSlot
land_on_week (JalonsSlot slot,
              JalonsDay monday)
{
  if (slot.day == JALONS_NO_DAY || slot.start == JALONS_SLOT_WEEK)
    return (JalonsSlot){ .day = monday, .start = JALONS_SLOT_WEEK, .minutes = slot.minutes };
  slot.day = monday + (slot.day - jalons_day_monday (slot.day));
  return slot;
}

/**
 * jalons_slot_land:
 * @slot: the slot of an activity, dated or not
 * @target: where it is put
 *
 * On a week, an activity keeps its weekday and its time; one without a day has only that week afterwards. On half a day
 * it takes that day and keeps its time if that is in the same half; if not, or if it has none, it starts with the half:
 * %JALONS_MORNING_START or %JALONS_AFTERNOON_START.
 *
 * Returns: @slot as it would be there, with the same length; @slot itself when @target has no day
 */
JalonsSlot
jalons_slot_land (JalonsSlot slot,
                  JalonsTarget target)
{
  if (target.day == JALONS_NO_DAY)
    return slot;
  if (target.half == JALONS_HALF_NONE)
    return land_on_week (slot, jalons_day_monday (target.day));

  if (jalons_slot_half (slot) != target.half)
    slot.start = target.half == JALONS_HALF_MORNING ? JALONS_MORNING_START : JALONS_AFTERNOON_START;
  slot.day = target.day;
  return slot;
}
