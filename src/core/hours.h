/* All arithmetic on hours: owed, planned, confirmed, done, remaining, and the same by axis, competence and period.
 * Invariant: the screen, the page, the bilan and the command line all ask here; nobody else adds minutes up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "core/time/calendar.h"

G_BEGIN_DECLS

#define JALONS_HOURS_MAX_AXES        8
#define JALONS_HOURS_MAX_COMPETENCES 32
#define JALONS_N_PERIODS             5

/**
 * JalonsOwed:
 * @minutes: what is owed, or %JALONS_UNSET when no text says and nobody set it
 * @origin: where the figure comes from
 * @set: code of the reference set used, "" when the figure is not from a set
 */
typedef enum
{
  JALONS_OWED_UNKNOWN,
  JALONS_OWED_BUNDLED,  /* the reference set as published */
  JALONS_OWED_EDITED,   /* the set as edited here */
  JALONS_OWED_SCHOOL,   /* the school's own volume */
  JALONS_OWED_DIVISION, /* the division's own volume */
} JalonsOwedOrigin;

typedef struct
{
  int minutes;
  JalonsOwedOrigin origin;
  const char *set;
} JalonsOwed;

/**
 * JalonsSums:
 *
 * All in minutes. planned is every activity that counts and is not cancelled; confirmed is the part of it that is
 * confirmed or done; done is what was held, with the minutes really held.
 */
typedef struct
{
  int planned;
  int confirmed;
  int done;
} JalonsSums;

/**
 * JalonsHours:
 * @owed: see #JalonsOwed
 * @total: the sums over every activity
 * @undated: the part of total.planned that has no date yet
 * @axes: the sums for each axis, in the order of jalons_axes_list(); activities without an axis are in none
 * @without_axis: the sums of the activities without a known axis
 * @competences: planned minutes for each competence, in the order of jalons_competences_list(); an activity counts its
 *   whole length for each of its competences, so that these do not add up to the total
 * @periods: the sums for each teaching period P1…P5; undated ones are in none
 * @half_days: how many demi-journées Avenir are planned, and @half_days_done held
 * @n_activities: how many activities that are not cancelled
 */
typedef struct
{
  JalonsOwed owed;
  JalonsSums total;
  int undated;
  JalonsSums axes[JALONS_HOURS_MAX_AXES];
  JalonsSums without_axis;
  int competences[JALONS_HOURS_MAX_COMPETENCES];
  JalonsSums periods[JALONS_N_PERIODS];
  int half_days;
  int half_days_done;
  int n_activities;
} JalonsHours;

JalonsCalendar *jalons_hours_calendar           (JalonsDataset *dataset, const JalonsYear *year);
gboolean        jalons_hours_has_holidays       (JalonsDataset *dataset, const JalonsYear *year);
JalonsOwed      jalons_hours_owed               (JalonsDataset *dataset, const JalonsDivision *division);
JalonsOwed      jalons_hours_owed_at_level      (JalonsDataset *dataset, const char *school_id, const char *set,
                                                 const char *level);
JalonsHours     jalons_hours_of_division        (JalonsDataset *dataset, const JalonsDivision *division,
                                                 JalonsCalendar *calendar);
int             jalons_hours_axis_index         (const char *code);
int             jalons_hours_remaining          (const JalonsHours *hours);
void            jalons_hours_add                (JalonsHours *total, const JalonsHours *hours);
int             jalons_hours_planned_with       (GPtrArray *activities, JalonsActivity *proposal);
JalonsSums      jalons_hours_sum_before         (GPtrArray *activities, JalonsDay day);
void            jalons_hours_sum_axes           (GPtrArray *activities, JalonsSums axes[JALONS_HOURS_MAX_AXES]);
void            jalons_hours_add_weeks          (GPtrArray *activities, JalonsDay first_monday, int *minutes,
                                                 gsize n_weeks);
void            jalons_hours_week_loads         (JalonsDataset *dataset, const JalonsYear *year,
                                                 JalonsDay first_monday, int *minutes, gsize n_weeks);
JalonsSums      jalons_activity_sums            (const JalonsActivity *activity);
gboolean        jalons_activity_counts          (const JalonsActivity *activity);
int             jalons_activity_lost_minutes    (const JalonsActivity *activity);
int             jalons_activity_counted_minutes (const JalonsActivity *activity);
int             jalons_activity_counted_minutes_at (const JalonsActivity *activity, JalonsSlot slot);

G_END_DECLS
