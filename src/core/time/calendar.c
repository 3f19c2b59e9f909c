/* The school calendar as a value: days with class, numbered weeks, periods.
 * Invariant: breaks are kept sorted and never empty; weeks and periods are computed once, when the value is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/time/calendar.h"

#include <string.h>

struct _JalonsCalendar
{
  JalonsDay first_day;
  JalonsDay last_day;
  gboolean alsace_moselle;
  GArray *breaks;  /* of JalonsBreak, by first day */
  GArray *weeks;   /* of JalonsDay: the Mondays of S1 to Sn */
  GArray *periods; /* of Period */
};

typedef struct
{
  JalonsDay first_day;
  JalonsDay end_day;
} Period;

G_DEFINE_BOXED_TYPE (JalonsCalendar, jalons_calendar, jalons_calendar_ref, jalons_calendar_unref)

/* No year is longer; a mistyped last day must not make a million weeks. */
#define MAX_DAYS 750

static const JalonsBreak *
break_at (JalonsCalendar *self,
          guint i)
{
  return &g_array_index (self->breaks, JalonsBreak, i);
}

static JalonsDay
monday_at (JalonsCalendar *self,
           guint i)
{
  return g_array_index (self->weeks, JalonsDay, i);
}

static void
break_clear (gpointer data)
{
  JalonsBreak *item = data;

  g_free ((char *) item->code);
  g_free ((char *) item->name);
}

static int
break_compare (gconstpointer a,
               gconstpointer b)
{
  const JalonsBreak *left = a, *right = b;

  if (left->first_day != right->first_day)
    return left->first_day < right->first_day ? -1 : 1;
  return (left->return_day > right->return_day) - (left->return_day < right->return_day);
}

static void
add_break (JalonsCalendar *self,
           const JalonsBreak *item)
{
  JalonsBreak copy = *item;

  if (item->first_day == JALONS_NO_DAY || item->return_day <= item->first_day)
    return;
  copy.code = g_strdup (item->code ? item->code : "");
  copy.name = g_strdup (item->name ? item->name : "");
  g_array_append_val (self->breaks, copy);
}

/* Monday to Friday only: a Saturday may have class, but a week of one Saturday is not a week of class. */
static int
count_school_days (JalonsCalendar *self,
                   JalonsDay from,
                   JalonsDay end)
{
  int count = 0;

  for (JalonsDay day = from; day < end; day++)
    if (jalons_day_weekday (day) <= JALONS_FRIDAY && jalons_calendar_is_school_day (self, day))
      count++;
  return count;
}

static void
compute_weeks (JalonsCalendar *self)
{
  for (JalonsDay monday = jalons_day_monday (self->first_day); monday <= self->last_day; monday += 7)
    if (count_school_days (self, monday, monday + 5) > 0)
      g_array_append_val (self->weeks, monday);
}

static void
append_period (JalonsCalendar *self,
               JalonsDay first_day,
               JalonsDay end_day)
{
  Period period = { first_day, end_day };

  if (first_day < end_day)
    g_array_append_val (self->periods, period);
}

static void
compute_periods (JalonsCalendar *self)
{
  JalonsDay start = self->first_day;
  JalonsDay end = self->last_day + 1;

  for (guint i = 0; i < self->breaks->len; i++)
    {
      const JalonsBreak *item = break_at (self, i);

      if (!item->ends_period || item->return_day <= start || item->first_day >= end)
        continue;
      append_period (self, start, item->first_day);
      start = item->return_day;
    }
  append_period (self, start, end);
}

/**
 * jalons_calendar_new:
 * @first_day: first day of class
 * @last_day: last day of class, itself with class
 * @breaks: (array length=n_breaks) (nullable): in any order; copied; empty ones are left out
 * @alsace_moselle: whether Good Friday and 26 December are public holidays
 *
 * Takes whatever a user typed: with a missing or an earlier @last_day the calendar has no day at all, and one further
 * than about two years is brought back to that.
 *
 * Returns: (transfer full): the calendar
 */
JalonsCalendar *
jalons_calendar_new (JalonsDay first_day,
                     JalonsDay last_day,
                     const JalonsBreak *breaks,
                     gsize n_breaks,
                     gboolean alsace_moselle)
{
  JalonsCalendar *self = g_atomic_rc_box_new0 (JalonsCalendar);

  self->alsace_moselle = alsace_moselle;
  self->breaks = g_array_new (FALSE, FALSE, sizeof (JalonsBreak));
  self->weeks = g_array_new (FALSE, FALSE, sizeof (JalonsDay));
  self->periods = g_array_new (FALSE, FALSE, sizeof (Period));
  g_array_set_clear_func (self->breaks, break_clear);
  for (gsize i = 0; i < n_breaks; i++)
    add_break (self, &breaks[i]);
  g_array_sort (self->breaks, break_compare);

  if (first_day == JALONS_NO_DAY || last_day < first_day)
    return self;
  self->first_day = first_day;
  self->last_day = MIN (last_day, first_day + MAX_DAYS);
  compute_weeks (self);
  compute_periods (self);
  return self;
}

static gboolean
replaced (const JalonsBreak *item,
          const JalonsBreak *closures,
          gsize n_closures)
{
  for (gsize i = 0; i < n_closures; i++)
    if (*item->code && g_strcmp0 (item->code, closures[i].code) == 0)
      return TRUE;
  return FALSE;
}

/**
 * jalons_calendar_with_closures:
 * @closures: (array length=n_closures): a school's own; one with the code of a break takes its place, or removes
 *   it when empty; the others are added
 *
 * Returns: (transfer full): a calendar with both
 */
JalonsCalendar *
jalons_calendar_with_closures (JalonsCalendar *self,
                               const JalonsBreak *closures,
                               gsize n_closures)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (JalonsBreak));

  for (guint i = 0; i < self->breaks->len; i++)
    if (!replaced (break_at (self, i), closures, n_closures))
      g_array_append_vals (all, break_at (self, i), 1);
  if (n_closures > 0)
    g_array_append_vals (all, closures, (guint) n_closures);
  return jalons_calendar_new (self->first_day, self->last_day,
                              (const JalonsBreak *) (const void *) all->data, all->len,
                              self->alsace_moselle);
}

JalonsCalendar *
jalons_calendar_ref (JalonsCalendar *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
calendar_clear (gpointer data)
{
  JalonsCalendar *self = data;

  g_array_unref (self->breaks);
  g_array_unref (self->weeks);
  g_array_unref (self->periods);
}

void
jalons_calendar_unref (JalonsCalendar *self)
{
  g_atomic_rc_box_release_full (self, calendar_clear);
}

/**
 * jalons_calendar_first_day:
 *
 * Returns: the day on which pupils come back
 */
JalonsDay
jalons_calendar_first_day (JalonsCalendar *self)
{
  return self->first_day;
}

/**
 * jalons_calendar_last_day:
 *
 * Returns: the last day of class, itself with class; no day for a calendar without days
 */
JalonsDay
jalons_calendar_last_day (JalonsCalendar *self)
{
  return self->last_day;
}

/**
 * jalons_calendar_breaks:
 * @n_breaks: (out): how many
 *
 * Returns: (array length=n_breaks) (transfer none): the breaks by date, with the life of @self
 */
const JalonsBreak *
jalons_calendar_breaks (JalonsCalendar *self,
                        gsize *n_breaks)
{
  *n_breaks = self->breaks->len;
  return (const JalonsBreak *) (const void *) self->breaks->data;
}

/**
 * jalons_calendar_break_on:
 *
 * Returns: (nullable) (transfer none): the first break that @day is in, or %NULL
 */
const JalonsBreak *
jalons_calendar_break_on (JalonsCalendar *self,
                          JalonsDay day)
{
  for (guint i = 0; i < self->breaks->len; i++)
    {
      const JalonsBreak *item = break_at (self, i);

      if (item->first_day <= day && day < item->return_day)
        return item;
    }
  return NULL;
}

/**
 * jalons_calendar_day_kind:
 * @name: (out) (optional) (nullable): the name of the break or the translated name of the public holiday, else %NULL;
 *   it lives as long as @self
 *
 * Saturday is a day with class: many schools hold their open days and forums then. Only Sunday is not.
 *
 * Returns: what @day is
 */
JalonsDayKind
jalons_calendar_day_kind (JalonsCalendar *self,
                          JalonsDay day,
                          const char **name)
{
  const JalonsBreak *item;
  const char *holiday;

  if (name)
    *name = NULL;
  if (day == JALONS_NO_DAY || day < self->first_day || day > self->last_day)
    return JALONS_DAY_OUTSIDE;

  item = jalons_calendar_break_on (self, day);
  holiday = item ? NULL : jalons_public_holiday_name (day, self->alsace_moselle);
  if (name)
    *name = item ? item->name : holiday;
  if (item)
    return JALONS_DAY_BREAK;
  if (holiday)
    return JALONS_DAY_PUBLIC_HOLIDAY;
  return jalons_day_weekday (day) == JALONS_SUNDAY ? JALONS_DAY_SUNDAY : JALONS_DAY_CLASS;
}

/**
 * jalons_calendar_is_school_day:
 *
 * Returns: whether there is class on @day: not in holidays, on public holidays and bridges, in a closure or at the
 *   weekend
 */
gboolean
jalons_calendar_is_school_day (JalonsCalendar *self,
                               JalonsDay day)
{
  return jalons_calendar_day_kind (self, day, NULL) == JALONS_DAY_CLASS;
}

/**
 * jalons_calendar_n_weeks:
 *
 * A week of class is one that has at least one day with class from Monday to Friday. They are numbered from 1 (S1),
 * weeks of holidays not being counted; a year has 36, one more or less.
 *
 * Returns: the number of the last week
 */
int
jalons_calendar_n_weeks (JalonsCalendar *self)
{
  return (int) self->weeks->len;
}

/* How many weeks of class begin before the week of @monday. */
static int
weeks_before (JalonsCalendar *self,
              JalonsDay monday)
{
  int low = 0, high = (int) self->weeks->len;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (monday_at (self, (guint) middle) < monday)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * jalons_calendar_week_of:
 *
 * Every day from Monday to Sunday of a numbered week has its number, with class or not.
 *
 * Returns: 1 to jalons_calendar_n_weeks(), or 0 when the week of @day has no class
 */
int
jalons_calendar_week_of (JalonsCalendar *self,
                         JalonsDay day)
{
  JalonsDay monday = jalons_day_monday (day);
  int before = weeks_before (self, monday);

  return jalons_calendar_week_monday (self, before + 1) == monday && day != JALONS_NO_DAY ? before + 1 : 0;
}

/**
 * jalons_calendar_week_monday:
 * @week: 1 to jalons_calendar_n_weeks()
 *
 * Returns: the Monday of week S@week, which for S1 may be before the first day; no day for another number
 */
JalonsDay
jalons_calendar_week_monday (JalonsCalendar *self,
                             int week)
{
  if (week < 1 || week > (int) self->weeks->len)
    return JALONS_NO_DAY;
  return monday_at (self, (guint) week - 1);
}

/**
 * jalons_calendar_shift_week:
 * @day: any day
 * @n_weeks: how many weeks of class later, or earlier when below 0
 *
 * Weeks without class are not counted: from the last week before holidays, 1 is the first one after them. From a week
 * that has no class itself, 1 is the next week with class and -1 the one before; 0 is always the week of @day.
 *
 * Returns: a Monday, or no day when that is out of the year or @day is no day
 */
JalonsDay
jalons_calendar_shift_week (JalonsCalendar *self,
                            JalonsDay day,
                            int n_weeks)
{
  JalonsDay monday = jalons_day_monday (day);
  gint64 week;

  if (day == JALONS_NO_DAY || n_weeks == 0)
    return monday;
  week = (gint64) weeks_before (self, monday) + 1 + n_weeks;
  if (n_weeks > 0 && jalons_calendar_week_of (self, day) == 0)
    week--;
  return week > self->weeks->len ? JALONS_NO_DAY : jalons_calendar_week_monday (self, (int) MAX (week, 0));
}

/**
 * jalons_calendar_weeks_left:
 * @from: any day
 *
 * Returns: how many weeks still have a day of class from @from on, @from included; a week that has nothing but its
 *   Saturday left is over
 */
int
jalons_calendar_weeks_left (JalonsCalendar *self,
                            JalonsDay from)
{
  int left = 0;

  for (guint i = self->weeks->len; i-- > 0;)
    {
      JalonsDay monday = monday_at (self, i);

      if (count_school_days (self, MAX (monday, from), monday + 5) == 0)
        break;
      left++;
    }
  return left;
}

/**
 * jalons_calendar_n_periods:
 *
 * Returns: the number of teaching periods, 5 for the bundled years (P1 to P5)
 */
int
jalons_calendar_n_periods (JalonsCalendar *self)
{
  return (int) self->periods->len;
}

/**
 * jalons_calendar_period_of:
 *
 * Returns: 1 to jalons_calendar_n_periods(), or 0 in the holidays that part them and outside the year. A public holiday
 *   or a bridge within a period belongs to it
 */
int
jalons_calendar_period_of (JalonsCalendar *self,
                           JalonsDay day)
{
  for (guint i = 0; i < self->periods->len; i++)
    {
      const Period *period = &g_array_index (self->periods, Period, i);

      if (period->first_day <= day && day < period->end_day)
        return (int) i + 1;
    }
  return 0;
}
