/* By how much some activities follow another one. Private to plan.
 * Invariant: a shift changes days and never a length; of what only has a week it changes nothing but the week.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/target.h"
#include "core/time/calendar.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_SHIFT_WEEKS, /* by weeks of class, then by weekdays */
  JALONS_SHIFT_DAYS,  /* by days of the calendar */
  JALONS_SHIFT_LAND,  /* to the target itself */
  JALONS_SHIFT_UNDATE,
} JalonsShiftKind;

/**
 * JalonsShift:
 * @kind: how
 * @weeks: with weeks: how many weeks of class
 * @days: with weeks: how many weekdays, -6 to 6; with days: how many days
 * @target: where what has no date lands; without a day, it stays undated
 */
typedef struct
{
  JalonsShiftKind kind;
  int weeks;
  int days;
  JalonsTarget target;
} JalonsShift;

JalonsShift jalons_shift_between (JalonsCalendar *calendar, JalonsSlot from, JalonsTarget target);
gboolean    jalons_shift_apply   (const JalonsShift *self, JalonsCalendar *calendar, JalonsSlot *slot);

G_END_DECLS
