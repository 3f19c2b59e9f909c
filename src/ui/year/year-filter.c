/* What of a school's year is shown.
 * Invariant: nothing is judged here; the hours and the rules have already said who is behind and what is broken.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-filter.h"

/**
 * jalons_year_filter_is_empty:
 *
 * Returns: whether everything is shown; the order hides nothing
 */
gboolean
jalons_year_filter_is_empty (const JalonsYearFilter *self)
{
  return jalons_year_filter_count (self) == 0;
}

/**
 * jalons_year_filter_count:
 *
 * Returns: how many things are asked of what is shown
 */
guint
jalons_year_filter_count (const JalonsYearFilter *self)
{
  return (self->level != NULL) + (self->axis != NULL) + (self->kind != JALONS_FILTER_ANY) +
         (self->state != JALONS_FILTER_ANY) + (self->behind != FALSE) + (self->broken != FALSE);
}

gboolean
jalons_year_filter_equal (const JalonsYearFilter *a,
                          const JalonsYearFilter *b)
{
  return a->level == b->level && a->axis == b->axis && a->kind == b->kind && a->state == b->state &&
         a->behind == b->behind && a->broken == b->broken && a->order == b->order;
}

/**
 * jalons_year_filter_takes_division:
 * @hours: of @division
 *
 * Returns: whether the class is shown, as far as its level and its hours say
 */
gboolean
jalons_year_filter_takes_division (const JalonsYearFilter *self,
                                   const JalonsDivision *division,
                                   const JalonsHours *hours)
{
  if (self->level != NULL && !g_str_equal (self->level, jalons_division_level (division)))
    return FALSE;
  return !self->behind || jalons_hours_remaining (hours) > 0;
}

/**
 * jalons_year_filter_takes_activity:
 * @breaks_a_rule: whether @activity does
 *
 * Returns: whether it is shown
 */
gboolean
jalons_year_filter_takes_activity (const JalonsYearFilter *self,
                                   const JalonsActivity *activity,
                                   gboolean breaks_a_rule)
{
  if (self->axis != NULL && !g_str_equal (self->axis, jalons_activity_axis (activity)))
    return FALSE;
  if (self->kind != JALONS_FILTER_ANY && self->kind != jalons_activity_kind (activity))
    return FALSE;
  if (self->state != JALONS_FILTER_ANY && self->state != jalons_activity_state (activity))
    return FALSE;
  return !self->broken || breaks_a_rule;
}
