/* The sums.
 * Invariant: an activity counts once for each of its divisions, unless it is cancelled or does not count at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hours.h"

#include "core/published/frameworks.h"
#include "core/published/references.h"

/**
 * jalons_activity_counts:
 *
 * Returns: whether @activity is in any sum of hours: it is not cancelled, and not for families or staff
 */
gboolean
jalons_activity_counts (const JalonsActivity *activity)
{
  return !jalons_activity_uncounted (activity) && jalons_activity_state (activity) != JALONS_STATE_CANCELLED;
}

/**
 * jalons_activity_lost_minutes:
 *
 * Returns: what @activity would count if it were not cancelled; 0 when it is not
 */
int
jalons_activity_lost_minutes (const JalonsActivity *activity)
{
  if (jalons_activity_uncounted (activity) || jalons_activity_state (activity) != JALONS_STATE_CANCELLED)
    return 0;
  return jalons_activity_slot (activity).minutes;
}

/**
 * jalons_activity_counted_minutes:
 *
 * What was held counts with the minutes really held; what is to come, with its planned length. Meetings for families
 * and training for staff owe nobody's hours and count for nothing (design, "Hours").
 *
 * Returns: minutes, 0 or more
 */
int
jalons_activity_counted_minutes (const JalonsActivity *activity)
{
  return jalons_activity_counted_minutes_at (activity, jalons_activity_slot (activity));
}

/**
 * jalons_activity_counted_minutes_at:
 * @slot: where @activity would be: what is asked of a Région lasts as long as the date that it lands on
 *
 * Returns: what jalons_activity_counted_minutes() would be there
 */
int
jalons_activity_counted_minutes_at (const JalonsActivity *activity,
                                    JalonsSlot slot)
{
  int held = jalons_activity_done_minutes (activity);

  if (!jalons_activity_counts (activity))
    return 0;
  if (jalons_activity_state (activity) == JALONS_STATE_DONE && held != JALONS_UNSET)
    return held;
  return slot.minutes;
}

/**
 * jalons_activity_sums:
 *
 * Returns: what @activity adds to each of the sums that it is in, for one of its divisions
 */
JalonsSums
jalons_activity_sums (const JalonsActivity *activity)
{
  int minutes = jalons_activity_counted_minutes (activity);
  JalonsState state = (JalonsState) jalons_activity_state (activity);
  gboolean done = state == JALONS_STATE_DONE;

  return (JalonsSums){
    .planned = minutes,
    .confirmed = done || state == JALONS_STATE_CONFIRMED ? minutes : 0,
    .done = done ? minutes : 0,
  };
}

static void
sums_add (JalonsSums *total,
          const JalonsSums *sums)
{
  total->planned += sums->planned;
  total->confirmed += sums->confirmed;
  total->done += sums->done;
}

static void
sums_count (JalonsSums *sums,
            const JalonsActivity *activity)
{
  const JalonsSums own = jalons_activity_sums (activity);

  sums_add (sums, &own);
}

/* The calendar */

/* Where a calendar is published, days that stand for none of its holidays are no holidays: a school closed for a week
 * of works does not begin a period. */
static JalonsBreak
break_of_closure (const JalonsClosure *closure,
                  gboolean published)
{
  JalonsBreak own = {
    .code = jalons_closure_replaces (closure),
    .name = jalons_closure_label (closure),
    .first_day = jalons_closure_first_day (closure),
    .return_day = jalons_closure_return_day (closure),
  };

  own.ends_period = (*own.code != '\0' || !published) && jalons_break_parts_periods (&own);
  return own;
}

static void
append_closures (GArray *breaks,
                 GPtrArray *closures,
                 gboolean published)
{
  for (guint i = 0; i < closures->len; i++)
    {
      const JalonsBreak own = break_of_closure (g_ptr_array_index (closures, i), published);

      if (own.first_day != JALONS_NO_DAY && own.return_day > own.first_day)
        g_array_append_val (breaks, own);
    }
}

/**
 * jalons_hours_has_holidays:
 * @year: a school's year
 *
 * Returns: whether its holidays are known: bundled, imported or typed. Without them weeks and periods are counted as if
 *   there were class from September to July
 */
gboolean
jalons_hours_has_holidays (JalonsDataset *dataset,
                           const JalonsYear *year)
{
  g_autoptr (GPtrArray) closures = NULL;

  if (jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year)) != NULL)
    return TRUE;
  closures = jalons_dataset_referring (dataset, JALONS_CLOSURE_YEAR, jalons_record_get_id (year));
  for (guint i = 0; i < closures->len; i++)
    if (break_of_closure (g_ptr_array_index (closures, i), FALSE).ends_period)
      return TRUE;
  return FALSE;
}

/* Without published dates (an académie of its own, a year to come): from 1 September to the first Saturday of July. */
static JalonsCalendar *
published_calendar (const JalonsYear *year,
                    gboolean alsace_moselle)
{
  const JalonsBundledYear *bundled = jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year));
  int start = MAX (jalons_year_start (year), 1);
  JalonsDay first = bundled ? bundled->first_day : jalons_day_new (start, 9, 1);
  JalonsDay last = bundled ? bundled->last_day : jalons_day_monday (jalons_day_new (start + 1, 7, 7)) - 2;

  if (jalons_year_first_day (year) != JALONS_NO_DAY)
    first = jalons_year_first_day (year);
  if (jalons_year_last_day (year) != JALONS_NO_DAY)
    last = jalons_year_last_day (year);
  return jalons_calendar_new (first, last, bundled ? bundled->breaks : NULL, bundled ? bundled->n_breaks : 0,
                              alsace_moselle);
}

/**
 * jalons_hours_calendar:
 * @year: a school's year
 *
 * The calendar of the zone as published, with the school's own first and last day, its closures, and its dates in place
 * of the holidays that it moved.
 *
 * Returns: (transfer full): the calendar
 */
JalonsCalendar *
jalons_hours_calendar (JalonsDataset *dataset,
                       const JalonsYear *year)
{
  JalonsSchool *school = jalons_dataset_follow (dataset, year, JALONS_YEAR_SCHOOL);
  gboolean alsace_moselle = school != NULL && jalons_uai_alsace_moselle (jalons_school_uai (school));
  g_autoptr (JalonsCalendar) published = published_calendar (year, alsace_moselle);
  g_autoptr (GPtrArray) closures = jalons_dataset_referring (dataset, JALONS_CLOSURE_YEAR, jalons_record_get_id (year));
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (JalonsBreak));

  append_closures (breaks, closures,
                   jalons_calendar_bundled (jalons_year_zone (year), jalons_year_start (year)) != NULL);
  return jalons_calendar_with_closures (published, (const JalonsBreak *) (void *) breaks->data, breaks->len);
}

/* What is owed */

static JalonsReference *
find_reference (JalonsDataset *dataset,
                const char *set,
                const char *school_id,
                const char *level)
{
  g_autofree char *id = NULL;

  /* Few change any, and an id is a hash to be worked out. */
  if (g_list_model_get_n_items (jalons_dataset_get_list (dataset, JALONS_ENTITY_REFERENCE)) == 0)
    return NULL;
  id = jalons_reference_make_id (set, school_id, level);
  return jalons_dataset_lookup (dataset, JALONS_ENTITY_REFERENCE, id);
}

static JalonsOwed
owed_by_set (JalonsDataset *dataset,
             const char *set,
             const char *level)
{
  JalonsReferenceFigure figure = { 0 };
  JalonsReference *edited = find_reference (dataset, set, "", level);

  if (edited != NULL)
    return (JalonsOwed){ jalons_reference_minutes (edited), JALONS_OWED_EDITED, set };
  if (!jalons_references_figure (set, level, &figure))
    return (JalonsOwed){ JALONS_UNSET, JALONS_OWED_UNKNOWN, "" };

  /* A set that is silent on a level leaves it to an older one, which may have been edited too. */
  edited = find_reference (dataset, figure.set->code, "", level);
  if (edited != NULL)
    return (JalonsOwed){ jalons_reference_minutes (edited), JALONS_OWED_EDITED, figure.set->code };
  return (JalonsOwed){ figure.minutes, JALONS_OWED_BUNDLED, figure.set->code };
}

/**
 * jalons_hours_owed_at_level:
 * @school_id: a school
 * @set: a reference set
 * @level: a level, of which there may be no class yet
 *
 * The school's own volume for the level, or that of the set.
 *
 * Returns: what a class of the level owes and why
 */
JalonsOwed
jalons_hours_owed_at_level (JalonsDataset *dataset,
                            const char *school_id,
                            const char *set,
                            const char *level)
{
  JalonsReference *own = find_reference (dataset, "", school_id, level);

  if (own != NULL && jalons_reference_minutes (own) != JALONS_UNSET)
    return (JalonsOwed){ jalons_reference_minutes (own), JALONS_OWED_SCHOOL, "" };
  return owed_by_set (dataset, set, level);
}

/**
 * jalons_hours_owed:
 *
 * The division's own volume, or its school's for the level, or that of the reference set that the year chose.
 *
 * Returns: what is owed and why
 */
JalonsOwed
jalons_hours_owed (JalonsDataset *dataset,
                   const JalonsDivision *division)
{
  JalonsYear *year = jalons_dataset_follow (dataset, division, JALONS_DIVISION_YEAR);

  if (jalons_division_owed (division) != JALONS_UNSET)
    return (JalonsOwed){ jalons_division_owed (division), JALONS_OWED_DIVISION, "" };
  if (year == NULL)
    return (JalonsOwed){ JALONS_UNSET, JALONS_OWED_UNKNOWN, "" };
  return jalons_hours_owed_at_level (dataset, jalons_year_school (year), jalons_year_reference_set (year),
                                     jalons_division_level (division));
}

/* The sums of a division */

/**
 * jalons_hours_axis_index:
 * @code: of an axis, or ""
 *
 * Returns: its place among the axes of the default framework and in every array of sums by axis, or -1
 */
int
jalons_hours_axis_index (const char *code)
{
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  for (gsize i = 0; i < MIN (n_axes, JALONS_HOURS_MAX_AXES); i++)
    if (g_str_equal (axes[i].code, code))
      return (int) i;
  return -1;
}

/* The same of a competence. */
static int
competence_index (const char *code)
{
  gsize n_competences;
  const JalonsCompetence *competences = jalons_competences_list (NULL, &n_competences);

  for (gsize i = 0; i < MIN (n_competences, JALONS_HOURS_MAX_COMPETENCES); i++)
    if (g_str_equal (competences[i].code, code))
      return (int) i;
  return -1;
}

static void
count_competences (JalonsHours *hours,
                   const JalonsActivity *activity,
                   int minutes)
{
  const char *const *codes = jalons_activity_competences (activity);

  for (unsigned i = 0; codes[i] != NULL; i++)
    {
      int competence = competence_index (codes[i]);

      if (competence >= 0)
        hours->competences[competence] += minutes;
    }
}

static void
count_when (JalonsHours *hours,
            JalonsDay day,
            const JalonsSums *own,
            JalonsCalendar *calendar)
{
  int period = day == JALONS_NO_DAY ? 0 : jalons_calendar_period_of (calendar, day);

  if (day == JALONS_NO_DAY)
    hours->undated += own->planned;
  if (period >= 1 && period <= JALONS_N_PERIODS)
    sums_add (&hours->periods[period - 1], own);
}

static void
count_activity (JalonsHours *hours,
                const JalonsActivity *activity,
                JalonsCalendar *calendar)
{
  const JalonsSums own = jalons_activity_sums (activity);
  int axis = jalons_hours_axis_index (jalons_activity_axis (activity));

  if (jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    return;
  hours->n_activities++;
  sums_add (&hours->total, &own);
  sums_add (axis >= 0 ? &hours->axes[axis] : &hours->without_axis, &own);
  count_competences (hours, activity, own.planned);
  count_when (hours, jalons_activity_slot (activity).day, &own, calendar);
  if (jalons_activity_half_day (activity))
    {
      hours->half_days++;
      hours->half_days_done += jalons_activity_state (activity) == JALONS_STATE_DONE;
    }
}

/**
 * jalons_hours_of_division:
 * @calendar: the calendar of the division's year, from jalons_hours_calendar()
 *
 * Returns: every sum of @division
 */
JalonsHours
jalons_hours_of_division (JalonsDataset *dataset,
                          const JalonsDivision *division,
                          JalonsCalendar *calendar)
{
  g_autoptr (GPtrArray) activities = jalons_dataset_find_activities (dataset, division);
  JalonsHours hours = { .owed = jalons_hours_owed (dataset, division) };

  for (guint i = 0; i < activities->len; i++)
    count_activity (&hours, g_ptr_array_index (activities, i), calendar);
  return hours;
}

/**
 * jalons_hours_sum_before:
 * @activities: (element-type JalonsActivity): the activities of a division
 * @day: a milestone
 *
 * Returns: the sums of those dated before @day; one of which only the week is known counts from its Monday on
 */
JalonsSums
jalons_hours_sum_before (GPtrArray *activities,
                         JalonsDay day)
{
  JalonsSums sums = { 0 };

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsDay when = jalons_activity_slot (g_ptr_array_index (activities, i)).day;

      if (when != JALONS_NO_DAY && when < day)
        sums_count (&sums, g_ptr_array_index (activities, i));
    }
  return sums;
}

/**
 * jalons_hours_sum_axes:
 * @activities: (element-type JalonsActivity): the activities of a division
 * @axes: (out): the sums for each axis, in the order of jalons_axes_list()
 */
void
jalons_hours_sum_axes (GPtrArray *activities,
                       JalonsSums axes[JALONS_HOURS_MAX_AXES])
{
  for (int i = 0; i < JALONS_HOURS_MAX_AXES; i++)
    axes[i] = (JalonsSums){ 0 };
  for (guint i = 0; i < activities->len; i++)
    {
      int axis = jalons_hours_axis_index (jalons_activity_axis (g_ptr_array_index (activities, i)));

      if (axis >= 0)
        sums_count (&axes[axis], g_ptr_array_index (activities, i));
    }
}

static void
add_week (JalonsActivity *activity,
          JalonsDay first_monday,
          int *minutes,
          gsize n_weeks)
{
  JalonsDay day = jalons_activity_slot (activity).day;

  if (day != JALONS_NO_DAY && day >= first_monday && (day - first_monday) / 7 < n_weeks)
    minutes[(day - first_monday) / 7] += jalons_activity_counted_minutes (activity);
}

/**
 * jalons_hours_add_weeks:
 * @activities: (element-type JalonsActivity): the activities of a division
 * @first_monday: the Monday of the first week
 * @minutes: (array length=n_weeks) (inout): for each week of the calendar, Monday to Sunday, with class or not
 *
 * Adds what counts of the dated activities to their weeks; those of other weeks are left out.
 */
void
jalons_hours_add_weeks (GPtrArray *activities,
                        JalonsDay first_monday,
                        int *minutes,
                        gsize n_weeks)
{
  for (guint i = 0; i < activities->len; i++)
    add_week (g_ptr_array_index (activities, i), first_monday, minutes, n_weeks);
}

/**
 * jalons_hours_week_loads:
 * @year: a school's year
 * @first_monday: the Monday of the first week
 * @minutes: (array length=n_weeks) (out): for each week of the calendar, the minutes of all divisions together
 *
 * The load of a school week by week, for the foot of the year view: an activity counts once for each of its divisions.
 */
void
jalons_hours_week_loads (JalonsDataset *dataset,
                         const JalonsYear *year,
                         JalonsDay first_monday,
                         int *minutes,
                         gsize n_weeks)
{
  g_autoptr (GPtrArray) divisions = jalons_dataset_referring (dataset, JALONS_DIVISION_YEAR,
                                                              jalons_record_get_id (year));

  for (gsize i = 0; i < n_weeks; i++)
    minutes[i] = 0;
  for (guint i = 0; i < divisions->len; i++)
    {
      g_autoptr (GPtrArray) links = jalons_dataset_referring (dataset, JALONS_PARTICIPATION_DIVISION,
                                                              jalons_record_get_id (divisions->pdata[i]));

      for (guint j = 0; j < links->len; j++)
        {
          JalonsActivity *activity = jalons_dataset_follow (dataset, links->pdata[j], JALONS_PARTICIPATION_ACTIVITY);

          if (activity != NULL)
            add_week (activity, first_monday, minutes, n_weeks);
        }
    }
}

/**
 * jalons_hours_remaining:
 *
 * Returns: owed - planned in minutes, negative for an excess; 0 when nobody says what is owed
 */
int
jalons_hours_remaining (const JalonsHours *hours)
{
  return hours->owed.minutes == JALONS_UNSET ? 0 : hours->owed.minutes - hours->total.planned;
}

/**
 * jalons_hours_add:
 * @total: the sum so far; start with { .owed.minutes = JALONS_UNSET }
 *
 * For a school or a level. What is owed adds up over the divisions of which it is known; its origin means nothing.
 */
void
jalons_hours_add (JalonsHours *total,
                  const JalonsHours *hours)
{
  if (hours->owed.minutes != JALONS_UNSET)
    total->owed.minutes = MAX (total->owed.minutes, 0) + hours->owed.minutes;
  sums_add (&total->total, &hours->total);
  sums_add (&total->without_axis, &hours->without_axis);
  for (unsigned i = 0; i < JALONS_HOURS_MAX_AXES; i++)
    sums_add (&total->axes[i], &hours->axes[i]);
  for (unsigned i = 0; i < JALONS_N_PERIODS; i++)
    sums_add (&total->periods[i], &hours->periods[i]);
  for (unsigned i = 0; i < JALONS_HOURS_MAX_COMPETENCES; i++)
    total->competences[i] += hours->competences[i];
  total->undated += hours->undated;
  total->half_days += hours->half_days;
  total->half_days_done += hours->half_days_done;
  total->n_activities += hours->n_activities;
}

/**
 * jalons_hours_planned_with:
 * @activities: (element-type JalonsActivity): the activities of a division
 * @proposal: (nullable): an activity that would join them, or take the place of the one with its id
 *
 * Returns: the planned minutes with @proposal
 */
int
jalons_hours_planned_with (GPtrArray *activities,
                           JalonsActivity *proposal)
{
  int minutes = proposal ? jalons_activity_counted_minutes (proposal) : 0;

  for (guint i = 0; i < activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (activities, i);

      if (proposal == NULL || !g_str_equal (jalons_record_get_id (activity), jalons_record_get_id (proposal)))
        minutes += jalons_activity_counted_minutes (activity);
    }
  return minutes;
}
