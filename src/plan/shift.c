/* By how much some activities follow another one.
 * Invariant: where jalons_shift_apply() says FALSE, the slot is as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/shift-private.h"

static int
days_between (JalonsDay from,
              JalonsDay to)
{
  return (int) ((gint64) to - (gint64) from);
}

static int
weekday_shift (JalonsSlot from,
               JalonsTarget target)
{
  if (target.half == JALONS_HALF_NONE || from.start == JALONS_SLOT_WEEK)
    return 0;
  return (int) jalons_day_weekday (target.day) - (int) jalons_day_weekday (from.day);
}

/**
 * jalons_shift_between:
 * @from: the slot of what was grabbed
 * @target: where it was dropped
 *
 * Returns: the shift that takes the one to the other
 */
JalonsShift
jalons_shift_between (JalonsCalendar *calendar,
                      JalonsSlot from,
                      JalonsTarget target)
{
  JalonsShift shift = { .kind = JALONS_SHIFT_WEEKS, .target = target };
  int first, last;

  if (from.day == JALONS_NO_DAY && target.day == JALONS_NO_DAY)
    return shift; /* from one row's tray to another's */
  if (target.day == JALONS_NO_DAY)
    shift.kind = JALONS_SHIFT_UNDATE;
  else if (from.day == JALONS_NO_DAY)
    shift.kind = JALONS_SHIFT_LAND;
  if (shift.kind != JALONS_SHIFT_WEEKS)
    return shift;

  first = jalons_calendar_week_of (calendar, from.day);
  last = jalons_calendar_week_of (calendar, target.day);
  shift.weeks = last - first;
  shift.days = weekday_shift (from, target);
  if ((first == 0 || last == 0) && jalons_day_monday (from.day) != jalons_day_monday (target.day))
    {
      shift.kind = JALONS_SHIFT_DAYS;
      shift.days += days_between (jalons_day_monday (from.day), jalons_day_monday (target.day));
    }
  return shift;
}

/* What is out of the year already may stay out of it: it is on its way back. */
static gboolean
stays_in_year (JalonsCalendar *calendar,
               JalonsSlot before,
               JalonsSlot after)
{
  JalonsDay first = jalons_calendar_first_day (calendar), last = jalons_calendar_last_day (calendar);
  JalonsDay length = after.start == JALONS_SLOT_WEEK ? 7 : 1;
  gboolean was_in = before.day + length > first && before.day <= last;

  return !was_in || (after.day + length > first && after.day <= last);
}

static gboolean
apply_days (JalonsCalendar *calendar,
            int days,
            JalonsSlot *slot)
{
  JalonsSlot after = *slot;
  gint64 day;

  if (slot->start == JALONS_SLOT_WEEK)
    days = days / 7 * 7;
  day = (gint64) slot->day + days;
  if (day < 1 || day > G_MAXINT32)
    return FALSE;
  after.day = (JalonsDay) day;
  if (!stays_in_year (calendar, *slot, after))
    return FALSE;
  *slot = after;
  return TRUE;
}

static gboolean
apply_weeks (const JalonsShift *self,
             JalonsCalendar *calendar,
             JalonsSlot *slot)
{
  JalonsDay monday = jalons_calendar_shift_week (calendar, slot->day, self->weeks);
  JalonsSlot after;

  if (monday == JALONS_NO_DAY)
    return FALSE;
  after = jalons_slot_land (*slot, (JalonsTarget){ .day = monday });
  if (self->days != 0 && !apply_days (calendar, self->days, &after))
    return FALSE;
  *slot = after;
  return TRUE;
}

/**
 * jalons_shift_apply:
 * @slot: (inout): a slot
 *
 * Returns: whether @slot was shifted; %FALSE when it would leave the year
 */
gboolean
jalons_shift_apply (const JalonsShift *self,
                    JalonsCalendar *calendar,
                    JalonsSlot *slot)
{
  if (self->kind == JALONS_SHIFT_UNDATE)
    *slot = jalons_slot_undated (slot->minutes);
  else if (self->kind == JALONS_SHIFT_LAND || slot->day == JALONS_NO_DAY)
    *slot = jalons_slot_land (*slot, self->target);
  else if (self->kind == JALONS_SHIFT_DAYS)
    return apply_days (calendar, self->days, slot);
  else
    return apply_weeks (self, calendar, slot);
  return TRUE;
}
