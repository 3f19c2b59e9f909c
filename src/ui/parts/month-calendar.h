/* A month to choose a day from, that shows days without class, absences and days already taken.
 * Invariant: a day that is marked says why, in its tooltip and to the screen reader; every day may be chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/time/calendar.h"

G_BEGIN_DECLS

/**
 * JalonsDayMarks:
 * @JALONS_DAY_MARK_CLOSED: no class that day
 * @JALONS_DAY_MARK_ABSENT: the class is away
 * @JALONS_DAY_MARK_TAKEN: the class has an activity that day
 */
typedef enum
{
  JALONS_DAY_MARK_NONE = 0,
  JALONS_DAY_MARK_CLOSED = 1 << 0,
  JALONS_DAY_MARK_ABSENT = 1 << 1,
  JALONS_DAY_MARK_TAKEN = 1 << 2,
} JalonsDayMarks;

/**
 * JalonsDescribeDay:
 * @day: a day
 * @words: where to append what there is to say of it, one thing a line
 *
 * Returns: how the day is drawn
 */
typedef JalonsDayMarks (*JalonsDescribeDay) (JalonsDay day, GString *words, gpointer data);

#define JALONS_TYPE_MONTH_CALENDAR (jalons_month_calendar_get_type ())
G_DECLARE_FINAL_TYPE (JalonsMonthCalendar, jalons_month_calendar, JALONS, MONTH_CALENDAR, GtkWidget)

GtkWidget *jalons_month_calendar_new   (JalonsDescribeDay describe, gpointer data);
void       jalons_month_calendar_show  (JalonsMonthCalendar *self,
                                        JalonsCalendar *calendar,
                                        JalonsDay day,
                                        JalonsDay today);

G_END_DECLS
